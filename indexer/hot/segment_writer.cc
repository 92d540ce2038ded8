#include "indexer/hot/segment_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <utility>

#include "absl/strings/match.h"
#include "indexer/document/document.h"
#include "indexer/hot/bit_packing.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/varint.h"
#include "indexer/query/scoring.h"

namespace preau::hot {
namespace {

// A term is dense when it is in one of so many documents: its bits then take
// about as much as packed numbers would.
constexpr size_t kDenseShare = 24;
constexpr size_t kMinDense = 512;
// With fewer postings it isn't worth it to tell them apart.
constexpr size_t kMinBounded = 16;

template <typename T>
void AppendRaw(absl::Span<const T> values, std::string& out) {
  out.append(static_cast<const char*>(static_cast<const void*>(values.data())),
             values.size() * sizeof(T));
}

void AppendCode(uint32_t code, int width, std::string& out) {
  out.append(static_cast<const char*>(static_cast<const void*>(&code)),
             static_cast<size_t>(width));
}

void Align(std::string& out) { out.resize((out.size() + 7) / 8 * 8); }

template <typename T>
absl::Span<const T> View(const std::vector<T>& values) {
  return absl::MakeConstSpan(values);
}

}  // namespace

SegmentWriter::SegmentWriter(std::vector<Pattern> patterns,
                             std::string dictionary)
    : patterns_(std::move(patterns)), packer_(std::move(dictionary)) {}

void SegmentWriter::AddDocument(const IndexedDocument& record, uint32_t length,
                                const DocumentFacts& facts,
                                absl::string_view packed) {
  columns_.Add(record);
  uids_.append(record.uid());
  uid_offsets_.push_back(static_cast<uint32_t>(uids_.size()));
  if (packed.empty()) {
    records_.append(packer_.Pack(record.SerializeAsString()));
  } else {
    records_.append(packed.data(), packed.size());
  }
  record_offsets_.push_back(records_.size());
  lengths_.push_back(length);
  facts_.push_back(facts);
  ++summary_.documents;
  summary_.total_length += length;
  summary_.title_words += facts.title;
  summary_.keyword_words += facts.keyword;
  summary_.name_words += facts.name;
}

double SegmentWriter::SaturatedFrequency(const NewPosting& posting) const {
  return query::SaturatedFrequency(
      patterns_[posting.pattern].frequency,
      query::HalfFrequency(lengths_[posting.doc] *
                           (1 / summary_.reference_length)));
}

void SegmentWriter::AddTerm(absl::string_view term,
                            absl::Span<const NewPosting> postings) {
  if (entries_.empty()) {
    if (summary_.total_length > 0) {
      summary_.reference_length =
          static_cast<double>(summary_.total_length) / summary_.documents;
    }
    for (const uint32_t length : lengths_) {
      half_frequencies_.push_back(
          query::HalfFrequency(length / summary_.reference_length));
    }
  }
  TermEntry entry;
  entry.documents = static_cast<uint32_t>(postings.size());
  Align(postings_);
  entry.postings = postings_.size();
  SetBounds(postings, entry);
  // What only raises the score of documents that another term finds is bounded
  // by that one's bounds.
  if (postings.size() >= kMinBounded &&
      !absl::StartsWith(term, document::kFoldedPrefix) &&
      !absl::StartsWith(term, document::kExactPrefix)) {
    entry.flags |= kHasBounds;
  }
  if (postings.size() >= kMinDense &&
      postings.size() * kDenseShare >= summary_.documents) {
    entry.flags |= kDense;
    AddDense(postings, entry);
  } else {
    AddBlocks(postings, entry);
  }
  AddPositions(postings, entry);
  entries_.push_back(entry);
  term_texts_.append(term.data(), term.size());
  term_offsets_.push_back(static_cast<uint32_t>(term_texts_.size()));
}

void SegmentWriter::AddDense(absl::Span<const NewPosting> postings,
                             TermEntry& entry) {
  const size_t words = WordsOf(summary_.documents);
  std::vector<uint64_t> bits(words);
  std::vector<uint8_t> bounds(words);
  uint32_t largest = 0;
  uint32_t rank = 0;
  for (const NewPosting& posting : postings) {
    const size_t word = posting.doc / 64;
    bits[word] |= uint64_t{1} << (posting.doc % 64);
    bounds[word] = std::max(bounds[word], bounds_[rank++]);
    largest = std::max(largest, posting.pattern);
  }
  std::vector<uint32_t> tile_ranks;
  std::vector<uint16_t> word_ranks;
  rank = 0;
  for (size_t word = 0; word < words; ++word) {
    if (word % kTileWords == 0) tile_ranks.push_back(rank);
    word_ranks.push_back(static_cast<uint16_t>(rank - tile_ranks.back()));
    rank += static_cast<uint32_t>(absl::popcount(bits[word]));
  }
  AppendRaw(View(bits), postings_);
  AppendRaw(View(tile_ranks), postings_);
  AppendRaw(View(word_ranks), postings_);
  AppendRaw(View(bounds), postings_);
  AddBounds(entry);
  const int width = CodeWidth(largest);
  entry.pattern_width = static_cast<uint8_t>(width);
  for (const NewPosting& posting : postings) {
    AppendCode(posting.pattern, width, postings_);
  }
}

void SegmentWriter::AddBlocks(absl::Span<const NewPosting> postings,
                              TermEntry& entry) {
  // Entries of all blocks first, then bounds, then their numbers.
  size_t at = postings_.size();
  postings_.resize(at + BlocksOf(postings.size()) * sizeof(BlockEntry));
  AddBounds(entry);
  const size_t packed = postings_.size();
  Doc before = ~Doc{0};
  for (size_t begin = 0; begin < postings.size(); begin += kBlock) {
    const auto block = postings.subspan(begin, kBlock);
    BlockEntry about;
    uint32_t distances[kBlock];
    uint32_t patterns[kBlock];
    uint32_t longest = 0;
    uint32_t largest = 0;
    for (size_t i = 0; i < block.size(); ++i) {
      distances[i] = block[i].doc - before - 1;
      before = block[i].doc;
      longest = std::max(longest, distances[i]);
      patterns[i] = block[i].pattern;
      largest = std::max(largest, patterns[i]);
      about.bound = std::max(about.bound, bounds_[begin + i]);
    }
    about.last = before;
    about.offset = static_cast<uint32_t>(postings_.size() - packed);
    about.distance_bits = static_cast<uint8_t>(BitsFor(longest));
    about.pattern_bits = static_cast<uint8_t>(BitsFor(largest));
    Pack({distances, block.size()}, about.distance_bits, postings_);
    Pack({patterns, block.size()}, about.pattern_bits, postings_);
    std::memcpy(&postings_[at], &about, sizeof(about));
    at += sizeof(about);
  }
}

void SegmentWriter::SetBounds(absl::Span<const NewPosting> postings,
                              TermEntry& entry) {
  saturated_.clear();
  for (const NewPosting& posting : postings) {
    saturated_.push_back(SaturatedFrequency(posting));
    entry.most = std::max(entry.most, saturated_.back());
  }
  bounds_.clear();
  for (const double saturated : saturated_) {
    bounds_.push_back(entry.most == 0 ? uint8_t{0}
                                      : static_cast<uint8_t>(std::ceil(
                                            saturated / entry.most * 255)));
  }
  auto begin = saturated_.begin();
  for (size_t i = 0; i < kBestRanks.size(); ++i) {
    if (saturated_.size() < kBestRanks[i]) break;
    const auto last =
        saturated_.begin() + static_cast<std::ptrdiff_t>(kBestRanks[i] - 1);
    std::nth_element(begin, last, saturated_.end(), std::greater<>());
    // Rounded down.
    entry.at_least[i] = std::nextafter(static_cast<float>(*last), 0.0F);
    begin = last;
  }
}

void SegmentWriter::AddBounds(const TermEntry& entry) {
  if ((entry.flags & kHasBounds) != 0) AppendRaw(View(bounds_), postings_);
}

void SegmentWriter::AddPositions(absl::Span<const NewPosting> postings,
                                 TermEntry& entry) {
  size_t longest = 0;
  for (const NewPosting& posting : postings) {
    longest = std::max(longest, posting.positions.size());
  }
  entry.positions = positions_.size();
  if (longest == 0) return;
  entry.length_width =
      static_cast<uint8_t>(CodeWidth(static_cast<uint32_t>(longest)));
  uint32_t offset = 0;
  for (size_t i = 0; i < postings.size(); ++i) {
    if (i % kBlock == 0) AppendCode(offset, 4, positions_);
    offset += static_cast<uint32_t>(postings[i].positions.size());
  }
  for (const NewPosting& posting : postings) {
    AppendCode(static_cast<uint32_t>(posting.positions.size()),
               entry.length_width, positions_);
  }
  for (const NewPosting& posting : postings) {
    positions_.append(posting.positions.data(), posting.positions.size());
  }
}

void SegmentWriter::AddForward(absl::Span<const ForwardTerm> terms) {
  TermId before = 0;
  for (const ForwardTerm& term : terms) {
    const uint32_t written = term.written ? 1 : 0;
    AppendVarint((term.id - before) << 1 | written, forward_);
    entries_[term.id].written += written;
    before = term.id;
  }
  forward_offsets_.push_back(forward_.size());
}

void SegmentWriter::AddTermTable() {
  size_t size = 16;
  while (size < 2 * entries_.size()) size *= 2;
  std::vector<uint32_t> table(size);
  for (size_t id = 0; id < entries_.size(); ++id) {
    const absl::string_view term =
        absl::string_view(term_texts_)
            .substr(term_offsets_[id],
                    term_offsets_[id + 1] - term_offsets_[id]);
    size_t place = HashPlace(term, size);
    while (table[place] != 0) place = (place + 1) & (size - 1);
    table[place] = static_cast<uint32_t>(id + 1);
  }
  image_.Add(kTermTable, View(table));
}

ImageWriter SegmentWriter::Finish() && {
  summary_.terms = static_cast<uint32_t>(entries_.size());
  AddTermTable();
  columns_.Write(image_);
  image_.Add(kSummary, absl::MakeConstSpan(&summary_, 1));
  image_.Add(kLengths, View(lengths_));
  image_.Add(kDocumentFacts, View(facts_));
  image_.Add(kUidOffsets, View(uid_offsets_));
  image_.AddOwned(kUids, std::move(uids_));
  image_.Add(kRecordOffsets, View(record_offsets_));
  image_.AddOwned(kRecords, std::move(records_));
  image_.AddBytes(kRecordDictionary, packer_.dictionary());
  image_.Add(kTermOffsets, View(term_offsets_));
  image_.AddOwned(kTermTexts, std::move(term_texts_));
  image_.Add(kTermEntries, View(entries_));
  image_.AddOwned(kPostings, std::move(postings_));
  image_.AddOwned(kPositions, std::move(positions_));
  image_.Add(kPatterns, View(patterns_));
  image_.Add(kForwardOffsets, View(forward_offsets_));
  image_.AddOwned(kForward, std::move(forward_));
  return std::move(image_);
}

}  // namespace preau::hot
