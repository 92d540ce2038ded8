#include "indexer/search/ranked_hits.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ranking/ranker.h"

namespace preau::search {
namespace {

std::string UidOf(const hot::Snapshot& snapshot, const hot::Hit& hit) {
  return std::string(snapshot.segments()[hit.segment].segment->uid(hit.doc));
}

// The place to go on from. Scores drift as documents come and go, so that of a
// hit which is still there counts.
hot::Mark MarkOf(const hot::Snapshot& snapshot, const hot::Ask& ask,
                 const Cursor& cursor) {
  hot::Mark mark{cursor.score, cursor.key, cursor.uid};
  if (cursor.generation == snapshot.generation()) return mark;
  const auto place = snapshot.Find(cursor.uid);
  if (!place.has_value()) return mark;
  const std::optional<double> now = hot::ScoreOf(snapshot, ask.plan, *place);
  if (now.has_value()) mark.score = *now;
  return mark;
}

// Hits after the ranked ones, in the engine's order.
void AddRest(const hot::Snapshot& snapshot, const hot::Ask& ask,
             const hot::Mark& mark, RankedHits& page) {
  hot::Ask rest = ask;
  rest.limit = ask.limit - page.found.hits.size();
  rest.after = mark;
  rest.count = false;
  rest.facets.clear();
  const hot::Found more = hot::Search(snapshot, rest);
  page.found.complete = page.found.complete && more.complete;
  page.found.hits.insert(page.found.hits.end(), more.hits.begin(),
                         more.hits.end());
  if (!more.hits.empty()) {
    page.end.score = more.hits.back().score;
    page.end.uid = UidOf(snapshot, more.hits.back());
  }
}

// How many of the ranked hits stood on the pages before.
size_t ShownOf(const hot::Snapshot& snapshot,
               const std::vector<hot::Hit>& ranked, const Cursor& cursor) {
  const auto last = std::find_if(
      ranked.begin(), ranked.end(),
      [&](const hot::Hit& hit) { return UidOf(snapshot, hit) == cursor.uid; });
  return last == ranked.end() ? std::min<size_t>(cursor.depth, ranked.size())
                              : static_cast<size_t>(last - ranked.begin()) + 1;
}

}  // namespace

RankedHits FindRankedHits(const hot::Snapshot& snapshot, hot::Ask ask,
                          const std::optional<Cursor>& cursor) {
  RankedHits page;
  uint64_t depth = cursor.has_value() ? cursor->depth : 0;
  if (depth >= kRankedHits) {
    ask.after = MarkOf(snapshot, ask, *cursor);
    page.found = hot::Search(snapshot, ask);
    page.end = *cursor;
    if (!page.found.hits.empty()) {
      page.end.score = page.found.hits.back().score;
      page.end.uid = UidOf(snapshot, page.found.hits.back());
    }
  } else {
    hot::Ask best = ask;
    best.limit = kRankedHits;
    page.found = hot::Search(snapshot, best);
    std::vector<hot::Hit> ranked = std::move(page.found.hits);
    hot::Mark last;
    if (!ranked.empty()) {
      last = {ranked.back().score, "", UidOf(snapshot, ranked.back())};
    }
    ranking::Ranker(snapshot, ask.plan).Rank(ranked);
    const size_t shown =
        cursor.has_value() ? ShownOf(snapshot, ranked, *cursor) : 0;
    const auto first = ranked.begin() + static_cast<std::ptrdiff_t>(shown);
    const auto rest = static_cast<size_t>(ranked.end() - first);
    page.found.hits.assign(
        first, first + static_cast<std::ptrdiff_t>(std::min(ask.limit, rest)));
    page.ranked = page.found.hits.size();
    if (!page.found.hits.empty()) {
      page.end.uid = UidOf(snapshot, page.found.hits.back());
    }
    if (rest <= ask.limit && ranked.size() == kRankedHits) {
      // The next page goes on where these end, however many were shown before
      // the index changed.
      depth = std::max(depth, kRankedHits - page.found.hits.size());
      page.end.score = last.score;
      page.end.uid = last.uid;
      if (rest < ask.limit) AddRest(snapshot, ask, last, page);
    }
  }
  page.end.depth = depth + page.found.hits.size();
  return page;
}

}  // namespace preau::search
