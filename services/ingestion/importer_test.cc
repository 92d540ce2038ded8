#include "services/ingestion/importer.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::services {
namespace {

using testing::SizeIs;

// A catalogue of titles by key.
class FakeSink : public RecordSink {
 public:
  absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) override {
    if (!failure.ok()) return failure;
    batches.push_back(request.records_size());
    v1::WriteResourcesResponse response;
    for (const v1::SourceRecord& record : request.records()) {
      std::string& title = titles[record.key()];
      const std::string& stated = record.notice().title(0).value();
      response.add_outcomes()->set_kind(
          title.empty()     ? v1::WriteOutcome::CREATED
          : title == stated ? v1::WriteOutcome::UNCHANGED
                            : v1::WriteOutcome::CHANGED);
      if (!request.dry_run()) title = stated;
    }
    return response;
  }
  absl::StatusOr<v1::ImportReport> Keep(
      const v1::ImportReport& report) override {
    kept.push_back(report);
    v1::ImportReport named = report;
    named.set_name("members/lille/importReports/1");
    return named;
  }

  absl::Status failure;
  std::map<std::string, std::string> titles;
  std::vector<int> batches;
  std::vector<v1::ImportReport> kept;
};

class ImporterTest : public testing::Test {
 protected:
  ImporterTest() {
    start_.set_source("members/lille/sources/test");
    start_.set_format("csv");
  }

  absl::Status Import(const std::string& csv) {
    absl::StatusOr<std::unique_ptr<Importer>> importer =
        Importer::Create(start_, base::Language::kFrench, base::SystemClock(),
                         &sink_, [this](const v1::ImportResponse& response) {
                           responses_.push_back(response);
                           return absl::OkStatus();
                         });
    if (!importer.ok()) return importer.status();
    v1::ImportChunk chunk;
    chunk.set_file_name("a.csv");
    chunk.set_data(csv);
    chunk.set_last(true);
    absl::Status status = (*importer)->Take(chunk);
    if (status.ok()) status = (*importer)->Finish();
    if (!status.ok()) (*importer)->Abandon(status);
    return status;
  }
  const v1::ImportReport& report() const { return responses_.back().report(); }

  v1::ImportStart start_;
  FakeSink sink_;
  std::vector<v1::ImportResponse> responses_;
};

TEST_F(ImporterTest, SaysWhatBecameOfEachAndKeepsTheReport) {
  const std::string csv = "titre;identifiant\nUn;1\nDeux;2\n;3\nTrois;1\n";
  ASSERT_TRUE(Import(csv).ok());
  EXPECT_EQ(report().created(), 2u);
  EXPECT_EQ(report().refused(), 2u);
  EXPECT_EQ(report().name(), "members/lille/importReports/1");
  ASSERT_EQ(report().refusals_size(), 2);
  EXPECT_EQ(report().refusals(0).problem().reason(), "TITLE_MISSING");
  EXPECT_EQ(report().refusals(0).record(), "a.csv:4");
  // The first of two with one key is kept, so that the next run is the same.
  EXPECT_EQ(report().refusals(1).problem().reason(), "SOURCE_KEY_REPEATED");
  ASSERT_TRUE(Import(csv).ok());
  EXPECT_EQ(report().unchanged(), 2u);
  EXPECT_EQ(report().changed(), 0u);
  EXPECT_THAT(sink_.kept, SizeIs(2));
}

TEST_F(ImporterTest, WritesInBatches) {
  std::string csv = "titre;identifiant\n";
  for (int i = 0; i < 600; ++i) absl::StrAppend(&csv, "T", i, ";", i, "\n");
  ASSERT_TRUE(Import(csv).ok());
  EXPECT_THAT(sink_.batches, testing::ElementsAre(250, 250, 100));
}

TEST_F(ImporterTest, ADryRunKeepsNothing) {
  start_.set_dry_run(true);
  ASSERT_TRUE(Import("titre;identifiant\nUn;1\n").ok());
  EXPECT_EQ(report().created(), 1u);
  EXPECT_THAT(sink_.kept, SizeIs(0));
  EXPECT_EQ(sink_.titles["1"], "");
}

TEST_F(ImporterTest, AFailureIsInTheReport) {
  sink_.failure = base::MakeError(absl::StatusCode::kResourceExhausted,
                                  {"DISK_FULL", "", {}});
  EXPECT_FALSE(Import("titre;identifiant\nUn;1\n").ok());
  ASSERT_THAT(sink_.kept, SizeIs(1));
  EXPECT_EQ(sink_.kept[0].failure().reason(), "DISK_FULL");
}

TEST_F(ImporterTest, ABadFileIsOneRefusal) {
  ASSERT_TRUE(Import("a;b\n1;2\n").ok());
  EXPECT_EQ(report().refusals(0).problem().reason(),
            "CSV_TITLE_COLUMN_MISSING");
}

TEST_F(ImporterTest, TheStartIsChecked) {
  start_.set_source("somewhere");
  EXPECT_EQ(base::GetErrorDetail(Import(""))->reason, "NAME_INVALID");
  start_.set_source("members/lille/sources/test");
  start_.set_format("pdf");
  EXPECT_EQ(base::GetErrorDetail(Import(""))->reason, "FORMAT_UNKNOWN");
}

}  // namespace
}  // namespace preau::services
