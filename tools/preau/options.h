#ifndef TOOLS_PREAU_OPTIONS_H_
#define TOOLS_PREAU_OPTIONS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "storage/base/language.h"
#include "tools/preau/check_options.h"
#include "tools/preau/export_options.h"
#include "tools/preau/source_options.h"
#include "tools/preau/validate_options.h"

// What a person asked of the command, once understood. One struct for each
// command; CommandOptions is the one that was asked for.
namespace preau::command {

// What every command takes.
struct GlobalOptions {
  // "unix:/path" or "host:port". Those of search and ingestion are the same
  // unless the services run apart.
  std::string server;
  std::string search_server;
  std::string ingestion_server;
  // Folder of the node on this machine.
  std::string data;
  std::string key_file;
  base::Language language = base::Language::kFrench;
  bool json = false;
  bool no_color = false;
};

struct ImportOptions {
  std::vector<std::string> paths;
  // Id of the source; found from the paths when empty.
  std::string source;
  // Id of the member; the only one of the server when empty.
  std::string member;
  // "xml", "csv", "ods", "json", "jsonl", "html"; found by the content when
  // empty.
  std::string format;
  std::string mapping_file;
  bool dry_run = false;
  // Show the outcomes of all records, not of the refused ones alone.
  bool all = false;
  // Only say where the fields of the first records come from, without a server.
  bool explain = false;
  int explained_records = 10;
  // Refused records make the command fail.
  bool strict = false;
};

struct TemplateOptions {
  // ".csv" or ".ods".
  std::string path;
};

struct SearchOptions {
  std::vector<std::string> words;
  // Field and value, as asked; the values of one field are alternatives.
  std::vector<std::pair<std::string, std::string>> filters;
  std::vector<std::pair<std::string, std::string>> exclusions;
  bool any_word = false;
  bool explain = false;
  bool words_only = false;
  // No other words than these, whatever they may have meant.
  bool as_typed = false;
  // "relevance", "title", "newest", "oldest".
  std::string sort = "relevance";
  std::vector<std::string> facets;
  int page_size = 0;
  // From 1.
  int page = 1;
  std::string page_token;
};

// The last search as a portal would write it.
struct TryOptions {
  // "http://127.0.0.1:7080"; that of PREAU_HTTP when empty.
  std::string http;
};

struct GetOptions {
  // Name, uid, or permanent link.
  std::string name;
};

struct CopiesOptions {
  // As in GetOptions; the same in the lists.
  std::string name;
  // One of these at most isn't empty: what is the same work, what isn't, and
  // what the rules are to decide again.
  std::vector<std::string> same;
  std::vector<std::string> other;
  std::vector<std::string> automatic;
};

struct SimilarOptions {
  // As in GetOptions.
  std::string name;
  int limit = 0;
};

struct RowsOptions {
  std::string level;
  std::string discipline;
  std::string audience;
  // "2027-03-22"; today when empty.
  std::string date;
  int rows = 0;
  int hits = 0;
};

struct ListOptions {
  std::string member;
  bool all = false;
};

struct StatsOptions {};

struct VocabularyListOptions {};

struct VocabularyShowOptions {
  std::string id;
  bool tree = false;
  bool ids_only = false;
};

struct VocabularyCheckOptions {
  // SKOS files, and folders of them.
  std::vector<std::string> paths;
  // Show the concepts that mean no term of ours.
  bool unmapped = false;
};

struct ServeOptions {
  // Passed on to preau-node.
  std::vector<std::string> arguments;
};

struct KeyCreateOptions {
  std::string label;
  std::vector<std::string> roles;
  std::vector<std::string> members;
  // Where to put the secret; shown when empty.
  std::string output;
};

struct KeyListOptions {};

struct KeyRevokeOptions {
  std::string name;
};

struct MemberCreateOptions {
  std::string id;
  std::string label_fr;
  std::string label_en;
};

struct MemberListOptions {};

// The script that makes a shell complete the command.
struct CompletionOptions {
  std::string shell;
};

// What a completion script asks: how the last word may go on.
struct CompleteOptions {
  std::string shell;
  std::vector<std::string> words;
};

struct VersionOptions {};

// Help that was asked for.
struct HelpOptions {
  std::string text;
};

using CommandOptions =
    std::variant<ImportOptions, ExportOptions, TemplateOptions, SearchOptions,
                 TryOptions, GetOptions, CopiesOptions, SimilarOptions,
                 RowsOptions, ListOptions, StatsOptions, VocabularyListOptions,
                 VocabularyShowOptions, VocabularyCheckOptions, ValidateOptions,
                 CheckOptions, ServeOptions, KeyCreateOptions, KeyListOptions,
                 KeyRevokeOptions, MemberCreateOptions, MemberListOptions,
                 SourceAddOptions, SourceTryOptions, SourceListOptions,
                 SourceShowOptions, SourceRunOptions, SourceWatchOptions,
                 SourceCancelOptions, SourceReportOptions, SourceDecideOptions,
                 SourcePauseOptions, CompletionOptions, CompleteOptions,
                 VersionOptions, HelpOptions>;

struct Options {
  GlobalOptions global;
  CommandOptions command;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_OPTIONS_H_
