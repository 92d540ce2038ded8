#include <utility>

#include "services/ingestion/html/document.h"
#include "services/ingestion/readers/html_page.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/whole_file_reader.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

// A web page that somebody has kept in a file. What it asks of robots is no
// concern of who has it.
class HtmlReader : public WholeFileReader {
 public:
  explicit HtmlReader(ReaderOptions options)
      : WholeFileReader(std::move(options.file_name), html::kMaxHtmlBytes) {}

 private:
  absl::Status ReadFile(std::string bytes, const Emit& emit) override {
    PREAU_ASSIGN_OR_RETURN(HtmlPage page,
                           ReadHtmlPage(bytes, "", file_name(), ResolveWhole));
    for (ParsedRecord& record : page.records) {
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    }
    return absl::OkStatus();
  }
};

}  // namespace

std::unique_ptr<Reader> CreateHtmlReader(ReaderOptions options) {
  return std::make_unique<HtmlReader>(std::move(options));
}

}  // namespace preau::readers
