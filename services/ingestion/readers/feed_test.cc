#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/readers_testing.h"

namespace preau::readers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string Rss(const std::string& items) {
  return absl::StrCat(
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:media=\"http://search.yahoo.com/mrss/\" "
      "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">"
      "<channel><title>Radio du musée</title><language>fr</language>"
      "<copyright>CC BY-SA 4.0</copyright>",
      items, "</channel></rss>");
}

TEST(FeedTest, ReadsRss) {
  const auto records = Read(
      Format::kXml,
      Rss("<item><title>Les volcans &amp; nous</title>"
          "<link>https://radio.example.org/volcans</link>"
          "<guid isPermaLink=\"false\">tag:1</guid>"
          "<description>&lt;p&gt;Une &lt;b&gt;émission&lt;/b&gt;.&lt;/p&gt;"
          "</description><category>géologie</category>"
          "<dc:creator>Ada Martin</dc:creator>"
          "<pubDate>Sat, 28 Nov 2026 16:01:18 +0100</pubDate>"
          "<enclosure url=\"https://radio.example.org/v.mp3\" "
          "type=\"audio/mpeg\" length=\"1234\"/>"
          "<itunes:duration>00:12:30</itunes:duration>"
          "<media:thumbnail url=\"https://radio.example.org/v.jpg\"/></item>"
          "<item><guid>https://radio.example.org/2</guid><title>Deux</title>"
          "</item>"));
  ASSERT_THAT(records, SizeIs(2));
  const ParsedRecord& record = records[0];
  ASSERT_TRUE(record.status.ok()) << record.status;
  const log::v1::Notice& notice = record.notice;
  EXPECT_EQ(record.key, "tag:1");
  EXPECT_EQ(record.location, "file:1");
  EXPECT_EQ(notice.title(0).value(), "Les volcans & nous");
  EXPECT_EQ(notice.title(0).language(), "fr");
  EXPECT_EQ(notice.url(), "https://radio.example.org/volcans");
  EXPECT_EQ(notice.description(0).value(), "Une émission.");
  EXPECT_EQ(notice.keyword(0).value(), "géologie");
  ASSERT_THAT(notice.contribution(), SizeIs(1));
  EXPECT_EQ(notice.contribution(0).agent().name(), "Ada Martin");
  EXPECT_EQ(notice.date_published().value(), "2026-11-28T15:01:18Z");
  EXPECT_THAT(notice.other_url(),
              ElementsAre("https://radio.example.org/v.mp3"));
  EXPECT_THAT(notice.format(), ElementsAre("audio/mpeg"));
  EXPECT_EQ(notice.size_bytes(), 1234);
  EXPECT_EQ(notice.duration_seconds(), 750);
  EXPECT_EQ(notice.thumbnail_url(), "https://radio.example.org/v.jpg");
  EXPECT_EQ(notice.provider(), "Radio du musée");
  EXPECT_EQ(notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(records[1].notice.url(), "https://radio.example.org/2");
}

TEST(FeedTest, ReadsAtom) {
  const auto records =
      Read(Format::kXml,
           "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">"
           "<title>Ateliers</title><entry><id>urn:uuid:1</id>"
           "<title type=\"html\">L&apos;eau</title>"
           "<link rel=\"alternate\" href=\"https://a.example.org/eau\"/>"
           "<link rel=\"license\" "
           "href=\"https://creativecommons.org/licenses/by/4.0/\"/>"
           "<published>2026-01-02T03:04:05Z</published>"
           "<author><name>Noé</name><email>noe@example.org</email></author>"
           "<category term=\"eau\" label=\"L'eau\"/>"
           "<content type=\"html\">Tout sur l'eau.</content></entry></feed>");
  ASSERT_THAT(records, SizeIs(1));
  const log::v1::Notice& notice = records[0].notice;
  ASSERT_TRUE(records[0].status.ok()) << records[0].status;
  EXPECT_EQ(records[0].key, "urn:uuid:1");
  EXPECT_EQ(notice.title(0).value(), "L'eau");
  EXPECT_EQ(notice.url(), "https://a.example.org/eau");
  EXPECT_EQ(notice.description(0).value(), "Tout sur l'eau.");
  EXPECT_EQ(notice.contribution(0).agent().name(), "Noé");
  EXPECT_EQ(notice.keyword(0).value(), "L'eau");
  EXPECT_EQ(notice.licence().term().id(), "cc-by");
  EXPECT_EQ(notice.date_published().value(), "2026-01-02T03:04:05Z");
}

TEST(FeedTest, ReadsRss1) {
  const auto records = Read(
      Format::kXml,
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Blog</title>"
      "</channel><item><title>Un</title><link>https://b.example.org/1</link>"
      "</item></rdf:RDF>");
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(records[0].key, "https://b.example.org/1");
  EXPECT_EQ(records[0].notice.provider(), "Blog");
}

TEST(FeedTest, AnEmptyFeedHasNoRecords) {
  EXPECT_THAT(Read(Format::kXml, Rss("")), IsEmpty());
}

TEST(FeedTest, SaysWhatIsMissing) {
  const auto records =
      Read(Format::kXml, Rss("<item><title>Sans adresse</title></item>"
                             "<item><guid>2</guid></item>"));
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_EQ(Reason(records[0].status), "FEED_ITEM_WITHOUT_KEY");
  EXPECT_EQ(Reason(records[1].status), "TITLE_MISSING");
}

}  // namespace
}  // namespace preau::readers
