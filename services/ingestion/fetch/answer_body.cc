#include "services/ingestion/fetch/answer_body.h"

#include "absl/strings/str_cat.h"
#include "services/ingestion/fetch/url.h"

namespace preau::fetch {

absl::Status AnswerBody::Cut(absl::string_view cause) const {
  return UrlError(absl::StatusCode::kUnavailable, "ANSWER_CUT", request_.url,
                  "cause", cause);
}

absl::Status AnswerBody::Add(const AnswerHeaders& headers,
                             absl::string_view piece) {
  if (!unpacker_.has_value()) unpacker_.emplace(headers.packing());
  absl::Status error;
  const absl::Status status =
      unpacker_->Add(piece, [&](absl::string_view unpacked) {
        return error = AddUnpacked(headers, unpacked);
      });
  // Else it is the unpacker's.
  if (!error.ok() || status.ok()) return error;
  return Cut(status.message());
}

absl::Status AnswerBody::AddUnpacked(const AnswerHeaders& headers,
                                     absl::string_view piece) {
  if (piece.size() > request_.max_bytes - bytes_) {
    return UrlError(absl::StatusCode::kFailedPrecondition, "ANSWER_TOO_LARGE",
                    request_.url, "max", absl::StrCat(request_.max_bytes));
  }
  bytes_ += piece.size();
  if (request_.take && headers.status() == 200) return request_.take(piece);
  absl::StrAppend(&body_, piece);
  return absl::OkStatus();
}

absl::Status AnswerBody::Finish() const {
  return !unpacker_.has_value() || unpacker_->is_at_end()
             ? absl::OkStatus()
             : Cut("Content-Encoding: unexpected end");
}

}  // namespace preau::fetch
