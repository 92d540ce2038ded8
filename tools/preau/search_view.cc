#include "tools/preau/search_view.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

constexpr int kIndent = 4;
constexpr int kBarColumns = 20;
constexpr int kMaxFacetLabel = 36;
// A hit with more of them isn't told apart better by the rest.
constexpr int kMaxLabels = 4;

using Values = google::protobuf::RepeatedPtrField<v1::LabelledValue>;

const std::string& LabelOf(const v1::LabelledValue& value) {
  return value.label().empty() ? value.id() : value.label();
}

std::string Labels(const Values& values) {
  std::vector<std::string> labels;
  for (int i = 0; i < std::min(values.size(), kMaxLabels); ++i) {
    labels.push_back(LabelOf(values[i]));
  }
  if (values.size() > kMaxLabels) labels.push_back("…");
  return absl::StrJoin(labels, ", ");
}

void AddLabels(const Values& values, std::vector<std::string>& parts) {
  if (!values.empty()) parts.push_back(Labels(values));
}

void AddLabel(const v1::LabelledValue& value, std::vector<std::string>& parts) {
  if (!LabelOf(value).empty()) parts.push_back(LabelOf(value));
}

// Where else the work is to be had.
void ShowCopies(const v1::Hit& hit, Output& output) {
  std::vector<std::string> providers;
  for (const v1::Copy& copy : hit.copies()) {
    providers.push_back(copy.provider().empty() ? LabelOf(copy.member())
                                                : copy.provider());
  }
  if (providers.empty()) return;
  output.Paragraph({output.Say("SEARCH_COPIES",
                               {{"providers", absl::StrJoin(providers, ", ")}}),
                    Style::kDim},
                   kIndent);
}

void ShowExplanation(const v1::Hit& hit, Output& output) {
  if (hit.explanation().empty()) return;
  output.Paragraph({absl::StrFormat("%.2f", hit.score()), Style::kBold},
                   kIndent);
  for (const v1::ScorePart& part : hit.explanation()) {
    StyledText line(absl::StrFormat("%+.2f  ", part.score()));
    line.Append(part.label());
    if (!part.words().empty()) line.Append(absl::StrCat(" : ", part.words()));
    if (part.kind() == v1::ScorePart::WORDS) {
      line.Append(
          absl::StrCat(" (",
                       output.Say("SEARCH_COUNTED",
                                  {{"title", absl::StrCat(part.title())},
                                   {"keyword", absl::StrCat(part.keyword())},
                                   {"name", absl::StrCat(part.name())},
                                   {"text", absl::StrCat(part.text())}}),
                       ")"),
          Style::kDim);
    }
    output.Paragraph(line, kIndent + 2);
  }
}

std::string Bar(int64_t count, int64_t largest) {
  if (largest <= 0) return "";
  const int64_t columns = std::max<int64_t>(
      (count * kBarColumns + largest / 2) / largest, count > 0 ? 1 : 0);
  std::string bar;
  for (int64_t i = 0; i < std::min<int64_t>(columns, kBarColumns); ++i) {
    absl::StrAppend(&bar, "█");
  }
  return bar;
}

void ShowFacet(const v1::Facet& facet, Output& output) {
  if (facet.values().empty()) return;
  StyledText head(facet.label().empty() ? facet.field() : facet.label(),
                  Style::kBold);
  const int more = facet.value_count() - facet.values_size();
  if (more > 0) {
    head.Append(absl::StrCat(" ", output.SayCount("SEARCH_MORE_VALUES", more)),
                Style::kDim);
  }
  output.Line(head);
  int label_columns = 0;
  size_t count_columns = 0;
  int64_t largest = 0;
  for (const v1::FacetValue& value : facet.values()) {
    label_columns =
        std::max(label_columns, DisplayWidth(Sanitise(value.label())));
    count_columns =
        std::max(count_columns, static_cast<size_t>(DisplayWidth(
                                    Number(value.count(), output.language()))));
    largest = std::max(largest, value.count());
  }
  label_columns = std::min(label_columns, kMaxFacetLabel);
  for (const v1::FacetValue& value : facet.values()) {
    const std::string& label =
        value.label().empty() ? value.id() : value.label();
    const std::string count = Number(value.count(), output.language());
    StyledText line(value.selected() ? "▸ " : "  ", Style::kMark);
    line.Append(
        PadRight(Truncate(Sanitise(label), label_columns), label_columns + 2),
        value.selected() ? Style::kBold : Style::kPlain);
    line.Append(std::string(
        count_columns - static_cast<size_t>(DisplayWidth(count)), ' '));
    line.Append(absl::StrCat(count, "  "));
    line.Append(Bar(value.count(), largest), Style::kLink);
    // The id is what a filter takes.
    line.Append(absl::StrCat("  ", value.id()), Style::kDim);
    output.Line(line);
  }
  output.Line();
}

void ShowTotal(const SearchPage& page, const v1::SearchResponse& response,
               Output& output) {
  StyledText total(output.SayCount("SEARCH_TOTAL", response.total_size()),
                   Style::kBold);
  for (const v1::AppliedFilter& filter : response.applied_filters()) {
    std::vector<std::string> labels;
    for (const v1::LabelledValue& value : filter.values()) {
      labels.push_back(LabelOf(value));
    }
    total.Append(" · ").Append(
        output.Say(filter.exclude() ? "SEARCH_EXCLUDED" : "SEARCH_FILTERED",
                   {{"field", filter.field_label()},
                    {"values", absl::StrJoin(labels, ", ")}}));
  }
  total.Append(absl::StrCat(" · ", Seconds(page.micros, output.language())),
               Style::kDim);
  output.Paragraph(total);
  if (response.has_all_words_size()) {
    output.Paragraph(
        {output.SayCount("SEARCH_RELAXED", response.all_words_size())});
  }
}

// "Vidéo", "Gratuit (filtre)".
std::string Meaning(const v1::Interpretation& said, const Output& output) {
  // "Yes" says nothing by itself.
  const bool is_yes = said.values_size() == 1 && said.values(0).id() == "yes";
  const std::string what = is_yes ? said.field_label() : Labels(said.values());
  const char* const code = said.dropped() ? "SEARCH_UNDERSTOOD_DROPPED"
                           : said.effect() == v1::Interpretation::FILTER
                               ? "SEARCH_UNDERSTOOD_FILTER"
                           : said.effect() == v1::Interpretation::PREFERENCE
                               ? "SEARCH_UNDERSTOOD_PREFERENCE"
                               : nullptr;
  return code == nullptr ? what : output.Say(code, {{"what", what}});
}

// What words were taken for, then what remained.
void ShowUnderstood(const v1::SearchResponse& response, Output& output) {
  std::vector<std::string> parts;
  std::vector<std::string> words;
  for (const v1::Interpretation& said : response.interpretation()) {
    if (said.effect() == v1::Interpretation::WORDS) {
      words.push_back(said.words());
    } else {
      parts.push_back(Meaning(said, output));
    }
  }
  if (parts.empty()) return;
  const std::string rest = absl::StrJoin(words, " ");
  if (!rest.empty()) {
    parts.push_back(output.Say(absl::StrContains(rest, ' ')
                                   ? "SEARCH_UNDERSTOOD_WORDS"
                                   : "SEARCH_UNDERSTOOD_WORD",
                               {{"words", rest}}));
  }
  output.Paragraph({output.Say("SEARCH_UNDERSTOOD",
                               {{"parts", absl::StrJoin(parts, " · ")}})});
}

void ShowNext(const SearchPage& page, const v1::SearchResponse& response,
              Output& output) {
  if (response.total_size() == 0) {
    output.Paragraph({output.Say("SEARCH_NOTHING")});
  } else if (page.number < page.asked) {
    output.Paragraph({output.Say("SEARCH_PAGE_MISSING",
                                 {{"page", absl::StrCat(page.asked)},
                                  {"last", absl::StrCat(page.number)}})});
  } else if (response.next_page_token().empty()) {
    return;
  } else if (page.by_token) {
    output.Paragraph({output.Say("SEARCH_NEXT_TOKEN",
                                 {{"token", response.next_page_token()}})});
  } else {
    output.Paragraph({output.Say("SEARCH_NEXT_PAGE",
                                 {{"page", absl::StrCat(page.number + 1)}})});
  }
}

}  // namespace

StyledText Marked(const v1::MarkedText& text, Style plain, Style marked) {
  const absl::string_view all = text.text();
  StyledText result;
  size_t done = 0;
  for (const v1::MarkedText::Span& span : text.spans()) {
    const size_t begin = span.begin();
    const size_t end = span.end();
    if (begin < done || end <= begin || end > all.size()) continue;
    result.Append(all.substr(done, begin - done), plain);
    result.Append(all.substr(begin, end - begin), marked);
    done = end;
  }
  result.Append(all.substr(done), plain);
  return result;
}

std::string Facts(const v1::Hit& hit, base::Language language) {
  std::vector<std::string> parts;
  AddLabels(hit.levels(), parts);
  AddLabels(hit.disciplines(), parts);
  AddLabels(hit.kinds(), parts);
  AddLabel(hit.licence(), parts);
  // What nobody has stated isn't worth a line's room.
  if (hit.access().id() != "unknown") AddLabel(hit.access(), parts);
  if (hit.duration_seconds() > 0) {
    parts.push_back(
        Seconds(int64_t{hit.duration_seconds()} * 1000000, language));
  }
  if (!hit.provider().empty()) parts.push_back(hit.provider());
  return absl::StrJoin(parts, " · ");
}

void ShowHit(int number, const v1::Hit& hit, Output& output,
             const std::string& reason) {
  StyledText title;
  title.Append(absl::StrCat(number, ". "), Style::kDim);
  title.Append(hit.title().text().empty()
                   ? StyledText(hit.name(), Style::kBold)
                   : Marked(hit.title(), Style::kBold, Style::kMark));
  output.Paragraph(title, kIndent, 0);
  output.Paragraph({Facts(hit, output.language())}, kIndent);
  if (!reason.empty()) output.Paragraph({reason}, kIndent);
  if (!hit.snippet().text().empty()) {
    StyledText snippet;
    if (hit.snippet().cut_before()) snippet.Append("… ");
    snippet.Append(Marked(hit.snippet(), Style::kPlain, Style::kMark));
    if (hit.snippet().cut_after()) snippet.Append(" …");
    output.Paragraph(snippet, kIndent);
  }
  ShowCopies(hit, output);
  ShowExplanation(hit, output);
  // Not broken: they are to be copied.
  const std::string indent(kIndent, ' ');
  const std::string& url = hit.url().empty() ? hit.permanent_link() : hit.url();
  if (!url.empty()) output.Line(StyledText(indent).Append(url, Style::kLink));
  output.Line(StyledText(indent).Append(hit.name(), Style::kDim));
  output.Line();
}

void ShowSearch(const SearchPage& page, const v1::SearchResponse& response,
                Output& output) {
  for (int i = 0; i < response.hits_size(); ++i) {
    ShowHit(page.first + i + 1, response.hits(i), output);
  }
  for (const v1::Facet& facet : response.facets()) ShowFacet(facet, output);
  ShowTotal(page, response, output);
  ShowUnderstood(response, output);
  if (response.has_spelling()) {
    output.Paragraph({response.spelling().message()});
  }
  if (response.index_changed()) {
    output.Paragraph({output.Say("SEARCH_INDEX_CHANGED")});
  }
  ShowNext(page, response, output);
}

}  // namespace preau::command
