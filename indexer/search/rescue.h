#ifndef INDEXER_SEARCH_RESCUE_H_
#define INDEXER_SEARCH_RESCUE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/snapshot.h"
#include "indexer/query/query.h"
#include "indexer/search/search.h"
#include "indexer/spelling/dictionary.h"
#include "indexer/understanding/understand.h"

namespace preau::search {

// Finds what a query with misspelt words may have meant. What it gives finds
// something for the viewer and under the request's filters, so that it says
// nothing of documents that they aren't shown. For one thread.
class Rescue {
 public:
  // How many documents a query finds for the viewer and under the request's
  // filters.
  using Count = std::function<uint64_t(const std::string&)>;

  // All must outlive it. What words were taken for isn't misspelt.
  Rescue(const hot::Snapshot& snapshot, const spelling::Dictionary& dictionary,
         const Visibility& visibility, const Request& request,
         absl::Span<const understanding::Interpretation> interpretations,
         hot::Budget& budget, Count count);

  // For a query that found nothing: with other words for those that no document
  // has. Words that are there are never replaced, though two of them are
  // joined ("photo synthèse").
  std::optional<Spelling> Instead();

  // For a query that found `total`, which is little: with a far more frequent
  // word for a rare one that is nearly the same, and many more hits.
  std::optional<Spelling> Better(uint64_t total);

 private:
  struct Word {
    uint32_t begin;
    uint32_t end;
    // Lower case with accents, and without.
    std::string lower;
    std::string folded;
    // Documents with one of its terms have it, as far as the viewer goes.
    bool known = false;
    // Can be corrected by itself, and with the next one.
    bool plain = false;
    bool joins_next = false;
  };
  // A way to write the words from `first` to `last`.
  struct Change {
    size_t first = 0;
    size_t last = 0;
    std::string to;
    double cost = 0;
    bool by_sound = false;
  };
  struct Plan {
    std::vector<Change> changes;
    double cost = 0;
  };

  void ReadWords(const query::Query& query);
  bool IsKnown(const query::Clause& clause, const query::Word& word) const;
  std::vector<Change> Corrections(size_t word) const;
  void AddSplits(size_t word, std::vector<Change>& changes) const;
  std::optional<Change> JoinWithNext(size_t word) const;
  void Extend(size_t word, Plan& plan, std::vector<Plan>& plans) const;
  Spelling Apply(const Plan& plan) const;
  bool IsUnderstood(const query::Word& word) const;
  // 0 where that can't be found out in time.
  uint64_t CountOf(const std::string& query);

  const hot::Snapshot& snapshot_;
  const spelling::Dictionary& dictionary_;
  const Visibility& visibility_;
  const Request& request_;
  const absl::Span<const understanding::Interpretation> interpretations_;
  hot::Budget& budget_;
  const Count count_;
  std::vector<Word> words_;
  std::vector<std::vector<Change>> corrections_;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_RESCUE_H_
