#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/writers/amb_writer.h"
#include "services/ingestion/writers/csv_writer.h"
#include "services/ingestion/writers/dc_writer.h"
#include "services/ingestion/writers/extreme_notices_testing.h"
#include "services/ingestion/writers/iso2709.h"
#include "services/ingestion/writers/oai_envelope.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "services/ingestion/writers/unimarc_writer.h"

namespace preau::writers {
namespace {

namespace fs = std::filesystem;
using log::v1::Notice;
using readers::Format;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Record> SampleRecords() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(PREAU_SOURCE_DIR) /
                                                  "tools" / "samples")) {
    if (entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Record> records;
  for (const fs::path& path : paths) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    for (const auto& read : readers::Read(Format::kXml, text.str())) {
      if (!read.status.ok()) continue;
      records.push_back(
          RecordOf(read.notice, static_cast<int>(records.size()) + 1));
    }
  }
  EXPECT_GT(records.size(), 300u);
  return records;
}

std::vector<Record> AllRecords() {
  std::vector<Record> records = SampleRecords();
  for (Record& record : ExtremeRecords()) records.push_back(std::move(record));
  return records;
}

// Well-formed UTF-8 of which XML 1.0 allows each character.
bool IsXmlText(const std::string& text) {
  return text::SanitiseUtf8(text) == text &&
         !absl::StrContains(text, "\xEF\xBF\xBE") &&
         !absl::StrContains(text, "\xEF\xBF\xBF");
}

struct Field {
  std::string tag;
  std::string data;
};

// As ISO 2709 says, with nothing between and nothing left over.
std::vector<Field> ParseMarc(const std::string& record) {
  const auto number = [&](size_t at, size_t size) {
    int value = -1;
    EXPECT_TRUE(absl::SimpleAtoi(record.substr(at, size), &value));
    return static_cast<size_t>(value);
  };
  EXPECT_EQ(number(0, 5), record.size());
  EXPECT_EQ(record.back(), '\x1D');
  const size_t base = number(12, 5);
  EXPECT_EQ(record[base - 1], '\x1E');
  std::vector<Field> fields;
  size_t expected = 0;
  for (size_t at = 24; at + 1 < base; at += 12) {
    const size_t length = number(at + 3, 4);
    EXPECT_EQ(number(at + 7, 5), expected);
    const std::string data = record.substr(base + expected, length);
    EXPECT_EQ(data.find('\x1E'), length - 1);
    EXPECT_EQ(data.find('\x1D'), std::string::npos);
    fields.push_back({record.substr(at, 3), data.substr(0, length - 1)});
    expected += length;
  }
  EXPECT_EQ(base + expected + 1, record.size());
  return fields;
}

// "$aTitre$bSuite" by tags.
std::multimap<std::string, std::string> MarcOf(const Record& record) {
  std::multimap<std::string, std::string> fields;
  for (Field& field : ParseMarc(WriteUnimarc(record))) {
    std::replace(field.data.begin(), field.data.end(), '\x1F', '$');
    fields.emplace(field.tag, field.data);
  }
  return fields;
}

std::string One(const std::multimap<std::string, std::string>& fields,
                const std::string& tag) {
  EXPECT_EQ(fields.count(tag), 1u) << tag;
  const auto found = fields.find(tag);
  return found == fields.end() ? "" : found->second;
}

TEST(WritersTest, XmlIsWellFormedWhateverANoticeHolds) {
  for (const Record& record : AllRecords()) {
    for (const std::string& xml :
         {WriteScolomfr(record), WriteDublinCore(record)}) {
      EXPECT_TRUE(IsXmlText(xml)) << xml;
      const auto read = readers::Read(Format::kXml, xml);
      ASSERT_EQ(read.size(), 1u);
      const std::string reason = readers::Reason(read[0].status);
      EXPECT_TRUE(read[0].status.ok() || reason == "TITLE_MISSING") << reason;
    }
  }
}

TEST(WritersTest, ManyRecordsOfXmlAreReadFromOneFile) {
  const std::vector<Record> records = AllRecords();
  for (auto* write : {WriteScolomfr, WriteDublinCore}) {
    std::string file = OaiHead("any", "2026-01-02T03:04:05Z");
    for (const Record& record : records) {
      absl::StrAppend(&file, OaiRecord(record, write(record)));
    }
    absl::StrAppend(&file, OaiTail());
    const auto read = readers::Read(Format::kXml, file);
    ASSERT_EQ(read.size(), records.size());
    for (size_t i = 0; i < read.size(); ++i) {
      EXPECT_EQ(read[i].key, records[i].permanent_link);
    }
  }
}

TEST(WritersTest, AsMuchXmlAsIsPromisedIsReadFromOneFile) {
  const std::vector<Record> records = SampleRecords();
  for (auto* write : {WriteScolomfr, WriteDublinCore}) {
    std::string file = OaiHead("any", "2026-01-02T03:04:05Z");
    size_t count = 0;
    for (;; ++count) {
      const Record& record = records[count % records.size()];
      const std::string next = OaiRecord(record, write(record));
      if (file.size() + next.size() + OaiTail().size() > kReadableOaiBytes) {
        break;
      }
      absl::StrAppend(&file, next);
    }
    absl::StrAppend(&file, OaiTail());
    const auto read = readers::Read(Format::kXml, file);
    ASSERT_EQ(read.size(), count) << read[0].status;
    for (const auto& each : read) EXPECT_TRUE(each.status.ok()) << each.status;
  }
}

TEST(WritersTest, MarkupInATextComesBackAsText) {
  for (const char* text :
       {"La balise <canvas>", "&eacute; s'écrit &amp;eacute;", "a < b & c > d",
        "</p> ferme <p>", "AT&T", "<!-- rien -->"}) {
    Notice notice;
    notice.add_title()->set_value(text);
    for (const std::string& xml : {WriteScolomfr(RecordOf(notice, 1)),
                                   WriteDublinCore(RecordOf(notice, 1))}) {
      const auto read = readers::Read(Format::kXml, xml);
      ASSERT_EQ(read[0].notice.title_size(), 1) << xml;
      EXPECT_EQ(read[0].notice.title(0).value(), text) << xml;
    }
  }
}

TEST(WritersTest, DublinCoreGivesSamplesBack) {
  for (const Record& record : SampleRecords()) {
    const auto read = readers::Read(Format::kXml, WriteDublinCore(record));
    ASSERT_EQ(read.size(), 1u);
    ASSERT_TRUE(read[0].status.ok()) << read[0].status;
    const Notice& before = record.notice;
    const Notice& after = read[0].notice;
    EXPECT_EQ(after.title_size(), before.title_size());
    EXPECT_EQ(after.description(0).value(), before.description(0).value());
    EXPECT_EQ(after.url(), before.url());
    EXPECT_EQ(after.provider(), before.provider());
    EXPECT_EQ(after.licence().term().id(), before.licence().term().id());
    // A keyword may be called as a discipline is.
    for (const auto& discipline : before.discipline()) {
      bool found = discipline.id().empty();
      for (const auto& other : after.discipline()) {
        found |= other.id() == discipline.id();
      }
      EXPECT_TRUE(found) << discipline.ShortDebugString();
    }
    EXPECT_EQ(after.language_size(), before.language_size());
    // Nothing else in dc:format is sure to be one.
    for (const std::string& format : before.format()) {
      if (!absl::StrContains(format, "/")) continue;
      EXPECT_THAT(after.format(), ::testing::Contains(format));
    }
    if (before.has_date_published()) {
      EXPECT_EQ(after.date_published().value(),
                before.date_published().value());
    }
  }
}

TEST(WritersTest, AmbIsOneLineOfJsonWithWhatIsRequired) {
  for (const Record& record : AllRecords()) {
    const std::string line = WriteAmb(record);
    EXPECT_FALSE(absl::StrContains(line, "\n"));
    const auto json = nlohmann::json::parse(line, nullptr, false);
    ASSERT_TRUE(json.is_object()) << line;
    for (const char* name : {"@context", "id", "type", "name"}) {
      EXPECT_TRUE(json.contains(name)) << line;
    }
  }
}

TEST(WritersTest, AmbGivesSamplesBack) {
  for (const Record& record : SampleRecords()) {
    const auto read = readers::Read(Format::kJsonLines, WriteAmb(record));
    ASSERT_EQ(read.size(), 1u);
    ASSERT_TRUE(read[0].status.ok()) << read[0].status;
    const Notice& before = record.notice;
    const Notice& after = read[0].notice;
    EXPECT_EQ(after.url(), before.url());
    EXPECT_EQ(after.licence().term().id(), before.licence().term().id())
        << before.licence().ShortDebugString();
    EXPECT_EQ(after.duration_seconds(), before.duration_seconds());
    EXPECT_EQ(after.provider(), before.provider());
    EXPECT_EQ(after.free_of_charge(), before.free_of_charge());
    const auto has_all = [](const auto& some, const auto& of) {
      for (const auto& term : some) {
        bool found = term.id().empty();
        for (const auto& other : of) found |= other.id() == term.id();
        EXPECT_TRUE(found) << term.ShortDebugString();
      }
    };
    has_all(before.level(), after.level());
    has_all(before.discipline(), after.discipline());
    has_all(before.kind(), after.kind());
    has_all(before.audience(), after.audience());
  }
}

// What a cell can say comes back: what was read is written as it was.
TEST(WritersTest, CsvGivesTheSameNoticeBack) {
  const auto file_of = [](const std::vector<Record>& records) {
    std::string file = CsvHeader();
    for (const Record& record : records) {
      absl::StrAppend(&file, WriteCsv(record));
    }
    return file;
  };
  std::vector<Record> records = SampleRecords();
  const auto first = readers::Read(Format::kCsv, file_of(records));
  ASSERT_EQ(first.size(), records.size());
  for (size_t i = 0; i < first.size(); ++i) {
    records[i].notice = first[i].notice;
  }
  const auto second = readers::Read(Format::kCsv, file_of(records));
  ASSERT_EQ(second.size(), records.size());
  for (size_t i = 0; i < second.size(); ++i) {
    EXPECT_EQ(second[i].notice.DebugString(), first[i].notice.DebugString());
    EXPECT_EQ(second[i].key, first[i].key);
  }
}

TEST(WritersTest, CsvIsOneRowWhateverANoticeHolds) {
  for (const Record& record : ExtremeRecords()) {
    const auto read = readers::Read(
        Format::kCsv, absl::StrCat(CsvHeader(), WriteCsv(record)));
    ASSERT_EQ(read.size(), 1u);
    const std::string reason = readers::Reason(read[0].status);
    EXPECT_TRUE(read[0].status.ok() || reason == "TITLE_MISSING") << reason;
  }
}

TEST(WritersTest, CsvOfASampleSaysWhatTheSampleSays) {
  for (const Record& record : SampleRecords()) {
    const auto read = readers::Read(
        Format::kCsv, absl::StrCat(CsvHeader(), WriteCsv(record)));
    ASSERT_EQ(read.size(), 1u);
    ASSERT_TRUE(read[0].status.ok()) << read[0].status;
    const Notice& before = record.notice;
    const Notice& after = read[0].notice;
    EXPECT_EQ(after.url(), before.url());
    EXPECT_EQ(after.provider(), before.provider());
    EXPECT_EQ(after.duration_seconds(), before.duration_seconds());
    EXPECT_EQ(after.thumbnail_url(), before.thumbnail_url());
    EXPECT_EQ(after.licence().term().id(), before.licence().term().id())
        << before.licence().ShortDebugString();
    EXPECT_EQ(after.keyword_size(), before.keyword_size());
    const auto ids = [](const auto& terms) {
      std::vector<std::string> known;
      for (const auto& term : terms) {
        if (!term.id().empty()) known.push_back(term.id());
      }
      return known;
    };
    EXPECT_EQ(ids(after.level()), ids(before.level()));
    EXPECT_EQ(ids(after.discipline()), ids(before.discipline()));
    EXPECT_EQ(ids(after.kind()), ids(before.kind()));
    EXPECT_EQ(ids(after.audience()), ids(before.audience()));
    EXPECT_EQ(ids(after.language()), ids(before.language()));
  }
}

TEST(WritersTest, CsvKeepsCommasOfNamesAndDefusesFormulas) {
  Notice notice;
  notice.add_title()->set_value("=1+1");
  auto* author = notice.add_contribution();
  author->mutable_role()->set_vocabulary("contributor-role");
  author->mutable_role()->set_id("author");
  author->mutable_agent()->set_name("Vasseur, Claire");
  const std::string csv = WriteCsv(RecordOf(notice, 1));
  EXPECT_THAT(csv, HasSubstr("; =1+1;"));
  const auto read = readers::Read(Format::kCsv, absl::StrCat(CsvHeader(), csv));
  ASSERT_EQ(read[0].notice.contribution_size(), 1);
  EXPECT_EQ(read[0].notice.contribution(0).agent().name(), "Vasseur, Claire");
  EXPECT_EQ(read[0].notice.title(0).value(), "=1+1");
}

TEST(WritersTest, UnimarcIsWellFormedAndWithinItsBounds) {
  for (const Record& record : AllRecords()) {
    const std::string marc = WriteUnimarc(record);
    EXPECT_LE(marc.size(), kMaxMarcRecordBytes);
    const std::vector<Field> fields = ParseMarc(marc);
    ASSERT_FALSE(fields.empty());
    for (size_t i = 0; i < fields.size(); ++i) {
      EXPECT_LE(fields[i].data.size() + 1, kMaxMarcFieldBytes);
      EXPECT_TRUE(
          IsXmlText(absl::StrReplaceAll(fields[i].data, {{"\x1F", "$"}})))
          << fields[i].tag;
      EXPECT_LE(fields[i == 0 ? 0 : i - 1].tag, fields[i].tag);
      // Indicators, "$a" and the coded data.
      const size_t size = fields[i].data.size();
      EXPECT_TRUE(fields[i].tag != "100" || size == 2 + 2 + 36) << size;
      EXPECT_TRUE(fields[i].tag != "135" || size == 2 + 2 + 13) << size;
    }
  }
}

TEST(WritersTest, UnimarcSaysWhatALibraryLooksFor) {
  Notice notice;
  notice.add_title()->set_value("Les volcans");
  notice.add_description()->set_value("La chaîne des Puys.");
  notice.set_url("https://example.org/volcans");
  notice.set_provider("Lumni");
  notice.add_identifier()->set_catalog("ISBN");
  notice.mutable_identifier(0)->set_entry("978-2-07-036002-4");
  notice.mutable_date_published()->set_value("2021-03");
  notice.add_keyword()->set_value("lave");
  auto* level = notice.add_level();
  level->set_vocabulary("level");
  level->set_id("4e");
  auto* language = notice.add_language();
  language->set_vocabulary("language");
  language->set_id("fr");
  auto* author = notice.add_contribution();
  author->mutable_role()->set_vocabulary("contributor-role");
  author->mutable_role()->set_id("author");
  author->mutable_agent()->set_name("Vasseur, Claire");
  author->mutable_agent()->set_kind(log::v1::Agent::PERSON);
  const auto fields = MarcOf(RecordOf(notice, 10));
  EXPECT_EQ(One(fields, "001"), "0000000000000000000000000000000a");
  EXPECT_EQ(One(fields, "005"), "20260304050607.0");
  EXPECT_EQ(One(fields, "010"), "  $a978-2-07-036002-4");
  EXPECT_EQ(One(fields, "100"), "  $a20260102d2021    d  y0frey50      ba");
  EXPECT_EQ(One(fields, "101"), "0 $afre");
  EXPECT_EQ(One(fields, "200"),
            "1 $aLes volcans$bRessource électronique$fVasseur, Claire");
  EXPECT_EQ(One(fields, "210"), "  $cLumni$d2021-03");
  EXPECT_EQ(One(fields, "330"), "  $aLa chaîne des Puys.");
  EXPECT_EQ(One(fields, "610"), "0 $alave");
  EXPECT_EQ(One(fields, "700"), " 1$aVasseur$bClaire$4070");
  EXPECT_EQ(One(fields, "712"), "02$aLumni$4650");
  EXPECT_EQ(One(fields, "801"), " 0$aFR$bAcadémie de Lille$c20260304");
  EXPECT_EQ(One(fields, "856"), "4 $uhttps://example.org/volcans");
}

TEST(WritersTest, UnimarcCutsLongTextsAtACharactersEnd) {
  Notice notice;
  notice.add_title()->set_value("t");
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "\xE2\x82\xAC";
  for (int i = 0; i < 20; ++i) notice.add_description()->set_value(text);
  const auto fields = MarcOf(RecordOf(notice, 1));
  // 9,999 less indicators, code and end, in whole characters of three bytes.
  EXPECT_EQ(fields.find("330")->second.size(), 2u + 2 + 9993);
  EXPECT_EQ(fields.count("330"), 9u);
  EXPECT_EQ(fields.count("200"), 1u);
}

}  // namespace
}  // namespace preau::writers
