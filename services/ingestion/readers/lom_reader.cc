#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "services/ingestion/readers/line_reader.h"
#include "services/ingestion/readers/lom_document.h"
#include "services/ingestion/readers/lom_mapper.h"

namespace preau::readers {
namespace {

class LomReader : public Reader {
 public:
  explicit LomReader(ReaderOptions options) : options_(std::move(options)) {}

  absl::Status Feed(absl::string_view piece, const Emit&) override {
    // One byte more than is allowed is enough to refuse it.
    bytes_.append(piece.data(),
                  std::min(piece.size(), kMaxLomBytes + 1 - bytes_.size()));
    return absl::OkStatus();
  }

  absl::Status Finish(const Emit& emit) override {
    ParsedRecord record;
    record.location = options_.file_name;
    record.media_type = "application/xml";
    pugi::xml_document document;
    record.status = LoadLom(bytes_, document);
    if (record.status.ok()) {
      MapLom(document.document_element(), record);
      record.original = std::move(bytes_);
    }
    return emit(std::move(record));
  }

 private:
  const ReaderOptions options_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<Reader> CreateLomReader(ReaderOptions options) {
  return std::make_unique<LomReader>(std::move(options));
}

}  // namespace preau::readers
