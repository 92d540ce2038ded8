#include "storage/blobs/s3/s3_client.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/s3/fake_s3.h"

namespace preau::blobs {
namespace {

using Instead = std::optional<absl::StatusOr<HttpAnswer>>;

HttpAnswer Failure(int status, const std::string& code) {
  return {status, {}, "<Error><Code>" + code + "</Code></Error>"};
}

class S3ClientTest : public testing::Test {
 protected:
  S3ClientTest() {
    S3ClientOptions options = FakeS3::ClientOptions();
    options.wait = [this](std::chrono::milliseconds time) {
      waits_.push_back(time.count());
    };
    client_ = *S3Client::Create(options, server_.NewTransport());
  }

  // Answers the first `times` requests so.
  void Fail(uint64_t times, absl::StatusOr<HttpAnswer> answer) {
    const uint64_t until = server_.requests() + times;
    server_.SetFaults([=](uint64_t number, const HttpRequest&) {
      return number <= until ? Instead(answer) : std::nullopt;
    });
  }

  FakeS3 server_;
  std::vector<int64_t> waits_;
  std::unique_ptr<S3Client> client_;
};

TEST_F(S3ClientTest, ReadsWhatItPut) {
  ASSERT_TRUE(client_->Put("a/b", "hello", {{"kept", "12"}}).ok());
  const auto object = client_->Head("a/b");
  ASSERT_TRUE(object.ok()) << object.status();
  EXPECT_EQ(object->size, 5u);
  EXPECT_EQ(object->metadata, (S3Client::Metadata{{"kept", "12"}}));
  EXPECT_EQ(*client_->GetAll("a/b", 100), "hello");
  EXPECT_EQ(*client_->Get("a/b", 1, 3), "ell");
  EXPECT_EQ(*client_->Get("a/b", 4, 100), "o");
  ASSERT_TRUE(client_->Copy("a/b", "c", {{"kept", "13"}}).ok());
  EXPECT_EQ(client_->Head("c")->metadata.at("kept"), "13");
  ASSERT_TRUE(client_->Delete("a/b").ok());
  ASSERT_TRUE(client_->Delete("a/b").ok());
  EXPECT_TRUE(absl::IsNotFound(client_->Head("a/b").status()));
  EXPECT_TRUE(absl::IsNotFound(client_->GetAll("a/b", 1).status()));
  EXPECT_TRUE(absl::IsNotFound(client_->Copy("a/b", "c", {})));
}

TEST_F(S3ClientTest, ListsAllPages) {
  std::vector<std::string> expected;
  for (int i = 0; i < 8; ++i) {
    expected.push_back(absl::StrCat("p/", i));
    ASSERT_TRUE(client_->Put(expected.back(), "x", {}).ok());
  }
  ASSERT_TRUE(client_->Put("q", "x", {}).ok());
  std::vector<std::string> keys;
  const auto visit = [&](const std::string& key) {
    keys.push_back(key);
    return true;
  };
  ASSERT_TRUE(client_->List("p/", visit).ok());
  EXPECT_EQ(keys, expected);
}

TEST_F(S3ClientTest, TriesAgainWithMoreAndMoreTime) {
  ASSERT_TRUE(client_->Put("a", "x", {}).ok());
  for (const HttpAnswer& answer :
       {Failure(500, "InternalError"), Failure(503, "SlowDown"),
        Failure(429, "TooManyRequests"), HttpAnswer{502, {}, "<html>"},
        Failure(200, "InternalError")}) {
    waits_.clear();
    Fail(3, answer);
    EXPECT_EQ(*client_->GetAll("a", 100), "x") << answer.status;
    ASSERT_EQ(waits_.size(), 3u);
    for (int i = 0; i < 3; ++i) {
      EXPECT_GE(waits_[i], 100 << i);
      EXPECT_LE(waits_[i], 200 << i);
    }
  }
  Fail(1, absl::UnavailableError("cut"));
  EXPECT_EQ(*client_->GetAll("a", 100), "x");
}

TEST_F(S3ClientTest, GivesUpInTheEnd) {
  Fail(1000, Failure(503, "SlowDown"));
  const absl::Status status = client_->Put("a", "x", {});
  EXPECT_TRUE(absl::IsUnavailable(status));
  EXPECT_EQ(ReasonOf(status), "BLOB_SERVER_UNAVAILABLE");
  EXPECT_EQ(ArgOf(status, "cause"), "SlowDown");
  EXPECT_EQ(server_.requests(), 5u);
}

TEST_F(S3ClientTest, DoesNotRepeatWhatIsRefused) {
  struct Case {
    HttpAnswer answer;
    absl::StatusCode code;
    const char* reason;
    const char* cause;
  };
  for (const Case& refused : {
           Case{Failure(403, "AccessDenied"),
                absl::StatusCode::kFailedPrecondition, "BLOB_SERVER_REFUSED",
                "AccessDenied"},
           Case{Failure(404, "NoSuchBucket"),
                absl::StatusCode::kFailedPrecondition, "BLOB_SERVER_REFUSED",
                "NoSuchBucket"},
           Case{Failure(400, "EntityTooLarge"), absl::StatusCode::kInternal,
                "BLOB_SERVER_REFUSED", "EntityTooLarge"},
           Case{HttpAnswer{301, {}, ""}, absl::StatusCode::kInternal,
                "BLOB_SERVER_REFUSED", "HTTP 301"},
           Case{Failure(507, "XMinioStorageFull"),
                absl::StatusCode::kResourceExhausted, "BLOB_SERVER_FULL", ""},
       }) {
    const uint64_t before = server_.requests();
    Fail(1000, refused.answer);
    const absl::Status status = client_->Put("a", "x", {});
    EXPECT_EQ(status.code(), refused.code) << status;
    EXPECT_EQ(ReasonOf(status), refused.reason);
    EXPECT_EQ(ArgOf(status, "cause"), refused.cause);
    EXPECT_EQ(server_.requests(), before + 1);
  }
}

TEST_F(S3ClientTest, NoticesThatSomethingElseWasStored) {
  const HttpAnswer wrong{
      200, {{"etag", "\"00000000000000000000000000000000\""}}, ""};
  Fail(2, wrong);
  ASSERT_TRUE(client_->Put("a", "x", {}).ok());
  EXPECT_EQ(waits_.size(), 2u);
  Fail(1000, wrong);
  EXPECT_EQ(ReasonOf(client_->Put("a", "x", {})), "BLOB_SERVER_UNAVAILABLE");
  Fail(1000, HttpAnswer{200, {}, ""});
  EXPECT_EQ(ReasonOf(client_->PutPart("a", "u", 1, "x").status()),
            "BLOB_SERVER_UNAVAILABLE");
  // What isn't an MD5 says nothing.
  Fail(1, HttpAnswer{200, {{"etag", "\"opaque\""}}, ""});
  EXPECT_TRUE(client_->Put("a", "x", {}).ok());
  HttpAnswer encrypted = wrong;
  encrypted.headers["x-amz-server-side-encryption"] = "aws:kms";
  Fail(1, encrypted);
  EXPECT_TRUE(client_->Put("a", "x", {}).ok());
}

TEST_F(S3ClientTest, NoticesAnotherRange) {
  ASSERT_TRUE(client_->Put("a", "hello", {}).ok());
  for (const HttpAnswer& answer : {
           HttpAnswer{206, {{"content-range", "bytes 0-1/5"}}, "he"},
           HttpAnswer{206, {{"content-range", "bytes 1-2/5"}}, "e"},
           HttpAnswer{206, {{"content-range", "bytes */5"}}, "el"},
           HttpAnswer{206, {}, "el"},
           HttpAnswer{200, {}, "hello"},
       }) {
    Fail(1000, answer);
    EXPECT_TRUE(absl::IsUnavailable(client_->Get("a", 1, 2).status()));
  }
  // A server without ranges may give the whole when that is its beginning.
  Fail(1, HttpAnswer{200, {}, "hello"});
  EXPECT_EQ(*client_->Get("a", 0, 2), "he");
}

TEST_F(S3ClientTest, SignsSoThatAServerAgrees) {
  EXPECT_TRUE(client_->Put("odd key +~é/", "x", {}).ok());
  S3ClientOptions options = FakeS3::ClientOptions();
  options.credentials.secret = "wrong";
  const auto other = *S3Client::Create(options, server_.NewTransport());
  const absl::Status status = other->Put("a", "x", {});
  EXPECT_EQ(ArgOf(status, "cause"), "SignatureDoesNotMatch");
  EXPECT_FALSE(absl::StrContains(status.ToString(), "wrong"));
}

TEST_F(S3ClientTest, RefusesOptionsThatMakeNoSense) {
  const auto option_of = [&](auto change) {
    S3ClientOptions options = FakeS3::ClientOptions();
    change(&options);
    return ArgOf(S3Client::Create(options, server_.NewTransport()).status(),
                 "option");
  };
  for (const char* endpoint :
       {"", "s3.test", "ftp://s3.test", "https://", "https://s3.test/path",
        "https://user@s3.test", "https://s3 test"}) {
    EXPECT_EQ(option_of([&](auto* o) { o->endpoint = endpoint; }), "endpoint")
        << endpoint;
  }
  for (const char* bucket : {"", "ab", "UPPER", "a/b/c", "../.."}) {
    EXPECT_EQ(option_of([&](auto* o) { o->bucket = bucket; }), "bucket")
        << bucket;
  }
  EXPECT_EQ(option_of([](auto* o) { o->region = "a/b"; }), "region");
}

}  // namespace
}  // namespace preau::blobs
