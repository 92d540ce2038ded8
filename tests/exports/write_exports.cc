// write_exports FOLDER FILE…: the extreme records, and each one of the files,
// as FOLDER/000001.scolomfr.xml, .dc.xml, .amb.json and .mrc, and all of them
// in FOLDER/all.oai.xml. Prints a line for each: the file that it is from,
// empty for the extreme ones.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/ingestion/readers/reader.h"
#include "services/ingestion/writers/amb_writer.h"
#include "services/ingestion/writers/dc_writer.h"
#include "services/ingestion/writers/extreme_notices_testing.h"
#include "services/ingestion/writers/oai_envelope.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "services/ingestion/writers/unimarc_writer.h"

namespace {

namespace fs = std::filesystem;
using preau::writers::Record;

std::vector<Record> RecordsOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  std::vector<Record> records;
  const auto format = preau::readers::DetectFormat(path, bytes.str());
  if (!format.has_value()) return records;
  preau::readers::ReaderOptions options;
  options.file_name = path;
  const auto reader = preau::readers::CreateReader(*format, options);
  const preau::readers::Emit emit = [&](preau::readers::ParsedRecord record) {
    if (record.status.ok()) {
      records.push_back(preau::writers::RecordOf(std::move(record.notice), 0));
    }
    return absl::OkStatus();
  };
  absl::Status status = reader->Feed(bytes.str(), emit);
  if (status.ok()) status = reader->Finish(emit);
  return records;
}

void Write(const fs::path& stem, const Record& record) {
  const auto write = [&](const char* ending, const std::string& text) {
    std::ofstream file(absl::StrCat(stem.string(), ending), std::ios::binary);
    file << text;
  };
  write(".scolomfr.xml", preau::writers::WriteScolomfr(record));
  write(".dc.xml", preau::writers::WriteDublinCore(record));
  write(".amb.json", preau::writers::WriteAmb(record));
  write(".mrc", preau::writers::WriteUnimarc(record));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const fs::path folder = argv[1];
  int count = 0;
  std::ofstream all(folder / "all.oai.xml", std::ios::binary);
  all << preau::writers::OaiHead("scolomfr", "2026-01-02T03:04:05Z");
  const auto write = [&](const Record& record, const char* source) {
    Write(folder / absl::StrFormat("%06d", ++count), record);
    all << preau::writers::OaiRecord(record,
                                     preau::writers::WriteScolomfr(record));
    std::printf("%s\n", source);
  };
  for (const Record& record : preau::writers::ExtremeRecords()) {
    write(record, "");
  }
  for (int i = 2; i < argc; ++i) {
    for (const Record& record : RecordsOf(argv[i])) write(record, argv[i]);
  }
  all << preau::writers::OaiTail();
  return 0;
}
