// What we write as ScoLOMFR, judged as others' is.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/conformance/conformance.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "storage/messages/messages.h"

namespace preau::conformance {
namespace {

namespace fs = std::filesystem;

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Every notice that the files give.
std::vector<writers::Record> RecordsOf(const std::vector<fs::path>& folders) {
  std::vector<writers::Record> records;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string ending = entry.path().extension().string();
      if (ending != ".xml" && ending != ".json") continue;
      const std::string bytes = ReadAll(entry.path());
      const auto format = readers::DetectFormat(entry.path().string(), bytes);
      if (!format.has_value()) continue;
      for (readers::ParsedRecord& parsed : readers::Read(*format, bytes)) {
        if (!parsed.status.ok()) continue;
        writers::Record record;
        record.notice = std::move(parsed.notice);
        record.name = absl::StrCat("members/m/resources/", records.size());
        record.permanent_link =
            absl::StrCat("https://example.org/r/", records.size());
        record.create_time = "2026-01-02T03:04:05Z";
        record.update_time = record.create_time;
        record.catalogue = "Catalogue";
        records.push_back(std::move(record));
      }
    }
  }
  return records;
}

// What a notice hasn't got can't be written, and where it contradicts itself or
// has its own words, so does its ScoLOMFR.
bool IsOfTheNotice(absl::string_view reason) {
  static constexpr absl::string_view kReasons[] = {
      "SCOLOM_ELEMENT_MISSING",  "SCOLOM_LABEL_OF_OTHER",
      "SCOLOM_LANGUAGE_UNKNOWN", "SCOLOM_TAXON_OF_OTHER",
      "SCOLOM_TAXON_UNKNOWN",    "SCOLOM_VALUE_MISSING"};
  return std::find(std::begin(kReasons), std::end(kReasons), reason) !=
         std::end(kReasons);
}

TEST(ExportsTest, ConformButForWhatTheirNoticesLack) {
  const fs::path root(PREAU_SOURCE_DIR);
  std::vector<fs::path> folders = {
      root / "services/ingestion/readers/testdata/lido",
      root / "services/ingestion/conformance/testdata"};
  const fs::path data = root / ".." / "shared" / "data";
  if (fs::exists(data)) {
    for (const char* name :
         {"amb", "gar-connector", "oai-pmh", "ori-oai-ext", "scolomfr-xml"}) {
      folders.push_back(data / name);
    }
  }
  int judged = 0;
  for (const writers::Record& record : RecordsOf(folders)) {
    const std::string written = writers::WriteScolomfr(record);
    const auto reports = CheckFile("written", written);
    ASSERT_TRUE(reports.ok()) << reports.status() << written;
    ++judged;
    for (const Finding& finding : (*reports)[0].findings) {
      EXPECT_TRUE(finding.level != Level::kFault ||
                  IsOfTheNotice(finding.detail.reason))
          << messages::Say(finding.detail.reason, base::Language::kEnglish,
                           finding.detail.args)
          << "\n"
          << written;
    }
  }
  EXPECT_GT(judged, fs::exists(data) ? 300 : 3);
}

}  // namespace
}  // namespace preau::conformance
