#ifndef INDEXER_COLUMNS_COLUMNS_H_
#define INDEXER_COLUMNS_COLUMNS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "indexer/columns/dictionary.h"
#include "preau/storage/v1/storage.pb.h"

namespace preau::columns {

using storage::v1::IndexedDocument;

// Number of a document in its index: Xapian's.
using Slot = uint32_t;

// A document in memory: what filters, facets, sorting and hits need.
struct Row {
  std::shared_ptr<const IndexedDocument> record;
  // The values of all fields with those above them, field by field, each once;
  // those of field f stand at [offsets[f], offsets[f + 1]).
  std::vector<ValueId> values;
  std::array<uint16_t, document::kFieldCount + 1> offsets{};

  absl::Span<const ValueId> ValuesOf(size_t field) const {
    return absl::MakeConstSpan(values).subspan(
        offsets[field],
        static_cast<size_t>(offsets[field + 1] - offsets[field]));
  }
};

// All documents at one moment. Immutable, so readers need no lock; the next
// moment shares all chunks that didn't change. Thread-safe.
class Columns {
 public:
  // Null where there is no document.
  const Row* Find(Slot slot) const;
  size_t size() const { return size_; }
  // How many documents have a value.
  uint32_t Count(size_t field, ValueId value) const;
  // In the order of slots, until `visit` returns false.
  void ForEach(absl::FunctionRef<bool(Slot slot, const Row& row)> visit) const;

 private:
  friend class ColumnsBuilder;
  static constexpr size_t kChunk = 512;
  using Chunk = std::array<std::shared_ptr<const Row>, kChunk>;

  std::vector<std::shared_ptr<const Chunk>> chunks_;
  size_t size_ = 0;
  // Of each value, by field; null where there is none yet.
  std::array<std::shared_ptr<const std::vector<uint32_t>>,
             document::kFieldCount>
      counts_;
};

// Makes the next moment out of the present one. Thread-compatible.
class ColumnsBuilder {
 public:
  // `dictionary` must outlive it.
  ColumnsBuilder(const Columns* from, Dictionary* dictionary);

  void Put(Slot slot, const IndexedDocument& record);
  void Remove(Slot slot);

  std::shared_ptr<const Columns> Build();

 private:
  void Set(Slot slot, std::shared_ptr<const Row> row);
  // Each value of the row one time more, or less.
  void Count(const Row& row, bool more);

  Dictionary* const dictionary_;
  std::shared_ptr<Columns> columns_;
  // Chunks of this builder's own, by number.
  absl::flat_hash_map<size_t, std::shared_ptr<Columns::Chunk>> changed_;
  // Counts of this builder's own.
  std::array<std::shared_ptr<std::vector<uint32_t>>, document::kFieldCount>
      counts_;
};

}  // namespace preau::columns

#endif  // INDEXER_COLUMNS_COLUMNS_H_
