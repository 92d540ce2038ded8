#ifndef SERVICES_INGESTION_CHECKUP_WORDS_OF_REPORT_H_
#define SERVICES_INGESTION_CHECKUP_WORDS_OF_REPORT_H_

#include <string>
#include <vector>

#include "services/ingestion/checkup/checkup.h"
#include "storage/base/language.h"

// A report in sentences, the same on a page and on a terminal. Thread-safe.
namespace preau::checkup {

// One sort of search: "mot du titre et niveau", an example of it with the
// example's fate, and how many found their record.
struct SearchLine {
  std::string sort;
  std::string example;
  // Of the example: where it found its record, or why it didn't.
  std::string fate;
  bool example_succeeded = false;
  // "97 sur 100"; for a single record "oui" or "non".
  std::string found;
  // Of 1.
  double share = 0;
};

struct CorrectionText {
  // "Donner le niveau".
  std::string head;
  // "300 recherches de plus trouveraient ces notices", and who lacks it.
  std::string gain;
  std::string lacking;
  // What to write and where, and the name of that place, which is part of it.
  std::string write;
  std::string element;
};

struct ReportWords {
  std::string title;
  // How many were read, taken, refused and why.
  std::vector<std::string> summary;
  std::string searches_head;
  std::vector<SearchLine> searches;
  // The few that gain most; what to say where there is none.
  std::string corrections_head;
  std::vector<CorrectionText> corrections;
  std::string no_correction;
  // Values that are the same in all, unknown ones, ScoLOMFR; may be empty.
  std::string also_head;
  std::vector<std::string> also;
  // What the figures rest on.
  std::string footnote;
};
inline constexpr size_t kShownCorrections = 3;

ReportWords WordsOf(const Report& report, base::Language language);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_WORDS_OF_REPORT_H_
