#include "services/rpc/token.h"

#include "gtest/gtest.h"
#include "preau/v1/catalogue_service.pb.h"
#include "storage/base/error.h"

namespace preau::rpc {
namespace {

TEST(TokenTest, OpensForTheSameMethodAndRequestOnly) {
  const TokenSealer sealer(std::string(32, 'k'));
  const std::string token = sealer.Seal("List", "digest", "content");
  EXPECT_EQ(*sealer.Open("List", "digest", token), "content");
  for (const auto& status :
       {sealer.Open("Other", "digest", token).status(),
        sealer.Open("List", "other", token).status(),
        sealer.Open("List", "digest", token + "A").status(),
        sealer.Open("List", "digest", "").status(),
        sealer.Open("List", "digest", std::string(9999, 'A')).status(),
        TokenSealer(std::string(32, 'l'))
            .Open("List", "digest", token)
            .status()}) {
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(base::GetErrorDetail(status)->reason, "PAGE_TOKEN_INVALID");
    EXPECT_EQ(base::GetErrorDetail(status)->field, "page_token");
  }
}

TEST(TokenTest, TheDigestLeavesOutWhatPagingChanges) {
  v1::ListResourcesRequest request;
  request.set_parent("members/lille");
  const std::string digest = RequestDigest(request);
  request.set_page_token("x");
  request.set_page_size(7);
  EXPECT_EQ(RequestDigest(request), digest);
  request.set_show_all(true);
  EXPECT_NE(RequestDigest(request), digest);
}

TEST(TokenTest, PageSizes) {
  EXPECT_EQ(*PageSize(0, 50, 1000), 50);
  EXPECT_EQ(*PageSize(1000, 50, 1000), 1000);
  EXPECT_FALSE(PageSize(-1, 50, 1000).ok());
  EXPECT_FALSE(PageSize(1001, 50, 1000).ok());
}

}  // namespace
}  // namespace preau::rpc
