#ifndef INDEXER_HOT_IMAGE_H_
#define INDEXER_HOT_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::hot {

// Arrays by number in one piece of memory that never changes: what a file holds
// is used as it is, once it is mapped. Thread-safe.
class Image {
 public:
  virtual ~Image() = default;

  // Checks the whole file against its checksum. DATA_LOSS for one that is
  // damaged or of another layout, NOT_FOUND for none.
  static absl::StatusOr<std::shared_ptr<const Image>> Map(
      const std::string& path);

  // Those of a section; none when there is no such section. `T` is what it was
  // written as.
  template <typename T>
  absl::Span<const T> Section(uint32_t number) const {
    const auto found = sections_.find(number);
    if (found == sections_.end()) return {};
    return absl::MakeConstSpan(
        static_cast<const T*>(static_cast<const void*>(found->second.data())),
        found->second.size() / sizeof(T));
  }
  size_t bytes() const { return bytes_.size(); }
  // Puts it on disk, synced. Replaces what is there at once.
  absl::Status WriteFile(const std::string& path) const;

 protected:
  Image() = default;
  // DATA_LOSS when they aren't what ImageWriter wrote.
  absl::Status Read(absl::string_view bytes);

 private:
  friend class ImageWriter;
  absl::string_view bytes_;
  std::map<uint32_t, absl::string_view> sections_;
};

// Gathers sections, each once. Thread-compatible.
class ImageWriter {
 public:
  template <typename T>
  void Add(uint32_t number, absl::Span<const T> values) {
    AddBytes(number,
             absl::string_view(static_cast<const char*>(
                                   static_cast<const void*>(values.data())),
                               values.size() * sizeof(T)));
  }
  void AddBytes(uint32_t number, absl::string_view bytes) {
    sections_.emplace_back(number, std::string(bytes));
  }
  // Keeps the string instead of a copy.
  void AddOwned(uint32_t number, std::string bytes) {
    sections_.emplace_back(number, std::move(bytes));
  }

  // An image in memory.
  std::shared_ptr<const Image> Finish() &&;
  // On disk, synced. Replaces what is there at once.
  absl::Status WriteFile(const std::string& path) const;

 private:
  // What stands before the sections.
  std::string Header() const;

  std::vector<std::pair<uint32_t, std::string>> sections_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_IMAGE_H_
