#ifndef TOOLS_PREAU_SMALL_FILE_H_
#define TOOLS_PREAU_SMALL_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::command {

// All of a file. FILE_UNREADABLE{file, cause}; FILE_TOO_LARGE{file, max} above
// `max_bytes`.
absl::StatusOr<std::string> ReadSmallFile(const std::string& path,
                                          size_t max_bytes);

// Makes a file that only its owner can read. FILE_UNWRITABLE{file, cause}, also
// when there is one of that name.
absl::Status WriteSecretFile(const std::string& path, absl::string_view text);

// FILE_UNREADABLE, with what errno says.
absl::Status FileUnreadable(const std::string& path, int error);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SMALL_FILE_H_
