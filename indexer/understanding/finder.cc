#include "indexer/understanding/finder.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/strip.h"
#include "indexer/document/document.h"
#include "indexer/document/fields.h"
#include "indexer/understanding/durations.h"

namespace preau::understanding {
namespace {

using query::Clause;

// Before what isn't wanted.
constexpr absl::string_view kNegations[] = {"sans", "sauf", "hors", "hormis",
                                            "pas",  "ni",   "non"};

constexpr absl::string_view kShortWords[] = {
    "court", "courte", "courts", "courtes", "bref", "breve", "brefs", "breves"};

// Years that end a query, unless one of kArticles stands before them:
// "théorème de Thalès quatrième".
struct LastYear {
  absl::string_view word;
  absl::string_view id;
};
constexpr LastYear kLastYears[] = {
    {"cinquieme", "5e"},     {"quatrieme", "4e"}, {"troisieme", "3e"},
    {"seconde", "seconde"},  {"2nde", "seconde"}, {"2de", "seconde"},
    {"premiere", "premiere"}};
constexpr absl::string_view kArticles[] = {"la", "une", "sa",    "ma",  "ta",
                                           "l",  "le",  "cette", "par", "de"};

// Concepts' abbreviations that are more often something else, like square
// metres.
constexpr absl::string_view kDoubtfulConcepts[] = {"it", "m1", "m2", "l1",
                                                   "l2", "l3", "ap"};

// Kinds that take time.
constexpr absl::string_view kTimed[] = {"video", "film", "animation", "audio",
                                        "podcast"};

template <typename List>
bool Holds(const List& list, absl::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

size_t FieldOf(absl::string_view name) { return *document::FieldIndex(name); }

absl::string_view FoldedOf(const query::Word& word) {
  absl::string_view folded = word.folded;
  return absl::ConsumePrefix(&folded, document::kFoldedPrefix) ? folded
                                                               : word.terms[0];
}

// Finds what plain clauses mean.
class Finder {
 public:
  Finder(const std::vector<Clause>& clauses, const ProviderNames& providers)
      : clauses_(clauses), providers_(providers) {
    for (const Clause& clause : clauses) {
      begins_.push_back(words_.size());
      if (!clause.plain) continue;
      for (const query::Word& word : clause.words) {
        words_.push_back(FoldedOf(word));
      }
    }
    begins_.push_back(words_.size());
  }

  std::vector<Found> FindAll() {
    for (size_t at = 0; at < clauses_.size();) {
      std::optional<Found> best = FindAt(at);
      if (!best.has_value()) {
        ++at;
        continue;
      }
      at = best->last;
      found_.push_back(*std::move(best));
    }
    return std::move(found_);
  }

 private:
  std::optional<Found> FindAt(size_t at) {
    if (!clauses_[at].plain) return std::nullopt;
    best_.reset();
    // What must be longer than another comes later.
    const absl::Span<const absl::string_view> words = WordsFrom(at);
    std::vector<Meanings::Found> phrases;
    Meanings::BuiltIn().Match(words, phrases);
    for (const Meanings::Found& phrase : phrases) {
      Found found;
      found.exception = phrase.meaning == nullptr;
      if (!found.exception) {
        found.trust = phrase.meaning->trust;
        found.field = phrase.meaning->field;
        found.values = phrase.meaning->values;
      }
      Offer(at, phrase.length, std::move(found));
    }
    if (const FoundDuration duration = DurationAt(at); duration.length > 0) {
      Found found;
      found.trust = duration.is_limit ? Trust::kCertain : Trust::kMeant;
      found.field = FieldOf("duration");
      found.values = duration.bands;
      Offer(at, duration.length, std::move(found));
    }
    OfferConcept(at);
    OfferLastYear(at);
    if (const ProviderNames::Found name = providers_.Match(words);
        name.names != nullptr) {
      Found found;
      found.in_clause = true;
      found.field = FieldOf("provider");
      found.values = *name.names;
      Offer(at, name.length, std::move(found));
    }
    if (best_.has_value() && !best_->exception && IsNegated(at)) {
      return std::nullopt;
    }
    return std::exchange(best_, std::nullopt);
  }

  // Words from a clause on, as far as clauses are plain.
  absl::Span<const absl::string_view> WordsFrom(size_t at) const {
    size_t end = at;
    while (end < clauses_.size() && clauses_[end].plain) ++end;
    return absl::MakeConstSpan(words_).subspan(begins_[at],
                                               begins_[end] - begins_[at]);
  }

  FoundDuration DurationAt(size_t at) const {
    const absl::Span<const absl::string_view> words = WordsFrom(at);
    if (Holds(kShortWords, words[0]) && !found_.empty() &&
        found_.back().last == at && found_.back().field == FieldOf("kind") &&
        std::any_of(found_.back().values.begin(), found_.back().values.end(),
                    [](const std::string& id) { return Holds(kTimed, id); })) {
      return {1, ShortBands(), false};
    }
    return MatchDuration(words);
  }

  // A level or a discipline that stands for the whole clause.
  void OfferConcept(size_t at) {
    const Clause& clause = clauses_[at];
    std::vector<std::string> terms = clause.instead;
    if (clause.words.size() == 1) terms.push_back(clause.words[0].terms[0]);
    Found found;
    found.in_clause = true;
    for (const std::string& term : terms) {
      const std::optional<FieldValue> value = ValueOfConcept(term);
      if (!value.has_value()) continue;
      if (found.values.empty()) found.field = value->field;
      if (found.field == value->field) found.values.push_back(value->id);
    }
    if (found.values.empty()) return;
    if (clause.words.size() == 1 &&
        Holds(kDoubtfulConcepts, words_[begins_[at]])) {
      found.trust = Trust::kAmongUnderstood;
    }
    Offer(at, clause.words.size(), std::move(found));
  }

  void OfferLastYear(size_t at) {
    const size_t word = begins_[at];
    if (at + 1 != clauses_.size() || clauses_[at].words.size() != 1 ||
        word == 0 || Holds(kArticles, words_[word - 1])) {
      return;
    }
    for (const LastYear& year : kLastYears) {
      if (year.word != words_[word]) continue;
      Found found;
      found.field = FieldOf("level");
      found.values = {std::string(year.id)};
      Offer(at, 1, std::move(found));
    }
  }

  // Takes what is `length` words long, unless it ends inside of a clause or
  // isn't longer than what there is.
  void Offer(size_t at, size_t length, Found found) {
    const size_t end = begins_[at] + length;
    const auto last = std::lower_bound(begins_.begin(), begins_.end(), end);
    if (*last != end) return;
    if (best_.has_value() && begins_[best_->last] >= end) return;
    found.first = at;
    found.last = static_cast<size_t>(last - begins_.begin());
    best_ = std::move(found);
  }

  bool IsNegated(size_t at) const {
    const auto before = [&](size_t words) -> absl::string_view {
      return begins_[at] < words ? "" : words_[begins_[at] - words];
    };
    if (at == 0 || !clauses_[at - 1].plain) return false;
    return Holds(kNegations, before(1)) ||
           // "pas de".
           (Holds(kNegations, before(2)) &&
            (before(1) == "de" || before(1) == "d"));
  }

  const std::vector<Clause>& clauses_;
  const ProviderNames& providers_;
  // Of all plain clauses, and the number of each clause's first.
  std::vector<absl::string_view> words_;
  std::vector<size_t> begins_;
  std::vector<Found> found_;
  std::optional<Found> best_;
};

}  // namespace

std::optional<FieldValue> ValueOfConcept(absl::string_view term) {
  if (!absl::ConsumePrefix(&term, "#")) return std::nullopt;
  for (const char* name : {"level", "discipline"}) {
    const size_t field = FieldOf(name);
    if (document::IsValue(field, term)) {
      return FieldValue{field, std::string(term)};
    }
  }
  return std::nullopt;
}

std::vector<Found> FindMeanings(const std::vector<Clause>& clauses,
                                const ProviderNames& providers) {
  return Finder(clauses, providers).FindAll();
}

}  // namespace preau::understanding
