#ifndef SERVICES_INGESTION_FETCH_ANSWER_BODY_H_
#define SERVICES_INGESTION_FETCH_ANSWER_BODY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/fetch/answer_headers.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/fetch/unpacker.h"

namespace preau::fetch {

// Brings an answer's body to who asked for it: unpacked, and held to the
// request's bound. Thread-compatible.
class AnswerBody {
 public:
  // Uses `request`, which must outlive it.
  explicit AnswerBody(const Request& request) : request_(request) {}

  // A piece as it came. Errors: ANSWER_TOO_LARGE, ANSWER_CUT, and what
  // request.take gives.
  absl::Status Add(const AnswerHeaders& headers, absl::string_view piece);
  // Nothing follows. ANSWER_CUT when something had to.
  absl::Status Finish() const;

  // What wasn't taken.
  std::string Take() { return std::move(body_); }

 private:
  absl::Status AddUnpacked(const AnswerHeaders& headers,
                           absl::string_view piece);
  absl::Status Cut(absl::string_view cause) const;

  const Request& request_;
  std::optional<Unpacker> unpacker_;
  // Unpacked.
  size_t bytes_ = 0;
  std::string body_;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_ANSWER_BODY_H_
