#include "storage/blobs/s3/fake_s3.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "storage/blobs/s3/s3_answer.h"
#include "storage/blobs/s3/s3_blob_store.h"
#include "storage/blobs/s3/signer.h"
#include "storage/crypto/crypto.h"
#include "storage/crypto/sha256_stream.h"

namespace preau::blobs {
namespace {

constexpr size_t kPageSize = 3;
constexpr char kMetadataPrefix[] = "x-amz-meta-";

S3Credentials Credentials() { return {"FAKE", "secret", ""}; }

HttpAnswer Error(int status, absl::string_view code) {
  return {status, {}, absl::StrCat("<Error><Code>", code, "</Code></Error>")};
}

std::string Tag(absl::string_view body) {
  return absl::StrCat("\"", absl::BytesToHexString(crypto::Md5(body)), "\"");
}

std::string Decode(absl::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      decoded += absl::HexStringToBytes(text.substr(i + 1, 2));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

struct Target {
  std::string path;
  std::map<std::string, std::string> query;
};

Target TargetOf(const std::string& url) {
  absl::string_view rest = url;
  absl::ConsumePrefix(&rest, FakeS3::kEndpoint);
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(rest, absl::MaxSplits('?', 1));
  Target target;
  target.path = Decode(parts.first);
  for (const absl::string_view pair :
       absl::StrSplit(parts.second, '&', absl::SkipEmpty())) {
    const std::pair<absl::string_view, absl::string_view> entry =
        absl::StrSplit(pair, absl::MaxSplits('=', 1));
    target.query[Decode(entry.first)] = Decode(entry.second);
  }
  return target;
}

// Signs again what came, as a server does.
bool IsSigned(const HttpRequest& request, const Target& target) {
  S3Request again{request.method, target.path, target.query, {}};
  std::string sent;
  for (const auto& [name, value] : request.headers) {
    if (name == "authorization") {
      sent = value;
    } else if (name != "content-type") {
      again.headers[name] = value;
    }
  }
  crypto::Sha256Stream stream;
  stream.Add(request.body);
  const std::string hash = absl::BytesToHexString(stream.Digest());
  if (request.headers.count("x-amz-date") == 0 ||
      request.headers.at("x-amz-content-sha256") != hash) {
    return false;
  }
  absl::Time time;
  std::string error;
  if (!absl::ParseTime("%E4Y%m%dT%H%M%SZ", request.headers.at("x-amz-date"),
                       &time, &error)) {
    return false;
  }
  Sign(Credentials(), "us-east-1", absl::ToUnixMicros(time), hash, &again);
  return again.headers["authorization"] == sent;
}

}  // namespace

class FakeS3::Transport : public HttpTransport {
 public:
  explicit Transport(FakeS3* server) : server_(server) {}
  absl::StatusOr<HttpAnswer> Send(const HttpRequest& request) override {
    return server_->Send(request);
  }

 private:
  FakeS3* const server_;
};

S3ClientOptions FakeS3::ClientOptions() {
  return {.endpoint = kEndpoint,
          .bucket = kBucket,
          .credentials = Credentials(),
          .wait = [](std::chrono::milliseconds) {}};
}

std::unique_ptr<HttpTransport> FakeS3::NewTransport() {
  return std::make_unique<Transport>(this);
}

void FakeS3::SetFaults(Fault before, Fault after) {
  base::MutexLock lock(&mutex_);
  before_ = std::move(before);
  after_ = std::move(after);
}

uint64_t FakeS3::requests() const {
  base::MutexLock lock(&mutex_);
  return requests_;
}

absl::StatusOr<HttpAnswer> FakeS3::Send(const HttpRequest& request) {
  base::MutexLock lock(&mutex_);
  ++requests_;
  if (before_ != nullptr) {
    auto instead = before_(requests_, request);
    if (instead.has_value()) return *std::move(instead);
  }
  HttpAnswer answer = Answer(request);
  if (after_ != nullptr) {
    auto instead = after_(requests_, request);
    if (instead.has_value()) return *std::move(instead);
  }
  return answer;
}

HttpAnswer FakeS3::Answer(const HttpRequest& request) {
  const Target target = TargetOf(request.url);
  if (!IsSigned(request, target)) return Error(403, "SignatureDoesNotMatch");
  absl::string_view key = target.path;
  if (!absl::ConsumePrefix(&key, absl::StrCat("/", kBucket, "/"))) {
    return Error(404, "NoSuchBucket");
  }
  const std::string name(key);
  if (target.query.count("uploadId") + target.query.count("uploads") > 0) {
    return Parts(request, name, target.query);
  }
  if (name.empty()) return List(target.query);
  if (request.method == "PUT") return Put(request, name);
  if (request.method == "DELETE") {
    objects_.erase(name);
    return {204, {}, ""};
  }
  return Get(request, name);
}

HttpAnswer FakeS3::Get(const HttpRequest& request, const std::string& key) {
  const auto found = objects_.find(key);
  if (found == objects_.end()) {
    return request.method == "HEAD" ? HttpAnswer{404, {}, ""}
                                    : Error(404, "NoSuchKey");
  }
  const Object& object = found->second;
  HttpAnswer answer{200, {}, object.body};
  for (const auto& [name, value] : object.metadata) {
    answer.headers[kMetadataPrefix + name] = value;
  }
  const auto range = request.headers.find("range");
  if (range != request.headers.end()) {
    const std::vector<std::string> ends =
        absl::StrSplit(range->second.substr(6), '-');
    uint64_t first = 0;
    uint64_t last = 0;
    if (!absl::SimpleAtoi(ends[0], &first) ||
        !absl::SimpleAtoi(ends[1], &last) || first >= object.body.size()) {
      return Error(416, "InvalidRange");
    }
    last = std::min<uint64_t>(last, object.body.size() - 1);
    answer.status = 206;
    answer.body = object.body.substr(first, last - first + 1);
    answer.headers["content-range"] =
        absl::StrCat("bytes ", first, "-", last, "/", object.body.size());
  }
  answer.headers["content-length"] = absl::StrCat(answer.body.size());
  if (request.method == "HEAD") answer.body.clear();
  return answer;
}

HttpAnswer FakeS3::Put(const HttpRequest& request, const std::string& key) {
  Object object{std::string(request.body), {}};
  for (const auto& [name, value] : request.headers) {
    absl::string_view rest = name;
    if (absl::ConsumePrefix(&rest, kMetadataPrefix)) {
      object.metadata[std::string(rest)] = value;
    }
  }
  const auto source = request.headers.find("x-amz-copy-source");
  if (source != request.headers.end()) {
    const auto found = objects_.find(
        Decode(source->second).substr(std::string(kBucket).size() + 2));
    if (found == objects_.end()) return Error(404, "NoSuchKey");
    object.body = found->second.body;
  }
  HttpAnswer answer{200, {{"etag", Tag(object.body)}}, ""};
  objects_[key] = std::move(object);
  return answer;
}

HttpAnswer FakeS3::List(const Query& query) {
  const std::string& prefix = query.at("prefix");
  const auto token = query.find("continuation-token");
  auto it = token == query.end() ? objects_.lower_bound(prefix)
                                 : objects_.upper_bound(token->second);
  std::string entries;
  std::string last;
  for (size_t i = 0; i < kPageSize && it != objects_.end() &&
                     absl::StartsWith(it->first, prefix);
       ++i, ++it) {
    last = it->first;
    absl::StrAppend(&entries, "<Contents><Key>", last, "</Key></Contents>");
  }
  const bool more = it != objects_.end() && absl::StartsWith(it->first, prefix);
  return {200,
          {},
          absl::StrCat("<ListBucketResult>", entries, "<IsTruncated>",
                       more ? "true" : "false",
                       "</IsTruncated><NextContinuationToken>", last,
                       "</NextContinuationToken></ListBucketResult>")};
}

HttpAnswer FakeS3::Parts(const HttpRequest& request, const std::string& key,
                         const Query& query) {
  if (query.count("uploads") > 0 && request.method == "POST") {
    const std::string id = absl::StrCat("upload-", ++started_);
    uploads_[id].key = key;
    return {200, {}, absl::StrCat("<R><UploadId>", id, "</UploadId></R>")};
  }
  if (query.count("uploads") > 0) {
    std::string entries;
    for (const auto& [id, upload] : uploads_) {
      if (!absl::StartsWith(upload.key, query.at("prefix"))) continue;
      absl::StrAppend(&entries, "<Upload><Key>", upload.key, "</Key><UploadId>",
                      id, "</UploadId></Upload>");
    }
    return {200, {}, absl::StrCat("<R>", entries, "</R>")};
  }
  const auto found = uploads_.find(query.at("uploadId"));
  if (found == uploads_.end() || found->second.key != key) {
    return Error(404, "NoSuchUpload");
  }
  if (request.method == "POST") return Complete(request, found->first);
  if (request.method == "DELETE") {
    uploads_.erase(found);
    return {204, {}, ""};
  }
  int number = 0;
  if (!absl::SimpleAtoi(query.at("partNumber"), &number)) {
    return Error(400, "InvalidArgument");
  }
  found->second.parts[number] = std::string(request.body);
  return {200, {{"etag", Tag(request.body)}}, ""};
}

HttpAnswer FakeS3::Complete(const HttpRequest& request, const std::string& id) {
  Upload& upload = uploads_[id];
  std::vector<std::string> tags;
  std::string body;
  for (const auto& [number, part] : upload.parts) {
    if (number != static_cast<int>(tags.size()) + 1) {
      return Error(400, "InvalidPart");
    }
    if (tags.size() + 1 < upload.parts.size() &&
        part.size() < S3BlobStore::kMinPartBytes) {
      return Error(400, "EntityTooSmall");
    }
    tags.push_back(Tag(part));
    body += part;
  }
  if (request.body != CompletionOf(tags)) return Error(400, "InvalidPart");
  objects_[upload.key] = {std::move(body), {}};
  uploads_.erase(id);
  return {200, {}, "<CompleteMultipartUploadResult/>"};
}

std::vector<std::string> FakeS3::Keys() const {
  base::MutexLock lock(&mutex_);
  std::vector<std::string> keys;
  for (const auto& [key, object] : objects_) keys.push_back(key);
  for (const auto& [id, upload] : uploads_) {
    keys.push_back(upload.key + " (parts)");
  }
  return keys;
}

uint64_t FakeS3::BytesWithout(absl::string_view end) const {
  base::MutexLock lock(&mutex_);
  uint64_t bytes = 0;
  for (const auto& [key, object] : objects_) {
    if (!absl::EndsWith(key, end)) bytes += object.body.size();
  }
  for (const auto& [id, upload] : uploads_) {
    for (const auto& [number, part] : upload.parts) bytes += part.size();
  }
  return bytes;
}

bool FakeS3::Damage(absl::string_view key_end) {
  base::MutexLock lock(&mutex_);
  for (auto& [key, object] : objects_) {
    if (!absl::EndsWith(key, key_end)) continue;
    object.body.at(100) ^= 1;
    return true;
  }
  return false;
}

}  // namespace preau::blobs
