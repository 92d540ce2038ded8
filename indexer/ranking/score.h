#ifndef INDEXER_RANKING_SCORE_H_
#define INDEXER_RANKING_SCORE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/document/quality.h"

// How well a document fits a query, of those that the engine finds best: BM25F
// (Robertson, Zaragoza & Taylor 2004), what stands together, and what the
// notice shows of itself.
namespace preau::ranking {

// How often a term stands in a document, by field. `text` is all but the
// others.
struct TermEvidence {
  // What the term adds at most.
  double weight = 0;
  uint32_t title = 0;
  uint32_t keyword = 0;
  uint32_t name = 0;
  uint32_t text = 0;
};

// A word of the query: the best of `any` counts, `bonus` adds to it.
struct WordEvidence {
  std::vector<TermEvidence> any;
  std::vector<TermEvidence> bonus;
};

struct ClauseEvidence {
  std::vector<WordEvidence> words;
  // The best of these counts where it is more than all words.
  std::vector<TermEvidence> instead;
  // Of a level just below or above the one that is asked for.
  std::vector<TermEvidence> neighbour;
  // What the clause adds at most.
  double weight = 0;
};

// Two clauses that follow one another in the query.
struct PairEvidence {
  // That of the lesser one.
  double weight = 0;
  // The sum over the places where both stand near each other: 1 where one
  // follows the other at once, less with each word between them and the other
  // way round; twice in titles.
  double closeness = 0;
};

// A field's words by the mean of all documents.
struct FieldLengths {
  double title = 1;
  double keyword = 1;
  double name = 1;
  double text = 1;
};

struct DocumentEvidence {
  std::vector<ClauseEvidence> clauses;
  std::vector<PairEvidence> pairs;
  FieldLengths lengths;
  // In words.
  uint32_t title_words = 0;
  // From 0 to 1.
  double completeness = 0;
  document::ProgrammeState programme = document::ProgrammeState::kNotStated;
};

// What a score is made of.
struct Contribution {
  enum class Kind {
    kClause,
    kNearLevel,
    kPair,
    kTitle,
    // Words of the query that it hasn't.
    kMissing,
    kCompleteness,
    kProgramme,
  };
  Kind kind = Kind::kClause;
  // Of the clause or pair.
  size_t number = 0;
  // They add up to the score.
  double score = 0;
};

// `contributions` may be null. Thread-safe.
double Score(const DocumentEvidence& document,
             std::vector<Contribution>* contributions);

}  // namespace preau::ranking

#endif  // INDEXER_RANKING_SCORE_H_
