#ifndef SERVICES_EXTRACTION_EXTRACT_TESTING_H_
#define SERVICES_EXTRACTION_EXTRACT_TESTING_H_

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "services/extraction/extractor.h"
#include "storage/base/error.h"

namespace preau::extraction {

// What preau-extract says of a file with these bytes. PREAU_EXTRACT is its
// path.
inline absl::StatusOr<Facts> ExtractBytes(absl::string_view bytes,
                                          ExtractorOptions options = {}) {
  const int writable = memfd_create("sample", MFD_CLOEXEC);
  EXPECT_GE(writable, 0);
  EXPECT_EQ(write(writable, bytes.data(), bytes.size()),
            static_cast<ssize_t>(bytes.size()));
  const int file = open(absl::StrCat("/proc/self/fd/", writable).c_str(),
                        O_RDONLY | O_CLOEXEC);
  EXPECT_GE(file, 0);
  close(writable);
  if (options.program.empty()) options.program = PREAU_EXTRACT;
  absl::StatusOr<Facts> facts =
      CreateExtractor(std::move(options))->Extract(file);
  close(file);
  return facts;
}

// "REASON", "REASON place", or "OK".
inline std::string RefusalOf(const absl::Status& status) {
  if (status.ok()) return "OK";
  const auto detail = base::GetErrorDetail(status);
  if (!detail.has_value()) return status.ToString();
  return detail->field.empty()
             ? detail->reason
             : absl::StrCat(detail->reason, " ", detail->field);
}

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_EXTRACT_TESTING_H_
