#ifndef INDEXER_ROWS_RECIPE_H_
#define INDEXER_ROWS_RECIPE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/columns/filters.h"
#include "storage/base/language.h"

namespace preau::rows {

// What a row is made by. Texts may have {watched}: the level and the discipline
// that are asked for.
struct Recipe {
  enum class Order {
    // The best answers to the query.
    kBest,
    kNewest,
    // Others every day, of the newest.
    kDaily,
  };
  // Whether a level or a discipline must be asked for, or neither.
  enum class Needs { kNothing, kWatched, kUnwatched };

  absl::string_view id;
  // Of Seasons(); empty: all year.
  absl::string_view season;
  absl::string_view title_french;
  absl::string_view title_english;
  // For recipes without a season.
  absl::string_view reason_french;
  absl::string_view reason_english;
  // As a person types it; any of the words will do. Empty: everything.
  absl::string_view query;
  // "kind=video,film;access=open"; "!" before a field keeps what has none.
  absl::string_view filters;
  Order order = Order::kBest;
  // An id of the vocabulary: whom the row is for; empty: for everybody.
  absl::string_view audience;
  Needs needs = Needs::kNothing;
};

// In the order in which rows are shown, those of a season apart.
absl::Span<const Recipe> Recipes();

std::vector<columns::Filter> FiltersOf(const Recipe& recipe);

}  // namespace preau::rows

#endif  // INDEXER_ROWS_RECIPE_H_
