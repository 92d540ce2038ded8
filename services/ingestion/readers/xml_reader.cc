#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/xml_document.h"
#include "services/ingestion/readers/xml_record.h"

namespace preau::readers {
namespace {

// One file: a record, or an OAI-PMH answer with many.
class XmlReader : public Reader {
 public:
  explicit XmlReader(ReaderOptions options) : options_(std::move(options)) {}

  absl::Status Feed(absl::string_view piece, const Emit&) override {
    // One byte more than is allowed is enough to refuse it.
    bytes_.append(piece.data(),
                  std::min(piece.size(), kMaxXmlBytes + 1 - bytes_.size()));
    return absl::OkStatus();
  }

  absl::Status Finish(const Emit& emit) override {
    const std::string text = XmlText(bytes_);
    pugi::xml_document document;
    const absl::Status loaded = LoadXml(text, document);
    const pugi::xml_node root = document.document_element();
    if (loaded.ok() && IsOaiAnswer(root)) {
      return ReadOaiAnswer(root, text, options_.file_name, emit);
    }
    ParsedRecord record;
    record.location = options_.file_name;
    record.media_type = "application/xml";
    record.status = loaded;
    if (record.status.ok()) MapXmlRecord(root, record);
    record.original = std::move(bytes_);
    return emit(std::move(record));
  }

 private:
  const ReaderOptions options_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<Reader> CreateXmlReader(ReaderOptions options) {
  return std::make_unique<XmlReader>(std::move(options));
}

}  // namespace preau::readers
