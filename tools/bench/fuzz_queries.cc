#include "tools/bench/fuzz_queries.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace preau::bench {
namespace {

using document::kFieldCount;

// Bounds of services/search/convert.cc.
constexpr size_t kMaxPage = 100;
constexpr size_t kMinSnippet = 50;
constexpr size_t kMaxSnippet = 1000;
constexpr size_t kMaxSuggestions = 20;
// Longer texts are only shown in part.
constexpr size_t kShownBytes = 300;

std::string Show(const std::string& text) {
  if (text.size() <= kShownBytes) {
    return absl::StrCat("'", absl::CHexEscape(text), "'");
  }
  return absl::StrCat("'", absl::CHexEscape(text.substr(0, kShownBytes)),
                      "'… (", text.size(), " bytes)");
}

std::string FieldName(size_t field) {
  return std::string(document::Fields()[field].name);
}

double MakeScore(SeededRandom& random) {
  constexpr double kScores[] = {0.0,
                                -0.0,
                                -1,
                                1e300,
                                std::numeric_limits<double>::quiet_NaN(),
                                std::numeric_limits<double>::infinity(),
                                -std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::denorm_min()};
  return random.Chance(0.5) ? kScores[random.Below(std::size(kScores))]
                            : random.Unit() * 100;
}

void DescribeSearch(const search::Request& request, std::string& out) {
  absl::StrAppend(&out, request.any_word ? " any" : " all", " sort ",
                  static_cast<int>(request.sort), " page ", request.page_size,
                  " snippet ", request.snippet_chars);
  size_t values = 0;
  for (const columns::Filter& filter : request.filters) {
    values += filter.values.size();
  }
  absl::StrAppend(&out, " filters ", request.filters.size(), "/", values,
                  " facets ", request.facets.size());
  for (const columns::FacetAsk& facet : request.facets) {
    absl::StrAppend(&out, ",", Show(facet.field), "+", facet.offset, "*",
                    facet.limit);
    if (!facet.prefix.empty()) {
      absl::StrAppend(&out, "^", facet.prefix.size());
    }
  }
  if (request.cursor.has_value()) {
    absl::StrAppend(&out, " after ", request.cursor->depth, "/",
                    request.cursor->score, "/", Show(request.cursor->uid));
  }
}

}  // namespace

std::string Describe(const FuzzRequest& request) {
  std::string out = absl::StrCat("#", request.number, " ",
                                 request.is_suggest ? "suggest " : "search ",
                                 FuzzKindName(request.kind));
  if (!request.visibility.enforced.empty()) absl::StrAppend(&out, " enforced");
  if (!request.is_suggest) DescribeSearch(request.search, out);
  absl::StrAppend(
      &out, ": ",
      Show(request.is_suggest ? request.suggest.typed : request.search.query));
  return out;
}

std::string FuzzGenerator::MakeValue(size_t field, SeededRandom& random) const {
  if (random.Chance(0.99)) return OneOf(world_.values[field], random);
  if (random.Chance(0.5)) return OneOf(world_.words.any, random);
  return MakeFuzzText(
      random.Chance(0.5) ? FuzzKind::kLongWord : FuzzKind::kRandomBytes,
      world_.words, random);
}

columns::Filter FuzzGenerator::MakeFilter(SeededRandom& random) const {
  // The last fields can have any number of values.
  size_t field = random.Chance(0.3) ? kFieldCount - 1 - random.Below(4)
                                    : random.Below(kFieldCount);
  while (field + 1 < kFieldCount && world_.values[field].empty()) ++field;
  columns::Filter filter{FieldName(field), {}, random.Chance(0.3)};
  if (random.Chance(0.01)) filter.field = OneOf(world_.words.any, random);
  const size_t values = random.Chance(0.8)   ? random.Below(4)
                        : random.Chance(0.9) ? columns::kMaxFilterValues
                                             : random.Below(2000);
  for (size_t i = 0; i < values; ++i) {
    // Where the field has a vocabulary most would be refused for one of many.
    filter.values.push_back(values < 4 ? MakeValue(field, random)
                                       : OneOf(world_.values[field], random));
  }
  return filter;
}

void FuzzGenerator::AddFilters(SeededRandom& random,
                               search::Request& request) const {
  const size_t filters = random.Chance(0.5)    ? 0
                         : random.Chance(0.7)  ? random.Below(4)
                         : random.Chance(0.95) ? columns::kMaxFilters
                                               : random.Below(1000);
  const bool same = random.Chance(0.2);
  for (size_t i = 0; i < filters; ++i) {
    request.filters.push_back(same && i > 0 ? request.filters[0]
                                            : MakeFilter(random));
  }
}

void FuzzGenerator::AddFacets(SeededRandom& random,
                              search::Request& request) const {
  const size_t facets = random.Chance(0.4)    ? 0
                        : random.Chance(0.5)  ? random.Below(4)
                        : random.Chance(0.95) ? columns::kMaxFacets
                                              : columns::kMaxFacets + 1;
  // All fields, or one again and again.
  const size_t first = random.Below(kFieldCount);
  const size_t step = random.Chance(0.7) ? 1 : 0;
  for (size_t i = 0; i < facets; ++i) {
    const size_t field = step == 0 && random.Chance(0.5)
                             ? kFieldCount - 1
                             : (first + i * step) % kFieldCount;
    columns::FacetAsk facet{FieldName(field), 10, "", 0};
    if (random.Chance(0.5)) facet.limit = random.Below(202);
    if (random.Chance(0.3)) {
      facet.prefix = OneOf(world_.words.any, random).substr(0, random.Below(4));
    }
    if (random.Chance(0.02)) {
      facet.prefix = MakeFuzzText(FuzzKind::kLongWord, world_.words, random);
    }
    if (random.Chance(0.3)) {
      facet.offset = random.Below(columns::kMaxFacetOffset + 2);
    }
    request.facets.push_back(std::move(facet));
  }
}

search::Cursor FuzzGenerator::MakeCursor(SeededRandom& random) const {
  search::Cursor cursor;
  cursor.generation = random.Chance(0.5) ? random.Below(300) : random.Next();
  cursor.depth = random.Chance(0.5)   ? random.Below(search::kMaxDepth)
                 : random.Chance(0.8) ? search::kMaxDepth - 1
                                      : search::kMaxDepth + random.Below(2);
  cursor.score = MakeScore(random);
  cursor.uid = random.Chance(0.7)
                   ? OneOf(world_.uids, random)
                   : MakeFuzzText(FuzzKind::kRandomBytes, world_.words, random);
  if (random.Chance(0.5)) {
    cursor.key =
        MakeFuzzText(FuzzKind::kRandomBytes, world_.words, random).substr(0, 8);
  }
  return cursor;
}

FuzzRequest FuzzGenerator::Make(uint64_t number) const {
  SeededRandom random(seed_, number);
  FuzzRequest request;
  request.number = number;
  request.kind = static_cast<FuzzKind>(random.Below(kFuzzKinds));
  request.is_suggest = random.Chance(0.1);
  std::string text = MakeFuzzText(request.kind, world_.words, random);
  if (random.Chance(0.15)) {
    for (size_t i = random.Below(3) + 1; i-- > 0;) {
      request.visibility.enforced.push_back(MakeFilter(random));
      // Those aren't what a client sends.
      columns::Filter& filter = request.visibility.enforced.back();
      if (!columns::CheckFilters({filter}).ok()) {
        request.visibility.enforced.pop_back();
      }
    }
  }
  if (request.is_suggest) {
    // One letter is what most phrases start with.
    if (random.Chance(0.7)) {
      text.resize(std::min(text.size(),
                           random.Chance(0.3)
                               ? random.Below(4)
                               : random.Below(search::kMaxTypedBytes + 1)));
    }
    if (random.Chance(0.1)) {
      const char letter = static_cast<char>('a' + random.Below(26));
      while (text.size() + 2 <= search::kMaxTypedBytes) {
        text += letter;
        text += ' ';
      }
    }
    request.suggest = {std::move(text), 1 + random.Below(kMaxSuggestions),
                       base::Language::kFrench};
    return request;
  }
  search::Request& search = request.search;
  search.query = std::move(text);
  search.any_word = random.Chance(0.5);
  search.sort =
      static_cast<search::Sort>(random.Chance(0.6) ? 0 : random.Below(6));
  search.page_size = random.Chance(0.4) ? kMaxPage : 1 + random.Below(kMaxPage);
  search.snippet_chars =
      random.Chance(0.4)
          ? kMaxSnippet
          : kMinSnippet + random.Below(kMaxSnippet - kMinSnippet + 1);
  if (random.Chance(0.3)) search.language = base::Language::kEnglish;
  AddFilters(random, search);
  AddFacets(random, search);
  if (random.Chance(0.2)) search.cursor = MakeCursor(random);
  return request;
}

}  // namespace preau::bench
