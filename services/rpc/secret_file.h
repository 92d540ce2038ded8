#ifndef SERVICES_RPC_SECRET_FILE_H_
#define SERVICES_RPC_SECRET_FILE_H_

#include <string>

#include "absl/status/statusor.h"

namespace preau::rpc {

// The 32 secret bytes in the file at `path`, which only its owner can read;
// made, synced, on first use. FAILED_PRECONDITION (SECRET_FILE_UNUSABLE{path}).
absl::StatusOr<std::string> LoadOrCreateSecret(const std::string& path);

// The first line of a file that holds an API key. FAILED_PRECONDITION
// (KEY_FILE_UNREADABLE{path}).
absl::StatusOr<std::string> ReadKeyFile(const std::string& path);

// A PEM file of at most 1 MiB. FAILED_PRECONDITION (TLS_FILE_UNREADABLE{path}).
absl::StatusOr<std::string> ReadTlsFile(const std::string& path);

}  // namespace preau::rpc

#endif  // SERVICES_RPC_SECRET_FILE_H_
