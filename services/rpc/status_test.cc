#include "services/rpc/status.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "preau/v1/error.pb.h"
#include "storage/base/error.h"

namespace preau::rpc {
namespace {

using base::Language;
using testing::HasSubstr;
using testing::Not;

TEST(StatusTest, ReasonFieldAndArgumentsComeBack) {
  const absl::Status status =
      base::MakeError(absl::StatusCode::kInvalidArgument,
                      {"TERM_UNKNOWN",
                       "notice.level[0].id",
                       {{"vocabulary", "level"}, {"id", "12e"}}});
  const grpc::Status grpc = ToGrpcStatus(status, Language::kEnglish);
  EXPECT_EQ(grpc.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(grpc.error_message(), HasSubstr("no term \"12e\""));
  EXPECT_EQ(FromGrpcStatus(grpc), status);
}

TEST(StatusTest, DetailsAreThoseOfGoogleRpc) {
  const grpc::Status grpc = ToGrpcStatus(
      base::InvalidField("TITLE_MISSING", "notice.title"), Language::kFrench);
  v1::Status api;
  ASSERT_TRUE(api.ParseFromString(grpc.error_details()));
  EXPECT_EQ(api.code(), 3);
  std::vector<std::string> types;
  for (const auto& any : api.details()) types.push_back(any.type_url());
  EXPECT_THAT(types, testing::ElementsAre(
                         "type.googleapis.com/google.rpc.ErrorInfo",
                         "type.googleapis.com/google.rpc.LocalizedMessage",
                         "type.googleapis.com/google.rpc.BadRequest"));
  v1::BadRequest bad_request;
  ASSERT_TRUE(bad_request.ParseFromString(api.details(2).value()));
  EXPECT_EQ(bad_request.field_violations(0).field(), "notice.title");
  EXPECT_THAT(bad_request.field_violations(0).description(),
              HasSubstr("titre"));
}

TEST(StatusTest, WhatIsUnexpectedStaysInTheLog) {
  for (const absl::Status& status :
       {absl::InternalError("/var/lib/secret"), absl::UnknownError("secret"),
        absl::DataLossError("secret"), absl::UnavailableError("secret:7")}) {
    const grpc::Status grpc = ToGrpcStatus(status, Language::kEnglish);
    EXPECT_EQ(static_cast<int>(grpc.error_code()),
              static_cast<int>(status.code()));
    EXPECT_THAT(grpc.error_message(), Not(HasSubstr("secret")));
    EXPECT_THAT(grpc.error_details(), Not(HasSubstr("secret")));
    EXPECT_THAT(grpc.error_message(), HasSubstr("incident"));
    // A service in between passes the number on.
    EXPECT_EQ(
        ToGrpcStatus(FromGrpcStatus(grpc), Language::kEnglish).error_message(),
        grpc.error_message());
  }
}

size_t WireBytes(const grpc::Status& status) {
  return status.error_details().size() * 4 / 3 +
         status.error_message().size() * 3;
}

TEST(StatusTest, FitsIntoTheTrailersWhateverTheArguments) {
  std::string accents;
  for (int i = 0; i < 1000; ++i) accents += "é";
  for (const char* reason : {"TERM_UNKNOWN", "NAME_INVALID", "NO_SENTENCE"}) {
    for (const int extra : {0, 3, 10, 100}) {
      for (const std::string& value : {std::string(10000, 'x'), accents}) {
        base::ErrorDetail detail{reason, std::string(5000, 'f'), {}};
        for (const char* name : {"id", "vocabulary", "name", "expected"}) {
          detail.args[name] = value;
        }
        for (int i = 0; i < extra; ++i) {
          detail.args[absl::StrCat("extra", i)] = value;
        }
        const grpc::Status grpc = ToGrpcStatus(
            base::MakeError(absl::StatusCode::kInvalidArgument, detail),
            Language::kFrench);
        EXPECT_LE(WireBytes(grpc), 4096u) << reason << extra;
        EXPECT_EQ(base::GetErrorDetail(FromGrpcStatus(grpc))->reason, reason);
      }
    }
  }
}

TEST(StatusTest, TextThatIsNoUtf8IsMadeSo) {
  const struct {
    std::string text, expected;
  } cases[] = {
      {"caf\xC3\xA9", "café"},
      {"caf\xE9", "caf\uFFFD"},
      {"\xC3", "\uFFFD"},
      {"\xC0\x80", "\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xF0\x9F\x8C\x8B!", "\U0001F30B!"},
      {"\xE2\x82\xAC\x80", "€\uFFFD"},
  };
  for (const auto& test : cases) {
    const grpc::Status grpc = ToGrpcStatus(
        base::InvalidField("NAME_INVALID", "name", {{"name", test.text}}),
        Language::kFrench);
    v1::Status api;
    ASSERT_TRUE(api.ParseFromString(grpc.error_details()));
    EXPECT_EQ(base::GetErrorDetail(FromGrpcStatus(grpc))->args["name"],
              test.expected);
  }
}

TEST(StatusTest, AnArgumentMayBeCalledField) {
  for (const char* field : {"", "notice.title"}) {
    const absl::Status status =
        base::InvalidField("TITLE_MISSING", field, {{"field", "x"}});
    EXPECT_EQ(FromGrpcStatus(ToGrpcStatus(status, Language::kFrench)), status);
  }
}

TEST(StatusTest, SaysWhenToTryAgainAndWhatIsNotThere) {
  const auto types = [](const absl::Status& status) {
    v1::Status api;
    EXPECT_TRUE(api.ParseFromString(
        ToGrpcStatus(status, Language::kFrench).error_details()));
    std::vector<std::string> names;
    for (const auto& any : api.details()) {
      names.push_back(any.type_url().substr(any.type_url().rfind('.') + 1));
    }
    return names;
  };
  using testing::Contains;
  const absl::Status busy = base::MakeError(
      absl::StatusCode::kResourceExhausted, {"SERVER_BUSY", "", {}});
  EXPECT_THAT(types(busy), Contains("RetryInfo"));
  EXPECT_THAT(types(absl::UnavailableError("")), Contains("RetryInfo"));
  const absl::Status missing = base::NotFound("KEY_NOT_FOUND", "keys/1");
  EXPECT_THAT(types(missing), Contains("ResourceInfo"));
  EXPECT_THAT(types(missing), Not(Contains("RetryInfo")));
}

TEST(StatusTest, WhatNoDetailCameWithKeepsItsCodeAndText) {
  EXPECT_EQ(FromGrpcStatus(grpc::Status(grpc::StatusCode::UNAVAILABLE, "x")),
            absl::UnavailableError("x"));
  EXPECT_EQ(
      FromGrpcStatus(grpc::Status(grpc::StatusCode::ABORTED, "x", "\xFF\xFF")),
      absl::AbortedError("x"));
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

}  // namespace
}  // namespace preau::rpc
