#include "services/ingestion/writers/csv_writer.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/template.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/licence_matcher.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

using base::Language;
using log::v1::Notice;
using LangStrings = google::protobuf::RepeatedPtrField<log::v1::LangString>;
using Terms = google::protobuf::RepeatedPtrField<log::v1::Term>;

constexpr char kSeparator = ';';

// Several values in one cell. One that holds a comma is followed by the
// separator all the same, so that the comma isn't taken for one.
std::string Joined(std::vector<std::string> values) {
  for (std::string& value : values) {
    value = absl::StrReplaceAll(text::SanitiseUtf8(value),
                                {{";", ","}, {"|", ","}, {"\n", " "}});
  }
  std::string cell = absl::StrJoin(values, "; ");
  if (values.size() == 1 && absl::StrContains(cell, ",")) cell.push_back(';');
  return cell;
}

// As a person would type it: the label that means the term, else its id.
std::string Typed(const log::v1::Term& term) {
  if (term.id().empty()) return Label(term, Language::kFrench);
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  const std::string label = Label(term, Language::kFrench);
  const vocabulary::Resolution found =
      all.Resolve(term.vocabulary(), label, "");
  const bool safe = !absl::StrContains(label, ";") &&
                    !absl::StrContains(label, "|") && found.found() &&
                    found.term->id == term.id();
  return safe ? label : term.id();
}

std::string Typed(const Terms& terms) {
  std::vector<std::string> values;
  for (const log::v1::Term& term : terms) values.push_back(Typed(term));
  return Joined(values);
}

// All of them: there is one cell.
std::string Texts(const LangStrings& texts) {
  return absl::StrJoin(texts, "\n",
                       [](std::string* out, const log::v1::LangString& text) {
                         out->append(text.value());
                       });
}

std::string LicenceText(const log::v1::Licence& licence) {
  for (const log::v1::LangString& statement : licence.statement()) {
    const vocabulary::LicenceMatch match =
        vocabulary::MatchLicence(statement.value());
    if (match.known() && match.licence == licence.term().id()) {
      return statement.value();
    }
  }
  if (!licence.statement().empty()) return Texts(licence.statement());
  const std::string url =
      vocabulary::LicenceUrl(licence.term().id(), licence.version());
  return url.empty()
             ? vocabulary::LicenceLabel(licence.term().id(), licence.version(),
                                        Language::kFrench)
             : url;
}

std::string Authors(const Notice& notice) {
  std::vector<std::string> names;
  for (const log::v1::Contribution& each : notice.contribution()) {
    if (IsAuthor(each)) names.push_back(NameOf(each.agent()));
  }
  return Joined(names);
}

std::vector<std::string> Words(const LangStrings& texts) {
  std::vector<std::string> words;
  for (const log::v1::LangString& text : texts) words.push_back(text.value());
  return words;
}

// By the field that a column is for.
std::map<std::string, std::string> Cells(const Record& record) {
  const Notice& notice = record.notice;
  const log::v1::Date& date = notice.date_published();
  std::string key =
      notice.identifier().empty() ? "" : notice.identifier(0).entry();
  // Something has to tell the line from others.
  if (key.empty() && notice.url().empty()) key = record.permanent_link;
  return {
      {"identifier", key},
      {"title",
       std::string(notice::BestText(notice.title(), Language::kFrench))},
      {"description", Texts(notice.description())},
      {"url", notice.url()},
      {"level", Typed(notice.level())},
      {"discipline", Typed(notice.discipline())},
      {"kind", Typed(notice.kind())},
      {"audience", Typed(notice.audience())},
      {"licence", LicenceText(notice.licence())},
      {"access", notice.access().term().id().empty()
                     ? notice.access().evidence()
                     : Typed(notice.access().term())},
      {"keyword", Joined(Words(notice.keyword()))},
      {"language", Typed(notice.language())},
      {"author", Authors(notice)},
      {"provider", notice.provider()},
      {"duration", ReadableDuration(notice.duration_seconds())},
      {"date_published", date.value().empty() ? date.text() : date.value()},
      {"thumbnail_url", notice.thumbnail_url()},
      {"accessibility", Typed(notice.accessibility().feature())},
  };
}

// Excel and others calculate what begins so; readers drop the space.
std::string NotFormula(const std::string& cell) {
  const bool formula =
      !cell.empty() && absl::StrContains("=+-@", cell.substr(0, 1));
  return formula ? absl::StrCat(" ", cell) : cell;
}

}  // namespace

std::string CsvHeader() {
  std::vector<std::string> headers;
  for (const sheets::TemplateColumn& column : sheets::TemplateColumns()) {
    headers.emplace_back(column.header);
  }
  return absl::StrCat("\xEF\xBB\xBF", sheets::JoinCsv(headers, kSeparator),
                      "\r\n");
}

std::string WriteCsv(const Record& record) {
  const std::map<std::string, std::string> by_field = Cells(record);
  std::vector<std::string> cells;
  for (const sheets::TemplateColumn& column : sheets::TemplateColumns()) {
    const auto found = by_field.find(std::string(column.field));
    cells.push_back(found == by_field.end()
                        ? ""
                        : NotFormula(text::SanitiseUtf8(found->second)));
  }
  return absl::StrCat(sheets::JoinCsv(cells, kSeparator), "\r\n");
}

}  // namespace preau::writers
