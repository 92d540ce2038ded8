#include "indexer/hot/inverter.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/hot/varint.h"

namespace preau::hot {
namespace {

constexpr size_t kSmallestTable = 1024;
// Terms whose places in the table are fetched into the processor's cache while
// those before them are looked up.
constexpr size_t kAhead = 8;

uint32_t Half(size_t hash) { return static_cast<uint32_t>(hash >> 32); }

// Sorts as the first bytes of a text do.
uint64_t FirstBytes(absl::string_view text) {
  uint64_t bytes = 0;
  for (size_t i = 0; i < sizeof(bytes); ++i) {
    bytes = bytes << 8 |
            (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  }
  return bytes;
}

}  // namespace

uint32_t Inverter::Add(const document::Terms& terms) {
  uint32_t length = 0;
  while (2 * (known_.size() + terms.size()) > table_.size()) GrowTable();
  for (size_t i = 0; i < terms.size(); ++i) {
    if (i + kAhead < terms.size()) {
      __builtin_prefetch(
          &table_[Half(terms[i + kAhead].hash) & (table_.size() - 1)]);
    }
    const document::Posting posting = terms[i];
    const document::Occurrences& counts = posting.occurrences;
    length += counts.frequency;
    const uint32_t term = TermNumber(posting);
    ++known_[term].documents;
    held_.push_back({term,
                     PatternNumber({counts.frequency, counts.title,
                                    counts.keyword, counts.name}),
                     counts.written, positions_.size()});
    AppendPositions(posting.positions);
  }
  document_begins_.push_back(held_.size());
  return length;
}

uint32_t Inverter::TermNumber(const document::Posting& posting) {
  const size_t mask = table_.size() - 1;
  const uint32_t hash = Half(posting.hash);
  size_t place = hash & mask;
  for (; table_[place].number != 0; place = (place + 1) & mask) {
    const uint32_t term = table_[place].number - 1;
    if (table_[place].hash == hash && TextOf(term) == posting.term) return term;
  }
  const auto term = static_cast<uint32_t>(known_.size());
  table_[place] = {hash, term + 1};
  known_.push_back(
      {texts_.size(), static_cast<uint32_t>(posting.term.size()), 0});
  texts_.append(posting.term.data(), posting.term.size());
  return term;
}

void Inverter::GrowTable() {
  const std::vector<Slot> before = std::move(table_);
  table_ = std::vector<Slot>(std::max(kSmallestTable, 2 * before.size()));
  const size_t mask = table_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.number == 0) continue;
    size_t place = slot.hash & mask;
    while (table_[place].number != 0) place = (place + 1) & mask;
    table_[place] = slot;
  }
}

uint32_t Inverter::PatternNumber(const Pattern& pattern) {
  const auto [place, added] = pattern_numbers_.try_emplace(
      pattern, static_cast<uint32_t>(patterns_.size()));
  if (added) {
    patterns_.push_back(pattern);
    pattern_counts_.push_back(0);
  }
  ++pattern_counts_[place->second];
  return place->second;
}

void Inverter::AppendPositions(absl::Span<const uint32_t> positions) {
  uint32_t before = 0;
  bool first = true;
  for (const uint32_t position : positions) {
    // A word can stand for two at one place.
    if (!first && position <= before) continue;
    AppendVarint(position - before, positions_);
    before = position;
    first = false;
  }
}

std::vector<Pattern> Inverter::TakePatterns() {
  std::vector<uint32_t> order(patterns_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return std::make_pair(pattern_counts_[b], a) <
           std::make_pair(pattern_counts_[a], b);
  });
  std::vector<Pattern> sorted;
  pattern_ranks_.resize(order.size());
  for (const uint32_t number : order) {
    pattern_ranks_[number] = static_cast<uint32_t>(sorted.size());
    sorted.push_back(patterns_[number]);
  }
  return sorted;
}

std::vector<uint32_t> Inverter::SortedTerms() const {
  // Most are told apart without a look at their texts.
  std::vector<std::pair<uint64_t, uint32_t>> keys;
  keys.reserve(known_.size());
  for (uint32_t term = 0; term < known_.size(); ++term) {
    keys.emplace_back(FirstBytes(TextOf(term)), term);
  }
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : TextOf(a.second) < TextOf(b.second);
  });
  std::vector<uint32_t> sorted;
  sorted.reserve(keys.size());
  for (const auto& [first, term] : keys) sorted.push_back(term);
  return sorted;
}

std::vector<NewPosting> Inverter::SortedPostings(
    absl::Span<const uint32_t> sorted) const {
  std::vector<size_t> at(known_.size());
  size_t begin = 0;
  for (const uint32_t term : sorted) {
    at[term] = begin;
    begin += known_[term].documents;
  }
  std::vector<NewPosting> postings(held_.size());
  for (size_t doc = 0; doc + 1 < document_begins_.size(); ++doc) {
    for (size_t i = document_begins_[doc]; i < document_begins_[doc + 1]; ++i) {
      const Held& held = held_[i];
      const size_t end =
          i + 1 < held_.size() ? held_[i + 1].positions : positions_.size();
      postings[at[held.term]++] = {
          static_cast<Doc>(doc), pattern_ranks_[held.pattern], held.written,
          absl::string_view(positions_)
              .substr(held.positions, end - held.positions)};
    }
  }
  return postings;
}

void Inverter::WriteTerms(SegmentWriter& writer) const {
  const std::vector<uint32_t> sorted = SortedTerms();
  const std::vector<NewPosting> postings = SortedPostings(sorted);
  // The terms of each document in their order, which is that of `sorted`.
  std::vector<ForwardTerm> forward(postings.size());
  std::vector<size_t> at = document_begins_;
  auto rest = absl::MakeConstSpan(postings);
  for (size_t id = 0; id < sorted.size(); ++id) {
    const auto own = rest.subspan(0, known_[sorted[id]].documents);
    rest.remove_prefix(own.size());
    writer.AddTerm(TextOf(sorted[id]), own);
    for (const NewPosting& posting : own) {
      forward[at[posting.doc]++] = {static_cast<TermId>(id),
                                    posting.written != 0};
    }
  }
  for (size_t doc = 0; doc + 1 < document_begins_.size(); ++doc) {
    writer.AddForward(absl::MakeConstSpan(forward).subspan(
        document_begins_[doc],
        document_begins_[doc + 1] - document_begins_[doc]));
  }
}

}  // namespace preau::hot
