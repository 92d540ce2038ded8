#include "storage/blobs/s3/s3_client.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/s3/s3_answer.h"
#include "storage/crypto/sha256_stream.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxAnswer = size_t{4} << 20;
constexpr char kMetadataPrefix[] = "x-amz-meta-";

// Host and port of "https://host:port"; empty when it is something else.
std::string HostOf(absl::string_view endpoint) {
  if (!absl::ConsumePrefix(&endpoint, "https://") &&
      !absl::ConsumePrefix(&endpoint, "http://")) {
    return "";
  }
  const bool plain =
      std::all_of(endpoint.begin(), endpoint.end(), [](unsigned char c) {
        return absl::ascii_isalnum(c) || c == '.' || c == '-' || c == ':' ||
               c == '[' || c == ']';
      });
  return plain ? absl::AsciiStrToLower(endpoint) : "";
}

// As AWS has it, and safe in a path.
bool IsBucket(absl::string_view name) {
  return name.size() >= 3 && name.size() <= 63 && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) ||
                  c == '.' || c == '-';
         });
}

absl::Status OptionInvalid(absl::string_view option) {
  return base::InvalidField("BLOB_SERVER_OPTION_INVALID", option,
                            {{"option", std::string(option)}});
}

void AddMetadata(const S3Client::Metadata& metadata, S3Request* request) {
  for (const auto& [name, value] : metadata) {
    request->headers[absl::StrCat(kMetadataPrefix, name)] = value;
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<S3Client>> S3Client::Create(
    S3ClientOptions options, std::unique_ptr<HttpTransport> transport) {
  if (HostOf(options.endpoint).empty()) return OptionInvalid("endpoint");
  if (!IsBucket(options.bucket)) return OptionInvalid("bucket");
  if (options.region.empty() ||
      !std::all_of(
          options.region.begin(), options.region.end(),
          [](unsigned char c) { return absl::ascii_isalnum(c) || c == '-'; })) {
    return OptionInvalid("region");
  }
  if (options.wait == nullptr) {
    options.wait = [](std::chrono::milliseconds time) {
      std::this_thread::sleep_for(time);
    };
  }
  return std::unique_ptr<S3Client>(
      new S3Client(std::move(options), std::move(transport)));
}

S3Client::S3Client(S3ClientOptions options,
                   std::unique_ptr<HttpTransport> transport)
    : options_(std::move(options)),
      host_(HostOf(options_.endpoint)),
      transport_(std::move(transport)) {}

S3Request S3Client::MakeRequest(absl::string_view method,
                                const std::string& key) const {
  S3Request request;
  request.method = std::string(method);
  request.path = absl::StrCat("/", options_.bucket, "/", key);
  request.headers["host"] = host_;
  return request;
}

void S3Client::Wait(int attempt) {
  const int64_t full = options_.first_wait.count() << attempt;
  const std::string byte = options_.random->Bytes(1);
  // All clients of a server that was down don't come back at once.
  const int64_t less = full * static_cast<unsigned char>(byte[0]) / 510;
  options_.wait(std::chrono::milliseconds(full - less));
}

absl::StatusOr<HttpAnswer> S3Client::CallOnce(const S3Request& request,
                                              absl::string_view body,
                                              absl::string_view hash,
                                              size_t max_answer) {
  S3Request signed_request = request;
  Sign(options_.credentials, options_.region, options_.clock->NowMicros(), hash,
       &signed_request);
  HttpRequest http;
  http.method = request.method;
  const std::string query = CanonicalQuery(request.query);
  http.url = absl::StrCat(options_.endpoint, UriEncode(request.path, true),
                          query.empty() ? "" : "?", query);
  http.headers = std::move(signed_request.headers);
  http.headers["content-type"] = "application/octet-stream";
  http.body = body;
  http.max_answer_bytes = max_answer;
  PREAU_ASSIGN_OR_RETURN(HttpAnswer answer, transport_->Send(http));
  PREAU_RETURN_IF_ERROR(ToStatus(answer));
  const bool is_put = request.method == "PUT" &&
                      request.headers.count("x-amz-copy-source") == 0;
  if (is_put && !TagFits(answer, body)) {
    return ServerUnavailable("the server stored something else");
  }
  return answer;
}

absl::StatusOr<HttpAnswer> S3Client::Call(const S3Request& request,
                                          absl::string_view body,
                                          size_t max_answer) {
  crypto::Sha256Stream stream;
  stream.Add(body);
  const std::string hash = absl::BytesToHexString(stream.Digest());
  for (int attempt = 0;; ++attempt) {
    absl::StatusOr<HttpAnswer> answer =
        CallOnce(request, body, hash, max_answer);
    if (!absl::IsUnavailable(answer.status()) ||
        attempt + 1 >= options_.attempts) {
      return answer;
    }
    Wait(attempt);
  }
}

absl::StatusOr<S3Object> S3Client::Head(const std::string& key) {
  PREAU_ASSIGN_OR_RETURN(const HttpAnswer answer,
                         Call(MakeRequest("HEAD", key), "", kMaxAnswer));
  S3Object object;
  if (!absl::SimpleAtoi(answer.Header("content-length"), &object.size)) {
    return ServerRefused(absl::StatusCode::kInternal,
                         "an answer without Content-Length");
  }
  for (const auto& [name, value] : answer.headers) {
    absl::string_view rest = name;
    if (absl::ConsumePrefix(&rest, kMetadataPrefix)) {
      object.metadata[std::string(rest)] = value;
    }
  }
  return object;
}

absl::StatusOr<std::string> S3Client::Get(const std::string& key,
                                          uint64_t offset, uint64_t length) {
  S3Request request = MakeRequest("GET", key);
  request.headers["range"] =
      absl::StrCat("bytes=", offset, "-", offset + length - 1);
  PREAU_ASSIGN_OR_RETURN(HttpAnswer answer,
                         Call(request, "", length + kMaxAnswer));
  if (answer.status == 206) {
    const auto range = ReadContentRange(answer.Header("content-range"));
    if (!range.has_value() || range->first != offset ||
        range->last - range->first + 1 != answer.body.size()) {
      return ServerUnavailable("another range than was asked for");
    }
  } else if (offset != 0) {
    return ServerUnavailable("the server gives no ranges");
  }
  answer.body.resize(std::min<uint64_t>(answer.body.size(), length));
  return std::move(answer.body);
}

absl::StatusOr<std::string> S3Client::GetAll(const std::string& key,
                                             size_t max) {
  PREAU_ASSIGN_OR_RETURN(HttpAnswer answer,
                         Call(MakeRequest("GET", key), "", max));
  return std::move(answer.body);
}

absl::Status S3Client::Put(const std::string& key, absl::string_view body,
                           const Metadata& metadata) {
  S3Request request = MakeRequest("PUT", key);
  AddMetadata(metadata, &request);
  return Call(request, body, kMaxAnswer).status();
}

absl::Status S3Client::Copy(const std::string& from, const std::string& to,
                            const Metadata& metadata) {
  S3Request request = MakeRequest("PUT", to);
  request.headers["x-amz-copy-source"] =
      UriEncode(absl::StrCat("/", options_.bucket, "/", from), true);
  request.headers["x-amz-metadata-directive"] = "REPLACE";
  AddMetadata(metadata, &request);
  return Call(request, "", kMaxAnswer).status();
}

absl::Status S3Client::Delete(const std::string& key) {
  const absl::Status status =
      Call(MakeRequest("DELETE", key), "", kMaxAnswer).status();
  return absl::IsNotFound(status) ? absl::OkStatus() : status;
}

absl::Status S3Client::List(
    const std::string& prefix,
    absl::FunctionRef<absl::StatusOr<bool>(const std::string& key)> visit) {
  S3Request request = MakeRequest("GET", "");
  request.query = {{"list-type", "2"}, {"prefix", prefix}};
  for (;;) {
    PREAU_ASSIGN_OR_RETURN(const HttpAnswer answer,
                           Call(request, "", kMaxAnswer));
    PREAU_ASSIGN_OR_RETURN(const KeyPage page, ReadKeys(answer, "Contents"));
    for (const KeyPage::Entry& entry : page.entries) {
      PREAU_ASSIGN_OR_RETURN(const bool more, visit(entry.key));
      if (!more) return absl::OkStatus();
    }
    if (page.next_token.empty()) return absl::OkStatus();
    request.query["continuation-token"] = page.next_token;
  }
}

absl::StatusOr<std::string> S3Client::StartParts(const std::string& key) {
  S3Request request = MakeRequest("POST", key);
  request.query["uploads"] = "";
  PREAU_ASSIGN_OR_RETURN(const HttpAnswer answer,
                         Call(request, "", kMaxAnswer));
  return TextOf(answer, "UploadId");
}

absl::StatusOr<std::string> S3Client::PutPart(const std::string& key,
                                              const std::string& upload,
                                              int number,
                                              absl::string_view body) {
  S3Request request = MakeRequest("PUT", key);
  request.query = {{"partNumber", absl::StrCat(number)}, {"uploadId", upload}};
  PREAU_ASSIGN_OR_RETURN(const HttpAnswer answer,
                         Call(request, body, kMaxAnswer));
  return answer.Header("etag");
}

absl::Status S3Client::CompleteParts(const std::string& key,
                                     const std::string& upload,
                                     const std::vector<std::string>& tags) {
  S3Request request = MakeRequest("POST", key);
  request.query["uploadId"] = upload;
  return Call(request, CompletionOf(tags), kMaxAnswer).status();
}

absl::Status S3Client::AbortParts(const std::string& key,
                                  const std::string& upload) {
  S3Request request = MakeRequest("DELETE", key);
  request.query["uploadId"] = upload;
  const absl::Status status = Call(request, "", kMaxAnswer).status();
  return absl::IsNotFound(status) ? absl::OkStatus() : status;
}

absl::Status S3Client::ListParts(
    const std::string& prefix,
    absl::FunctionRef<absl::StatusOr<bool>(const std::string& key,
                                           const std::string& upload)>
        visit) {
  S3Request request = MakeRequest("GET", "");
  request.query = {{"uploads", ""}, {"prefix", prefix}};
  for (;;) {
    PREAU_ASSIGN_OR_RETURN(const HttpAnswer answer,
                           Call(request, "", kMaxAnswer));
    PREAU_ASSIGN_OR_RETURN(const KeyPage page, ReadKeys(answer, "Upload"));
    for (const KeyPage::Entry& entry : page.entries) {
      PREAU_ASSIGN_OR_RETURN(const bool more, visit(entry.key, entry.upload));
      if (!more) return absl::OkStatus();
    }
    if (page.next_key.empty()) return absl::OkStatus();
    request.query["key-marker"] = page.next_key;
    request.query["upload-id-marker"] = page.next_upload;
  }
}

}  // namespace preau::blobs
