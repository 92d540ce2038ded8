#include "storage/blobs/folder/paths.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/base/random.h"

namespace preau::blobs {
namespace {

constexpr char kBytesEnd[] = ".bytes";
constexpr char kRecordEnd[] = ".record";

std::optional<std::string> UploadOf(absl::string_view name,
                                    absl::string_view end) {
  if (!absl::ConsumeSuffix(&name, end) || !base::IsUid(name)) {
    return std::nullopt;
  }
  return std::string(name);
}

}  // namespace

std::string BytesPath(absl::string_view upload) {
  return absl::StrCat(kUploadsFolder, "/", upload, kBytesEnd);
}

std::string RecordPath(absl::string_view upload) {
  return absl::StrCat(kUploadsFolder, "/", upload, kRecordEnd);
}

std::optional<std::string> UploadOfRecord(absl::string_view name) {
  return UploadOf(name, kRecordEnd);
}

std::optional<std::string> UploadOfBytes(absl::string_view name) {
  return UploadOf(name, kBytesEnd);
}

std::string OuterFolder(const BlobId& id) {
  return absl::StrCat(kBlobsFolder, "/", id.ToHex().substr(0, 2));
}

std::string InnerFolder(const BlobId& id) {
  return absl::StrCat(OuterFolder(id), "/", id.ToHex().substr(2, 2));
}

std::string BlobPath(const BlobId& id) {
  return absl::StrCat(InnerFolder(id), "/", id.ToHex());
}

std::optional<BlobId> BlobOfPath(absl::string_view path) {
  const size_t slash = path.rfind('/');
  const auto id = BlobId::FromHex(
      path.substr(slash == absl::string_view::npos ? 0 : slash + 1));
  if (!id.has_value() || BlobPath(*id) != path) return std::nullopt;
  return id;
}

bool IsFanOut(absl::string_view name) {
  return name.size() == 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace preau::blobs
