#include "tools/preau/try_command.h"

#include <google/protobuf/util/json_util.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/json_text.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

using Parameters = std::vector<std::pair<std::string, std::string>>;

constexpr size_t kMaxBytes = 1 << 20;

// Empty where a person has no folder.
fs::path StatePath(const Environment& environment) {
  const std::string state = environment.Get("XDG_STATE_HOME");
  const std::string home = environment.Get("HOME");
  if (state.empty() && home.empty()) return "";
  return (state.empty() ? fs::path(home) / ".local" / "state"
                        : fs::path(state)) /
         "preau" / "last-search.json";
}

// As services/http reads them.
Parameters ParametersOf(const v1::SearchRequest& request) {
  Parameters parameters;
  if (!request.query().empty()) parameters.emplace_back("q", request.query());
  if (request.match() == v1::SearchRequest::ANY_WORD) {
    parameters.emplace_back("match", "any");
  }
  if (request.understanding() == v1::SearchRequest::WORDS_ONLY) {
    parameters.emplace_back("understanding", "words_only");
  }
  if (request.spelling_mode() == v1::SearchRequest::AS_TYPED) {
    parameters.emplace_back("spelling", "as_typed");
  }
  if (request.sort() != v1::SearchRequest::SORT_UNSPECIFIED &&
      request.sort() != v1::SearchRequest::RELEVANCE) {
    parameters.emplace_back(
        "sort",
        absl::AsciiStrToLower(v1::SearchRequest::Sort_Name(request.sort())));
  }
  for (const v1::Filter& filter : request.filters()) {
    for (const std::string& value : filter.values()) {
      parameters.emplace_back(
          absl::StrCat(filter.exclude() ? "not." : "", filter.field()), value);
    }
  }
  for (const v1::FacetRequest& facet : request.facets()) {
    parameters.emplace_back("facet", facet.field());
  }
  return parameters;
}

// A text in double quotes as JSON, JavaScript and Python read it.
std::string InDoubleQuotes(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

std::string InShellQuotes(const std::string& text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

std::string InPhpQuotes(const std::string& text) {
  return absl::StrCat(
      "'", absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"'", "\\'"}}), "'");
}

std::string Curl(const std::string& address, const Parameters& parameters) {
  std::string text = absl::StrCat(
      "curl --get ", InShellQuotes(absl::StrCat(address, "/v1/search")));
  for (const auto& [name, value] : parameters) {
    absl::StrAppend(&text, " \\\n  --data-urlencode ",
                    InShellQuotes(absl::StrCat(name, "=", value)));
  }
  return text;
}

// "[name, value], …" in a language's own brackets and quotes.
std::string Pairs(const Parameters& parameters, const char* open,
                  const char* close,
                  std::string (*quoted)(const std::string&)) {
  return absl::StrJoin(parameters, ", ",
                       [&](std::string* out, const auto& parameter) {
                         absl::StrAppend(out, open, quoted(parameter.first),
                                         ", ", quoted(parameter.second), close);
                       });
}

// PHP's http_build_query can't say a name twice.
std::string Php(const std::string& address, const Parameters& parameters) {
  return absl::StrCat(
      "$pairs = [", Pairs(parameters, "[", "]", InPhpQuotes), "];\n",
      "$query = implode('&', array_map(\n",
      "    fn($p) => $p[0] . '=' . rawurlencode($p[1]), $pairs));\n",
      "$answer = json_decode(file_get_contents(\n    ",
      InPhpQuotes(absl::StrCat(address, "/v1/search?")), " . $query), true);");
}

std::string Python(const std::string& address, const Parameters& parameters) {
  return absl::StrCat("import json, urllib.parse, urllib.request\n",
                      "query = urllib.parse.urlencode([",
                      Pairs(parameters, "(", ")", InDoubleQuotes), "])\n",
                      "answer = json.load(urllib.request.urlopen(\n    ",
                      InDoubleQuotes(absl::StrCat(address, "/v1/search?")),
                      " + query))");
}

std::string JavaScript(const std::string& address,
                       const Parameters& parameters) {
  return absl::StrCat("const query = new URLSearchParams([",
                      Pairs(parameters, "[", "]", InDoubleQuotes), "]);\n",
                      "const answer = await (await fetch(\n  ",
                      InDoubleQuotes(absl::StrCat(address, "/v1/search?")),
                      " + query)).json();");
}

}  // namespace

void RememberSearch(const v1::SearchRequest& request,
                    const Environment& environment) {
  const fs::path path = StatePath(environment);
  if (path.empty()) return;
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << ToJson(request, false);
  file.close();
  // What one searches for is one's own affair.
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write,
                  ignored);
}

absl::Status RunTry(const TryOptions& options, const Environment& environment,
                    Output& output) {
  const absl::StatusOr<std::string> kept =
      ReadSmallFile(StatePath(environment).string(), kMaxBytes);
  v1::SearchRequest request;
  if (!kept.ok() ||
      !google::protobuf::util::JsonStringToMessage(*kept, &request).ok()) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"TRY_NOTHING", "", {}});
  }
  std::string address =
      options.http.empty() ? environment.Get("PREAU_HTTP") : options.http;
  if (address.empty()) address = "http://127.0.0.1:7080";
  const Parameters parameters = ParametersOf(request);
  const std::pair<const char*, std::string> kForms[] = {
      {"curl", Curl(address, parameters)},
      {"PHP", Php(address, parameters)},
      {"Python", Python(address, parameters)},
      {"JavaScript", JavaScript(address, parameters)}};
  for (const auto& [name, text] : kForms) {
    output.Line({name, Style::kBold});
    // Not broken: it is to be copied.
    output.Raw(absl::StrCat(text, "\n\n"));
  }
  output.Note({output.Say("TRY_ADDRESS", {{"address", address}})});
  return absl::OkStatus();
}

}  // namespace preau::command
