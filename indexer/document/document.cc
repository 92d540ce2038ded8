#include "indexer/document/document.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/document/fields.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "storage/base/language.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/bands.h"
#include "storage/vocabulary/fold.h"

namespace preau::document {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;
using log::v1::Term;

// How much a word counts for where it stands.
constexpr uint32_t kTitleWeight = 2;
constexpr uint32_t kAlternativeTitleWeight = 2;
constexpr uint32_t kKeywordWeight = 2;
constexpr uint32_t kLabelWeight = 2;
constexpr uint32_t kNameWeight = 2;
constexpr uint32_t kAncestorWeight = 1;
constexpr uint32_t kTextWeight = 1;
// Between two texts, so that no phrase crosses from one into the other.
constexpr uint32_t kGap = 50;
// Longer terms are no words; Xapian takes up to 245 bytes.
constexpr size_t kMaxTermBytes = 200;
// What a hit keeps of a description.
constexpr size_t kKeptDescription = 20000;

// Where occurrences in a field are counted.
struct PlaceField {
  uint32_t Posting::*frequency;
  uint32_t Document::*words;
};

// Null for what isn't counted apart.
const PlaceField* PlaceOf(absl::string_view prefix) {
  static constexpr PlaceField kTitle = {&Posting::title,
                                        &Document::title_words};
  static constexpr PlaceField kKeyword = {&Posting::keyword,
                                          &Document::keyword_words};
  static constexpr PlaceField kName = {&Posting::name, &Document::name_words};
  if (prefix == kTitlePrefix) return &kTitle;
  if (prefix == kKeywordPrefix) return &kKeyword;
  if (prefix == kAuthorPrefix || prefix == kProviderPrefix) return &kName;
  return nullptr;
}

class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}

  void AddText(absl::string_view text, uint32_t weight,
               absl::string_view prefix = "") {
    const std::vector<text::Token> tokens = text::Analyse(text);
    const PlaceField* const place = PlaceOf(prefix);
    if (place != nullptr) document_.*place->words += tokens.size();
    for (const text::Token& token : tokens) {
      const uint32_t position = position_ + token.position;
      AddForms(token, "", position, weight, place);
      if (!prefix.empty()) AddForms(token, prefix, position, 1, nullptr);
      AddWritten(kFoldedPrefix, token.folded, weight);
      AddWritten(kExactPrefix, token.exact, 1);
    }
    if (!tokens.empty()) position_ += tokens.back().position + kGap;
  }

  void AddTexts(const RepeatedPtrField<LangString>& texts, uint32_t weight,
                absl::string_view prefix = "") {
    for (const LangString& text : texts) AddText(text.value(), weight, prefix);
  }

  // A term's label as a text, and the term itself as a concept.
  void AddTerms(const RepeatedPtrField<Term>& terms, size_t field,
                bool concepts) {
    for (const Term& term : terms) {
      if (term.id().empty()) {
        AddText(
            term.stated_label().empty() ? term.stated() : term.stated_label(),
            kTextWeight);
        continue;
      }
      AddText(ValueLabel(field, term.id(), base::Language::kFrench),
              kLabelWeight);
      if (!concepts) continue;
      document_.terms[text::ConceptTerm(term.id())].frequency += kLabelWeight;
      // Who asks for cycle 3 means its levels too, as in a filter.
      for (const std::string& above : WithAncestors(field, term.id())) {
        if (above == term.id()) continue;
        Posting& posting = document_.terms[text::ConceptTerm(above)];
        posting.frequency = std::max(posting.frequency, kAncestorWeight);
      }
    }
  }

 private:
  // `place`: where frequencies by field are counted too; may be null.
  void AddForms(const text::Token& token, absl::string_view prefix,
                uint32_t position, uint32_t weight, const PlaceField* place) {
    Add(absl::StrCat(prefix, token.stem), position, weight, place);
    if (!token.other_stem.empty()) {
      // Found by it, but a word counts once in its document's length.
      Add(absl::StrCat(prefix, token.other_stem), position, 0, place);
    }
    for (const text::Alternative& alternative : token.alternatives) {
      Add(absl::StrCat(prefix, alternative.term), position, weight, place);
    }
  }

  void Add(const std::string& term, uint32_t position, uint32_t weight,
           const PlaceField* place) {
    if (term.empty() || term.size() > kMaxTermBytes) return;
    Posting& posting = document_.terms[term];
    posting.frequency += weight;
    if (place != nullptr) ++(posting.*place->frequency);
    posting.positions.push_back(position);
  }

  void AddWritten(absl::string_view prefix, const std::string& word,
                  uint32_t weight) {
    if (word.empty() || word.size() > kMaxTermBytes) return;
    document_.terms[absl::StrCat(prefix, word)].frequency += weight;
  }

  Document& document_;
  uint32_t position_ = 0;
};

void AddValue(absl::string_view field, absl::string_view id,
              IndexedDocument& record) {
  if (id.empty()) return;
  for (auto& values : *record.mutable_values()) {
    if (values.field() != field) continue;
    if (std::find(values.id().begin(), values.id().end(), id) ==
        values.id().end()) {
      values.add_id(std::string(id));
    }
    return;
  }
  auto& values = *record.add_values();
  values.set_field(std::string(field));
  values.add_id(std::string(id));
}

void AddValues(absl::string_view field, const RepeatedPtrField<Term>& terms,
               IndexedDocument& record) {
  for (const Term& term : terms) AddValue(field, term.id(), record);
}

void AddAllValues(const v1::Resource& resource, const std::string& member,
                  IndexedDocument& record) {
  const Notice& notice = resource.notice();
  AddValues("level", notice.level(), record);
  AddValues("discipline", notice.discipline(), record);
  AddValues("kind", notice.kind(), record);
  AddValues("document_type", notice.document_type(), record);
  AddValues("audience", notice.audience(), record);
  AddValues("language", notice.language(), record);
  AddValue("licence",
           notice.licence().term().id().empty() ? "unknown"
                                                : notice.licence().term().id(),
           record);
  AddValue("access",
           notice.access().term().id().empty() ? "unknown"
                                               : notice.access().term().id(),
           record);
  AddValue("personal_data", notice.personal_data().id(), record);
  AddValue("duration", vocabulary::DurationBand(notice.duration_seconds()),
           record);
  AddValue("size", vocabulary::SizeBand(notice.size_bytes()), record);
  AddValues("accessibility", notice.accessibility().feature(), record);
  AddValues("special_need", notice.accessibility().special_need(), record);
  AddValue("offline", resource.offline().allowed() ? "yes" : "no", record);
  if (notice.has_free_of_charge()) {
    AddValue("free_of_charge", notice.free_of_charge() ? "yes" : "no", record);
  }
  AddValue("provider", notice.provider(), record);
  AddValue("member", member, record);
  AddValue("source", resource.source(), record);
  for (const LangString& keyword : notice.keyword()) {
    AddValue("keyword", keyword.value(), record);
  }
}

std::string BestDate(const Notice& notice) {
  for (const log::v1::Date* date :
       {&notice.date_published(), &notice.date_created(),
        &notice.date_modified()}) {
    if (!date->value().empty()) return date->value();
  }
  return "";
}

// As a dictionary sorts: without accents and case first, then with them.
std::string TitleKey(const Notice& notice) {
  const absl::string_view title =
      notice::BestText(notice.title(), base::Language::kFrench);
  return absl::StrCat(vocabulary::FoldLabel(text::TruncateUtf8(title, 200)),
                      absl::string_view("\0", 1),
                      text::TruncateUtf8(title, 200));
}

void FillRecord(const v1::Resource& resource, IndexedDocument& record) {
  const Notice& notice = resource.notice();
  absl::string_view member = resource.owner();
  absl::ConsumePrefix(&member, "members/");
  record.set_uid(resource.uid());
  record.set_name(resource.name());
  record.set_work_uid(resource.work_uid());
  record.set_permanent_link(resource.permanent_link());
  record.set_url(notice.url());
  record.set_thumbnail_url(notice.thumbnail_url());
  record.set_provider(notice.provider());
  record.set_member(std::string(member));
  record.set_member_label(resource.owner_display_name());
  *record.mutable_title() = notice.title();
  *record.mutable_description() = notice.description();
  for (LangString& text : *record.mutable_description()) {
    text.set_value(
        std::string(text::TruncateUtf8(text.value(), kKeptDescription)));
  }
  record.set_date(BestDate(notice));
  record.set_duration_seconds(notice.duration_seconds());
  record.set_size_bytes(notice.size_bytes());
  record.set_title_key(TitleKey(notice));
  AddAllValues(resource, std::string(member), record);
}

}  // namespace

Document MakeDocument(const v1::Resource& resource) {
  Document document;
  FillRecord(resource, document.record);
  const Notice& notice = resource.notice();
  Builder builder(document);
  builder.AddTexts(notice.title(), kTitleWeight, kTitlePrefix);
  builder.AddTexts(notice.alternative_title(), kAlternativeTitleWeight,
                   kTitlePrefix);
  builder.AddTexts(notice.keyword(), kKeywordWeight, kKeywordPrefix);
  builder.AddTerms(notice.level(), *FieldIndex("level"), true);
  builder.AddTerms(notice.discipline(), *FieldIndex("discipline"), true);
  builder.AddTerms(notice.kind(), *FieldIndex("kind"), false);
  for (const log::v1::Contribution& contribution : notice.contribution()) {
    builder.AddText(contribution.agent().name(), kNameWeight, kAuthorPrefix);
    builder.AddText(contribution.agent().organisation(), kNameWeight,
                    kAuthorPrefix);
  }
  builder.AddText(notice.provider(), kNameWeight, kProviderPrefix);
  builder.AddTexts(notice.description(), kTextWeight);
  builder.AddTexts(notice.educational_note(), kTextWeight);
  builder.AddTexts(notice.programme(), kTextWeight);
  builder.AddTexts(notice.coverage(), kTextWeight);
  for (const log::v1::Classification& classification :
       notice.classification()) {
    for (const auto& taxon : classification.taxon()) {
      builder.AddTexts(taxon.label(), kTextWeight);
    }
  }
  return document;
}

}  // namespace preau::document
