#include "tools/bench/collection.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/status_macros.h"

namespace preau::bench {
namespace {

using nlohmann::json;
using std::filesystem::path;

absl::Status NotUnderstood(const path& file, int line) {
  return absl::InvalidArgumentError(
      absl::StrCat(file.string(), ":", line, ": not understood"));
}

// Gives each line that isn't empty to `take`, with its number.
absl::Status ReadLines(
    const path& file,
    const std::function<absl::Status(const std::string&, int)>& take) {
  std::ifstream stream(file);
  if (!stream) {
    return absl::NotFoundError(
        absl::StrCat(file.string(), ": can't be opened"));
  }
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (!line.empty()) PREAU_RETURN_IF_ERROR(take(line, number));
  }
  return absl::OkStatus();
}

// The value as text; empty when it is missing.
std::string Text(const json& row, const char* name) {
  const auto value = row.find(name);
  if (value == row.end()) return "";
  return value->is_string() ? value->get<std::string>() : value->dump();
}

absl::StatusOr<std::vector<json>> ReadRows(const path& file) {
  std::vector<json> rows;
  PREAU_RETURN_IF_ERROR(
      ReadLines(file, [&](const std::string& line, int number) {
        rows.push_back(json::parse(line, nullptr, /*allow_exceptions=*/false));
        return rows.back().is_object() && rows.back().contains("_id")
                   ? absl::OkStatus()
                   : NotUnderstood(file, number);
      }));
  return rows;
}

absl::StatusOr<std::map<std::string, Grades>> ReadGrades(const path& file) {
  std::map<std::string, Grades> all;
  PREAU_RETURN_IF_ERROR(
      ReadLines(file, [&](const std::string& line, int number) {
        // Names of the columns.
        if (number == 1) return absl::OkStatus();
        const std::vector<std::string> cells = absl::StrSplit(line, '\t');
        double grade = 0;
        // Some collections have a column more, before the document.
        if (cells.size() < 3 || !absl::SimpleAtod(cells.back(), &grade)) {
          return NotUnderstood(file, number);
        }
        all[cells[0]][cells[cells.size() - 2]] = grade;
        return absl::OkStatus();
      }));
  return all;
}

// Query, tab, documents separated by blanks.
absl::StatusOr<std::map<std::string, std::set<std::string>>> ReadJudged(
    const path& file) {
  std::map<std::string, std::set<std::string>> all;
  if (!std::filesystem::exists(file)) return all;
  PREAU_RETURN_IF_ERROR(
      ReadLines(file, [&](const std::string& line, int number) {
        const std::vector<std::string> cells = absl::StrSplit(line, '\t');
        if (cells.size() != 2) return NotUnderstood(file, number);
        all[cells[0]] = absl::StrSplit(cells[1], ' ', absl::SkipEmpty());
        return absl::OkStatus();
      }));
  return all;
}

absl::StatusOr<std::vector<v1::Resource>> ReadCorpus(const path& file) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<json> rows, ReadRows(file));
  std::vector<v1::Resource> documents;
  for (const json& row : rows) {
    v1::Resource& document = documents.emplace_back();
    document.set_uid(Text(row, "_id"));
    document.mutable_notice()->add_title()->set_value(Text(row, "title"));
    document.mutable_notice()->add_description()->set_value(Text(row, "text"));
  }
  return documents;
}

absl::Status ReadNotice(const path& file, std::vector<v1::Resource>& into) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
  readers::ReaderOptions options;
  options.file_name = file.filename().string();
  const readers::Emit take = [&](readers::ParsedRecord record) {
    PREAU_RETURN_IF_ERROR(record.status);
    v1::Resource& document = into.emplace_back();
    document.set_uid(file.stem().string());
    *document.mutable_notice() = std::move(record.notice);
    return absl::OkStatus();
  };
  const auto reader =
      readers::CreateReader(readers::Format::kXml, std::move(options));
  PREAU_RETURN_IF_ERROR(reader->Feed(bytes, take));
  return reader->Finish(take);
}

absl::StatusOr<std::vector<v1::Resource>> ReadNotices(const path& folder) {
  std::vector<path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  if (files.empty()) {
    return absl::NotFoundError(
        absl::StrCat(folder.string(), ": no notices there"));
  }
  std::sort(files.begin(), files.end());
  std::vector<v1::Resource> documents;
  for (const path& file : files) {
    PREAU_RETURN_IF_ERROR(ReadNotice(file, documents));
  }
  return documents;
}

}  // namespace

absl::StatusOr<Collection> ReadCollection(const std::string& folder,
                                          const std::string& notices) {
  Collection collection;
  PREAU_ASSIGN_OR_RETURN(collection.documents,
                         notices.empty()
                             ? ReadCorpus(path(folder) / "corpus.jsonl")
                             : ReadNotices(notices));
  PREAU_ASSIGN_OR_RETURN(auto grades, ReadGrades(path(folder) / "qrels.tsv"));
  PREAU_ASSIGN_OR_RETURN(auto judged, ReadJudged(path(folder) / "judged.tsv"));
  PREAU_ASSIGN_OR_RETURN(const std::vector<json> rows,
                         ReadRows(path(folder) / "queries.jsonl"));
  for (const json& row : rows) {
    JudgedQuery query;
    query.id = Text(row, "_id");
    query.text = Text(row, "text");
    query.kind = Text(row, "kind");
    query.held_out = Text(row, "part") == "held-out";
    query.grades = std::move(grades[query.id]);
    query.judged = std::move(judged[query.id]);
    for (const auto& [document, grade] : query.grades) {
      query.judged.insert(document);
    }
    if (!query.judged.empty()) collection.queries.push_back(std::move(query));
  }
  return collection;
}

}  // namespace preau::bench
