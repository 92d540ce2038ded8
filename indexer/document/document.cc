#include "indexer/document/document.h"

#include <algorithm>
#include <thread>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "indexer/document/fields.h"
#include "indexer/document/nature.h"
#include "indexer/document/value_terms.h"
#include "indexer/text/analyser.h"
#include "indexer/text/analysis.h"
#include "indexer/text/html_text.h"
#include "indexer/text/word_forms.h"
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
constexpr uint32_t kLabelWeight = 2;
constexpr uint32_t kValueWeight = 1;
constexpr uint32_t kTextWeight = 1;
// Between two texts, so that no phrase crosses from one into the other.
constexpr uint32_t kGap = 50;
// As many words of French have an accent among them.
constexpr size_t kManyWords = 15;
// Longer terms are no words; Xapian takes up to 245 bytes.
constexpr size_t kMaxTermBytes = 200;
// What a hit keeps of a description.
constexpr size_t kKeptDescription = 20000;

// Where occurrences in a field are counted.
struct PlaceField {
  uint32_t Occurrences::*frequency;
  uint32_t Document::*words;
};

// Null for what isn't counted apart.
const PlaceField* PlaceOf(absl::string_view prefix) {
  static constexpr PlaceField kTitle = {&Occurrences::title,
                                        &Document::title_words};
  static constexpr PlaceField kKeyword = {&Occurrences::keyword,
                                          &Document::keyword_words};
  static constexpr PlaceField kName = {&Occurrences::name,
                                       &Document::name_words};
  if (prefix == kTitlePrefix) return &kTitle;
  if (prefix == kKeywordPrefix) return &kKeyword;
  if (prefix == kAuthorPrefix || prefix == kProviderPrefix) return &kName;
  return nullptr;
}

const size_t kLevel = *FieldIndex("level");
const size_t kDiscipline = *FieldIndex("discipline");
const size_t kKind = *FieldIndex("kind");

class Builder {
 public:
  // `terms`: without any.
  Builder(Document& document, TermsBuilder& terms)
      : document_(document), terms_(terms) {}

  void AddText(absl::string_view text, uint32_t weight,
               absl::string_view prefix = "") {
    const text::Analysis& analysis = text::AnalyseParts(text);
    if (analysis.parts.empty()) return;
    const PlaceField* const place = PlaceOf(prefix);
    const size_t words = analysis.parts.size();
    if (place != nullptr) document_.*place->words += words;
    auto placed = absl::MakeConstSpan(analysis.alternatives);
    for (size_t i = 0; i < words; ++i) {
      size_t here = 0;
      while (here < placed.size() && placed[here].at == i) ++here;
      const text::WordForms& forms = *analysis.parts[i].forms;
      const Word word{forms, placed.subspan(0, here),
                      position_ + static_cast<uint32_t>(i),
                      analysis.bare && (forms.capitals || words >= kManyWords)};
      placed.remove_prefix(here);
      AddForms(word, "", weight, place);
      if (!prefix.empty()) AddForms(word, prefix, 1, nullptr);
      AddWritten(word, weight);
    }
    position_ += static_cast<uint32_t>(words) - 1 + kGap;
  }

  void AddTexts(const RepeatedPtrField<LangString>& texts, uint32_t weight,
                absl::string_view prefix = "") {
    for (const LangString& text : texts) AddText(text.value(), weight, prefix);
  }

  // It doesn't count as a word.
  void AddWork(absl::string_view uid) {
    if (kWorkPrefix.size() + uid.size() > kMaxTermBytes) return;
    terms_.NumberOf(kWorkPrefix, uid, absl::HashOf(uid));
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
      const ValueTerms* const value = FindValueTerms(field, term.id());
      const absl::string_view label =
          value == nullptr ? term.id() : absl::string_view(value->label);
      AddText(label, kLabelWeight);
      // What the notice calls it, which may say more.
      if (!term.stated_label().empty() && term.stated_label() != label) {
        AddText(term.stated_label(), kTextWeight);
      }
      if (!concepts) continue;
      At(text::ConceptTerm(term.id())).frequency += kLabelWeight;
      if (value != nullptr) AddAbove(*value);
    }
  }

  // Terms of the values that AddTerms() has added no concepts for.
  void AddValueTerms(const IndexedDocument& record) {
    for (const auto& values : record.values()) {
      const size_t field = *FieldIndex(values.field());
      if (!HasValueTerms(field) || field == kLevel || field == kDiscipline) {
        continue;
      }
      for (const std::string& id : values.id()) {
        const ValueTerms* const value = FindValueTerms(field, id);
        if (value == nullptr || id == "unknown") continue;
        AtLeastOnce(value->own);
        AddAbove(*value);
      }
    }
  }

 private:
  struct Word {
    const text::WordForms& forms;
    absl::Span<const text::Analysis::Placed> alternatives;
    uint32_t position;
    // Whoever wrote it doesn't write accents.
    bool bare;

    // What stands in its place; null for none.
    const std::string* instead() const {
      const std::string* term = nullptr;
      for (const text::Analysis::Placed& each : alternatives) {
        if (each.in_place) term = &each.alternative.term;
      }
      return term;
    }
  };

  // Who asks for cycle 3 means its levels too, as in a filter.
  void AddAbove(const ValueTerms& value) {
    for (const std::string& above : value.above) AtLeastOnce(above);
  }

  void AtLeastOnce(absl::string_view term) {
    uint32_t& frequency = At(term).frequency;
    frequency = std::max(frequency, kValueWeight);
  }

  Occurrences& At(absl::string_view term) {
    return terms_.At(terms_.NumberOf("", term, absl::HashOf(term)));
  }

  // `place`: where frequencies by field are counted too; may be null.
  void AddForms(const Word& word, absl::string_view prefix, uint32_t weight,
                const PlaceField* place) {
    const auto add = [&](absl::string_view term, size_t hash, uint32_t counts) {
      Add(prefix, term, hash, word.position, counts, place);
    };
    if (const std::string* instead = word.instead(); instead != nullptr) {
      add(*instead, absl::HashOf(absl::string_view(*instead)), weight);
    } else {
      add(word.forms.stem, word.forms.stem_hash, weight);
    }
    if (!word.forms.other_stem.empty()) {
      // Found by it, but a word counts once in its document's length.
      add(word.forms.other_stem, word.forms.other_stem_hash, 0);
    }
    if (word.bare && !word.forms.accented_stem.empty()) {
      add(word.forms.accented_stem, word.forms.accented_stem_hash, 0);
    }
    for (const text::Analysis::Placed& each : word.alternatives) {
      const absl::string_view term = each.alternative.term;
      if (!each.in_place) add(term, absl::HashOf(term), weight);
    }
  }

  void Add(absl::string_view prefix, absl::string_view word, size_t hash,
           uint32_t position, uint32_t weight, const PlaceField* place) {
    if (word.empty() || prefix.size() + word.size() > kMaxTermBytes) return;
    const uint32_t number = terms_.NumberOf(prefix, word, hash);
    Occurrences& occurrences = terms_.At(number);
    occurrences.frequency += weight;
    if (place != nullptr) ++(occurrences.*place->frequency);
    terms_.AddPosition(number, position);
  }

  // As text::Token's `folded` and `exact`.
  void AddWritten(const Word& word, uint32_t weight) {
    const text::WordForms& forms = word.forms;
    if (word.instead() == nullptr && forms.folded != forms.stem) {
      AddWritten(kFoldedPrefix, forms.folded, forms.folded_hash, weight);
    } else if (word.instead() == nullptr &&
               forms.stem.size() <= kMaxTermBytes) {
      terms_.At(terms_.NumberOf("", forms.stem, forms.stem_hash)).written =
          true;
    }
    if (forms.lower != forms.folded) {
      AddWritten(kExactPrefix, forms.lower, forms.lower_hash, 1);
    }
  }

  void AddWritten(absl::string_view prefix, absl::string_view word, size_t hash,
                  uint32_t weight) {
    if (word.empty() || word.size() > kMaxTermBytes) return;
    terms_.At(terms_.NumberOf(prefix, word, hash)).frequency += weight;
  }

  Document& document_;
  TermsBuilder& terms_;
  uint32_t position_ = 0;
};

// To be called for one field after the other.
void AddValue(absl::string_view field, absl::string_view id,
              IndexedDocument& record) {
  if (id.empty()) return;
  auto& all = *record.mutable_values();
  if (all.empty() || all.rbegin()->field() != field) {
    all.Add()->set_field(field.data(), field.size());
  }
  auto& ids = *all.rbegin()->mutable_id();
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
    ids.Add()->assign(id.data(), id.size());
  }
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
  for (const log::v1::Contribution& contribution : notice.contribution()) {
    AddValue("author", contribution.agent().name(), record);
  }
  AddValue("nature", NatureOf(notice), record);
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
    std::string& value = *text.mutable_value();
    value.resize(text::TruncateUtf8(value, kKeptDescription).size());
  }
  record.set_date(BestDate(notice));
  record.set_duration_seconds(notice.duration_seconds());
  record.set_size_bytes(notice.size_bytes());
  record.set_title_key(TitleKey(notice));
  AddAllValues(resource, std::string(member), record);
}

}  // namespace

Document MakeDocument(const v1::Resource& resource) {
  thread_local TermsBuilder terms;
  Document document;
  FillRecord(resource, document.record);
  const Notice& notice = resource.notice();
  document.quality = QualityOf(notice);
  Builder builder(document, terms);
  builder.AddTexts(notice.title(), kPlaceWeight, kTitlePrefix);
  builder.AddTexts(notice.alternative_title(), kPlaceWeight, kTitlePrefix);
  builder.AddTexts(notice.keyword(), kPlaceWeight, kKeywordPrefix);
  builder.AddTerms(notice.level(), kLevel, true);
  builder.AddTerms(notice.discipline(), kDiscipline, true);
  builder.AddTerms(notice.kind(), kKind, false);
  for (const log::v1::Contribution& contribution : notice.contribution()) {
    builder.AddText(contribution.agent().name(), kPlaceWeight, kAuthorPrefix);
    builder.AddText(contribution.agent().organisation(), kPlaceWeight,
                    kAuthorPrefix);
  }
  builder.AddText(notice.provider(), kPlaceWeight, kProviderPrefix);
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
  if (!resource.work_uid().empty() && resource.work_uid() != resource.uid()) {
    builder.AddWork(resource.work_uid());
  }
  builder.AddValueTerms(document.record);
  document.terms = terms.Take();
  return document;
}

std::vector<Document> MakeDocuments(
    absl::Span<const v1::Resource* const> resources) {
  std::vector<Document> documents(resources.size());
  // A thread is worth starting for some milliseconds of work.
  constexpr size_t kMinForThread = 50;
  const size_t threads =
      std::clamp<size_t>(resources.size() / kMinForThread, 1,
                         std::max(1u, std::thread::hardware_concurrency()));
  const auto make = [&](size_t from) {
    for (size_t i = from; i < resources.size(); i += threads) {
      documents[i] = MakeDocument(*resources[i]);
    }
  };
  std::vector<std::thread> others;
  for (size_t i = 1; i < threads; ++i) others.emplace_back(make, i);
  make(0);
  for (std::thread& other : others) other.join();
  return documents;
}

}  // namespace preau::document
