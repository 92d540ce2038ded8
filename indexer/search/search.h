#ifndef INDEXER_SEARCH_SEARCH_H_
#define INDEXER_SEARCH_SEARCH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/columns/filters.h"
#include "indexer/ranking/score.h"
#include "indexer/text/snippet.h"
#include "indexer/understanding/understand.h"
#include "preau/storage/v1/storage.pb.h"
#include "storage/base/language.h"

// What one asks the index and what it answers.
namespace preau::search {

using storage::v1::IndexedDocument;

enum class Sort { kRelevance, kTitle, kNewest, kOldest, kSmallest, kLargest };

// What a viewer is shown at all; every search has one.
struct Visibility {
  std::vector<columns::Filter> enforced;
};

// What to do about words that may be misspelt.
enum class SpellingMode {
  // Search others when nothing is found, propose others when little is.
  kRescue,
  // Only propose them.
  kPropose,
  kOff,
};

// Where a page ended. The caller makes it unforgeable and bound to the request.
struct Cursor {
  // Of the index that the pages so far were cut from.
  uint64_t generation = 0;
  // Hits of the pages so far.
  uint64_t depth = 0;
  // The last one.
  double score = 0;
  std::string key;
  std::string uid;
  // What was searched instead of the request's query; empty: that.
  std::string corrected_query;
};

struct Request {
  std::string query;
  // Its last word is the beginning of one, unless a space follows.
  bool as_you_type = false;
  SpellingMode spelling = SpellingMode::kRescue;
  bool any_word = false;
  // When only a few hits have all words, what has some of them follows.
  bool may_relax = false;
  // Nothing in the query is taken for more than its words.
  bool words_only = false;
  std::vector<columns::Filter> filters;
  std::vector<columns::FacetAsk> facets;
  Sort sort = Sort::kRelevance;
  size_t page_size = 10;
  size_t snippet_chars = 200;
  base::Language language = base::Language::kFrench;
  std::optional<Cursor> cursor;
  // Whether to say what scores are made of.
  bool explain = false;
};

// Hits with all words of which there are fewer are a few.
inline constexpr uint64_t kFewHits = 5;
// Other copies of a hit's work that are shown.
inline constexpr size_t kMaxCopies = 20;

// A part of a hit's score, and what it is for.
struct ScorePart {
  ranking::Contribution::Kind kind = ranking::Contribution::Kind::kClause;
  // Of the query.
  std::string words;
  // How often they stand in titles, keywords, names and the rest.
  uint32_t title = 0;
  uint32_t keyword = 0;
  uint32_t name = 0;
  uint32_t text = 0;
  double score = 0;
};

// What a query could have meant.
struct Spelling {
  struct Replacement {
    std::string from;
    std::string to;
  };
  std::string corrected_query;
  // On later pages none.
  std::vector<Replacement> replacements;
  // Nothing was found, so that the hits are those of this query. Otherwise they
  // are few, and it would find `total`.
  bool searched_instead = false;
  // A word was found by its sound, not by a few letters.
  bool by_sound = false;
  uint64_t total = 0;
};

struct Hit {
  std::shared_ptr<const IndexedDocument> record;
  // Other copies of its work.
  std::vector<std::shared_ptr<const IndexedDocument>> copies;
  double score = 0;
  // They add up to the score. Only where asked for, of hits that are ranked.
  std::vector<ScorePart> explanation;
  text::Snippet title;
  text::Snippet snippet;
};

struct FacetValue {
  std::string id;
  std::string label;
  uint64_t count = 0;
  bool selected = false;
  std::vector<std::string> parents;
};

struct Facet {
  size_t field = 0;
  std::vector<FacetValue> values;
  size_t value_count = 0;
};

struct Response {
  std::vector<Hit> hits;
  uint64_t total = 0;
  // How many hits have all words, where others are among them.
  std::optional<uint64_t> all_words_total;
  std::vector<Facet> facets;
  std::optional<Cursor> next;
  // Apply sequence that the answer knows of.
  uint64_t sequence = 0;
  // The pages before came from another state of the index.
  bool index_changed = false;
  // The search took too long and ended before its time: `total` and counts are
  // lower bounds, there may be better hits, and in some of these it isn't
  // marked what matches.
  bool is_partial = false;
  // What the words of the query were taken for.
  std::vector<understanding::Interpretation> interpretations;
  std::optional<Spelling> spelling;
};

// What somebody has typed so far.
struct SuggestRequest {
  std::string typed;
  size_t limit = 8;
  base::Language language = base::Language::kFrench;
};

inline constexpr size_t kMaxTypedBytes = 200;

// What it could become: the title of a record, the label of a value, or a
// query.
struct Suggestion {
  text::Snippet text;
  // Null for others than titles.
  std::shared_ptr<const IndexedDocument> record;
  bool is_query = false;
  size_t field = 0;
  std::string value;
};

// Hits beyond this can't be paged to.
inline constexpr uint64_t kMaxDepth = 10000;

}  // namespace preau::search

#endif  // INDEXER_SEARCH_SEARCH_H_
