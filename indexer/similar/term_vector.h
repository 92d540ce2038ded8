#ifndef INDEXER_SIMILAR_TERM_VECTOR_H_
#define INDEXER_SIMILAR_TERM_VECTOR_H_

#include <string>
#include <vector>

#include "indexer/hot/plan.h"
#include "indexer/hot/snapshot.h"
#include "preau/storage/v1/storage.pb.h"
#include "storage/base/language.h"

namespace preau::similar {

using storage::v1::IndexedDocument;

// A word that tells what a document is about.
struct VectorWord {
  // Stem, and other stem where the document has it.
  std::vector<std::string> terms;
  // As it stands in the title, the keywords or the beginning of the
  // description; empty: in none of them.
  std::string written;
  // What a word adds at most to the score of another document.
  double weight = 0;
};

struct TermVector {
  // Those that others have too, the weightiest first.
  std::vector<VectorWord> words;
  // What the document itself would score, by these words and by those that only
  // it has.
  double self = 0;
};

// Documents that may have the words of a vector, all in all: what bounds the
// time of a search for them.
inline constexpr uint64_t kMaxPostings = 20000;
inline constexpr size_t kMaxVectorWords = 25;

// Of the words of a document, those that few others have and that it has often,
// above all in its title and keywords. `record` is the document's. Thread-safe.
TermVector MakeTermVector(const hot::Snapshot& snapshot,
                          const hot::Snapshot::Place& place,
                          const IndexedDocument& record);

// A search for any of the words.
hot::Plan MakePlan(const TermVector& vector);

}  // namespace preau::similar

#endif  // INDEXER_SIMILAR_TERM_VECTOR_H_
