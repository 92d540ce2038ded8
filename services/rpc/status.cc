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
// The trailers of a call share 8 KiB with the rest of its metadata.
constexpr size_t kMaxArgBytes = 300;
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

bool IsUnexpected(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal ||
         code == absl::StatusCode::kUnknown;
}

// Cut where a character ends: protobuf takes nothing but UTF-8.
std::string Cut(absl::string_view text) {
  if (text.size() <= kMaxArgBytes) return std::string(text);
  size_t size = kMaxArgBytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    --size;
  }
  return absl::StrCat(text.substr(0, size), "…");
}

// What the caller may know of `status`.
base::ErrorDetail DetailOf(const absl::Status& status) {
  if (std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
      detail.has_value()) {
    for (auto& [name, value] : detail->args) value = Cut(value);
    return *detail;
  }
  if (IsUnexpected(status.code())) {
    const std::string incident =
        base::NewUid(base::SystemRandom()).substr(0, 8);
    base::LogError("incident ", incident, ": ", status.ToString());
    return {"INCIDENT", "", {{"incident", incident}}};
  }
  return {absl::StrCat("STATUS_", absl::StatusCodeToString(status.code())),
          "",
          {{"detail", Cut(status.message())}}};
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status, base::Language language) {
  if (status.ok()) return grpc::Status::OK;
  const base::ErrorDetail detail = DetailOf(status);
  const std::string sentence =
      messages::Say(detail.reason, language, detail.args);

  v1::Status api;
  api.set_code(static_cast<int>(status.code()));
  api.set_message(sentence);
  v1::ErrorInfo info;
  info.set_reason(detail.reason);
  info.set_domain("preau");
  for (const auto& [name, value] : detail.args) {
    (*info.mutable_metadata())[name] = value;
  }
  if (!detail.field.empty()) {
    (*info.mutable_metadata())["field"] = Cut(detail.field);
  }
  AddDetail(info, api);
  v1::LocalizedMessage localized;
  localized.set_locale(std::string(base::LanguageTag(language)));
  localized.set_message(sentence);
  AddDetail(localized, api);
  if (!detail.field.empty()) {
    v1::BadRequest bad_request;
    v1::BadRequest::FieldViolation& violation =
        *bad_request.add_field_violations();
    violation.set_field(Cut(detail.field));
    violation.set_description(sentence);
    AddDetail(bad_request, api);
  }
  if (status.code() == absl::StatusCode::kUnavailable ||
      status.code() == absl::StatusCode::kResourceExhausted) {
    v1::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetrySeconds);
    AddDetail(retry, api);
  }
  if (const auto name = detail.args.find("name");
      absl::IsNotFound(status) && name != detail.args.end()) {
    v1::ResourceInfo resource;
    resource.set_resource_name(name->second);
    AddDetail(resource, api);
  }
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), sentence,
                      api.SerializeAsString());
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  v1::Status api;
  if (api.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& any : api.details()) {
      v1::ErrorInfo info;
      if (!GetDetail(any, info) || info.domain() != "preau" ||
          absl::StartsWith(info.reason(), "STATUS_")) {
        continue;
      }
      base::ErrorDetail detail;
      detail.reason = info.reason();
      for (const auto& [name, value] : info.metadata()) {
        (name == "field" ? detail.field : detail.args[name]) = value;
      }
      return base::MakeError(code, detail);
    }
  }
  return absl::Status(code, status.error_message());
}

}  // namespace preau::rpc
