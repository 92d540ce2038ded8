#include "storage/blobs/s3/signer.h"

#include <ctime>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/crypto/crypto.h"

namespace preau::blobs {
namespace {

constexpr char kAlgorithm[] = "AWS4-HMAC-SHA256";
constexpr size_t kDayLetters = 8;

// "20130524T000000Z".
std::string TimeText(int64_t micros) {
  const std::time_t seconds = micros / 1'000'000;
  std::tm parts = {};
  gmtime_r(&seconds, &parts);
  char text[32];
  const size_t size =
      std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts);
  return std::string(text, size);
}

std::string Scope(absl::string_view region, absl::string_view time) {
  return absl::StrCat(time.substr(0, kDayLetters), "/", region,
                      "/s3/aws4_request");
}

std::string SignedHeaders(const S3Request& request) {
  return absl::StrJoin(request.headers, ";",
                       [](std::string* out, const auto& header) {
                         absl::StrAppend(out, header.first);
                       });
}

// Blanks around go, and those within become one.
std::string CanonicalValue(absl::string_view value) {
  const std::vector<absl::string_view> words =
      absl::StrSplit(value, ' ', absl::SkipEmpty());
  return absl::StrJoin(words, " ");
}

}  // namespace

std::string UriEncode(absl::string_view text, bool keep_slash) {
  std::string encoded;
  for (const char c : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' ||
        c == '_' || c == '.' || c == '~' || (c == '/' && keep_slash)) {
      encoded.push_back(c);
    } else {
      absl::StrAppend(&encoded, "%",
                      absl::AsciiStrToUpper(
                          absl::BytesToHexString(absl::string_view(&c, 1))));
    }
  }
  return encoded;
}

std::string CanonicalQuery(const std::map<std::string, std::string>& query) {
  // In the order of the encoded names, as that of the names can differ.
  std::map<std::string, std::string> encoded;
  for (const auto& [name, value] : query) {
    encoded[UriEncode(name, false)] = UriEncode(value, false);
  }
  return absl::StrJoin(encoded, "&", absl::PairFormatter("="));
}

std::string CanonicalRequest(const S3Request& request,
                             absl::string_view payload_hash) {
  std::string headers;
  for (const auto& [name, value] : request.headers) {
    absl::StrAppend(&headers, name, ":", CanonicalValue(value), "\n");
  }
  return absl::StrCat(request.method, "\n", UriEncode(request.path, true), "\n",
                      CanonicalQuery(request.query), "\n", headers, "\n",
                      SignedHeaders(request), "\n", payload_hash);
}

std::string StringToSign(absl::string_view canonical_request,
                         absl::string_view region, absl::string_view time) {
  return absl::StrCat(
      kAlgorithm, "\n", time, "\n", Scope(region, time), "\n",
      absl::BytesToHexString(crypto::Sha256({canonical_request})));
}

void Sign(const S3Credentials& credentials, absl::string_view region,
          int64_t now_micros, absl::string_view payload_hash,
          S3Request* request) {
  const std::string time = TimeText(now_micros);
  request->headers["x-amz-date"] = time;
  request->headers["x-amz-content-sha256"] = std::string(payload_hash);
  if (!credentials.session_token.empty()) {
    request->headers["x-amz-security-token"] = credentials.session_token;
  }
  const std::string text =
      StringToSign(CanonicalRequest(*request, payload_hash), region, time);
  std::string key = crypto::HmacSha256(absl::StrCat("AWS4", credentials.secret),
                                       time.substr(0, kDayLetters));
  for (const absl::string_view part :
       {region, absl::string_view("s3"), absl::string_view("aws4_request")}) {
    key = crypto::HmacSha256(key, part);
  }
  const std::string signature =
      absl::BytesToHexString(crypto::HmacSha256(key, text));
  request->headers["authorization"] = absl::StrCat(
      kAlgorithm, " Credential=", credentials.key_id, "/", Scope(region, time),
      ",SignedHeaders=", SignedHeaders(*request), ",Signature=", signature);
}

}  // namespace preau::blobs
