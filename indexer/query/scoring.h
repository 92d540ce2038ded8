#ifndef INDEXER_QUERY_SCORING_H_
#define INDEXER_QUERY_SCORING_H_

#include <algorithm>
#include <cmath>

// How well a document fits a query: Okapi BM25 (Robertson & Zaragoza 2009) as
// Xapian computes it, so that the one engine can be held against the other. The
// constants were chosen with preau-relevance.
namespace preau::query {

inline constexpr double kK1 = 1.5;
inline constexpr double kB = 0.4;
// Of a document's length by the mean; shorter ones count as that long.
inline constexpr double kMinNormLength = 0.1;
// What a word adds that is written as in the query, not just of the same stem.
// One that is its own stem has that in any case, or inflected words would count
// for more.
inline constexpr double kFoldedScale = 0.35;
// What accents add that are those of the query.
inline constexpr double kExactScale = 0.02;

// What a term that is in `having` of `documents` can add at most, for
// SaturatedFrequency() of 1.
inline double TermWeight(double documents, double having) {
  double odds = (documents - having + 0.5) / (having + 0.5);
  // Terms that are nearly everywhere still count a little.
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (kK1 + 1);
}

// The frequency at which a term of a document of this length (by the mean)
// counts half.
inline double HalfFrequency(double norm_length) {
  return kK1 * (std::max(norm_length, kMinNormLength) * kB + (1 - kB));
}

inline double SaturatedFrequency(double frequency, double half) {
  return frequency / (half + frequency);
}

}  // namespace preau::query

#endif  // INDEXER_QUERY_SCORING_H_
