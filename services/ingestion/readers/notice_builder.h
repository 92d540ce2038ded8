#ifndef SERVICES_INGESTION_READERS_NOTICE_BUILDER_H_
#define SERVICES_INGESTION_READERS_NOTICE_BUILDER_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// Where a value stands in its original, and by which rule it was taken.
struct Origin {
  std::string path;
  std::string rule;
  // Not in the original: the importer's mapping says it of the whole source.
  bool declared = false;
};

// Fills a notice value by value, each with its evidence (path, rule, original
// value) in Notice.provenance; guesses nothing. What
// no vocabulary knows is kept as text with a remark, what is too long is cut
// with a remark. Thread-compatible.
class NoticeBuilder {
 public:
  // `record` must outlive it.
  explicit NoticeBuilder(ParsedRecord* record) : record_(*record) {}

  // Names of fields that Add() takes.
  static bool HasField(absl::string_view field);

  // Adds a value to a field by its name ("title", "level", "author" …), as a
  // mapping does.
  void Add(absl::string_view field, absl::string_view value,
           absl::string_view language, const Origin& origin);

  void AddText(google::protobuf::RepeatedPtrField<log::v1::LangString>* texts,
               absl::string_view field, absl::string_view value,
               absl::string_view language, const Origin& origin);
  // A value of a vocabulary, once.
  void AddTerm(google::protobuf::RepeatedPtrField<log::v1::Term>* terms,
               absl::string_view field, absl::string_view vocabulary,
               absl::string_view stated, absl::string_view label,
               const Origin& origin);
  log::v1::Term ResolveTerm(absl::string_view field,
                            absl::string_view vocabulary,
                            absl::string_view stated, absl::string_view label);
  void SetLicence(absl::string_view statement, absl::string_view language,
                  const Origin& origin);
  // Values that are dropped with a remark when they can't be read: seconds,
  // bytes; and a date, which is then kept as text.
  int ReadDuration(absl::string_view field, absl::string_view value);
  int64_t ReadSize(absl::string_view field, absl::string_view value);
  log::v1::Date ReadDate(absl::string_view field, absl::string_view value);
  // The first address is the resource's.
  void AddUrl(absl::string_view url, const Origin& origin);
  void AddContribution(log::v1::Contribution contribution,
                       const Origin& origin);

  // Says of a field that was filled in by other means ("version",
  // "relation[2]") where it comes from; `original` when the value was changed
  // on the way.
  void Said(std::string field, const Origin& origin,
            absl::string_view original = "");

  // Of the last of `size` values.
  void SaidLast(absl::string_view field, int size, const Origin& origin);

  void Remark(absl::string_view reason, absl::string_view field,
              absl::string_view value);
  log::v1::Notice& notice() { return record_.notice; }

  // Refuses the record unless it has a title.
  void Check(absl::string_view title_field);

 private:
  ParsedRecord& record_;
};

// White space trimmed and collapsed, as well-formed text.
std::string CleanText(absl::string_view text);

// BCP 47 for what records say ("fre", "http://id.loc.gov/…/fr"); empty for
// "none" and what isn't known.
std::string LanguageTagOf(absl::string_view stated);

// ISO 8601 "PT1H30M" in seconds; 0 when it says nothing, as "PT0H" does.
int ParseDuration(absl::string_view text);

// A date as precise as it is; unknown forms are kept as text.
log::v1::Date ParseDate(absl::string_view text);

// What people type in French where a form asks for a duration or a date: "45
// min", "1 h 30", "00:04:12" in ISO 8601 ("PT45M"); "15/03/2021", "mars 2021".
// What is of no such form comes back as it is.
std::string TypedDuration(absl::string_view text);
std::string TypedDate(absl::string_view text);

// "7-9" and "10-" in years.
log::v1::AgeRange ParseAgeRange(absl::string_view stated);

// Number of the ScoLOMFR vocabulary that a text names: "022" of
// "…/scolomfr-voc-022" and of "scolomfr-voc-022-num-018"; empty when none.
std::string ScolomfrVocabularyOf(absl::string_view text);

// A name without e-mail addresses and telephone numbers; empty when nothing
// else is there.
std::string WithoutContact(absl::string_view name);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_NOTICE_BUILDER_H_
