#include "indexer/search/facets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/numeric/bits.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "indexer/search/phrases.h"
#include "storage/vocabulary/fold.h"

namespace preau::search {
namespace {

using columns::ValueId;

// Of all values of a field those that can be shown: a bit for each, since a
// field can have as many as there are documents.
using ValueBits = std::vector<uint64_t>;

// Values are looked at so many at a time.
constexpr size_t kWordBits = 64;
// Higher counts are few.
constexpr size_t kMaxBucket = 4095;

bool IsSelected(const Request& request, size_t field, const std::string& id) {
  for (const columns::Filter& filter : request.filters) {
    if (!filter.exclude && filter.field == document::Fields()[field].name &&
        std::find(filter.values.begin(), filter.values.end(), id) !=
            filter.values.end()) {
      return true;
    }
  }
  return false;
}

template <typename Visit>
void ForEachValue(const ValueBits& bits, const Visit& visit) {
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
      visit(static_cast<ValueId>(word * kWordBits +
                                 static_cast<size_t>(absl::countr_zero(left))));
    }
  }
}

// Those that have documents and of which `is_wanted`.
template <typename IsWanted>
ValueBits FindValues(const std::vector<uint32_t>& counts,
                     const IsWanted& is_wanted, hot::Budget& budget,
                     bool& complete) {
  ValueBits bits((counts.size() + kWordBits - 1) / kWordBits);
  for (size_t word = 0; word < bits.size(); ++word) {
    if (budget.IsSpent()) {
      complete = false;
      break;
    }
    const size_t begin = word * kWordBits;
    const size_t size = std::min(kWordBits, counts.size() - begin);
    for (size_t i = 0; i < size; ++i) {
      if (counts[begin + i] > 0 && is_wanted(static_cast<ValueId>(begin + i))) {
        bits[word] |= uint64_t{1} << i;
      }
    }
  }
  return bits;
}

// The `size` most frequent, in no order; more where many have very high counts.
// Finds from how many counts there are of each height which of them those are,
// so that not all have to be sorted.
std::vector<ValueId> MostFrequent(const std::vector<uint32_t>& counts,
                                  const ValueBits& bits, size_t size) {
  const auto bucket_of = [&](ValueId value) {
    return std::min<size_t>(counts[value], kMaxBucket);
  };
  std::vector<uint32_t> buckets(kMaxBucket + 1);
  ForEachValue(bits, [&](ValueId value) { ++buckets[bucket_of(value)]; });
  size_t above = 0;
  size_t lowest = kMaxBucket;
  for (; lowest > 0 && above + buckets[lowest] < size; --lowest) {
    above += buckets[lowest];
  }
  // Of those of the lowest count the first ones by number.
  size_t of_lowest = lowest == kMaxBucket ? buckets[lowest] : size - above;
  std::vector<ValueId> chosen;
  chosen.reserve(above + of_lowest);
  ForEachValue(bits, [&](ValueId value) {
    const size_t bucket = bucket_of(value);
    if (bucket < lowest || (bucket == lowest && of_lowest == 0)) return;
    if (bucket == lowest) --of_lowest;
    chosen.push_back(value);
  });
  return chosen;
}

}  // namespace

Facet MakeFacet(const columns::FacetAsk& ask, const hot::FacetCounts& counted,
                const columns::Dictionary& dictionary, const Request& request,
                hot::Budget& budget, bool& complete) {
  Facet facet;
  facet.field = counted.field;
  const std::vector<uint32_t>& counts = counted.counts;
  const auto text_of = [&](ValueId value) {
    return ValueText(dictionary, facet.field, value, request.language);
  };
  const std::string prefix =
      absl::StrCat(" ", vocabulary::FoldLabel(ask.prefix));
  const auto starts_so = [&](ValueId value) {
    return prefix.size() == 1 ||
           absl::StrContains(
               absl::StrCat(" ", vocabulary::FoldLabel(text_of(value))),
               prefix);
  };
  const ValueBits bits = FindValues(counts, starts_so, budget, complete);
  for (const uint64_t word : bits) {
    facet.value_count += static_cast<size_t>(absl::popcount(word));
  }
  if (ask.offset >= facet.value_count) return facet;

  const size_t end = std::min(ask.offset + ask.limit, facet.value_count);
  std::vector<ValueId> values = MostFrequent(counts, bits, end);
  const auto at = [&](size_t place) {
    return values.begin() + static_cast<std::ptrdiff_t>(place);
  };
  const auto is_before = [&](ValueId a, ValueId b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  };
  std::nth_element(at(0), at(ask.offset), values.end(), is_before);
  std::partial_sort(at(ask.offset), at(end), values.end(), is_before);
  for (size_t i = ask.offset; i < end; ++i) {
    const ValueId value = values[i];
    const std::string& id = dictionary.Get(facet.field, value).id;
    facet.values.push_back({id, text_of(value), counts[value],
                            IsSelected(request, facet.field, id),
                            document::Parents(facet.field, id)});
  }
  return facet;
}

}  // namespace preau::search
