#include "tools/preau/check_command.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/checkup/checkup.h"
#include "services/ingestion/checkup/gather.h"
#include "services/ingestion/checkup/html_page.h"
#include "services/ingestion/checkup/words_of_report.h"
#include "services/ingestion/fetch/curl_fetcher.h"
#include "services/ingestion/fetch/polite_fetcher.h"
#include "services/ingestion/readers/mapping.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Between two requests, on top of the time that answers take.
constexpr std::chrono::milliseconds kPause(200);
// Whoever waits longer wants to know what for.
constexpr int64_t kQuietMicros = 2000000;
constexpr size_t kMaxStemBytes = 60;
constexpr size_t kMaxMappingBytes = size_t{1} << 20;
constexpr int kMaxNames = 1000;

bool IsAddress(const std::string& what) {
  const std::string lower = absl::AsciiStrToLower(what);
  return absl::StartsWith(lower, "http://") ||
         absl::StartsWith(lower, "https://");
}

absl::StatusOr<checkup::Gathered> GatherFile(const std::string& path,
                                             const readers::Mapping& mapping) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return FileUnreadable(path, errno);
  std::string bytes(checkup::kMaxFileBytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return FileUnreadable(path, errno);
  bytes.resize(static_cast<size_t>(file.gcount()));
  const bool cut = bytes.size() > checkup::kMaxFileBytes;
  if (cut) bytes.resize(checkup::kMaxFileBytes);
  return checkup::GatherBytes(fs::path(path).filename().string(), bytes, cut,
                              mapping);
}

absl::StatusOr<checkup::Gathered> Gather(
    const CheckOptions& options, const std::function<bool()>& cancelled) {
  readers::Mapping mapping;
  if (!options.mapping_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(
        const std::string json,
        ReadSmallFile(options.mapping_file, kMaxMappingBytes));
    PREAU_ASSIGN_OR_RETURN(mapping, readers::ParseMapping(json));
  }
  if (!IsAddress(options.what)) return GatherFile(options.what, mapping);
  fetch::CurlFetcher::Options curl;
  curl.allow_private = options.private_networks;
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<fetch::CurlFetcher> fetcher,
                         fetch::CurlFetcher::Create(curl));
  fetch::PoliteFetcher::Options polite;
  // A person gave the address, and few requests are made.
  polite.obey_robots = false;
  polite.pause = kPause;
  fetch::PoliteFetcher careful(fetcher.get(), polite);
  return checkup::GatherAddress(options.what, careful, cancelled, mapping);
}

// "controle-edu-example-org-oai.html"; one that isn't there yet.
std::string NewName(const std::string& what) {
  std::string stem = what.substr(0, what.find('?'));
  if (const size_t scheme = stem.find("://"); scheme != stem.npos) {
    stem = stem.substr(scheme + 3);
  } else {
    stem = fs::path(what).filename().string();
  }
  std::string name = "controle";
  bool dash = true;
  for (const char c : stem.substr(0, kMaxStemBytes)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      if (dash) name += '-';
      dash = false;
      name += absl::ascii_tolower(static_cast<unsigned char>(c));
    } else {
      dash = true;
    }
  }
  std::error_code ignored;
  for (int i = 1; i < kMaxNames; ++i) {
    const std::string path =
        absl::StrCat(name, i == 1 ? "" : absl::StrCat("-", i), ".html");
    if (!fs::exists(path, ignored)) return path;
  }
  return absl::StrCat(name, ".html");
}

absl::Status Write(const std::string& path, const std::string& html) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << html;
  file.close();
  if (file) return absl::OkStatus();
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {"FILE_NOT_WRITTEN", "", {{"path", path}}});
}

void ShowText(const checkup::ReportWords& words, const std::string& what,
              Output& output) {
  StyledText head(words.title, Style::kBold);
  head.Append(absl::StrCat("  ", what), Style::kDim);
  output.Line(head);
  for (const std::string& line : words.summary) output.Paragraph({line});
  output.Line();
  output.Line({words.corrections_head, Style::kBold});
  if (words.corrections.empty()) output.Paragraph({words.no_correction}, 2);
  int number = 0;
  for (const checkup::CorrectionText& correction : words.corrections) {
    StyledText text(absl::StrCat(++number, ". ", correction.head, " "),
                    Style::kBold);
    text.Append(correction.gain, Style::kGood);
    text.Append(absl::StrCat(" ", correction.lacking));
    output.Paragraph(text, 5, 2);
    output.Paragraph({correction.write}, 5);
  }
  output.Line();
  if (!words.searches.empty()) {
    output.Line({words.searches_head, Style::kBold});
  }
  for (const checkup::SearchLine& line : words.searches) {
    StyledText text(absl::StrCat(line.sort, " : "));
    text.Append(line.found,
                line.example_succeeded ? Style::kGood : Style::kBad);
    output.Paragraph(text, 4, 2);
    output.Paragraph({absl::StrCat(line.example, " ", line.fate), Style::kDim},
                     6);
  }
  if (!words.also.empty()) {
    output.Line();
    output.Line({words.also_head, Style::kBold});
    for (const std::string& line : words.also) {
      output.Paragraph({absl::StrCat("- ", line)}, 4, 2);
    }
  }
  output.Line();
}

void ShowJson(const checkup::Report& report, Output& output) {
  Json json;
  json["format"] = report.format;
  json["records"] = report.titles.size();
  json["refused"] = report.trial.counts().refused();
  json["searches"] = report.searches;
  json["found"] = report.found;
  json["corrections"] = Json::array();
  for (const checkup::Correction& correction : report.corrections) {
    json["corrections"].push_back(
        {{"field", std::string(checkup::NameOf(correction.field))},
         {"element", correction.element},
         {"records", correction.lacking},
         {"notUnderstood", correction.not_understood},
         {"searches", correction.searches}});
  }
  json["unknown"] = Json::array();
  for (const checkup::UnknownValue& unknown : report.unknown) {
    json["unknown"].push_back(
        {{"field", std::string(checkup::NameOf(unknown.field))},
         {"value", unknown.value},
         {"records", unknown.records}});
  }
  output.Raw(absl::StrCat(json.dump(output.terminal() ? 2 : -1, ' ', false,
                                    Json::error_handler_t::replace),
                          "\n"));
}

}  // namespace

absl::Status RunCheck(const CheckOptions& options, base::Clock& clock,
                      Interrupt& interrupt, Output& output) {
  const int64_t begin = clock.NowMicros();
  std::string doing = output.Say("CHECK_READING", {{"what", options.what}});
  const auto cancelled = [&] {
    if (clock.NowMicros() - begin >= kQuietMicros) output.Live({doing});
    return interrupt.triggered();
  };
  const auto look = [&]() -> absl::StatusOr<checkup::Report> {
    PREAU_ASSIGN_OR_RETURN(const checkup::Gathered gathered,
                           Gather(options, cancelled));
    doing = output.Say("CHECK_TRYING");
    return checkup::Check(gathered, cancelled);
  };
  const absl::StatusOr<checkup::Report> report = look();
  output.EndLive();
  if (!report.ok() && interrupt.triggered()) {
    return base::MakeError(absl::StatusCode::kCancelled,
                           {"CHECK_INTERRUPTED", "", {}});
  }
  PREAU_RETURN_IF_ERROR(report.status());
  const checkup::ReportWords words =
      checkup::WordsOf(*report, output.language());
  // Who gets the page by mail needn't know of folders here.
  const std::string about = IsAddress(options.what)
                                ? options.what
                                : fs::path(options.what).filename().string();
  const std::string path =
      options.output.empty() ? NewName(options.what) : options.output;
  PREAU_RETURN_IF_ERROR(Write(
      path,
      checkup::HtmlPage(words, about, clock.NowMicros(), output.language())));
  if (output.json()) {
    ShowJson(*report, output);
  } else {
    ShowText(words, options.what, output);
  }
  output.Note({output.Say("CHECK_WRITTEN", {{"path", path}})});
  return absl::OkStatus();
}

}  // namespace preau::command
