#include "services/ingestion/checkup/words_of_report.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/document/fields.h"
#include "indexer/text/html_text.h"
#include "storage/messages/messages.h"

namespace preau::checkup {
namespace {

// A page has room for so many.
constexpr size_t kShownUnknown = 4;
constexpr size_t kShownConstants = 3;
constexpr size_t kShownValueBytes = 80;

absl::string_view CodeOf(Sort sort) {
  switch (sort) {
    case Sort::kTitle:
      return "CHECK_SORT_TITLE";
    case Sort::kTitleWords:
      return "CHECK_SORT_TITLE_WORDS";
    case Sort::kKeyword:
      return "CHECK_SORT_KEYWORD";
    case Sort::kDescription:
      return "CHECK_SORT_DESCRIPTION";
    case Sort::kLevel:
      return "CHECK_SORT_LEVEL";
    case Sort::kDiscipline:
      return "CHECK_SORT_DISCIPLINE";
    case Sort::kKind:
      return "CHECK_SORT_KIND";
    case Sort::kLevelAndDiscipline:
      return "CHECK_SORT_LEVEL_AND_DISCIPLINE";
    case Sort::kLevelFilter:
      return "CHECK_SORT_LEVEL_FILTER";
    case Sort::kDisciplineFilter:
      return "CHECK_SORT_DISCIPLINE_FILTER";
    case Sort::kKindFilter:
      return "CHECK_SORT_KIND_FILTER";
    case Sort::kLicenceFilter:
      return "CHECK_SORT_LICENCE_FILTER";
    case Sort::kLanguageFilter:
      break;
  }
  return "CHECK_SORT_LANGUAGE_FILTER";
}

std::string Shown(absl::string_view value) {
  const absl::string_view cut = text::TruncateUtf8(value, kShownValueBytes);
  return cut.size() < value.size() ? absl::StrCat(cut, "…") : std::string(cut);
}

class Writer {
 public:
  Writer(const Report& report, base::Language language)
      : report_(report), language_(language) {}

  ReportWords Write() {
    ReportWords words;
    words.title = Say("CHECK_TITLE");
    Summary(words.summary);
    words.searches_head =
        Say("CHECK_SEARCHES_HEAD", {{"found", absl::StrCat(report_.found)},
                                    {"all", absl::StrCat(report_.searches)}});
    for (const SortReport& sort : report_.sorts) {
      words.searches.push_back(Line(sort));
    }
    words.corrections_head = Say("CHECK_CORRECTIONS_HEAD");
    for (const Correction& correction : report_.corrections) {
      if (words.corrections.size() == kShownCorrections) break;
      words.corrections.push_back(Correct(correction));
    }
    words.no_correction = Say(report_.titles.empty() ? "CHECK_NONE_TAKEN"
                                                     : "CHECK_NO_CORRECTION");
    words.also_head = Say("CHECK_ALSO_HEAD");
    Also(words.also);
    words.footnote = Say("CHECK_FOOTNOTE");
    return words;
  }

 private:
  std::string Say(absl::string_view code,
                  const messages::Args& args = {}) const {
    return messages::Say(code, language_, args);
  }
  // As Say(), of CODE_ONE or CODE_MANY.
  std::string SayCount(absl::string_view code, size_t count,
                       messages::Args args = {}) const {
    args["count"] = absl::StrCat(count);
    return Say(absl::StrCat(code, count == 1 ? "_ONE" : "_MANY"), args);
  }
  std::string FieldName(Field field) const {
    return Say(
        absl::StrCat("CHECK_FIELD_", absl::AsciiStrToUpper(NameOf(field))));
  }
  std::string Label(Field field, const std::string& id) const {
    const auto index = document::FieldIndex(NameOf(field));
    return index.has_value() ? document::ValueLabel(*index, id, language_) : id;
  }
  std::string ProblemText(const v1::HarvestRemark& problem) const {
    return Say(problem.reason(),
               {problem.args().begin(), problem.args().end()});
  }

  void Summary(std::vector<std::string>& lines) const {
    const v1::HarvestCounts& counts = report_.trial.counts();
    std::string line =
        report_.titles.empty() ? Say("CHECK_TAKEN_NONE")
        : report_.titles.size() == 1
            ? Say("CHECK_TAKEN_ONE", {{"title", report_.titles[0]}})
            : Say("CHECK_TAKEN_MANY",
                  {{"count", absl::StrCat(report_.titles.size())}});
    if (report_.trial.expected() > 0) {
      absl::StrAppend(&line, " ",
                      Say("CHECK_EXPECTED",
                          {{"count", absl::StrCat(report_.trial.expected())}}));
    } else if (report_.more) {
      absl::StrAppend(&line, " ", Say("CHECK_MORE"));
    }
    lines.push_back(std::move(line));
    if (counts.refused() > 0) {
      std::string why;
      for (const v1::HarvestedRecord& record : report_.trial.records()) {
        if (record.outcome() != v1::HarvestedRecord::REFUSED) continue;
        why = ProblemText(record.problem());
        break;
      }
      lines.push_back(
          SayCount("CHECK_REFUSED", counts.refused(), {{"why", why}}));
    }
    if (counts.deleted() > 0) {
      lines.push_back(SayCount("CHECK_DELETED", counts.deleted()));
    }
  }

  std::string QueryText(const Probe& probe) const {
    std::string query = probe.query;
    if (probe.is_supposed) {
      query = Say("CHECK_QUERY_SUPPOSED",
                  {{"word", query.substr(0, query.rfind(' '))}});
      return query;
    }
    query = Say("CHECK_QUERY", {{"query", Shown(query)}});
    if (probe.filter_field.empty()) return query;
    for (const Field field : kFields) {
      if (NameOf(field) != probe.filter_field) continue;
      return Say("CHECK_QUERY_FILTER",
                 {{"query", Shown(probe.query)},
                  {"field", FieldName(field)},
                  {"value", Label(field, probe.filter_value)}});
    }
    return query;
  }

  SearchLine Line(const SortReport& sort) const {
    SearchLine line;
    line.sort = Say(CodeOf(sort.sort));
    line.share =
        static_cast<double>(sort.found) / static_cast<double>(sort.tried);
    // What fails is what one can do something about.
    const bool failed = sort.found < sort.tried;
    const SortReport::Example& example = failed ? sort.failure : sort.success;
    line.example_succeeded = !failed;
    line.example = QueryText(example.probe);
    line.fate =
        failed ? Say("CHECK_FAILS", {{"why", Cause(example)}})
               : Say("CHECK_PLACE", {{"place", absl::StrCat(example.place)}});
    const bool alone = report_.titles.size() == 1;
    if (alone && sort.tried == 1) {
      line.found = Say(failed ? "VALUE_NO" : "VALUE_YES");
    } else {
      line.found = Say("CHECK_FOUND_OF", {{"found", absl::StrCat(sort.found)},
                                          {"all", absl::StrCat(sort.tried)}});
    }
    return line;
  }

  std::string Cause(const SortReport::Example& example) const {
    if (example.lacks.empty()) return Say("CHECK_CAUSE_WORDS");
    if (!example.not_understood.empty()) {
      return Say("CHECK_CAUSE_NOT_UNDERSTOOD",
                 {{"value", Shown(example.not_understood)}});
    }
    std::vector<std::string> causes;
    for (const Field field : example.lacks) {
      causes.push_back(Say(
          absl::StrCat("CHECK_CAUSE_", absl::AsciiStrToUpper(NameOf(field)))));
    }
    return absl::StrJoin(causes, ", ");
  }

  CorrectionText Correct(const Correction& correction) const {
    const std::string name = absl::AsciiStrToUpper(NameOf(correction.field));
    CorrectionText text;
    text.head = Say(absl::StrCat("CHECK_HEAD_", name));
    text.gain = correction.searches > 0
                    ? SayCount("CHECK_GAIN", correction.searches)
                    : Say("CHECK_GAIN_NONE");
    text.lacking = SayCount("CHECK_LACKING", correction.lacking);
    if (correction.not_understood > 0) {
      absl::StrAppend(
          &text.lacking, " ",
          SayCount("CHECK_NOT_UNDERSTOOD", correction.not_understood));
    }
    std::string value = correction.value;
    if (!correction.uri.empty()) {
      value = absl::StrCat(value, " (", correction.uri, ")");
    }
    text.element = correction.element;
    text.write = Say(absl::StrCat("CHECK_WRITE_", name),
                     {{"element", correction.element}, {"value", value}});
    return text;
  }

  void Also(std::vector<std::string>& lines) const {
    size_t shown = 0;
    for (const v1::Trial::ConstantField& constant : report_.trial.constants()) {
      if (shown++ == kShownConstants) break;
      lines.push_back(Say(
          "CHECK_CONSTANT",
          {{"field", constant.field()}, {"value", Shown(constant.value())}}));
    }
    shown = 0;
    for (const UnknownValue& unknown : report_.unknown) {
      if (shown++ == kShownUnknown) {
        lines.push_back(SayCount("CHECK_UNKNOWN_MORE",
                                 report_.unknown.size() - kShownUnknown));
        break;
      }
      lines.push_back(SayCount(unknown.field == Field::kLicence
                                   ? "CHECK_UNKNOWN_LICENCE"
                                   : "CHECK_UNKNOWN",
                               unknown.records,
                               {{"field", FieldName(unknown.field)},
                                {"value", Shown(unknown.value)}}));
    }
    const Conformance& conformance = report_.conformance;
    if (conformance.judged > 0) {
      std::string line = Say("CHECK_CONFORMANCE",
                             {{"count", absl::StrCat(conformance.conforming)},
                              {"all", absl::StrCat(conformance.judged)}});
      if (conformance.commonest_records > 0) {
        absl::StrAppend(
            &line, " ",
            Say(conformance.commonest.field.empty()
                    ? "CHECK_COMMONEST_FAULT_OF_ALL"
                    : "CHECK_COMMONEST_FAULT",
                {{"field", conformance.commonest.field},
                 {"fault", Say(conformance.commonest.reason,
                               {conformance.commonest.args.begin(),
                                conformance.commonest.args.end()})}}));
      }
      lines.push_back(std::move(line));
    }
    for (const v1::HarvestRemark& remark : report_.trial.remarks()) {
      if (lines.size() >= 10) break;
      lines.push_back(ProblemText(remark));
    }
  }

  const Report& report_;
  const base::Language language_;
};

}  // namespace

ReportWords WordsOf(const Report& report, base::Language language) {
  return Writer(report, language).Write();
}

}  // namespace preau::checkup
