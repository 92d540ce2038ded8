#include "storage/blobs/s3/s3_answer.h"

#include <string>

#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

TEST(S3AnswerTest, ReadsRanges) {
  const auto range = ReadContentRange("bytes 3-9/100");
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->first, 3u);
  EXPECT_EQ(range->last, 9u);
  EXPECT_EQ(range->size, 100u);
  for (const char* text :
       {"", "bytes", "bytes 3-9", "bytes 9-3/100", "bytes 3-100/100",
        "bytes -1-3/100", "bytes 3-9/*", "bytes 3-9/100/1", "items 3-9/100",
        "bytes 99999999999999999999-1/2"}) {
    EXPECT_FALSE(ReadContentRange(text).has_value()) << text;
  }
}

TEST(S3AnswerTest, AListThatCannotGoOnIsAnError) {
  const auto read = [](const std::string& body) {
    return ReadKeys({200, {}, body}, "Contents").status();
  };
  EXPECT_TRUE(read("<R/>").ok());
  EXPECT_EQ(ReasonOf(read("<R")), "BLOB_SERVER_REFUSED");
  EXPECT_EQ(ReasonOf(read("")), "BLOB_SERVER_REFUSED");
  EXPECT_EQ(ReasonOf(read("<R><IsTruncated>true</IsTruncated></R>")),
            "BLOB_SERVER_REFUSED");
}

TEST(S3AnswerTest, AnswersThatLackSomethingAreErrors) {
  EXPECT_EQ(*TextOf({200, {}, "<R><UploadId>x</UploadId></R>"}, "UploadId"),
            "x");
  for (const char* body : {"", "x", "<R/>", "<R><UploadId/></R>"}) {
    EXPECT_EQ(ReasonOf(TextOf({200, {}, body}, "UploadId").status()),
              "BLOB_SERVER_REFUSED");
  }
}

TEST(S3AnswerTest, CodesAreCleaned) {
  const absl::Status status = ToStatus(
      {400,
       {},
       "<Error><Code>a\nb" + std::string(1000, 'x') + "</Code></Error>"});
  EXPECT_EQ(ArgOf(status, "cause"), "ab" + std::string(61, 'x'));
}

TEST(S3AnswerTest, WritesTheCompletion) {
  EXPECT_EQ(CompletionOf({"\"a\"", "<b>"}),
            "<CompleteMultipartUpload>"
            "<Part><PartNumber>1</PartNumber><ETag>\"a\"</ETag></Part>"
            "<Part><PartNumber>2</PartNumber><ETag>&lt;b&gt;</ETag></Part>"
            "</CompleteMultipartUpload>");
}

}  // namespace
}  // namespace preau::blobs
