#include "services/rpc/status.h"

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
       {absl::InternalError("/var/lib/secret"), absl::UnknownError("secret")}) {
    const grpc::Status grpc = ToGrpcStatus(status, Language::kEnglish);
    EXPECT_THAT(grpc.error_message(), Not(HasSubstr("secret")));
    EXPECT_THAT(grpc.error_details(), Not(HasSubstr("secret")));
    EXPECT_THAT(grpc.error_message(), HasSubstr("incident"));
  }
}

TEST(StatusTest, DetailsAreBounded) {
  base::ErrorDetail detail{"TERM_UNKNOWN", std::string(5000, 'f'), {}};
  detail.args["id"] = std::string(100000, 'x') + "é";
  std::string accents;
  for (int i = 0; i < 1000; ++i) accents += "é";
  detail.args["vocabulary"] = accents;
  const grpc::Status grpc =
      ToGrpcStatus(base::MakeError(absl::StatusCode::kInvalidArgument, detail),
                   Language::kFrench);
  EXPECT_LT(grpc.error_details().size() + grpc.error_message().size(), 6000u);
  v1::Status api;
  EXPECT_TRUE(api.ParseFromString(grpc.error_details()));
}

}  // namespace
}  // namespace preau::rpc
