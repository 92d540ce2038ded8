#include "storage/catalogue/reports.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::catalogue {
namespace {

class ReportStoreTest : public testing::Test {
 protected:
  std::string Keep(absl::string_view member, int64_t start) {
    StoredReport report;
    report.set_start_time_micros(start);
    const std::string name = reports_.Keep(member, report).value();
    return base::ParseResourceName(name, "importReports", "name")->id;
  }

  kv::MemoryKeyValueStore store_;
  ReportStore reports_{&store_, base::SystemRandom()};
};

TEST_F(ReportStoreTest, IsFoundByItsName) {
  const std::string id = Keep("lille", 1764000000000000);
  const auto report = reports_.Get("lille", id);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->name(), "members/lille/importReports/" + id);
  for (const char* bad : {"", "x", "0000000000000000-00000000"}) {
    EXPECT_EQ(base::GetErrorDetail(reports_.Get("lille", bad).status())->reason,
              "REPORT_NOT_FOUND");
  }
  EXPECT_FALSE(reports_.Get("nice", id).ok());
}

TEST_F(ReportStoreTest, ListsTheNewestFirstInPages) {
  const std::string old = Keep("lille", 1000);
  const std::string middle = Keep("lille", 2000);
  const std::string newest = Keep("lille", 3000);
  Keep("nice", 4000);
  const auto first = reports_.List("lille", "", 2);
  ASSERT_TRUE(first.ok());
  ASSERT_EQ(first->size(), 2u);
  EXPECT_EQ((*first)[0].start_time_micros(), 3000);
  const auto rest = reports_.List("lille", middle, 2);
  ASSERT_EQ(rest->size(), 1u);
  EXPECT_EQ((*rest)[0].name(), "members/lille/importReports/" + old);
}

}  // namespace
}  // namespace preau::catalogue
