#include "indexer/hot/record_codec.h"

#include <zdict.h>
#include <zstd.h>

#include <utility>

namespace preau::hot {
namespace {

// As zstd's own tool makes them.
constexpr size_t kDictionaryBytes = 112640;
// A record that says it is larger isn't one.
constexpr unsigned long long kMaxRecordBytes = 64 << 20;

}  // namespace

std::string TrainRecordDictionary(const std::vector<std::string>& records) {
  std::string samples;
  std::vector<size_t> sizes;
  for (const std::string& record : records) {
    samples.append(record);
    sizes.push_back(record.size());
  }
  std::string dictionary(kDictionaryBytes, '\0');
  const size_t size = ZDICT_trainFromBuffer(
      dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
      static_cast<unsigned>(sizes.size()));
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return dictionary;
}

struct RecordPacker::Context {
  explicit Context(const std::string& bytes)
      : context(ZSTD_createCCtx()),
        dictionary(ZSTD_createCDict(bytes.data(), bytes.size(),
                                    ZSTD_CLEVEL_DEFAULT)) {}
  ~Context() {
    ZSTD_freeCDict(dictionary);
    ZSTD_freeCCtx(context);
  }
  ZSTD_CCtx* const context;
  ZSTD_CDict* const dictionary;
};

RecordPacker::RecordPacker(std::string dictionary)
    : dictionary_(std::move(dictionary)) {
  if (!dictionary_.empty()) context_ = std::make_unique<Context>(dictionary_);
}

RecordPacker::~RecordPacker() = default;

std::string RecordPacker::Pack(absl::string_view record) {
  if (context_ == nullptr) return std::string(record);
  std::string packed(ZSTD_compressBound(record.size()), '\0');
  const size_t size = ZSTD_compress_usingCDict(
      context_->context, packed.data(), packed.size(), record.data(),
      record.size(), context_->dictionary);
  packed.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return packed;
}

struct RecordUnpacker::Dictionary {
  explicit Dictionary(absl::string_view bytes)
      : digested(ZSTD_createDDict(bytes.data(), bytes.size())) {}
  ~Dictionary() { ZSTD_freeDDict(digested); }
  ZSTD_DDict* const digested;
};

RecordUnpacker::RecordUnpacker(absl::string_view dictionary) {
  if (!dictionary.empty()) {
    dictionary_ = std::make_unique<const Dictionary>(dictionary);
  }
}

RecordUnpacker::~RecordUnpacker() = default;

std::string RecordUnpacker::Unpack(absl::string_view packed) const {
  if (dictionary_ == nullptr) return std::string(packed);
  const unsigned long long size =
      ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kMaxRecordBytes) return "";
  // One for each thread: making one costs more than a record.
  struct Context {
    ZSTD_DCtx* const context = ZSTD_createDCtx();
    ~Context() { ZSTD_freeDCtx(context); }
  };
  thread_local const Context own;
  std::string record(size, '\0');
  const size_t unpacked = ZSTD_decompress_usingDDict(
      own.context, record.data(), record.size(), packed.data(), packed.size(),
      dictionary_->digested);
  return unpacked == size ? record : "";
}

}  // namespace preau::hot
