// The files that ScoLOMFR's own checks are tested with: what becomes of each.

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"
#include "storage/skos/shared_data_testing.h"
#include "storage/skos/thesaurus.h"

namespace preau::skos {
namespace {

std::string ReasonsOf(const Thesaurus& thesaurus) {
  std::set<std::string> reasons;
  for (const Refusal& refusal : thesaurus.refusals) {
    const auto detail = base::GetErrorDetail(refusal.status);
    reasons.insert(detail.has_value() ? detail->reason : "?");
  }
  return reasons.empty() ? "OK" : absl::StrJoin(reasons, " ");
}

TEST(AnomaliesTest, EachFileHasItsOutcome) {
  const auto folder = testing::SharedFolder("test-anomalies");
  PREAU_SKIP_WITHOUT(folder);
  std::string table;
  for (const Source& source : testing::SourcesIn(folder)) {
    absl::StrAppend(&table, source.name, "\t",
                    ReasonsOf(ReadThesaurus({source})), "\n");
  }
  testing::ExpectTable("anomalies.tsv", table);
}

// The table says itself why a file that is called valid is refused, and why one
// that is called invalid is taken.
TEST(AnomaliesTest, WhatIsntAsItsNameSaysIsExplained) {
  std::string comment;
  for (const absl::string_view line :
       absl::StrSplit(testing::ReadAll(std::string(PREAU_SOURCE_DIR) +
                                       "/storage/skos/testdata/anomalies.tsv"),
                      '\n', absl::SkipEmpty())) {
    if (line[0] == '#') {
      comment = std::string(line);
      continue;
    }
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    ASSERT_EQ(columns.size(), 2u) << line;
    const bool taken = columns[1] == "OK";
    const bool invalid = absl::StrContains(columns[0], "invalid");
    const bool valid = !invalid && absl::StrContains(columns[0], "valid");
    if (invalid ? taken : valid && !taken) {
      EXPECT_GT(comment.size(), 10u) << line;
    }
    comment.clear();
    if (taken) continue;
    for (const absl::string_view reason : absl::StrSplit(columns[1], ' ')) {
      EXPECT_TRUE(messages::HasSentence(reason)) << reason;
    }
  }
}

}  // namespace
}  // namespace preau::skos
