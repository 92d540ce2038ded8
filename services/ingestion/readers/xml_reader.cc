#include <pugixml.hpp>
#include <utility>

#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/whole_file_reader.h"
#include "services/ingestion/readers/xml_document.h"
#include "services/ingestion/readers/xml_record.h"

namespace preau::readers {
namespace {

// One file: a record, or an OAI-PMH answer with many.
class XmlReader : public WholeFileReader {
 public:
  explicit XmlReader(ReaderOptions options)
      : WholeFileReader(std::move(options.file_name), kMaxXmlBytes) {}

 private:
  absl::Status ReadFile(std::string bytes, const Emit& emit) override {
    std::string converted;
    // Most often the same bytes, which are many.
    if (!IsXmlText(bytes)) converted = XmlText(bytes);
    const absl::string_view text =
        converted.empty() ? absl::string_view(bytes) : converted;
    pugi::xml_document document;
    const absl::Status loaded =
        LoadXml(text, document, converted.empty() ? 0 : bytes.size());
    const pugi::xml_node root = document.document_element();
    if (loaded.ok() && IsOaiAnswer(root)) {
      return ReadOaiAnswer(root, text, file_name(), emit);
    }
    ParsedRecord record;
    record.location = file_name();
    record.media_type = "application/xml";
    record.status = loaded;
    if (record.status.ok()) MapXmlRecord(root, record);
    record.original = std::move(bytes);
    return emit(std::move(record));
  }
};

}  // namespace

std::unique_ptr<Reader> CreateXmlReader(ReaderOptions options) {
  return std::make_unique<XmlReader>(std::move(options));
}

}  // namespace preau::readers
