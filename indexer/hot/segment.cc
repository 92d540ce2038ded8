#include "indexer/hot/segment.h"

#include <xxhash.h>

#include <utility>

namespace preau::hot {
namespace {

// [0, …, end], ascending by what was written; as many as there are things.
template <typename T>
bool AreOffsets(absl::Span<const T> offsets, size_t count, size_t end) {
  return offsets.size() == count + 1 && offsets.front() == 0 &&
         offsets.back() == end;
}

// Of `count` texts in their order, the first that isn't before `text`.
template <typename TextOf>
uint32_t FirstNotBefore(uint32_t count, absl::string_view text,
                        const TextOf& text_of) {
  uint32_t begin = 0;
  uint32_t end = count;
  while (begin < end) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (text_of(middle) < text) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

template <typename TextOf>
std::optional<uint32_t> FindSorted(uint32_t count, absl::string_view text,
                                   const TextOf& text_of) {
  const uint32_t found = FirstNotBefore(count, text, text_of);
  if (found == count || text_of(found) != text) return std::nullopt;
  return found;
}

}  // namespace

size_t HashPlace(absl::string_view term, size_t size) {
  return XXH3_64bits(term.data(), term.size()) & (size - 1);
}

FieldColumn::FieldColumn(const Image& image, size_t field, size_t documents) {
  const auto numbers = [&](FieldSection section) {
    return image.Section<uint32_t>(SectionOf(field, section));
  };
  const auto set_of = image.Section<char>(SectionOf(field, kSetOf));
  const auto texts = image.Section<char>(SectionOf(field, kValueTexts));
  set_of_ = set_of.data();
  width_ = documents == 0 ? 1 : static_cast<int>(set_of.size() / documents);
  set_offsets_ = numbers(kSetOffsets);
  set_values_ = numbers(kSetValues);
  value_set_offsets_ = numbers(kValueSetOffsets);
  value_sets_ = numbers(kValueSets);
  value_offsets_ = numbers(kValueOffsets);
  value_texts_ = absl::string_view(texts.data(), texts.size());
}

std::optional<uint32_t> FieldColumn::Find(absl::string_view id) const {
  return FindSorted(static_cast<uint32_t>(value_count()), id,
                    [&](uint32_t value) { return this->id(value); });
}

Segment::Segment(std::shared_ptr<const Image> image)
    : image_(std::move(image)),
      record_dictionary_(Text(kRecordDictionary)),
      unpacker_(record_dictionary_) {
  const auto summary = image_->Section<Summary>(kSummary);
  if (summary.size() == 1) summary_ = summary[0];
  lengths_ = image_->Section<uint32_t>(kLengths);
  facts_ = image_->Section<DocumentFacts>(kDocumentFacts);
  uid_offsets_ = image_->Section<uint32_t>(kUidOffsets);
  uids_ = Text(kUids);
  record_offsets_ = image_->Section<uint64_t>(kRecordOffsets);
  records_ = Text(kRecords);
  term_offsets_ = image_->Section<uint32_t>(kTermOffsets);
  term_texts_ = Text(kTermTexts);
  entries_ = image_->Section<TermEntry>(kTermEntries);
  table_ = image_->Section<uint32_t>(kTermTable);
  postings_ = Text(kPostings).data();
  positions_ = Text(kPositions).data();
  patterns_ = image_->Section<Pattern>(kPatterns);
  forward_offsets_ = image_->Section<uint64_t>(kForwardOffsets);
  forward_ = Text(kForward).data();
  for (size_t field = 0; field < fields_.size(); ++field) {
    fields_[field] = FieldColumn(*image_, field, size());
  }
  for (uint32_t by = 0; by < kSortFields; ++by) {
    sorts_[by] = {image_->Section<uint32_t>(kSortRanks + by),
                  image_->Section<uint32_t>(kSortFirsts + by)};
  }
}

absl::string_view Segment::Text(uint32_t section) const {
  const auto bytes = image_->Section<char>(section);
  return {bytes.data(), bytes.size()};
}

bool Segment::Fits() const {
  return lengths_.size() == size() && facts_.size() == size() &&
         AreOffsets(uid_offsets_, size(), uids_.size()) &&
         AreOffsets(record_offsets_, size(), records_.size()) &&
         AreOffsets(term_offsets_, term_count(), term_texts_.size()) &&
         entries_.size() == term_count() && table_.size() > term_count() &&
         (table_.size() & (table_.size() - 1)) == 0 &&
         AreOffsets(forward_offsets_, size(), Text(kForward).size());
}

absl::StatusOr<std::shared_ptr<const Segment>> Segment::Open(
    std::shared_ptr<const Image> image) {
  std::shared_ptr<const Segment> segment(new Segment(std::move(image)));
  if (!segment->Fits()) return absl::DataLossError("index segment: sections");
  return segment;
}

std::optional<Doc> Segment::Find(absl::string_view uid) const {
  return FindSorted(size(), uid, [&](Doc doc) { return this->uid(doc); });
}

absl::string_view Segment::packed_record(Doc doc) const {
  return records_.substr(record_offsets_[doc],
                         record_offsets_[doc + 1] - record_offsets_[doc]);
}

std::optional<TermId> Segment::FindTerm(absl::string_view text) const {
  for (size_t place = HashPlace(text, table_.size()); table_[place] != 0;
       place = (place + 1) & (table_.size() - 1)) {
    const TermId id = table_[place] - 1;
    if (term(id) == text) return id;
  }
  return std::nullopt;
}

TermId Segment::LowerBound(absl::string_view text) const {
  return FirstNotBefore(term_count(), text,
                        [&](TermId id) { return term(id); });
}

}  // namespace preau::hot
