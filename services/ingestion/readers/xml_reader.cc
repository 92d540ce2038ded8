#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/feed_mapper.h"
#include "services/ingestion/readers/lido_mapper.h"
#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/whole_file_reader.h"
#include "services/ingestion/readers/xml_document.h"
#include "services/ingestion/readers/xml_record.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

// One file: a record, an OAI-PMH answer with many, a feed, or LIDO's wrap of
// many.
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
    if (loaded.ok() && IsFeed(root)) {
      return ReadEach(FeedItems(root), text, MapFeedItem, emit);
    }
    if (const std::vector<pugi::xml_node> several = RecordsIn(root);
        loaded.ok() && several[0] != root) {
      return ReadEach(several, text, MapXmlRecord, emit);
    }
    ParsedRecord record;
    record.location = file_name();
    record.media_type = "application/xml";
    record.status = loaded;
    if (record.status.ok()) MapXmlRecord(root, record);
    record.original = std::move(bytes);
    return emit(std::move(record));
  }

  template <typename Map>
  absl::Status ReadEach(const std::vector<pugi::xml_node>& nodes,
                        absl::string_view text, Map map, const Emit& emit) {
    int count = 0;
    for (const pugi::xml_node& node : nodes) {
      ParsedRecord record;
      record.location = absl::StrCat(file_name(), ":", ++count);
      record.media_type = "application/xml";
      // Before it is read, which may change it.
      record.original = std::string(SourceOf(node, text));
      map(node, record);
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    }
    return absl::OkStatus();
  }
};

}  // namespace

std::unique_ptr<Reader> CreateXmlReader(ReaderOptions options) {
  return std::make_unique<XmlReader>(std::move(options));
}

}  // namespace preau::readers
