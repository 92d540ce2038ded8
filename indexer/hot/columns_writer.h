#ifndef INDEXER_HOT_COLUMNS_WRITER_H_
#define INDEXER_HOT_COLUMNS_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "indexer/document/fields.h"
#include "indexer/hot/image.h"
#include "indexer/hot/layout.h"
#include "preau/storage/v1/storage.pb.h"

namespace preau::hot {

using storage::v1::IndexedDocument;

// Makes the columns of documents, one after another. Thread-compatible.
class ColumnsWriter {
 public:
  void Add(const IndexedDocument& record);
  void Write(ImageWriter& image);

 private:
  // The values of a field, each with those above it.
  struct Field {
    uint32_t Value(absl::string_view id, absl::string_view label);
    const std::vector<uint32_t>& WithAncestors(size_t field,
                                               const std::string& id,
                                               const std::string& label);
    // Sorts them.
    uint32_t Set(std::vector<uint32_t>& members);
    void Write(size_t field, ImageWriter& image) const;

    absl::flat_hash_map<std::string, uint32_t> value_numbers;
    std::vector<std::pair<std::string, std::string>> values;
    absl::flat_hash_map<std::string, std::vector<uint32_t>> with_ancestors;
    absl::flat_hash_map<std::vector<uint32_t>, uint32_t> set_numbers;
    std::vector<std::vector<uint32_t>> sets;
    std::vector<uint32_t> set_of;
  };

  void WriteSort(SortField by, ImageWriter& image);

  std::array<Field, document::kFieldCount> fields_;
  // Of the document that is added; kept for the next.
  std::array<std::vector<uint32_t>, document::kFieldCount> members_;
  std::array<std::vector<std::string>, kSortFields> keys_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_COLUMNS_WRITER_H_
