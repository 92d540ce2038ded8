#include "indexer/similar/term_vector.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/document.h"
#include "indexer/query/scoring.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::similar {
namespace {

using hot::Doc;
using hot::Pattern;
using hot::Postings;
using hot::Segment;
using hot::Snapshot;
using hot::TermId;

// Of a document's terms so many are weighed; others are left to chance.
constexpr size_t kMaxWeighed = 400;
// How much a word counts that only stands in the description and the like, and
// how much more where it is in the title or the keywords.
constexpr double kTextBoost = 0.5;
constexpr double kTitleBoost = 0.75;
constexpr double kKeywordBoost = 0.75;
// Words of more documents than this part tell nothing; in a small catalogue
// there are few documents with anything.
constexpr double kMaxShare = 0.12;
constexpr double kMaxShareFloor = 20;
// A vector has as many words as this whatever they cost.
constexpr size_t kMinWords = 3;
// What is read of a description for how words are written.
constexpr size_t kReadBytes = 1500;

// Words, without field words, concepts and forms that only rank.
bool IsWord(absl::string_view term) {
  const bool number = std::all_of(term.begin(), term.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  // A year tells something, other numbers don't.
  if (number) return term.size() == 4;
  return term.size() > 1 && term[0] != '#' &&
         !absl::ascii_isupper(static_cast<unsigned char>(term[0]));
}

// How words of a text are written, by stem.
class Spellings {
 public:
  explicit Spellings(const IndexedDocument& record) {
    for (const auto& title : record.title()) Add(title.value());
    for (const auto& values : record.values()) {
      if (values.field() != "keyword") continue;
      for (const std::string& keyword : values.id()) Add(keyword);
    }
    for (const auto& text : record.description()) {
      Add(text::TruncateUtf8(text.value(), kReadBytes));
    }
  }

  bool IsStopWord(absl::string_view stem) const {
    return stop_words_.contains(stem);
  }
  // Empty where it isn't known.
  absl::string_view WrittenOf(absl::string_view stem) const {
    const auto found = written_.find(stem);
    return found == written_.end() ? absl::string_view() : found->second;
  }
  // The stem of which a term is the other stem; empty: of none.
  absl::string_view StemOf(absl::string_view other_stem) const {
    const auto found = stems_.find(other_stem);
    return found == stems_.end() ? absl::string_view() : found->second;
  }

 private:
  void Add(absl::string_view text) {
    for (const text::Token& token : text::Analyse(text)) {
      if (token.stop_word) {
        stop_words_.insert(token.stem);
        continue;
      }
      written_.try_emplace(token.stem,
                           text.substr(token.begin, token.end - token.begin));
      if (!token.other_stem.empty()) {
        stems_.try_emplace(token.other_stem, token.stem);
      }
    }
  }

  absl::flat_hash_map<std::string, std::string> written_;
  absl::flat_hash_map<std::string, std::string> stems_;
  absl::flat_hash_set<std::string> stop_words_;
};

// Stems of the labels of kinds and levels: "vidéo", "fiche", "lycée".
const absl::flat_hash_set<std::string>& FormWords() {
  static const auto* const kWords = [] {
    auto* const words = new absl::flat_hash_set<std::string>;
    for (const char* name : {"kind", "level", "document-type"}) {
      for (const vocabulary::Term& term :
           vocabulary::Vocabularies::BuiltIn().Find(name)->terms()) {
        for (const text::Token& token : text::Analyse(term.label_fr)) {
          words->insert(token.stem);
          words->insert(token.other_stem);
        }
      }
    }
    return words;
  }();
  return *kWords;
}

// How often a term stands in a document that has it.
Pattern PatternOf(const Segment& segment, TermId term, Doc doc) {
  const Postings postings = segment.postings(term);
  hot::BlockDocs read;
  const auto rank = postings.RankOf(doc, read);
  return rank.has_value() ? segment.patterns()[postings.PatternOf(*rank)]
                          : Pattern();
}

// Terms to weigh: words of title and keywords first, then others that stand
// evenly among them, as there may be very many.
std::vector<TermId> TermsOf(const Segment& segment, Doc doc) {
  std::vector<TermId> placed;
  std::vector<TermId> others;
  segment.ForEachTerm(doc, [&](TermId id, bool /*written*/) {
    absl::string_view term = segment.term(id);
    if (IsWord(term)) {
      others.push_back(id);
      return;
    }
    for (const absl::string_view prefix :
         {document::kTitlePrefix, document::kKeywordPrefix}) {
      if (term.substr(0, prefix.size()) != prefix) continue;
      const absl::string_view word = term.substr(prefix.size());
      const auto same = IsWord(word) ? segment.FindTerm(word) : std::nullopt;
      if (same.has_value()) placed.push_back(*same);
    }
  });
  if (others.size() <= kMaxWeighed) return others;
  std::sort(placed.begin(), placed.end());
  placed.erase(std::unique(placed.begin(), placed.end()), placed.end());
  placed.resize(std::min(placed.size(), kMaxWeighed / 2));
  const size_t step = others.size() / (kMaxWeighed - placed.size()) + 1;
  std::vector<TermId> terms = placed;
  for (size_t i = 0; i < others.size(); i += step) {
    if (!std::binary_search(placed.begin(), placed.end(), others[i])) {
      terms.push_back(others[i]);
    }
  }
  return terms;
}

struct Weighed {
  absl::string_view term;
  uint32_t documents;
  double weight;
  double own;
};

std::vector<Weighed> Weigh(const Snapshot& snapshot,
                           const Snapshot::Place& place,
                           const Spellings& spellings) {
  const Segment& segment = *snapshot.segments()[place.segment].segment;
  const auto all = static_cast<double>(snapshot.documents());
  const double half =
      query::HalfFrequency(static_cast<double>(segment.lengths()[place.doc]) /
                           snapshot.mean_length());
  std::vector<Weighed> weighed;
  for (const TermId id : TermsOf(segment, place.doc)) {
    const absl::string_view term = segment.term(id);
    if (spellings.IsStopWord(term)) continue;
    const uint32_t documents = snapshot.DocumentsWith(term);
    if (documents > std::max(kMaxShareFloor, kMaxShare * all)) continue;
    const Pattern pattern = PatternOf(segment, id, place.doc);
    const bool is_placed = pattern.title > 0 || pattern.keyword > 0;
    // Who made it and what form it has don't tell what it is about, unless it
    // says so itself.
    if (!is_placed && (pattern.name > 0 || FormWords().contains(term))) {
      continue;
    }
    const double own =
        query::SaturatedFrequency(static_cast<double>(pattern.frequency), half);
    const double boost = kTextBoost + (pattern.title > 0 ? kTitleBoost : 0) +
                         (pattern.keyword > 0 ? kKeywordBoost : 0);
    weighed.push_back(
        {term, documents,
         own * boost * query::TermWeight(all, static_cast<double>(documents)),
         own});
  }
  std::sort(
      weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
      });
  return weighed;
}

}  // namespace

TermVector MakeTermVector(const Snapshot& snapshot,
                          const Snapshot::Place& place,
                          const IndexedDocument& record) {
  const Spellings spellings(record);
  TermVector vector;
  absl::flat_hash_map<std::string, size_t> words;
  absl::flat_hash_set<absl::string_view> own_words;
  uint64_t postings = 0;
  for (const Weighed& each : Weigh(snapshot, place, spellings)) {
    const absl::string_view stem = spellings.StemOf(each.term);
    const absl::string_view word = stem.empty() ? each.term : stem;
    if (own_words.size() < kMaxVectorWords && own_words.insert(word).second) {
      vector.self += each.weight * each.own;
    }
    // Nobody else has it.
    if (each.documents < 2) continue;
    const auto same = words.find(word);
    const bool is_new = same == words.end();
    if (is_new && vector.words.size() == kMaxVectorWords) continue;
    if (postings + each.documents > kMaxPostings &&
        vector.words.size() >= kMinWords) {
      continue;
    }
    postings += each.documents;
    if (!is_new) {
      vector.words[same->second].terms.emplace_back(each.term);
      continue;
    }
    words[word] = vector.words.size();
    vector.words.push_back({{std::string(each.term)},
                            std::string(spellings.WrittenOf(word)),
                            each.weight});
  }
  return vector;
}

hot::Plan MakePlan(const TermVector& vector) {
  hot::Plan plan;
  plan.any_clause = true;
  for (const VectorWord& word : vector.words) {
    hot::Plan::Word planned;
    for (const std::string& term : word.terms) {
      planned.any.push_back({term, word.weight});
    }
    plan.wanted.push_back({{std::move(planned)}, {}, false});
  }
  return plan;
}

}  // namespace preau::similar
