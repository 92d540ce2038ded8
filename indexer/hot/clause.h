#ifndef INDEXER_HOT_CLAUSE_H_
#define INDEXER_HOT_CLAUSE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/hot/budget.h"
#include "indexer/hot/leaf.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// A word of a plan in a segment: any of several terms, walked tile by tile.
// Thread-compatible.
class WordMatcher {
 public:
  // `stretch`: see Leaf.
  WordMatcher(const Plan::Word& word, const Segment& segment, double stretch);

  bool exists() const { return !any_.empty(); }
  uint64_t size() const;
  // What the word adds at least to `count` documents of the segment; see Leaf.
  double AtLeast(size_t count, double shrink) const;
  size_t NextTile(size_t tile);
  // The same for documents to which the word adds more than `need`.
  size_t NextTile(size_t tile, double need);
  void Seek(size_t tile);

  // What the word adds at most to a document of the tile; also kept as bound().
  double ComputeBound();
  double bound() const { return bound_; }
  // From now on only documents to which the word adds more than `need` are
  // looked for. After ComputeBound().
  void SetNeed(double need);
  // Whether AddWordBounds() says more than bound(). After SetNeed().
  bool is_fine() const;
  // Adds what the word adds at most to the documents of each word of the tile.
  void AddWordBounds(WordScores& sums) const;

  // Reads the postings, `all` of them or those that SetNeed() asks for. Others
  // than those of `among` may be left out.
  void Load(bool all, const TileBits& among);
  void LoadBonus(const TileBits& among);
  const TileBits& bits() const { return *bits_; }
  // Of a document's number in the tile.
  double Bound(size_t in_tile) const;
  double Score(size_t in_tile, double half) const;
  // Of a word of one term.
  const Leaf& leaf() const { return *any_[0].leaf; }

 private:
  struct Alternative {
    std::unique_ptr<Leaf> leaf;
    // What it adds at most to a document of the tile.
    double most = 0;
    uint8_t bound = 0;
    // The least bound that can matter; 256: none does.
    int least = 0;
  };
  // A term that stands nowhere more often than the first.
  struct Bonus {
    std::unique_ptr<Leaf> leaf;
    // What it would add where the first term is as frequent as anywhere.
    double by_first = 0;
  };
  bool IsStrong(const Alternative& alternative) const {
    return alternative.least <= alternative.bound;
  }

  std::vector<Alternative> any_;
  // The first is the term that the bonus terms say more about.
  bool has_first_ = false;
  std::vector<Bonus> bonus_;
  // The sum of their `by_first`, and what they add at most in this tile.
  double bonus_by_first_ = 0;
  double bonus_most_ = 0;
  double bound_ = 0;
  const TileBits* bits_ = nullptr;
  TileBits own_bits_;
  // Those of any_ that matter in this tile.
  std::vector<const Alternative*> strong_;
};

// A clause of a plan in a segment. As WordMatcher.
class ClauseMatcher {
 public:
  ClauseMatcher(const Plan::Clause& clause, const Segment& segment,
                double stretch);

  bool phrase() const { return phrase_; }
  // As those of WordMatcher.
  double AtLeast(size_t count, double shrink) const;
  size_t NextTile(size_t tile, double need);
  size_t NextTile(size_t tile);
  void Seek(size_t tile);
  double ComputeBound();
  double bound() const { return bound_; }
  void SetNeed(double need);
  bool is_fine() const;
  void AddWordBounds(WordScores& sums) const;
  // For a phrase, reads which documents have all of its words.
  void Load(bool all, const TileBits& among);
  // About how many documents it has in the segment.
  uint64_t size() const { return size_; }
  // Takes away those of `among` that don't have the phrase. Once the budget is
  // spent, `otherwise` is taken for an answer.
  void CheckPhrase(const TileBits& among, bool otherwise, Budget& budget);
  void LoadBonus(const TileBits& among);
  const TileBits& bits() const { return bits_; }
  // 0 where the bit isn't set.
  double Bound(size_t in_tile) const;
  double Score(size_t in_tile, double half) const;

 private:
  bool HasPhrase(size_t in_tile);
  void AddAllWordBounds(WordScores& sums) const;
  template <typename OfWord>
  double Combine(size_t in_tile, const OfWord& of_word) const;

  const bool phrase_;
  // Empty when one of them isn't in the segment.
  std::vector<std::unique_ptr<WordMatcher>> words_;
  // Any of them instead; null when there is none.
  std::unique_ptr<WordMatcher> instead_;
  uint64_t size_ = 0;
  double words_bound_ = 0;
  double bound_ = 0;
  TileBits bits_;
  // For HasPhrase().
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> positions_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_CLAUSE_H_
