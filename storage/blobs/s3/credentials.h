#ifndef STORAGE_BLOBS_S3_CREDENTIALS_H_
#define STORAGE_BLOBS_S3_CREDENTIALS_H_

#include <string>

#include "absl/status/statusor.h"
#include "storage/blobs/s3/signer.h"

namespace preau::blobs {

// Reads a file of AWS's form, its first profile:
//   [default]
//   aws_access_key_id = …
//   aws_secret_access_key = …
//   aws_session_token = …      (where there is one)
// FAILED_PRECONDITION: BLOB_CREDENTIALS_UNSAFE (path) when others may read it,
// or the group may write to it; BLOB_CREDENTIALS_INVALID (path) when it isn't a
// plain file, is too large or lacks a line. Errors never hold what it says.
absl::StatusOr<S3Credentials> ReadCredentials(const std::string& path);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_CREDENTIALS_H_
