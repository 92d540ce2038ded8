#ifndef SERVICES_EXTRACTION_SCANNER_SCANNER_H_
#define SERVICES_EXTRACTION_SCANNER_SCANNER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/base/clock.h"

namespace preau::scanner {

enum class Verdict {
  kClean,
  // Something harmful was recognised: refused.
  kFound,
  // Not all of it was looked at, so that nobody knows: a person decides.
  kLimit,
  // Nothing was said about it: it waits and is scanned again, in quarantine.
  kUnavailable,
};

struct ScanResult {
  Verdict verdict = Verdict::kUnavailable;
  // What the scanner calls it; for logs, what went wrong.
  std::string name;

  // OK for kClean; else what to tell a person: INVALID_ARGUMENT
  // SCANNER_FOUND{name}, FAILED_PRECONDITION SCANNER_LIMIT, UNAVAILABLE
  // SCANNER_UNAVAILABLE.
  absl::Status status() const;
};

// Thread-safe.
class Scanner {
 public:
  virtual ~Scanner() = default;
  // Reads `file` from its beginning, whatever its offset, which stays.
  virtual ScanResult Scan(int file) = 0;
};

struct ClamdOptions {
  // "unix:/run/clamav/clamd.ctl", or a numeric address: "127.0.0.1:3310",
  // "[::1]:3310".
  std::string address;
  // For the whole conversation.
  int64_t timeout_micros = 120'000'000;
  base::Clock* clock = base::SystemClock();
};

// clamd's INSTREAM: the file is sent to it, so that it needs no access to our
// disks. INVALID_ARGUMENT for an address of another form; whether anybody is
// there shows at the first scan.
absl::StatusOr<std::unique_ptr<Scanner>> CreateClamd(ClamdOptions options);

}  // namespace preau::scanner

#endif  // SERVICES_EXTRACTION_SCANNER_SCANNER_H_
