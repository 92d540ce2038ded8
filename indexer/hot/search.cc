#include "indexer/hot/search.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/distinct_works.h"
#include "indexer/hot/earlier_works.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/matcher.h"
#include "indexer/hot/sorted_hits.h"
#include "indexer/hot/top_hits.h"

namespace preau::hot {
namespace {

// How many documents match, where a term's own count says so.
std::optional<uint64_t> CountOf(const Snapshot& snapshot, const Ask& ask) {
  const Plan& plan = ask.plan;
  if (ask.distinct_works && snapshot.works() > 0) return std::nullopt;
  if (plan.wanted.size() != 1 || !plan.unwanted.empty() ||
      !ask.enforced.empty() || !ask.chosen.empty()) {
    return std::nullopt;
  }
  const Plan::Clause& clause = plan.wanted[0];
  if (clause.words.size() != 1 || !clause.instead.empty()) return std::nullopt;
  uint64_t count = 0;
  for (const Plan::Term& term : clause.words[0].any) {
    const uint64_t documents = snapshot.DocumentsWith(term.text);
    // Some documents may have both.
    if (count > 0 && documents > 0) return std::nullopt;
    count += documents;
  }
  return count;
}

class Searcher {
 public:
  Searcher(const Snapshot& snapshot, const Ask& ask)
      : snapshot_(snapshot),
        ask_(ask),
        budget_(ask.budget_micros),
        // Without words all are equal.
        by_score_(!ask.order.by.has_value()),
        counted_(CountOf(snapshot, ask)),
        exact_((ask.count && !counted_.has_value()) || !ask.facets.empty() ||
               !by_score_),
        distinct_(ask.distinct_works && snapshot.works() > 0),
        best_(snapshot, ask.limit, ask.after),
        works_(snapshot) {
    if (!by_score_) {
      sorted_.emplace(snapshot, ask.limit, ask.order, ask.after);
    }
    for (const size_t field : ask.facets) found_.facets.push_back({field, {}});
    if (distinct_ && by_score_ && ask.after.has_value()) {
      earlier_.emplace(snapshot, ask);
    }
  }

  Found Run() && {
    for (size_t i = 0; i < snapshot_.segments().size() && found_.complete;
         ++i) {
      SearchSegment(i);
    }
    if (counted_.has_value()) found_.total = *counted_;
    found_.hits =
        by_score_ ? std::move(best_).Take() : std::move(*sorted_).Take();
    return std::move(found_);
  }

 private:
  void SearchSegment(size_t number) {
    const SegmentView& view = snapshot_.segments()[number];
    const Segment& segment = *view.segment;
    Matcher matcher(ask_.plan, segment, snapshot_.mean_length());
    const size_t tiles = WordsOf(segment.size()) / kTileWords;
    size_t tile = matcher.NextTile(0);
    if (tile >= tiles) return;
    const SegmentFilters filters(ask_.enforced, ask_.chosen, ask_.facets,
                                 segment);
    std::vector<FacetCounter> counters;
    for (const size_t field : ask_.facets) {
      counters.emplace_back(field, segment, *view.numbers);
    }
    if (sorted_.has_value()) sorted_->Start(number);
    if (!ask_.after.has_value() && filters.empty() &&
        view.deletions->count() == 0) {
      const size_t copies = distinct_ ? view.works->largest() : 1;
      best_.Expect(matcher.AtLeast(ask_.limit * copies));
    }
    const auto next = [&](size_t from) {
      return exact_ ? matcher.NextTile(from)
                    : matcher.NextTile(from, best_.Least(number));
    };
    for (tile = next(tile); tile < tiles; tile = next(tile + 1)) {
      matcher.Seek(tile);
      if (exact_) {
        CountTile(number, tile, matcher, filters, counters);
      } else {
        RankTile(number, tile, matcher, filters);
      }
      if (budget_.IsSpent()) {
        found_.complete = false;
        break;
      }
    }
    if (sorted_.has_value()) sorted_->Finish();
    for (size_t i = 0; i < counters.size(); ++i) {
      counters[i].AddTo(found_.facets[i]);
    }
  }

  // Takes away what isn't in the segment.
  void KeepLive(size_t number, size_t tile, TileBits& bits) const {
    const SegmentView& view = snapshot_.segments()[number];
    const size_t documents = view.segment->size();
    const size_t begin = tile * kTile;
    if (documents - begin < kTile) {
      const size_t rest = documents - begin;
      ChangeWords(bits, [&](size_t i, uint64_t word) {
        if (i * 64 >= rest) return uint64_t{0};
        return rest - i * 64 >= 64
                   ? word
                   : word & ((uint64_t{1} << (rest - i * 64)) - 1);
      });
    }
    if (const uint64_t* const gone = view.deletions->bits(); gone != nullptr) {
      ChangeWords(bits, [&](size_t i, uint64_t word) {
        return word & ~gone[tile * kTileWords + i];
      });
    }
  }

  // Looks at every match.
  void CountTile(size_t number, size_t tile, Matcher& matcher,
                 const SegmentFilters& filters,
                 std::vector<FacetCounter>& counters) {
    const Doc begin = static_cast<Doc>(tile * kTile);
    TileBits matches;
    matcher.Load(true, matches);
    KeepLive(number, tile, matches);
    if (matcher.has_phrases()) matcher.CheckPhrases(budget_, matches);
    filters.Split(begin, matches, others_);
    if (distinct_ && !snapshot_.segments()[number].works->empty()) {
      TileBits distinct;
      Assign(matches, distinct);
      FoldCopies(number, begin, distinct);
      Count(begin, distinct, counters);
    } else {
      Count(begin, matches, counters);
    }
    if (!by_score_) return;
    const double least = best_.Least(number);
    if (!matcher.CanExceed(least)) return;
    matcher.KeepExceeding(least, matches);
    Score(number, tile, matcher, matches);
  }

  // Keeps one of each work, in what is counted for a field of its own too.
  void FoldCopies(size_t number, Doc begin, TileBits& matches) {
    common_.clear();
    for (size_t i = 0; i < ask_.facets.size(); ++i) {
      const auto other = OthersOf(ask_.facets[i]);
      if (other == others_.end()) {
        common_.push_back(i);
        continue;
      }
      const auto [works, added] =
          field_works_.try_emplace(ask_.facets[i], snapshot_);
      works->second.Fold(number, begin, {i}, found_.facets, other->bits);
    }
    works_.Fold(number, begin, common_, found_.facets, matches);
  }

  std::vector<SegmentFilters::FieldBits>::iterator OthersOf(size_t field) {
    return std::find_if(others_.begin(), others_.end(),
                        [&](const SegmentFilters::FieldBits& bits) {
                          return bits.field == field;
                        });
  }

  void Count(Doc begin, const TileBits& matches,
             std::vector<FacetCounter>& counters) {
    found_.total += CountBits(matches);
    for (FacetCounter& counter : counters) {
      const auto other = OthersOf(counter.field());
      counter.Count(begin, other == others_.end() ? matches : other->bits);
    }
    if (!by_score_) sorted_->Add(begin, matches);
  }

  // Looks only at what can be among the best.
  void RankTile(size_t number, size_t tile, Matcher& matcher,
                const SegmentFilters& filters) {
    const double least = best_.Least(number);
    if (!matcher.CanExceed(least)) return;
    TileBits matches;
    matcher.Load(false, matches);
    matcher.KeepExceeding(least, matches);
    KeepLive(number, tile, matches);
    filters.Keep(static_cast<Doc>(tile * kTile), matches);
    if (matcher.has_phrases()) matcher.CheckPhrases(budget_, matches);
    Score(number, tile, matcher, matches);
  }

  void Score(size_t number, size_t tile, Matcher& matcher,
             const TileBits& matches) {
    if (matches.empty()) return;
    matcher.PrepareScores(matches);
    double least = best_.Least(number);
    // With many words a tile takes so long that the budget is to be looked at
    // within it.
    constexpr size_t kManyTerms = 12;
    const bool slow = matcher.terms() >= kManyTerms;
    const SegmentWorks& works = *snapshot_.segments()[number].works;
    const bool has_copies = distinct_ && !works.empty();
    ForEachOne(matches.used, [&](size_t word) {
      if (!matcher.WordCanExceed(word, least)) return;
      if (slow && budget_.IsSpent()) return;
      ForEachOne(matches.words[word], [&](size_t bit) {
        const size_t in_tile = word * 64 + bit;
        if (matcher.Bound(in_tile) <= least) return;
        const double score = matcher.Score(in_tile);
        if (score <= least) return;
        const Doc doc = static_cast<Doc>(tile * kTile + in_tile);
        const uint32_t work = has_copies ? works.NumberOf(doc) : 0;
        if (work != 0 && earlier_.has_value() &&
            earlier_->Has(work, {number, doc})) {
          return;
        }
        best_.Add({number, doc, score, work});
        least = best_.Least(number);
      });
    });
  }

  const Snapshot& snapshot_;
  const Ask& ask_;
  Budget budget_;
  const bool by_score_;
  // How many there are, where that is known beforehand.
  const std::optional<uint64_t> counted_;
  // Every match is looked at.
  const bool exact_;
  // Of each work one is a hit.
  const bool distinct_;
  TopHits best_;
  DistinctWorks works_;
  // Where a field is counted among other documents.
  absl::flat_hash_map<size_t, DistinctWorks> field_works_;
  std::optional<EarlierWorks> earlier_;
  std::optional<SortedHits> sorted_;
  std::vector<SegmentFilters::FieldBits> others_;
  // Of the facets those that are counted among the matches. Kept for the next
  // tile.
  std::vector<size_t> common_;
  Found found_;
};

}  // namespace

Found Search(const Snapshot& snapshot, const Ask& ask) {
  return Searcher(snapshot, ask).Run();
}

std::optional<double> ScoreOf(const Snapshot& snapshot, const Plan& plan,
                              const Snapshot::Place& place) {
  const Segment& segment = *snapshot.segments()[place.segment].segment;
  Matcher matcher(plan, segment, snapshot.mean_length());
  matcher.Seek(place.doc / kTile);
  TileBits matches;
  matcher.CanExceed(-1);
  matcher.Load(true, matches);
  const size_t in_tile = place.doc % kTile;
  KeepBits(matches, [&](size_t bit) { return bit == in_tile; });
  Budget unlimited(0);
  matcher.CheckPhrases(unlimited, matches);
  if (!matches.Has(in_tile)) return std::nullopt;
  matcher.PrepareScores(matches);
  return matcher.Score(in_tile);
}

}  // namespace preau::hot
