#include "storage/blobs/s3/credentials.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

class CredentialsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/credentials_XXXXXX";
    ASSERT_NE(mkdtemp(folder_.data()), nullptr);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  absl::StatusOr<S3Credentials> Read(const std::string& text,
                                     mode_t mode = 0600) {
    const std::string path = folder_ + "/file";
    std::ofstream(path) << text;
    EXPECT_EQ(chmod(path.c_str(), mode), 0);
    return ReadCredentials(path);
  }

  std::string folder_;
};

constexpr char kGood[] =
    "[default]\naws_access_key_id = AKIA\n  aws_secret_access_key=a/b+c==\n";

TEST_F(CredentialsTest, ReadsTheFirstProfile) {
  auto credentials =
      Read(absl::StrCat(kGood, "[other]\naws_access_key_id = NO\n"));
  ASSERT_TRUE(credentials.ok()) << credentials.status();
  EXPECT_EQ(credentials->key_id, "AKIA");
  EXPECT_EQ(credentials->secret, "a/b+c==");
  EXPECT_EQ(credentials->session_token, "");
  credentials = Read(absl::StrCat(kGood, "aws_session_token = t\r\n"));
  ASSERT_TRUE(credentials.ok()) << credentials.status();
  EXPECT_EQ(credentials->session_token, "t");
}

TEST_F(CredentialsTest, OthersMayNotReadIt) {
  EXPECT_TRUE(Read(kGood, 0640).ok());
  EXPECT_TRUE(Read(kGood, 0400).ok());
  for (const mode_t mode : {0644, 0660, 0604, 0602, 0601}) {
    EXPECT_EQ(ReasonOf(Read(kGood, mode).status()), "BLOB_CREDENTIALS_UNSAFE");
  }
}

TEST_F(CredentialsTest, RefusesWhatIsNoSuchFile) {
  for (const std::string& text :
       {std::string(), std::string("aws_access_key_id = AKIA\n"),
        std::string("aws_secret_access_key = secret\n"),
        std::string("aws_access_key_id = A B\naws_secret_access_key = x\n"),
        kGood + std::string(5000, '\n')}) {
    const absl::Status status = Read(text).status();
    EXPECT_EQ(ReasonOf(status), "BLOB_CREDENTIALS_INVALID");
    EXPECT_FALSE(absl::StrContains(status.ToString(), "secret"));
  }
  EXPECT_EQ(ReasonOf(ReadCredentials(folder_).status()),
            "BLOB_CREDENTIALS_INVALID");
  EXPECT_EQ(ReasonOf(ReadCredentials(folder_ + "/none").status()),
            "BLOB_CREDENTIALS_INVALID");
}

}  // namespace
}  // namespace preau::blobs
