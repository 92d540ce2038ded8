#include "storage/rocks/rocks_log.h"

#include <algorithm>
#include <cstdio>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "storage/base/log.h"

namespace preau::rocks {

void RocksLog::Logv(const char* format, va_list arguments) {
  char line[1024];
  const int size = std::vsnprintf(line, sizeof(line), format, arguments);
  if (size <= 0) return;
  const absl::string_view text(
      line, std::min<size_t>(static_cast<size_t>(size), sizeof(line) - 1));
  base::LogError("storage: ", absl::StripAsciiWhitespace(text));
}

}  // namespace preau::rocks
