#include "services/rpc/status.h"

#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "preau/v1/error.pb.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/random.h"
#include "storage/messages/messages.h"

namespace preau::rpc {
namespace {

constexpr absl::string_view kTypePrefix = "type.googleapis.com/google.rpc.";
// The trailers of a call share 8 KiB with the rest of its metadata; a client
// that gets more sees none of them.
constexpr size_t kMaxTrailerBytes = 4096;
// Values are cut to the first of these with which an error fits.
constexpr size_t kArgBytes[] = {300, 100, 30};
constexpr int kRetrySeconds = 2;

template <typename Detail>
void AddDetail(const Detail& detail, v1::Status& status) {
  google::protobuf::Any& any = *status.add_details();
  any.set_type_url(absl::StrCat(kTypePrefix, Detail::descriptor()->name()));
  any.set_value(detail.SerializeAsString());
}

// False when `any` holds something else.
template <typename Detail>
bool GetDetail(const google::protobuf::Any& any, Detail& detail) {
  return any.type_url() ==
             absl::StrCat(kTypePrefix, Detail::descriptor()->name()) &&
         detail.ParseFromString(any.value());
}

// Codes whose texts come from libraries and may name files, addresses or what
// is stored. Errors that are meant for a caller have a detail.
bool IsUnexpected(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal ||
         code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss ||
         code == absl::StatusCode::kUnavailable;
}

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The length in bytes of the well-formed character that `text`, which isn't
// empty, begins with (Unicode 15, table 3-7); 0 when there is none.
size_t CharacterBytes(absl::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const size_t size = first < 0xC2   ? 0
                      : first < 0xE0 ? 2
                      : first < 0xF0 ? 3
                      : first < 0xF5 ? 4
                                     : 0;
  if (size == 0 || size > text.size()) return 0;
  for (size_t i = 1; i < size; ++i) {
    if (!IsContinuation(text[i])) return 0;
  }
  const unsigned second = byte(1);
  const bool well_formed =
      (first != 0xE0 || second >= 0xA0) && (first != 0xED || second < 0xA0) &&
      (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second < 0x90);
  return well_formed ? size : 0;
}

// At most `max` bytes and an ellipsis, in well-formed UTF-8: protobuf takes
// nothing else, and an argument may come from a file.
std::string Cut(absl::string_view text, size_t max) {
  std::string cut;
  while (!text.empty()) {
    const size_t size = CharacterBytes(text);
    const absl::string_view character =
        size == 0 ? absl::string_view("\xEF\xBF\xBD") : text.substr(0, size);
    if (cut.size() + character.size() > max) {
      return absl::StrCat(cut, "…");
    }
    absl::StrAppend(&cut, character);
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return cut;
}

// What the caller may know of `status`.
base::ErrorDetail DetailOf(const absl::Status& status) {
  if (std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
      detail.has_value()) {
    return *std::move(detail);
  }
  if (IsUnexpected(status.code())) {
    const std::string incident =
        base::NewUid(base::SystemRandom()).substr(0, 8);
    base::LogError("incident ", incident, ": ", status.ToString());
    // Some service behind this one; its address is nobody's business.
    if (absl::IsUnavailable(status)) {
      return {"SERVICE_UNAVAILABLE", "", {{"incident", incident}}};
    }
    return {"INCIDENT", "", {{"incident", incident}}};
  }
  return {absl::StrCat("STATUS_", absl::StatusCodeToString(status.code())),
          "",
          {{"detail", std::string(status.message())}}};
}

base::ErrorDetail CutDetail(const base::ErrorDetail& detail, size_t max) {
  base::ErrorDetail cut{detail.reason, Cut(detail.field, max), {}};
  for (const auto& [name, value] : detail.args) {
    cut.args[name] = Cut(value, max);
  }
  return cut;
}

// An upper bound: the details in base64, the message percent-encoded.
size_t TrailerBytes(const grpc::Status& status) {
  return status.error_details().size() * 4 / 3 +
         status.error_message().size() * 3;
}

grpc::Status Build(absl::StatusCode code, const base::ErrorDetail& detail,
                   base::Language language) {
  const std::string sentence =
      messages::Say(detail.reason, language, detail.args);

  v1::Status api;
  api.set_code(static_cast<int>(code));
  api.set_message(sentence);
  v1::ErrorInfo info;
  info.set_reason(detail.reason);
  info.set_domain("preau");
  for (const auto& [name, value] : detail.args) {
    (*info.mutable_metadata())[name] = value;
  }
  if (!detail.field.empty())
    info.mutable_metadata()->insert({"field", detail.field});
  AddDetail(info, api);
  v1::LocalizedMessage localized;
  localized.set_locale(std::string(base::LanguageTag(language)));
  localized.set_message(sentence);
  AddDetail(localized, api);
  if (!detail.field.empty()) {
    v1::BadRequest bad_request;
    v1::BadRequest::FieldViolation& violation =
        *bad_request.add_field_violations();
    violation.set_field(detail.field);
    violation.set_description(sentence);
    AddDetail(bad_request, api);
  }
  if (code == absl::StatusCode::kUnavailable ||
      code == absl::StatusCode::kResourceExhausted) {
    v1::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetrySeconds);
    AddDetail(retry, api);
  }
  if (const auto name = detail.args.find("name");
      code == absl::StatusCode::kNotFound && name != detail.args.end()) {
    v1::ResourceInfo resource;
    resource.set_resource_name(name->second);
    AddDetail(resource, api);
  }
  return grpc::Status(static_cast<grpc::StatusCode>(code), sentence,
                      api.SerializeAsString());
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status, base::Language language) {
  if (status.ok()) return grpc::Status::OK;
  base::ErrorDetail detail = DetailOf(status);
  for (const size_t max : kArgBytes) {
    grpc::Status result =
        Build(status.code(), CutDetail(detail, max), language);
    if (TrailerBytes(result) <= kMaxTrailerBytes) return result;
  }
  detail.args.clear();
  return Build(status.code(), CutDetail(detail, kArgBytes[0]), language);
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  v1::Status api;
  base::ErrorDetail detail;
  if (api.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& any : api.details()) {
      v1::ErrorInfo info;
      v1::BadRequest bad_request;
      if (GetDetail(any, info) && info.domain() == "preau") {
        detail.reason = info.reason();
        detail.args = {info.metadata().begin(), info.metadata().end()};
      } else if (GetDetail(any, bad_request) &&
                 bad_request.field_violations_size() > 0) {
        detail.field = bad_request.field_violations(0).field();
      }
    }
  }
  if (detail.reason.empty() || absl::StartsWith(detail.reason, "STATUS_")) {
    return absl::Status(code, status.error_message());
  }
  // The field stands there too, unless an argument has that name.
  const auto field = detail.args.find("field");
  if (!detail.field.empty() && field != detail.args.end() &&
      field->second == detail.field) {
    detail.args.erase(field);
  }
  return base::MakeError(code, detail);
}

}  // namespace preau::rpc
