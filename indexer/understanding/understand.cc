#include "indexer/understanding/understand.h"

#include <algorithm>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/document/value_terms.h"
#include "indexer/understanding/finder.h"
#include "storage/base/status_macros.h"

namespace preau::understanding {
namespace {

using query::Clause;

bool IsUnderstood(const Found& found) {
  return !found.exception && found.trust != Trust::kAmongUnderstood;
}

// Leaves what can only be understood among what is understood, if there are
// other words.
void DropDoubtful(const std::vector<Clause>& clauses,
                  std::vector<Found>& found) {
  size_t covered = 0;
  bool others = false;
  for (const Found& each : found) {
    others = others || each.exception;
    for (; covered < each.first; ++covered) {
      others = others || !query::SaysNothing(clauses[covered]);
    }
    covered = each.last;
  }
  for (; covered < clauses.size(); ++covered) {
    others = others || !query::SaysNothing(clauses[covered]);
  }
  if (!others) return;
  found.erase(std::remove_if(found.begin(), found.end(),
                             [](const Found& each) {
                               return !each.exception && !IsUnderstood(each);
                             }),
              found.end());
}

void DropBeyondLimit(std::vector<Found>& found) {
  size_t kept = 0;
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const Found& each) {
                               return !each.exception &&
                                      ++kept > kMaxInterpretations;
                             }),
              found.end());
}

// Writes clauses anew for what was found.
class Writer {
 public:
  Writer(std::vector<Clause> clauses, const Options& options)
      : clauses_(std::move(clauses)), options_(options) {}

  Understood Write(std::vector<Found> all) && {
    size_t at = 0;
    for (Found& found : all) {
      for (; at < found.first; ++at) Keep(clauses_[at]);
      at = found.last;
      if (found.exception) {
        KeepWords(found);
      } else {
        WriteFound(found);
      }
    }
    for (; at < clauses_.size(); ++at) Keep(clauses_[at]);
    if (std::all_of(
            result_.interpretations.begin(), result_.interpretations.end(),
            [](const auto& each) { return each.effect == Effect::kWords; })) {
      result_.interpretations.clear();
    }
    if (!result_.filters.empty()) DropStopWords();
    return std::move(result_);
  }

 private:
  void Keep(Clause& clause) {
    AddWords(clause);
    result_.query.clauses.push_back(std::move(clause));
  }

  // Of an exception: no value stands in their place, unless it is only one more
  // thing to find. Other words for the same thing do.
  void KeepWords(const Found& found) {
    for (size_t i = found.first; i < found.last; ++i) {
      if (!options_.any_word) RemoveValues(clauses_[i].instead);
      Keep(clauses_[i]);
    }
  }

  static void RemoveValues(std::vector<std::string>& terms) {
    terms.erase(std::remove_if(terms.begin(), terms.end(),
                               [](absl::string_view term) {
                                 return ValueOfConcept(term).has_value();
                               }),
                terms.end());
  }

  // Says that a clause is looked for as it is, with those before it.
  void AddWords(const Clause& clause) {
    if (query::SaysNothing(clause)) return;
    auto& all = result_.interpretations;
    const bool joins =
        clause.plain && !all.empty() && all.back().effect == Effect::kWords &&
        !result_.query.clauses.empty() && result_.query.clauses.back().plain;
    if (joins) {
      all.back().end = clause.end;
    } else {
      all.push_back({Effect::kWords, 0, {}, clause.begin, clause.end, false});
    }
  }

  void WriteFound(Found& found) {
    Interpretation said;
    said.field = found.field;
    said.values = found.values;
    said.begin = clauses_[found.first].begin;
    said.end = clauses_[found.last - 1].end;
    said.effect = options_.any_word                ? Effect::kPreference
                  : found.trust == Trust::kCertain ? Effect::kFilter
                                                   : Effect::kValueOrWords;
    if (said.effect == Effect::kFilter && options_.filters) {
      AddFilter(found);
    } else {
      said.dropped = said.effect == Effect::kFilter;
      AddClauses(found, said.effect);
    }
    result_.interpretations.push_back(std::move(said));
  }

  void AddFilter(const Found& found) {
    columns::Filter filter;
    filter.field = std::string(document::Fields()[found.field].name);
    filter.values = found.values;
    result_.filters.push_back(std::move(filter));
  }

  void AddClauses(const Found& found, Effect effect) {
    auto& clauses = result_.query.clauses;
    const size_t first = clauses.size();
    for (size_t i = found.first; i < found.last; ++i) {
      clauses_[i].names_value = true;
      clauses.push_back(std::move(clauses_[i]));
    }
    if (effect == Effect::kFilter || found.in_clause) return;
    const bool several = clauses.size() - first > 1;
    std::vector<std::string> terms = NewTerms(found, first);
    if (several && effect == Effect::kPreference) {
      if (terms.empty()) return;
      // Each word still counts by itself.
      Clause clause;
      clause.plain = true;
      clause.names_value = true;
      clauses.push_back(std::move(clause));
    } else if (several) {
      // All words, or what stands in their place; what stood for some of them
      // doesn't stand for all.
      for (size_t i = first + 1; i < clauses.size(); ++i) {
        clauses[first].words.insert(clauses[first].words.end(),
                                    clauses[i].words.begin(),
                                    clauses[i].words.end());
      }
      clauses[first].instead.clear();
      clauses.resize(first + 1);
      terms = NewTerms(found, first);
    }
    auto& instead = clauses.back().instead;
    instead.insert(instead.end(), terms.begin(), terms.end());
  }

  // Terms of the values that don't stand in clauses from `first` on already.
  std::vector<std::string> NewTerms(const Found& found, size_t first) const {
    const auto& clauses = result_.query.clauses;
    std::vector<std::string> terms;
    for (const std::string& id : found.values) {
      std::string term = document::ValueTerm(found.field, id);
      const bool stands = std::any_of(
          clauses.begin() + static_cast<std::ptrdiff_t>(first), clauses.end(),
          [&](const Clause& clause) {
            return std::find(clause.instead.begin(), clause.instead.end(),
                             term) != clause.instead.end();
          });
      if (!stands) terms.push_back(std::move(term));
    }
    return terms;
  }

  // They don't count where there are filters.
  void DropStopWords() {
    auto& clauses = result_.query.clauses;
    clauses.erase(
        std::remove_if(clauses.begin(), clauses.end(), query::SaysNothing),
        clauses.end());
  }

  std::vector<Clause> clauses_;
  const Options& options_;
  Understood result_;
};

}  // namespace

absl::StatusOr<Understood> Understand(absl::string_view text,
                                      const ProviderNames& providers,
                                      const Options& options) {
  PREAU_ASSIGN_OR_RETURN(query::Query query, query::ReadClauses(text));
  std::vector<Found> found = FindMeanings(query.clauses, providers);
  if (options.any_word) {
    // What only a filter could do is words like others.
    found.erase(std::remove_if(found.begin(), found.end(),
                               [](const Found& each) {
                                 return each.trust == Trust::kCertain;
                               }),
                found.end());
  }
  DropDoubtful(query.clauses, found);
  DropBeyondLimit(found);
  Understood understood =
      Writer(std::move(query.clauses), options).Write(std::move(found));
  query::FinishQuery(understood.query);
  return understood;
}

}  // namespace preau::understanding
