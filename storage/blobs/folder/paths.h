#ifndef STORAGE_BLOBS_FOLDER_PATHS_H_
#define STORAGE_BLOBS_FOLDER_PATHS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/blobs/blob_id.h"

// Where things are below a store's root.
namespace preau::blobs {

inline constexpr char kUploadsFolder[] = "uploads";
inline constexpr char kBlobsFolder[] = "blobs";

std::string BytesPath(absl::string_view upload);
std::string RecordPath(absl::string_view upload);
// The session of a name in kUploadsFolder; nothing for other names.
std::optional<std::string> UploadOfRecord(absl::string_view name);
std::optional<std::string> UploadOfBytes(absl::string_view name);

// The two folders and the file of a blob: "blobs/ab", "blobs/ab/cd", and
// "blobs/ab/cd/abcd…".
std::string OuterFolder(const BlobId& id);
std::string InnerFolder(const BlobId& id);
std::string BlobPath(const BlobId& id);
// The blob of that path; nothing for other paths.
std::optional<BlobId> BlobOfPath(absl::string_view path);
// Two hexadecimal digits.
bool IsFanOut(absl::string_view name);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_PATHS_H_
