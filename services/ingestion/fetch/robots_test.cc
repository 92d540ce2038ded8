#include "services/ingestion/fetch/robots.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/robots_cache.h"

namespace preau::fetch {
namespace {

bool Allows(absl::string_view rules, absl::string_view target) {
  return Robots::Parse(absl::StrCat("User-agent: *\n", rules), "Preau")
      .Allows(target);
}

TEST(RobotsTest, TheLongestRuleDecides) {
  const absl::string_view rules =
      "Disallow: /private\nAllow: /private/open\nDisallow: /private/open/not\n";
  EXPECT_TRUE(Allows(rules, "/"));
  EXPECT_FALSE(Allows(rules, "/private"));
  EXPECT_FALSE(Allows(rules, "/privately"));
  EXPECT_TRUE(Allows(rules, "/private/open/x"));
  EXPECT_FALSE(Allows(rules, "/private/open/not/x"));
  EXPECT_TRUE(Allows("Disallow: /a\nAllow: /a\n", "/a"));
  EXPECT_TRUE(Allows("Disallow: /\n", "/robots.txt"));
  EXPECT_TRUE(Allows("Disallow:\n", "/a"));
  EXPECT_TRUE(Allows("", "/a"));
}

TEST(RobotsTest, StarsStandForAnythingAndDollarForTheEnd) {
  const struct {
    absl::string_view rule, target;
    bool fits;
  } kCases[] = {
      {"/fish", "/fish.html", true},   {"/fish", "/Fish", false},
      {"/fish", "/catfish", false},    {"/fish*", "/fish", true},
      {"/*.php", "/a/b.php?c", true},  {"/*.php", "/", false},
      {"/*.php$", "/a.php", true},     {"/*.php$", "/a.php?b", false},
      {"/*.php$", "/a.php.php", true}, {"/a$", "/a", true},
      {"/a$", "/ab", false},           {"/a*b*c", "/a1b2c3", true},
      {"/a*b*c", "/acb", false},       {"/a*b*b$", "/ab", false},
      {"/a*b*b$", "/abb", true},       {"*", "/x", true},
      {"/**/x", "/a/b/x", true},       {"/$", "/", true},
      {"/a$b", "/a$b", false},         {"/a%24b", "/a$b", true},
      {"/a%2ab", "/a*b", true},        {"/a%2Ab", "/axb", false},
      {"/%7Eme", "/~me", true},        {"/~me", "/%7eme", true},
      {"/é", "/%C3%A9", true},         {"/a%2fb", "/a/b", false},
      {"/a%2fb", "/a%2Fb", true},      {"/?q=", "/?q=1", true},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Allows(absl::StrCat("Disallow: ", c.rule, "\n"), c.target),
              !c.fits)
        << c.rule << " on " << c.target;
  }
}

TEST(RobotsTest, OwnGroupsCountElseThoseOfEverybody) {
  const absl::string_view text =
      "\xEF\xBB\xBF# hello\r\n"
      "User-agent: other\r\nDisallow: /\r\n\r\n"
      "user-AGENT: *\r\nDisallow: /all # really\r\n\r\n"
      "User-agent: preau/2.0\r\nUser-agent: friend\r\n"
      "Sitemap: https://example.org/s.xml\r\n"
      "Disallow: /ours\r\n"
      "User-agent: PREAU\r\nDisallow: /more\r\n";
  const Robots ours = Robots::Parse(text, "Preau");
  EXPECT_TRUE(ours.Allows("/"));
  EXPECT_TRUE(ours.Allows("/all"));
  EXPECT_FALSE(ours.Allows("/ours"));
  EXPECT_FALSE(ours.Allows("/more"));
  EXPECT_FALSE(Robots::Parse(text, "friend").Allows("/ours"));
  EXPECT_TRUE(Robots::Parse(text, "friend").Allows("/more"));
  EXPECT_FALSE(Robots::Parse(text, "stranger").Allows("/all"));
  EXPECT_TRUE(Robots::Parse(text, "stranger").Allows("/ours"));
  // A name that only begins alike is another's.
  EXPECT_TRUE(
      Robots::Parse("User-agent: Preaux\nDisallow: /\n", "Preau").Allows("/a"));
  // Rules before any name are nobody's.
  EXPECT_TRUE(Robots::Parse("Disallow: /\n", "Preau").Allows("/a"));
  // An own group without rules allows everything.
  EXPECT_TRUE(
      Robots::Parse("User-agent: *\nDisallow: /\nUser-agent: Preau\n", "Preau")
          .Allows("/a"));
}

TEST(RobotsTest, ADelayIsBounded) {
  const auto delay = [](absl::string_view value) {
    return Robots::Parse(
               absl::StrCat("User-agent: *\nCrawl-delay: ", value, "\n"), "P")
        .crawl_delay_micros();
  };
  EXPECT_EQ(delay("10"), 10'000'000);
  EXPECT_EQ(delay("0.5"), 500'000);
  EXPECT_EQ(delay("86400"), Robots::kMaxCrawlDelayMicros);
  EXPECT_EQ(delay("1e300"), Robots::kMaxCrawlDelayMicros);
  EXPECT_EQ(delay("inf"), Robots::kMaxCrawlDelayMicros);
  EXPECT_EQ(delay("nan"), 0);
  EXPECT_EQ(delay("-1"), 0);
  EXPECT_EQ(delay("slow"), 0);
}

TEST(RobotsTest, WhatLiesBeyondTheLimitIsntRead) {
  std::string text = "User-agent: *\n";
  text.append(kMaxRobotsBytes - text.size() - 12, '#');
  text += "\nDisallow: /";
  ASSERT_EQ(text.size(), kMaxRobotsBytes);
  EXPECT_FALSE(Robots::Parse(text, "Preau").Allows("/a"));
  EXPECT_TRUE(Robots::Parse("# longer\n" + text, "Preau").Allows("/a"));
}

// Tried one by one, what stars stand for would take longer than anybody lives.
TEST(RobotsTest, HostilePatternsTakeLinearTime) {
  std::string rule = "/";
  for (int i = 0; i < 2000; ++i) rule += "*a";
  EXPECT_TRUE(Allows(absl::StrCat("Disallow: ", rule, "*b\n"),
                     "/" + std::string(8000, 'a')));
}

TEST(RobotsCacheTest, ForgetsTheOldAndWhatWasAskedForLongestAgo) {
  RobotsCache cache(size_t{1} << 20, 2);
  const RobotsAnswer rules = std::make_shared<const Robots>();
  cache.Put("a", rules, 0);
  cache.Put("b", absl::UnavailableError("x"), 0);
  EXPECT_TRUE(cache.Find("a", RobotsCache::kKeepErrorMicros)->ok());
  EXPECT_TRUE(cache.Find("b", RobotsCache::kKeepErrorMicros - 1).has_value());
  EXPECT_FALSE(cache.Find("b", RobotsCache::kKeepErrorMicros).has_value());
  EXPECT_TRUE(cache.Find("a", RobotsCache::kKeepMicros - 1).has_value());
  EXPECT_FALSE(cache.Find("a", RobotsCache::kKeepMicros).has_value());

  cache.Put("a", rules, 100);
  cache.Put("b", rules, 100);
  EXPECT_TRUE(cache.Find("a", 100).has_value());
  cache.Put("c", rules, 100);
  EXPECT_EQ(cache.entries(), 2u);
  EXPECT_TRUE(cache.Find("a", 100).has_value());
  EXPECT_FALSE(cache.Find("b", 100).has_value());
  // The clock was set back.
  EXPECT_FALSE(cache.Find("c", 99).has_value());
}

TEST(RobotsCacheTest, IsBoundedInBytes) {
  RobotsCache cache(100'000, 1000);
  const auto large = std::make_shared<const Robots>(Robots::Parse(
      absl::StrCat("User-agent: *\nDisallow: /", std::string(60'000, 'a')),
      "Preau"));
  EXPECT_GT(large->bytes(), 60'000u);
  cache.Put("a", large, 0);
  cache.Put("b", large, 0);
  EXPECT_EQ(cache.entries(), 1u);
  EXPECT_TRUE(cache.Find("b", 0).has_value());
}

}  // namespace
}  // namespace preau::fetch
