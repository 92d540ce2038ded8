#include "services/ingestion/files/file_reader.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/fake_fetcher.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "services/ingestion/harvest/pass.h"
#include "storage/base/error.h"

namespace preau::files {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kUrl = "https://museum.example.org/notices.csv";

class FileReaderTest : public testing::Test {
 protected:
  static std::string Csv(int count) {
    std::string csv = "titre;identifiant;adresse\n";
    for (int i = 0; i < count; ++i) {
      absl::StrAppend(&csv, "Volcan ", i, ";k", i,
                      ";https://museum.example.org/", i, "\n");
    }
    return csv;
  }
  // All that a reader gives from a cursor on.
  static std::vector<std::string> KeysFrom(FileReader& reader,
                                           std::string cursor) {
    std::vector<std::string> keys;
    while (true) {
      const auto page = reader.Next(cursor, [] { return false; });
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return keys;
      for (const harvest::Item& item : page->items) {
        keys.push_back(item.record.key);
      }
      if (page->last) return keys;
      cursor = page->cursor;
    }
  }
  static std::string Reason(const absl::Status& status) {
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }
  v1::Harvest Harvest() {
    v1::StartHarvestRequest start;
    start.set_source(store_.Source().name());
    const v1::Harvest harvest = store_.Start(start).value();
    const v1::Source source = store_.Source();
    harvest::Pass pass(
        source, harvest,
        std::make_unique<FileReader>(
            Selection{kUrl, "",
                      harvest.complete() ? "" : source.changes_since()},
            &fetcher_),
        &store_, base::SystemClock());
    while (!pass.ended()) {
      const absl::Status status = pass.Step([] { return false; });
      EXPECT_TRUE(status.ok()) << status;
      if (!status.ok() || pass.wait_until_micros() > 0) break;
    }
    return pass.harvest();
  }

  fetch::FakeFetcher fetcher_;
  harvest::LocalStore store_{base::SystemClock()};
};

TEST_F(FileReaderTest, ReadsAFileInPagesAndGoesOnAfterARestart) {
  fetcher_.Set(kUrl, Csv(1234));
  FileReader reader({kUrl, "", ""}, &fetcher_);
  const std::vector<std::string> keys = KeysFrom(reader, "");
  ASSERT_EQ(keys.size(), 1234u);
  EXPECT_EQ(fetcher_.requests().size(), 1u);
  FileReader again({kUrl, "", ""}, &fetcher_);
  const std::vector<std::string> rest = KeysFrom(again, "500");
  ASSERT_EQ(rest.size(), 734u);
  EXPECT_EQ(rest[0], keys[500]);
}

TEST_F(FileReaderTest, ReadsEveryFormatOfImports) {
  const std::map<std::string, std::string> files = {
      {"a.jsonl", "{\"idRessource\":\"ark:/1/a\",\"nomRessource\":\"A\"}\n"},
      {"a.xml",
       "<dc xmlns=\"http://purl.org/dc/elements/1.1/\"><title>A</title>"
       "<identifier>https://a.example.org/</identifier></dc>"},
      {"a.csv", "titre;identifiant\nA;a\n"}};
  for (const auto& [name, text] : files) {
    const std::string url = "https://museum.example.org/" + name;
    fetcher_.Set(url, text);
    FileReader reader({url + "?v=1", "", ""}, &fetcher_);
    fetcher_.Set(url + "?v=1", text);
    const auto page = reader.Next("", [] { return false; });
    ASSERT_TRUE(page.ok()) << name << page.status();
    ASSERT_EQ(page->items.size(), 1u) << name;
    EXPECT_TRUE(page->items[0].record.status.ok())
        << name << page->items[0].record.status;
  }
}

TEST_F(FileReaderTest, OfTwoRecordsWithOneKeyTheFirstCounts) {
  fetcher_.Set(kUrl, "titre;identifiant\nA;a\nB;b\nC;a\n");
  FileReader reader({kUrl, "", ""}, &fetcher_);
  const auto page = reader.Next("", [] { return false; });
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->items.size(), 2u);
  EXPECT_EQ(page->items[0].record.notice.title(0).value(), "A");
  ASSERT_EQ(page->remarks.size(), 1u);
  EXPECT_EQ(page->remarks[0].reason, "SOURCE_KEY_REPEATED");
}

TEST_F(FileReaderTest, AnUnchangedFileIsNotReadAgain) {
  fetcher_.Set(kUrl, [](const fetch::Request& request) {
    fetch::Response response;
    response.etag = "\"1\"";
    response.status = request.etag == response.etag ? 304 : 200;
    response.body = response.status == 200 ? Csv(3) : "";
    return response;
  });
  v1::Harvesting harvesting;
  harvesting.set_protocol(v1::Harvesting::FILE);
  harvesting.set_url(kUrl);
  harvesting.set_policy(v1::Harvesting::PUBLISH);
  store_.CreateSource(harvesting);
  EXPECT_EQ(Harvest().counts().created(), 3u);
  EXPECT_EQ(store_.Source().changes_since(), "etag:\"1\"");
  const v1::Harvest second = Harvest();
  EXPECT_EQ(second.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(second.counts().unchanged(), 0u);
  EXPECT_EQ(second.counts().missing(), 0u);
  EXPECT_EQ(store_.Source().changes_since(), "etag:\"1\"");
}

TEST_F(FileReaderTest, WhatIsGoneFromAFileIsMissing) {
  fetcher_.Set(kUrl, Csv(30));
  v1::Harvesting harvesting;
  harvesting.set_protocol(v1::Harvesting::FILE);
  harvesting.set_url(kUrl);
  harvesting.set_policy(v1::Harvesting::PUBLISH);
  store_.CreateSource(harvesting);
  Harvest();
  fetcher_.Set(kUrl, Csv(29));
  EXPECT_EQ(Harvest().counts().missing(), 1u);
  fetcher_.Set(kUrl, "titre;identifiant\n");
  EXPECT_EQ(Harvest().state(), v1::Harvest::WAITING);
}

TEST_F(FileReaderTest, SaysWhyItCant) {
  const auto reason = [&](FileReader reader) {
    return Reason(reader.Next("", [] { return false; }).status());
  };
  EXPECT_EQ(reason(FileReader({kUrl, "", ""}, &fetcher_)), "SOURCE_STATUS");
  const std::string odd = "https://museum.example.org/odd";
  fetcher_.Set(odd, "nothing of ours");
  EXPECT_EQ(reason(FileReader({odd, "", ""}, &fetcher_)),
            "FORMAT_NOT_RECOGNISED");
  fetcher_.Set(kUrl, Csv(1));
  EXPECT_EQ(reason(FileReader({kUrl, "{", ""}, &fetcher_)), "MAPPING_NOT_JSON");
}

}  // namespace
}  // namespace preau::files
