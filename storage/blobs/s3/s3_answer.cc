#include "storage/blobs/s3/s3_answer.h"

#include <algorithm>
#include <pugixml.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/crypto/crypto.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxCode = 64;

// S3's code of the error in `body`; empty when there is none.
std::string ErrorCode(absl::string_view body) {
  // Blobs aren't read as XML.
  if (body.size() > 64 * 1024 || !absl::StrContains(body, "<Error")) return "";
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return "";
  std::string code = document.child("Error").child("Code").child_value();
  // It goes to a log and to whoever asked.
  code.resize(std::min(code.size(), kMaxCode));
  std::erase_if(code, [](char c) { return !absl::ascii_isgraph(c); });
  return code;
}

bool IsMd5(absl::string_view tag) {
  return tag.size() == 32 && std::all_of(tag.begin(), tag.end(), [](char c) {
           return absl::ascii_isxdigit(static_cast<unsigned char>(c));
         });
}

std::string Child(const pugi::xml_node& node, const char* name) {
  return node.child(name).child_value();
}

}  // namespace

absl::Status ServerUnavailable(absl::string_view cause) {
  return base::MakeError(
      absl::StatusCode::kUnavailable,
      {"BLOB_SERVER_UNAVAILABLE", "", {{"cause", std::string(cause)}}});
}

absl::Status ServerRefused(absl::StatusCode code, absl::string_view cause) {
  base::LogError("blobs: the S3 server refuses: ", cause);
  return base::MakeError(
      code, {"BLOB_SERVER_REFUSED", "", {{"cause", std::string(cause)}}});
}

absl::Status ToStatus(const HttpAnswer& answer) {
  std::string code;
  if (answer.status != 206) code = ErrorCode(answer.body);
  if (answer.status >= 200 && answer.status < 300 && code.empty()) {
    return absl::OkStatus();
  }
  const std::string cause =
      code.empty() ? absl::StrCat("HTTP ", answer.status) : code;
  if (code == "NoSuchBucket") {
    return ServerRefused(absl::StatusCode::kFailedPrecondition, cause);
  }
  if (answer.status == 404 || code == "NoSuchKey" || code == "NoSuchUpload") {
    return absl::NotFoundError(cause);
  }
  if (answer.status == 507 || code == "QuotaExceeded" ||
      code == "XMinioStorageFull") {
    return base::MakeError(absl::StatusCode::kResourceExhausted,
                           {"BLOB_SERVER_FULL", "", {}});
  }
  if (answer.status >= 500 || answer.status == 429 || answer.status == 408 ||
      code == "InternalError" || code == "SlowDown" ||
      code == "RequestTimeout") {
    return ServerUnavailable(cause);
  }
  if (answer.status == 401 || answer.status == 403) {
    return ServerRefused(absl::StatusCode::kFailedPrecondition, cause);
  }
  return ServerRefused(absl::StatusCode::kInternal, cause);
}

absl::StatusOr<std::string> TextOf(const HttpAnswer& answer,
                                   const char* element) {
  pugi::xml_document document;
  if (document.load_buffer(answer.body.data(), answer.body.size())) {
    std::string text = Child(document.document_element(), element);
    if (!text.empty()) return text;
  }
  return ServerRefused(absl::StatusCode::kInternal,
                       absl::StrCat("an answer without ", element));
}

absl::StatusOr<KeyPage> ReadKeys(const HttpAnswer& answer,
                                 const char* element) {
  pugi::xml_document document;
  if (!document.load_buffer(answer.body.data(), answer.body.size())) {
    return ServerRefused(absl::StatusCode::kInternal,
                         "a list that isn't well-formed");
  }
  const pugi::xml_node root = document.document_element();
  KeyPage page;
  for (const pugi::xml_node& entry : root.children(element)) {
    page.entries.push_back({Child(entry, "Key"), Child(entry, "UploadId")});
  }
  if (Child(root, "IsTruncated") == "true") {
    page.next_token = Child(root, "NextContinuationToken");
    page.next_key = Child(root, "NextKeyMarker");
    page.next_upload = Child(root, "NextUploadIdMarker");
    if (page.next_token.empty() && page.next_key.empty()) {
      return ServerRefused(absl::StatusCode::kInternal,
                           "a list without what follows");
    }
  }
  return page;
}

std::optional<ContentRange> ReadContentRange(absl::string_view text) {
  if (!absl::ConsumePrefix(&text, "bytes ")) return std::nullopt;
  const std::vector<absl::string_view> parts =
      absl::StrSplit(text, absl::ByAnyChar("-/"));
  ContentRange range;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &range.first) ||
      !absl::SimpleAtoi(parts[1], &range.last) ||
      !absl::SimpleAtoi(parts[2], &range.size) || range.first > range.last ||
      range.last >= range.size) {
    return std::nullopt;
  }
  return range;
}

bool TagFits(const HttpAnswer& answer, absl::string_view body) {
  const std::string header = answer.Header("etag");
  absl::string_view tag = header;
  absl::ConsumePrefix(&tag, "\"");
  absl::ConsumeSuffix(&tag, "\"");
  if (tag.empty()) return false;
  // Of encrypted objects it is another hash.
  const std::string encryption = answer.Header("x-amz-server-side-encryption");
  if (!IsMd5(tag) || (!encryption.empty() && encryption != "AES256")) {
    return true;
  }
  return absl::AsciiStrToLower(tag) ==
         absl::BytesToHexString(crypto::Md5(body));
}

std::string CompletionOf(const std::vector<std::string>& tags) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("CompleteMultipartUpload");
  int number = 0;
  for (const std::string& tag : tags) {
    pugi::xml_node part = root.append_child("Part");
    part.append_child("PartNumber").text().set(++number);
    part.append_child("ETag").text().set(tag.c_str());
  }
  struct Writer : pugi::xml_writer {
    void write(const void* data, size_t size) override {
      text.append(static_cast<const char*>(data), size);
    }
    std::string text;
  } writer;
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration);
  return writer.text;
}

}  // namespace preau::blobs
