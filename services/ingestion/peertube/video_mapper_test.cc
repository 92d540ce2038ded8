#include "services/ingestion/peertube/video_mapper.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/peertube/address.h"
#include "storage/base/error.h"

namespace preau::peertube {
namespace {

using Json = nlohmann::ordered_json;
using testing::SizeIs;

constexpr const char* kServer = "https://tube.example.org";

Json Video() {
  return Json::parse(R"({
    "uuid":"9c9de5e8-0a1e-484a-b099-e80766180a6d","name":"Le volcan",
    "description":"Une **éruption**","url":"https://tube.example.org/w/x",
    "licence":{"id":2,"label":"Attribution - Share Alike"},
    "category":{"id":15,"label":"Science & Technology"},
    "language":{"id":"fr","label":"French"},"privacy":{"id":1},
    "duration":125,"tags":["lave","magma"],"nsfw":false,"isLive":false,
    "state":{"id":1},"previewPath":"/lazy-static/p.jpg",
    "publishedAt":"2026-01-02T03:04:05.000Z",
    "account":{"displayName":"Ada"},"channel":{"displayName":"Volcans"}})");
}

std::string Refusal(const char* member, const Json& value) {
  Json video = Video();
  video[member] = value;
  const auto detail = base::GetErrorDetail(CheckVideo(video));
  return detail.has_value() ? detail->reason : "";
}

TEST(VideoMapperTest, MapsWhatTheApiSays) {
  readers::ParsedRecord record;
  MapVideo(Video(), kServer, 1, record);
  EXPECT_TRUE(record.status.ok()) << record.status;
  EXPECT_EQ(record.key, "9c9de5e8-0a1e-484a-b099-e80766180a6d");
  const log::v1::Notice& notice = record.notice;
  EXPECT_EQ(notice.title(0).value(), "Le volcan");
  EXPECT_EQ(notice.title(0).language(), "fr");
  EXPECT_EQ(notice.url(), "https://tube.example.org/w/x");
  EXPECT_EQ(notice.thumbnail_url(),
            "https://tube.example.org/lazy-static/p.jpg");
  EXPECT_EQ(notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(notice.licence().version(), "");
  EXPECT_EQ(notice.duration_seconds(), 125);
  EXPECT_THAT(notice.keyword(), SizeIs(3));
  EXPECT_EQ(notice.language(0).id(), "fr");
  EXPECT_EQ(notice.kind(0).id(), "video");
  EXPECT_EQ(notice.accessibility().feature(0).id(), "captions");
  EXPECT_EQ(notice.provider(), "Volcans");
  EXPECT_EQ(notice.contribution(0).agent().name(), "Ada");
  EXPECT_EQ(notice.date_published().value().substr(0, 10), "2026-01-02");
}

TEST(VideoMapperTest, LicencesAreThoseOfTheTable) {
  const std::pair<int, const char*> kExpected[] = {
      {1, "cc-by"},         {2, "cc-by-sa"},    {3, "cc-by-nd"},
      {4, "cc-by-nc"},      {5, "cc-by-nc-sa"}, {6, "cc-by-nc-nd"},
      {7, "public-domain"}, {99, "unknown"}};
  for (const auto& [id, expected] : kExpected) {
    Json video = Video();
    video["licence"] = {{"id", id}, {"label", "Une des nôtres"}};
    readers::ParsedRecord record;
    MapVideo(video, kServer, 0, record);
    EXPECT_EQ(record.notice.licence().term().id(), expected) << id;
    EXPECT_EQ(record.notice.licence().version(), "") << id;
  }
}

TEST(VideoMapperTest, SaysWhatItDoesntTake) {
  EXPECT_TRUE(CheckVideo(Video()).ok());
  EXPECT_EQ(Refusal("nsfw", true), "PEERTUBE_SENSITIVE");
  EXPECT_EQ(Refusal("isLive", true), "PEERTUBE_LIVE");
  EXPECT_EQ(Refusal("privacy", {{"id", 4}, {"label", "Internal"}}),
            "PEERTUBE_NOT_PUBLIC");
  EXPECT_EQ(Refusal("state", {{"id", 2}}), "PEERTUBE_NOT_READY");
  EXPECT_EQ(Refusal("uuid", nullptr), "PEERTUBE_ANSWER_UNKNOWN");
}

TEST(VideoMapperTest, OddShapesAreNoValues) {
  const Json odd[] = {
      nullptr, 3,   "x", Json::array({1, nullptr}), Json::object({{"id", "x"}}),
      1e300,   true};
  const Json whole = Video();
  for (const auto& [name, unused] : whole.items()) {
    for (const Json& value : odd) {
      Json video = Video();
      video[name] = value;
      readers::ParsedRecord record;
      MapVideo(video, kServer, 0, record);
      CheckVideo(video).IgnoreError();
      EXPECT_LE(record.notice.title_size(), 2);
    }
  }
}

TEST(AddressTest, AreOfAServerAChannelOrAnAccount) {
  const auto list = [](const char* url, const char* set) {
    const auto address = ReadAddress(url, set);
    return address.ok() ? address->server + " " + address->list
                        : base::GetErrorDetail(address.status())->reason;
  };
  EXPECT_EQ(list("https://Tube.example.org/", ""),
            "https://tube.example.org /api/v1/videos");
  EXPECT_EQ(list("https://tube.example.org/c/volcans/videos?s=1", ""),
            "https://tube.example.org /api/v1/video-channels/volcans/videos");
  EXPECT_EQ(list("https://tube.example.org/a/ada", ""),
            "https://tube.example.org /api/v1/accounts/ada/videos");
  EXPECT_EQ(list("https://tube.example.org", "channel:v@b.example.org"),
            "https://tube.example.org "
            "/api/v1/video-channels/v@b.example.org/videos");
  EXPECT_EQ(list("https://tube.example.org", "account:../x"),
            "PEERTUBE_SET_INVALID");
  EXPECT_EQ(list("https://tube.example.org", "volcans"),
            "PEERTUBE_SET_INVALID");
  EXPECT_EQ(list("ftp://tube.example.org", ""), "URL_INVALID");
}

}  // namespace
}  // namespace preau::peertube
