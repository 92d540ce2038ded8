#include "services/extraction/documents/collector.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"

namespace preau::documents {
namespace {

constexpr int kMaxFindings = 200;
constexpr size_t kMaxWordBytes = 60;
// More pages than any document has.
constexpr int kMaxStatedPages = 1'000'000;
constexpr size_t kMaxLicenceLine = 400;
constexpr int kMaxLicenceLines = 5;

void SetEvidence(absl::string_view place, absl::string_view rule,
                 extraction::Evidence* evidence) {
  evidence->set_place(CleanValue(place, 500));
  evidence->set_rule(std::string(rule));
}

// A word, once.
void AddWord(absl::string_view word,
             google::protobuf::RepeatedPtrField<std::string>* words) {
  std::string clean = CleanValue(word, kMaxWordBytes);
  if (words->size() >= kMaxValues ||
      std::find(words->begin(), words->end(), clean) != words->end()) {
    return;
  }
  *words->Add() = std::move(clean);
}

// Whether a line of text may name a licence.
bool MayNameLicence(absl::string_view line) {
  const std::string lower = absl::AsciiStrToLower(line);
  for (const char* word : {"creative commons", "creativecommons.org", "cc by",
                           "cc-by", "cc0", "licence ouverte", "domaine public",
                           "public domain", "gnu free documentation"}) {
    if (absl::StrContains(lower, word)) return true;
  }
  return false;
}

}  // namespace

std::string CleanValue(absl::string_view value, size_t max_bytes) {
  std::string clean =
      text::SanitiseUtf8(text::TruncateUtf8(value, 4 * max_bytes));
  absl::RemoveExtraAsciiWhitespace(&clean);
  return std::string(text::TruncateUtf8(clean, max_bytes));
}

bool IsRemote(absl::string_view url) {
  return absl::StartsWithIgnoreCase(url, "http:") ||
         absl::StartsWithIgnoreCase(url, "https:") ||
         absl::StartsWith(url, "//");
}

void Collector::Add(Texts* texts, absl::string_view value,
                    absl::string_view place, absl::string_view rule,
                    absl::string_view language) {
  std::string clean = CleanValue(value);
  if (clean.empty() || texts->size() >= kMaxValues) return;
  for (const extraction::Text& text : *texts) {
    if (text.value() == clean) return;
  }
  extraction::Text* text = texts->Add();
  text->set_value(std::move(clean));
  text->set_language(CleanValue(language, 35));
  SetEvidence(place, rule, text->mutable_evidence());
}

void Collector::AddKeywords(absl::string_view value, absl::string_view place,
                            absl::string_view rule) {
  for (const absl::string_view word :
       absl::StrSplit(value, absl::ByAnyChar(";,\n"))) {
    Add(facts_.mutable_keyword(), word, place, rule);
  }
}

void Collector::AddLanguage(absl::string_view value, absl::string_view place,
                            absl::string_view rule) {
  const std::string tag =
      absl::StrReplaceAll(CleanValue(value, 35), {{"_", "-"}});
  const std::string primary =
      absl::AsciiStrToLower(tag.substr(0, tag.find('-')));
  const bool is_tag =
      primary.size() >= 2 && primary.size() <= 3 &&
      std::all_of(primary.begin(), primary.end(), absl::ascii_isalpha);
  if (!is_tag || primary == "und" || primary == "mul" || primary == "zxx") {
    return;
  }
  Add(facts_.mutable_language(), tag, place, rule);
}

void Collector::AddFinding(extraction::Finding::Kind kind,
                           absl::string_view value, absl::string_view place,
                           absl::string_view rule, int count) {
  std::string clean = CleanValue(value, 300);
  for (extraction::Finding& each : *facts_.mutable_finding()) {
    if (each.kind() == kind && each.value() == clean) {
      each.set_count(each.count() + count);
      return;
    }
  }
  if (facts_.finding_size() >= kMaxFindings) return;
  extraction::Finding* finding = facts_.add_finding();
  finding->set_kind(kind);
  finding->set_value(std::move(clean));
  finding->set_count(count);
  SetEvidence(place, rule, finding->mutable_evidence());
}

void Collector::AddPage(int number, absl::string_view name,
                        absl::string_view text) {
  std::string clean = text::SanitiseUtf8(text);
  absl::StripAsciiWhitespace(&clean);
  facts_.set_text_bytes(facts_.text_bytes() +
                        static_cast<int64_t>(clean.size()));
  if (clean.empty() || is_full() || facts_.page_size() >= kMaxPages) return;
  const absl::string_view kept =
      text::TruncateUtf8(clean, kMaxTextBytes - text_bytes_);
  if (kept.size() < clean.size()) text_bytes_ = kMaxTextBytes;
  text_bytes_ += kept.size();
  extraction::Page* page = facts_.add_page();
  page->set_number(number);
  page->set_name(CleanValue(name, 500));
  page->set_text(std::string(kept));
}

void Collector::CountImage(absl::string_view alternative) {
  accessibility().set_images(accessibility().images() + 1);
  if (CleanValue(alternative, 100).empty()) return;
  accessibility().set_images_with_alternative(
      accessibility().images_with_alternative() + 1);
}

void Collector::AddSubtitles(absl::string_view language) {
  AddWord(language, accessibility().mutable_subtitle_language());
}
void Collector::AddDeclaredFeature(absl::string_view feature) {
  AddWord(feature, accessibility().mutable_declared_feature());
}
void Collector::AddDeclaredHazard(absl::string_view hazard) {
  AddWord(hazard, accessibility().mutable_declared_hazard());
}

void Collector::AddRemote(absl::string_view url, absl::string_view place) {
  AddFinding(extraction::Finding::REMOTE_CONTENT, url, place, "remote");
}

void Collector::Finish() {
  int lines = 0;
  for (const extraction::Page& page : facts_.page()) {
    for (const absl::string_view line : absl::StrSplit(page.text(), '\n')) {
      if (lines >= kMaxLicenceLines) break;
      if (!MayNameLicence(line)) continue;
      ++lines;
      Add(facts_.mutable_rights(), text::TruncateUtf8(line, kMaxLicenceLine),
          page.number() > 0 ? absl::StrCat("page ", page.number())
                            : page.name(),
          "text.licence");
    }
  }
  if (facts_.pages() < 0 || facts_.pages() > kMaxStatedPages) {
    facts_.clear_pages();
    facts_.clear_printable_pages();
  }
  bool is_remote = false;
  for (const extraction::Finding& finding : facts_.finding()) {
    is_remote |= finding.kind() == extraction::Finding::REMOTE_CONTENT;
  }
  facts_.set_works_offline(!is_remote);
}

}  // namespace preau::documents
