#include "indexer/hot/manifest.h"

#include <cstdio>
#include <filesystem>

#include "indexer/hot/file.h"
#include "indexer/hot/image.h"
#include "storage/base/status_macros.h"

namespace preau::hot {
namespace {

// Changes with what documents become: terms, weights, values, records.
constexpr uint64_t kLayout = 9;

enum ManifestSection : uint32_t {
  kHead = 1,
  kNumbers,
  kDeletedOffsets,
  kDeleted
};

struct Head {
  uint64_t layout = kLayout;
  uint64_t sequence = 0;
};

}  // namespace

absl::Status WriteManifest(const std::string& path, const Manifest& manifest) {
  const Head head = {kLayout, manifest.sequence};
  std::vector<uint64_t> numbers;
  std::vector<uint64_t> offsets = {0};
  std::vector<Doc> deleted;
  for (const Manifest::SegmentFile& segment : manifest.segments) {
    numbers.push_back(segment.number);
    deleted.insert(deleted.end(), segment.deleted.begin(),
                   segment.deleted.end());
    offsets.push_back(deleted.size());
  }
  ImageWriter image;
  image.Add(kHead, absl::MakeConstSpan(&head, 1));
  image.Add(kNumbers, absl::MakeConstSpan(numbers));
  image.Add(kDeletedOffsets, absl::MakeConstSpan(offsets));
  image.Add(kDeleted, absl::MakeConstSpan(deleted));
  return image.WriteFile(path);
}

absl::StatusOr<Manifest> ReadManifest(const std::string& path) {
  PREAU_ASSIGN_OR_RETURN(const std::shared_ptr<const Image> image,
                         Image::Map(path));
  const auto head = image->Section<Head>(kHead);
  const auto numbers = image->Section<uint64_t>(kNumbers);
  const auto offsets = image->Section<uint64_t>(kDeletedOffsets);
  const auto deleted = image->Section<Doc>(kDeleted);
  if (head.size() != 1 || head[0].layout != kLayout ||
      offsets.size() != numbers.size() + 1) {
    return absl::DataLossError("index manifest: another layout");
  }
  Manifest manifest;
  manifest.sequence = head[0].sequence;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (offsets[i] > offsets[i + 1] || offsets[i + 1] > deleted.size()) {
      return absl::DataLossError("index manifest: deletions");
    }
    manifest.segments.push_back(
        {numbers[i], std::vector<Doc>(deleted.begin() + offsets[i],
                                      deleted.begin() + offsets[i + 1])});
  }
  return manifest;
}

}  // namespace preau::hot
