#include "services/ingestion/pages/sitemap.h"

#include <zlib.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::pages {
namespace {

std::string Gzip(const std::string& text) {
  z_stream stream = {};
  deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  std::string copy = text;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string Moment(absl::string_view text) {
  const auto time = ParseChanged(text);
  return time.has_value() ? absl::FormatTime(*time, absl::UTCTimeZone()) : "";
}

TEST(SitemapTest, ListsPages) {
  const auto sitemap = ParseSitemap(
      "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE x><s:urlset xmlns:s='x'>"
      "<s:url><s:loc>\n https://a.fr/?b=1&amp;c=2 </s:loc>"
      "<s:lastmod>2026-01-02</s:lastmod><i:image><i:loc>https://a.fr/i.png"
      "</i:loc></i:image></s:url>"
      "<s:url><s:loc><![CDATA[https://a.fr/&]]></s:loc></s:url>"
      "<s:url><s:priority>1</s:priority></s:url></s:urlset>");
  ASSERT_TRUE(sitemap.has_value());
  EXPECT_FALSE(sitemap->is_index);
  ASSERT_EQ(sitemap->entries.size(), 2u);
  EXPECT_EQ(sitemap->entries[0].url, "https://a.fr/?b=1&c=2");
  EXPECT_EQ(absl::FormatTime(*sitemap->entries[0].changed, absl::UTCTimeZone()),
            "2026-01-02T23:59:59+00:00");
  EXPECT_EQ(sitemap->entries[1].url, "https://a.fr/&");
  EXPECT_FALSE(sitemap->entries[1].changed.has_value());
}

TEST(SitemapTest, ListsSitemaps) {
  const auto sitemap = ParseSitemap(
      "<sitemapindex><sitemap><loc>https://a.fr/1.xml</loc></sitemap>"
      "<sitemap><loc>https://a.fr/2.xml");
  ASSERT_TRUE(sitemap.has_value());
  EXPECT_TRUE(sitemap->is_index);
  // What is cut off isn't an address.
  ASSERT_EQ(sitemap->entries.size(), 1u);
}

TEST(SitemapTest, OtherThingsAreNone) {
  for (const char* text : {"", "text", "<html><body>", "<rss><channel/></rss>",
                           "text<urlset/>", "<?xml version='1.0'?>"}) {
    EXPECT_FALSE(ParseSitemap(text).has_value()) << text;
  }
  EXPECT_TRUE(ParseSitemap("<urlset/>")->entries.empty());
}

TEST(SitemapTest, IsBounded) {
  std::string text = "<urlset>";
  for (size_t i = 0; i <= kMaxEntries; ++i) {
    absl::StrAppend(&text, "<url><loc>https://a.fr/", i, "</loc></url>");
  }
  const auto sitemap = ParseSitemap(text);
  EXPECT_EQ(sitemap->entries.size(), kMaxEntries);
  EXPECT_TRUE(sitemap->cut);
  EXPECT_TRUE(ParseSitemap(absl::StrCat("<urlset><url><loc>https://a.fr/",
                                        std::string(10000000, 'a'),
                                        "</loc></url></urlset>"))
                  ->entries.empty());
}

TEST(SitemapTest, DatesAreAsPreciseAsTheyAre) {
  EXPECT_EQ(Moment("2026-02-03T10:00:00+01:00"), "2026-02-03T09:00:00+00:00");
  EXPECT_EQ(Moment("2026-02-03T10:00:00.123Z").substr(0, 19),
            "2026-02-03T10:00:00");
  EXPECT_EQ(Moment("2026-02-03T10:00Z"), "2026-02-03T10:00:00+00:00");
  EXPECT_EQ(Moment(" 2026-02-03 10:00:00 "), "2026-02-03T10:00:00+00:00");
  EXPECT_EQ(Moment("2026-02"), "2026-02-28T23:59:59+00:00");
  EXPECT_EQ(Moment("2026"), "2026-12-31T23:59:59+00:00");
  for (const char* text : {"", "hier", "2026-13-01", "20260203", "2026-02-"}) {
    EXPECT_EQ(Moment(text), "") << text;
  }
}

TEST(SitemapTest, IsUnpacked) {
  EXPECT_EQ(*UnpackSitemap("<urlset/>"), "<urlset/>");
  const std::string packed = Gzip("<urlset/>");
  EXPECT_EQ(*UnpackSitemap(packed), "<urlset/>");
  EXPECT_TRUE(absl::IsDataLoss(
      UnpackSitemap(packed.substr(0, packed.size() - 5)).status()));
  const auto bomb = UnpackSitemap(Gzip(std::string(kMaxSitemapBytes + 1, ' ')));
  EXPECT_EQ(base::GetErrorDetail(bomb.status())->reason, "ANSWER_TOO_LARGE");
}

}  // namespace
}  // namespace preau::pages
