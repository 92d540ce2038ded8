#ifndef INDEXER_HOT_MATCHER_H_
#define INDEXER_HOT_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/hot/budget.h"
#include "indexer/hot/clause.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// Finds and scores what a plan matches in a segment, tile by tile, never back:
// block-max MaxScore (Ding & Suel 2011, Turtle & Flood 1995) on sets of bits.
// Thread-compatible.
class Matcher {
 public:
  // `mean_length` of the snapshot's documents. Plan and segment must outlive
  // it.
  Matcher(const Plan& plan, const Segment& segment, double mean_length);

  // A score that `count` documents of the segment have or exceed, for all that
  // the plan says; 0 where that isn't known.
  double AtLeast(size_t count) const;

  // The next tile from `tile` on that may have matches; beyond the segment's
  // end when there is none.
  size_t NextTile(size_t tile);
  // The same for matches with a score above `least`.
  size_t NextTile(size_t tile, double least);
  void Seek(size_t tile);

  // Whether the tile may have a document with a score above `least`: to be had
  // without reading postings.
  bool CanExceed(double least);

  // Reads postings and gives what matches: `all`, or what can have a score
  // above that of CanExceed(). Of phrases, what has their words.
  void Load(bool all, TileBits& matches);
  // Of what Load() gave, what can have a score above `least`. Only after
  // CanExceed(least).
  void KeepExceeding(double least, TileBits& matches);
  // The same as CanExceed(), for a word of the tile.
  bool WordCanExceed(size_t word, double least) const {
    return !has_word_bounds_ || word_bounds_[word] > least;
  }
  bool has_phrases() const { return has_phrases_; }
  // Takes away what was among the matches for a phrase that isn't there, and
  // where `budget` is spent what wasn't looked at.
  void CheckPhrases(Budget& budget, TileBits& matches);
  // How much there is to do for the score of a document, about.
  size_t terms() const { return terms_; }

  // To be called before the scores of these, once a tile.
  void PrepareScores(const TileBits& among);
  // Of a match: its score, and what that is at most, which is had sooner; where
  // it can't be above that of CanExceed(), perhaps less. Only after that.
  double Score(size_t in_tile) const;
  double Bound(size_t in_tile) const;

 private:
  void Combine(TileBits& matches) const;
  void Reach(const TileBits& among, size_t clause, double need, int& steps,
             TileBits& out) const;

  const Segment& segment_;
  const double inverse_mean_length_;
  const bool any_clause_;
  bool has_phrases_ = false;
  size_t terms_ = 0;
  bool has_wanted_phrases_ = false;
  std::vector<std::unique_ptr<ClauseMatcher>> wanted_;
  // Of those, what a match has to have one or all of; the others add to its
  // score.
  std::vector<ClauseMatcher*> needed_;
  std::vector<std::unique_ptr<ClauseMatcher>> unwanted_;
  // Those wanted, the rarest first.
  std::vector<ClauseMatcher*> by_size_;
  size_t begin_ = 0;
  // For KeepExceeding(): clauses by descending bound, bounds, and the sum of
  // those from each on.
  std::vector<const ClauseMatcher*> by_bound_;
  std::vector<double> rest_bounds_;
  // Where they say more than the tile's.
  bool has_word_bounds_ = false;
  WordScores word_bounds_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_MATCHER_H_
