#ifndef TOOLS_PREAU_SOURCE_OPTIONS_H_
#define TOOLS_PREAU_SOURCE_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

// What a person asked of "preau source …".
namespace preau::command {

// In all commands of sources, `source` is an id or a whole name, and `member`
// the id of its member; the only one of the server when empty.
struct SourceAddOptions {
  std::string id;
  std::string url;
  // "oai", "file", "sitemap", "peertube".
  std::string protocol = "oai";
  std::string mapping_file;
  std::string member;
  std::string label;
  std::string set;
  std::string prefix;
  // "publish", "review".
  std::string policy = "publish";
  uint32_t every_hours = 0;
  std::vector<std::string> words;
  std::vector<std::string> without_sets;
  std::string licence;
  std::string licence_version;
  std::string licence_evidence;
  bool needs_level = false;
  bool keep_deleted = false;
  // Even if another source follows it.
  bool anyway = false;
};

// What would become of a source's records, were it added with these options.
struct SourceTryOptions {
  SourceAddOptions source;
};

struct SourceListOptions {
  std::string member;
};

struct SourceShowOptions {
  std::string source;
  std::string member;
};

struct SourceRunOptions {
  std::string source;
  std::string member;
  bool complete = false;
};

struct SourceWatchOptions {
  std::string source;
  std::string member;
};

struct SourceCancelOptions {
  std::string source;
  std::string member;
};

struct SourceReportOptions {
  std::string source;
  std::string member;
  // "refused" …; all when empty.
  std::vector<std::string> outcomes;
};

struct SourceDecideOptions {
  std::string source;
  std::string member;
  bool withdraw = false;
};

struct SourcePauseOptions {
  std::string source;
  std::string member;
  bool pause = true;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_SOURCE_OPTIONS_H_
