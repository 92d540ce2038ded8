#ifndef INDEXER_HOT_RECORD_CODEC_H_
#define INDEXER_HOT_RECORD_CODEC_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Records of a segment look alike, so that each is packed (Zstandard) with a
// dictionary made of others: small, and unpacked in some microseconds without
// touching its neighbours.
namespace preau::hot {

// A dictionary for records like these; empty when they are too few.
std::string TrainRecordDictionary(const std::vector<std::string>& records);

// Packs with one dictionary. Without one records stay as they are.
// Thread-compatible.
class RecordPacker {
 public:
  explicit RecordPacker(std::string dictionary);
  ~RecordPacker();
  const std::string& dictionary() const { return dictionary_; }
  std::string Pack(absl::string_view record);

 private:
  struct Context;
  const std::string dictionary_;
  std::unique_ptr<Context> context_;
};

// Unpacks what was packed with a dictionary. Thread-safe.
class RecordUnpacker {
 public:
  // The dictionary must outlive it.
  explicit RecordUnpacker(absl::string_view dictionary);
  ~RecordUnpacker();
  // The record; empty when `packed` isn't one.
  std::string Unpack(absl::string_view packed) const;

 private:
  struct Dictionary;
  std::unique_ptr<const Dictionary> dictionary_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_RECORD_CODEC_H_
