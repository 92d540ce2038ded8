#include "indexer/columns/columns.h"

#include <algorithm>
#include <string>
#include <utility>

namespace preau::columns {
namespace {

// Offsets of a row have 16 bits; keywords are the only field that could come
// near, and a notice has 500 of them at most.
constexpr size_t kMaxValues = 60000;

std::shared_ptr<const Row> MakeRow(const IndexedDocument& record,
                                   Dictionary* dictionary) {
  auto row = std::make_shared<Row>();
  row->record = std::make_shared<const IndexedDocument>(record);
  for (size_t field = 0; field < document::kFieldCount; ++field) {
    const bool is_member = document::Fields()[field].name == "member";
    const size_t begin = row->values.size();
    row->offsets[field] = static_cast<uint16_t>(begin);
    for (const IndexedDocument::FieldValues& values : record.values()) {
      if (values.field() != document::Fields()[field].name) continue;
      for (const std::string& id : values.id()) {
        for (const std::string& each : document::WithAncestors(field, id)) {
          const ValueId value =
              dictionary->Add(field, each,
                              is_member && !record.member_label().empty()
                                  ? record.member_label()
                                  : each);
          const auto first =
              row->values.begin() + static_cast<std::ptrdiff_t>(begin);
          if (row->values.size() < kMaxValues &&
              std::find(first, row->values.end(), value) == row->values.end()) {
            row->values.push_back(value);
          }
        }
      }
    }
  }
  row->offsets[document::kFieldCount] =
      static_cast<uint16_t>(row->values.size());
  return row;
}

}  // namespace

const Row* Columns::Find(Slot slot) const {
  const size_t chunk = slot / kChunk;
  if (chunk >= chunks_.size() || chunks_[chunk] == nullptr) return nullptr;
  return (*chunks_[chunk])[slot % kChunk].get();
}

uint32_t Columns::Count(size_t field, ValueId value) const {
  const auto& counts = counts_[field];
  return counts != nullptr && value < counts->size() ? (*counts)[value] : 0;
}

void Columns::ForEach(
    absl::FunctionRef<bool(Slot slot, const Row& row)> visit) const {
  for (size_t chunk = 0; chunk < chunks_.size(); ++chunk) {
    if (chunks_[chunk] == nullptr) continue;
    for (size_t i = 0; i < kChunk; ++i) {
      const Row* row = (*chunks_[chunk])[i].get();
      if (row == nullptr) continue;
      if (!visit(static_cast<Slot>(chunk * kChunk + i), *row)) return;
    }
  }
}

ColumnsBuilder::ColumnsBuilder(const Columns* from, Dictionary* dictionary)
    : dictionary_(dictionary), columns_(std::make_shared<Columns>()) {
  if (from != nullptr) *columns_ = *from;
}

void ColumnsBuilder::Put(Slot slot, const IndexedDocument& record) {
  Set(slot, MakeRow(record, dictionary_));
}

void ColumnsBuilder::Remove(Slot slot) {
  if (columns_->Find(slot) != nullptr) Set(slot, nullptr);
}

void ColumnsBuilder::Set(Slot slot, std::shared_ptr<const Row> row) {
  const size_t number = slot / Columns::kChunk;
  if (number >= columns_->chunks_.size()) columns_->chunks_.resize(number + 1);
  std::shared_ptr<Columns::Chunk>& own = changed_[number];
  if (own == nullptr) {
    const auto& present = columns_->chunks_[number];
    own = present == nullptr ? std::make_shared<Columns::Chunk>()
                             : std::make_shared<Columns::Chunk>(*present);
    columns_->chunks_[number] = own;
  }
  std::shared_ptr<const Row>& place = (*own)[slot % Columns::kChunk];
  columns_->size_ += row != nullptr ? 1 : 0;
  columns_->size_ -= place != nullptr ? 1 : 0;
  if (place != nullptr) Count(*place, false);
  if (row != nullptr) Count(*row, true);
  place = std::move(row);
}

void ColumnsBuilder::Count(const Row& row, bool more) {
  for (size_t field = 0; field < document::kFieldCount; ++field) {
    const absl::Span<const ValueId> values = row.ValuesOf(field);
    if (values.empty()) continue;
    auto& own = counts_[field];
    if (own == nullptr) {
      const auto& present = columns_->counts_[field];
      own = present == nullptr
                ? std::make_shared<std::vector<uint32_t>>()
                : std::make_shared<std::vector<uint32_t>>(*present);
      columns_->counts_[field] = own;
    }
    for (const ValueId value : values) {
      if (value >= own->size()) own->resize(value + 1);
      (*own)[value] += more ? 1 : -1;
    }
  }
}

std::shared_ptr<const Columns> ColumnsBuilder::Build() {
  changed_.clear();
  counts_ = {};
  return std::move(columns_);
}

}  // namespace preau::columns
