#ifndef INDEXER_HOT_PLAN_H_
#define INDEXER_HOT_PLAN_H_

#include <optional>
#include <string>
#include <vector>

#include "indexer/hot/snapshot.h"
#include "indexer/query/query.h"

namespace preau::hot {

// A query with the weight that each term has on a snapshot. The same as
// indexer/xapian asks Xapian, which a test holds it against.
struct Plan {
  struct Term {
    std::string text;
    // What it adds at most to a document's score.
    double weight = 0;
  };
  struct Word {
    // The best of them counts.
    std::vector<Term> any;
    // Add to it, but find nothing by themselves.
    std::vector<Term> bonus;
  };
  struct Clause {
    // All words, or any of `instead` if that is more; for a phrase, words of
    // one term each that must follow one another.
    std::vector<Word> words;
    std::vector<Term> instead;
    bool phrase = false;
    // query::Clause::names_value.
    bool names_value = false;
  };
  // Any of them instead of all.
  bool any_clause = false;
  // With any_clause: such that name a value aren't enough where there are
  // others.
  bool other_than_values = false;
  std::vector<Clause> wanted;
  std::vector<Clause> unwanted;
};

Plan MakePlan(const query::Query& query, bool any_word,
              const Snapshot& snapshot);

}  // namespace preau::hot

#endif  // INDEXER_HOT_PLAN_H_
