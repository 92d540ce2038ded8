#include "services/ingestion/peertube/video_reader.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/fake_fetcher.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "services/ingestion/harvest/pass.h"
#include "storage/base/error.h"

namespace preau::peertube {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kServer = "https://tube.example.org";

// A server with videos, oldest first.
class Tube {
 public:
  explicit Tube(fetch::FakeFetcher* fetcher) {
    fetcher->SetOthers(
        [this](const fetch::Request& request) { return Answer(request.url); });
  }

  void Add(int number, const char* updated = "2026-01-02T00:00:00.000Z") {
    Json video;
    video["uuid"] = absl::StrCat("uuid-", number);
    video["name"] = absl::StrCat("Vidéo ", number);
    video["url"] = absl::StrCat(kServer, "/w/", number);
    video["publishedAt"] = "2026-01-01T00:00:00.000Z";
    video["updatedAt"] = updated;
    video["privacy"] = {{"id", 1}};
    video["isLocal"] = true;
    videos.push_back(std::move(video));
  }

  std::vector<Json> videos;
  // What an address that has this in it is answered.
  std::map<std::string, fetch::Response> others;
  bool counts = true;

 private:
  fetch::Response Answer(const std::string& url) {
    fetch::Response response;
    for (const auto& [part, other] : others) {
      if (absl::StrContains(url, part)) return other;
    }
    response.status = 200;
    if (absl::EndsWith(url, "/captions")) {
      response.body = R"({"total":0,"data":[]})";
      return response;
    }
    const size_t query = url.find("?start=");
    if (query == std::string::npos) {
      const std::string key = url.substr(url.rfind('/') + 1);
      for (const Json& video : videos) {
        if (video["uuid"] == key) {
          response.body = video.dump();
          return response;
        }
      }
      response.status = 404;
      return response;
    }
    size_t start = 0;
    const std::string rest = url.substr(query + 7);
    EXPECT_TRUE(absl::SimpleAtoi(rest.substr(0, rest.find('&')), &start));
    if (!counts) start = 0;
    Json answer;
    answer["total"] = videos.size();
    answer["data"] = Json::array();
    for (size_t i = start; i < std::min(start + 20, videos.size()); ++i) {
      answer["data"].push_back(videos[i]);
    }
    response.body = answer.dump();
    return response;
  }
};

class VideoReaderTest : public testing::Test {
 protected:
  VideoReaderTest() : tube_(&fetcher_) {
    v1::Harvesting harvesting;
    harvesting.set_protocol(v1::Harvesting::PEERTUBE);
    harvesting.set_url(kServer);
    harvesting.set_policy(v1::Harvesting::PUBLISH);
    store_.CreateSource(harvesting);
  }
  VideoReader Reader(std::string since = "", std::string set = "") {
    return VideoReader({kServer, std::move(set), std::move(since)}, &fetcher_,
                       base::SystemClock());
  }
  v1::Harvest Harvest(bool complete = false) {
    v1::StartHarvestRequest start;
    start.set_source(store_.Source().name());
    start.set_complete(complete);
    const v1::Harvest harvest = store_.Start(start).value();
    const std::string since =
        harvest.complete() ? "" : store_.Source().changes_since();
    harvest::Pass pass(store_.Source(), harvest,
                       std::make_unique<VideoReader>(Reader(since)), &store_,
                       base::SystemClock());
    while (!pass.ended()) {
      const absl::Status status = pass.Step([] { return false; });
      EXPECT_TRUE(status.ok()) << status;
      if (!status.ok() || pass.wait_until_micros() > 0) break;
    }
    return pass.harvest();
  }
  static fetch::Response Status(int status, int64_t retry_after = 0) {
    fetch::Response response;
    response.status = status;
    response.retry_after_seconds = retry_after;
    return response;
  }
  static fetch::Response Body(std::string body) {
    fetch::Response response;
    response.status = 200;
    response.body = std::move(body);
    return response;
  }
  std::string Reason() {
    const auto page = Reader().Next("", [] { return false; });
    const auto detail = base::GetErrorDetail(page.status());
    return detail.has_value() ? detail->reason : page.status().ToString();
  }

  fetch::FakeFetcher fetcher_;
  Tube tube_;
  harvest::LocalStore store_{base::SystemClock()};
};

TEST_F(VideoReaderTest, HarvestsAllPages) {
  for (int i = 0; i < 45; ++i) tube_.Add(i);
  tube_.videos[3]["nsfw"] = true;
  tube_.videos[4]["isLive"] = true;
  tube_.videos[5]["isLocal"] = false;
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED)
      << harvest.ShortDebugString();
  EXPECT_EQ(harvest.counts().created(), 42u);
  EXPECT_EQ(harvest.counts().refused(), 2u);
  EXPECT_EQ(harvest.counts().outside(), 1u);
  EXPECT_EQ(harvest.expected(), 45u);
}

TEST_F(VideoReaderTest, OnlyWhatChangedIsReadAgain) {
  for (int i = 0; i < 30; ++i) tube_.Add(i);
  Harvest();
  const std::string now = absl::FormatTime(
      absl::RFC3339_sec, absl::Now() + absl::Hours(1), absl::UTCTimeZone());
  tube_.videos[7]["name"] = "Autre titre";
  tube_.videos[7]["updatedAt"] = now;
  tube_.Add(30, now.c_str());
  const size_t before = fetcher_.requests().size();
  const v1::Harvest second = Harvest();
  EXPECT_EQ(second.counts().changed(), 1u) << second.ShortDebugString();
  EXPECT_EQ(second.counts().created(), 1u);
  EXPECT_EQ(second.counts().missing(), 0u);
  // Two pages of the list, and two requests for each of two videos.
  EXPECT_EQ(fetcher_.requests().size() - before, 6u);
}

TEST_F(VideoReaderTest, WhatIsGoneIsMissingFromACompletePass) {
  for (int i = 0; i < 25; ++i) tube_.Add(i);
  Harvest();
  tube_.videos.erase(tube_.videos.begin() + 3);
  const v1::Harvest harvest = Harvest(/*complete=*/true);
  EXPECT_EQ(harvest.counts().missing(), 1u);
  EXPECT_EQ(harvest.counts().unchanged(), 24u);
}

TEST_F(VideoReaderTest, AServerThatDoesntCountIsLeft) {
  for (int i = 0; i < 50; ++i) tube_.Add(i);
  tube_.counts = false;
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 20u);
  ASSERT_GT(harvest.remarks_size(), 0);
  EXPECT_EQ(harvest.remarks(0).reason(), "HARVEST_PAGES_REPEAT");
  EXPECT_EQ(store_.Source().changes_since(), "");
}

TEST_F(VideoReaderTest, OneVideoThatFailsIsRefusedAlone) {
  for (int i = 0; i < 5; ++i) tube_.Add(i);
  tube_.others["uuid-2"] = Status(500);
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 4u);
  EXPECT_EQ(harvest.counts().refused(), 1u);
  EXPECT_TRUE(absl::EndsWith(store_.Source().changes_since(), " uuid-2"));
  tube_.others.clear();
  EXPECT_EQ(Harvest().counts().created(), 1u);
  tube_.others["uuid"] = Status(500);
  EXPECT_EQ(Reason(), "SOURCE_STATUS");
}

TEST_F(VideoReaderTest, AServerThatAsksForPatienceGetsIt) {
  tube_.Add(1);
  tube_.others["uuid-1"] = Status(429, 60);
  EXPECT_EQ(Reason(), "SOURCE_BUSY");
  tube_.others["start="] = Status(503, 60);
  EXPECT_EQ(Reason(), "SOURCE_BUSY");
}

TEST_F(VideoReaderTest, SaysWhatIsNoAnswer) {
  for (const char* body :
       {"<html>", "[]", "{}", R"({"data":{}})", R"({"data":[1]})", ""}) {
    tube_.others["start="] = Body(body);
    EXPECT_EQ(Reason(), "PEERTUBE_ANSWER_UNKNOWN") << body;
  }
  tube_.others["start="] = Status(404);
  EXPECT_EQ(Reason(), "SOURCE_STATUS");
  tube_.others["start="] = Body(std::string(size_t{5} << 20, ' '));
  EXPECT_EQ(Reason(), "ANSWER_TOO_LARGE");
  tube_.others["start="] = Body(R"({"total":0,"data":[]})");
  const auto page = Reader().Next("", [] { return false; });
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->last);
}

TEST_F(VideoReaderTest, AKeyThatIsNoPathIsRefused) {
  tube_.Add(1);
  tube_.videos[0]["uuid"] = "../../../admin?x=";
  const auto page = Reader().Next("", [] { return false; });
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->items.size(), 1u);
  EXPECT_FALSE(page->items[0].record.status.ok());
  EXPECT_EQ(fetcher_.requests().size(), 1u);
}

TEST_F(VideoReaderTest, AChannelsListIsAsked) {
  tube_.Add(1);
  tube_.videos[0]["isLocal"] = false;
  const auto page =
      Reader("", "channel:volcans").Next("", [] { return false; });
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->items.size(), 1u);
  EXPECT_TRUE(page->items[0].record.status.ok());
  EXPECT_TRUE(absl::StartsWith(
      fetcher_.urls()[0],
      absl::StrCat(kServer, "/api/v1/video-channels/volcans/videos?start=0")));
}

}  // namespace
}  // namespace preau::peertube
