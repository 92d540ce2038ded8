#ifndef SERVICES_INGESTION_CHECKUP_HTML_PAGE_H_
#define SERVICES_INGESTION_CHECKUP_HTML_PAGE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/ingestion/checkup/words_of_report.h"
#include "storage/base/language.h"

namespace preau::checkup {

// The report as a page of HTML to be mailed: whole in itself, one page of A4
// when printed, readable without colours and by a screen reader (WCAG 2.1 AA).
// `about` is the file or address that it is about. Texts of records are only
// ever text there.
std::string HtmlPage(const ReportWords& words, absl::string_view about,
                     int64_t now_micros, base::Language language);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_HTML_PAGE_H_
