#include "storage/base/resource_name.h"

#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::base {
namespace {

TEST(ResourceNameTest, PartsComeBackAsTheyWerePut) {
  const auto name = ParseResourceName(
      MakeResourceName("lille", "resources", "volcans-2"), "resources", "name");
  ASSERT_TRUE(name.ok());
  EXPECT_EQ(name->member, "lille");
  EXPECT_EQ(name->id, "volcans-2");
  EXPECT_EQ(*ParseMemberName(MemberName("lille"), "parent"), "lille");
  EXPECT_EQ(*ParseTopLevelName("keys/a1", "keys", "name"), "a1");
}

TEST(ResourceNameTest, WhatIsWrongIsSaidWithWhatWouldBeRight) {
  for (const char* bad :
       {"", "members", "members/lille", "members/lille/resources",
        "members/lille/resources/", "members/Lille/resources/a",
        "members/lille/collections/a", "members/lille/resources/a/b",
        "members/lille/resources/-a", "members/../resources/a",
        "/members/lille/resources/a"}) {
    const auto name = ParseResourceName(bad, "resources", "resource.name");
    ASSERT_FALSE(name.ok()) << bad;
    const auto detail = GetErrorDetail(name.status());
    EXPECT_EQ(detail->reason, "NAME_INVALID");
    EXPECT_EQ(detail->field, "resource.name");
    EXPECT_EQ(detail->args.at("expected"), "members/{member}/resources/{id}");
  }
  EXPECT_FALSE(IsNameId(std::string(65, 'a')));
  EXPECT_FALSE(ParseMemberName("members/é", "parent").ok());
  EXPECT_FALSE(ParseTopLevelName("keys/a/b", "keys", "name").ok());
}

}  // namespace
}  // namespace preau::base
