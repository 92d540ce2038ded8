#include "storage/blobs/s3/signer.h"

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "gtest/gtest.h"
#include "storage/crypto/crypto.h"

namespace preau::blobs {
namespace {

// The examples of AWS's documentation of header-based authentication.
constexpr char kTime[] = "20130524T000000Z";
constexpr int64_t kTimeMicros = int64_t{1'369'353'600} * 1'000'000;
const S3Credentials kCredentials = {
    "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""};

std::string Hash(absl::string_view text) {
  return absl::BytesToHexString(crypto::Sha256({text}));
}

struct Example {
  const char* name;
  S3Request request;
  const char* body;
  // Of the canonical request.
  const char* hash;
  const char* signature;
};

const Example kExamples[] = {
    {"GET Object",
     {"GET",
      "/test.txt",
      {},
      {{"host", "examplebucket.s3.amazonaws.com"}, {"range", "bytes=0-9"}}},
     "",
     "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972",
     "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"},
    {"PUT Object",
     {"PUT",
      "/test$file.text",
      {},
      {{"date", "Fri, 24 May 2013 00:00:00 GMT"},
       {"host", "examplebucket.s3.amazonaws.com"},
       {"x-amz-storage-class", "REDUCED_REDUNDANCY"}}},
     "Welcome to Amazon S3.",
     "9e0e90d9c76de8fa5b200d8c849cd5b8dc7a3be3951ddb7f6a76b4158342019d",
     "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"},
    {"GET Bucket Lifecycle",
     {"GET",
      "/",
      {{"lifecycle", ""}},
      {{"host", "examplebucket.s3.amazonaws.com"}}},
     "",
     "9766c798316ff2757b517bc739a67f6213b4ab36dd5da2f94eaebf79c77395ca",
     "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"},
    {"GET Bucket (List Objects)",
     {"GET",
      "/",
      {{"prefix", "J"}, {"max-keys", "2"}},
      {{"host", "examplebucket.s3.amazonaws.com"}}},
     "",
     "df57d21db20da04d7fa30298dd4488ba3a2b47ca3a489c74750e0f1e7df1b9b7",
     "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"},
};

TEST(SignerTest, SignsTheExamplesAsAwsDoes) {
  for (const Example& example : kExamples) {
    SCOPED_TRACE(example.name);
    S3Request request = example.request;
    const std::string hash = Hash(example.body);
    Sign(kCredentials, "us-east-1", kTimeMicros, hash, &request);
    EXPECT_EQ(request.headers["x-amz-date"], kTime);
    EXPECT_TRUE(absl::EndsWith(request.headers["authorization"],
                               std::string(",Signature=") + example.signature))
        << request.headers["authorization"];
    S3Request unsigned_request = request;
    unsigned_request.headers.erase("authorization");
    const std::string canonical = CanonicalRequest(unsigned_request, hash);
    EXPECT_EQ(Hash(canonical), example.hash) << canonical;
    EXPECT_EQ(StringToSign(canonical, "us-east-1", kTime),
              std::string("AWS4-HMAC-SHA256\n20130524T000000Z\n"
                          "20130524/us-east-1/s3/aws4_request\n") +
                  example.hash);
  }
}

TEST(SignerTest, WritesTheCanonicalRequest) {
  S3Request request = kExamples[0].request;
  Sign(kCredentials, "us-east-1", kTimeMicros, Hash(""), &request);
  EXPECT_EQ(
      request.headers["authorization"],
      "AWS4-HMAC-SHA256 "
      "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
      "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
      "Signature="
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  request.headers.erase("authorization");
  EXPECT_EQ(CanonicalRequest(request, Hash("")),
            "GET\n"
            "/test.txt\n"
            "\n"
            "host:examplebucket.s3.amazonaws.com\n"
            "range:bytes=0-9\n"
            "x-amz-content-sha256:"
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
            "x-amz-date:20130524T000000Z\n"
            "\n"
            "host;range;x-amz-content-sha256;x-amz-date\n"
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(SignerTest, EncodesAsAwsDoes) {
  EXPECT_EQ(UriEncode("/a b$~-_.é+", true), "/a%20b%24~-_.%C3%A9%2B");
  EXPECT_EQ(UriEncode("a/b=", false), "a%2Fb%3D");
  EXPECT_EQ(CanonicalQuery({{"uploads", ""}, {"a", "b&c"}, {"A", "1"}}),
            "A=1&a=b%26c&uploads=");
  // Blanks in headers.
  EXPECT_EQ(CanonicalRequest({"GET", "/", {}, {{"host", "  a   b "}}}, "x"),
            "GET\n/\n\nhost:a b\n\nhost\nx");
}

TEST(SignerTest, SignsASessionsToken) {
  S3Request request = kExamples[0].request;
  S3Credentials credentials = kCredentials;
  credentials.session_token = "token";
  Sign(credentials, "us-east-1", kTimeMicros, Hash(""), &request);
  EXPECT_EQ(request.headers["x-amz-security-token"], "token");
  EXPECT_TRUE(absl::StrContains(request.headers["authorization"],
                                ";x-amz-security-token,"));
}

}  // namespace
}  // namespace preau::blobs
