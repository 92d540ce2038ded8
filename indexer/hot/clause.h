#ifndef INDEXER_HOT_CLAUSE_H_
#define INDEXER_HOT_CLAUSE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/hot/leaf.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// A word of a plan in a segment: any of several terms. As Leaf.
class WordMatcher {
 public:
  WordMatcher(const Plan::Word& word, const Segment& segment, double stretch);

  bool exists() const { return !any_.empty(); }
  size_t NextTile(size_t tile);
  void Seek(size_t tile);
  float TileBound() const;
  void AddWordBounds(WordScores& sums) const;
  void Load();
  void LoadBonus();
  const uint64_t* bits() const { return bits_; }
  double Score(size_t in_tile, double half) const;
  // Of a word of one term.
  const Leaf& leaf() const { return *any_[0]; }

 private:
  std::vector<std::unique_ptr<Leaf>> any_;
  std::vector<std::unique_ptr<Leaf>> bonus_;
  const uint64_t* bits_ = nullptr;
  TileBits own_bits_;
};

// A clause of a plan in a segment. As Leaf.
class ClauseMatcher {
 public:
  ClauseMatcher(const Plan::Clause& clause, const Segment& segment,
                double stretch);

  bool phrase() const { return phrase_; }
  size_t NextTile(size_t tile);
  void Seek(size_t tile);
  // Of the tile that was sought; also kept as bound().
  double ComputeBound();
  double bound() const { return bound_; }
  void AddWordBounds(WordScores& sums) const;
  // For a phrase, reads which documents have all of its words.
  void Load();
  // Takes away those of `among` that don't have the phrase.
  void CheckPhrase(const TileBits& among);
  void LoadBonus();
  const TileBits& bits() const { return bits_; }
  // 0 where the bit isn't set.
  double Score(size_t in_tile, double half) const;

 private:
  bool HasPhrase(size_t in_tile);
  void AddAllWordBounds(WordScores& sums) const;

  const bool phrase_;
  std::vector<std::unique_ptr<WordMatcher>> words_;
  // Any of them instead; null when there is none.
  std::unique_ptr<WordMatcher> instead_;
  // Where there are words, and all of them exist.
  bool words_exist_ = false;
  double bound_ = 0;
  TileBits bits_;
  // For HasPhrase().
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> positions_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_CLAUSE_H_
