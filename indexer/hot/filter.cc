#include "indexer/hot/filter.h"

#include <algorithm>
#include <optional>

namespace preau::hot {

SegmentFilter::SegmentFilter(const columns::Filter& filter,
                             const Segment& segment)
    : field_(*document::FieldIndex(filter.field)),
      column_(segment.field(field_)),
      passes_(column_.set_count() / 64 + 1, filter.exclude ? ~uint64_t{0} : 0),
      passes_none_(!filter.exclude) {
  for (const std::string& id : filter.values) {
    const std::optional<uint32_t> value = column_.Find(id);
    if (!value.has_value()) continue;
    for (const uint32_t set : column_.SetsOfValue(*value)) {
      const uint64_t bit = uint64_t{1} << (set % 64);
      uint64_t& word = passes_[set / 64];
      word = filter.exclude ? word & ~bit : word | bit;
      passes_none_ = false;
    }
  }
}

SegmentFilters::SegmentFilters(absl::Span<const columns::Filter> enforced,
                               absl::Span<const columns::Filter> chosen,
                               absl::Span<const size_t> counted,
                               const Segment& segment) {
  for (const columns::Filter& filter : enforced) {
    enforced_.emplace_back(filter, segment);
  }
  for (const columns::Filter& filter : chosen) {
    // A filter without values asks nothing.
    if (!filter.values.empty()) chosen_.emplace_back(filter, segment);
  }
  for (const size_t field : counted) {
    if (std::any_of(chosen_.begin(), chosen_.end(),
                    [&](const SegmentFilter& filter) {
                      return filter.field() == field;
                    })) {
      split_.push_back(field);
    }
  }
}

void SegmentFilters::Keep(Doc begin, TileBits& bits) const {
  for (const auto* filters : {&enforced_, &chosen_}) {
    for (const SegmentFilter& filter : *filters) {
      KeepBits(bits, [&](size_t in_tile) {
        return filter.Passes(begin + static_cast<Doc>(in_tile));
      });
    }
  }
}

void SegmentFilters::Split(Doc begin, TileBits& bits,
                           std::vector<FieldBits>& others) const {
  others.clear();
  if (split_.empty()) {
    Keep(begin, bits);
    return;
  }
  for (const SegmentFilter& filter : enforced_) {
    KeepBits(bits, [&](size_t in_tile) {
      return filter.Passes(begin + static_cast<Doc>(in_tile));
    });
  }
  for (const size_t field : split_) others.push_back({field, bits});
  if (others.size() > 1) {
    // Each is asked once, not for each of the fields.
    const TileBits asked = bits;
    for (const SegmentFilter& filter : chosen_) {
      TileBits passing = asked;
      KeepBits(passing, [&](size_t in_tile) {
        return filter.Passes(begin + static_cast<Doc>(in_tile));
      });
      And(passing, bits);
      for (FieldBits& other : others) {
        if (other.field != filter.field()) And(passing, other.bits);
      }
    }
    return;
  }
  for (const SegmentFilter& filter : chosen_) {
    const auto passes = [&](size_t in_tile) {
      return filter.Passes(begin + static_cast<Doc>(in_tile));
    };
    KeepBits(bits, passes);
    for (FieldBits& other : others) {
      if (other.field != filter.field()) KeepBits(other.bits, passes);
    }
  }
}

bool Passes(const Snapshot& snapshot, const Snapshot::Place& place,
            absl::Span<const columns::Filter> filters) {
  const Segment& segment = *snapshot.segments()[place.segment].segment;
  return std::all_of(filters.begin(), filters.end(),
                     [&](const columns::Filter& filter) {
                       return SegmentFilter(filter, segment).Passes(place.doc);
                     });
}

bool AnyPasses(const Snapshot& snapshot,
               absl::Span<const columns::Filter> filters) {
  for (const SegmentView& view : snapshot.segments()) {
    std::vector<SegmentFilter> tests;
    for (const columns::Filter& filter : filters) {
      tests.emplace_back(filter, *view.segment);
    }
    if (std::any_of(tests.begin(), tests.end(), [](const SegmentFilter& test) {
          return test.PassesNone();
        })) {
      continue;
    }
    for (Doc doc = 0; doc < view.segment->size(); ++doc) {
      if (std::all_of(
              tests.rbegin(), tests.rend(),
              [&](const SegmentFilter& test) { return test.Passes(doc); }) &&
          !view.deletions->Has(doc)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace preau::hot
