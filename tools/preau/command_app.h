#ifndef TOOLS_PREAU_COMMAND_APP_H_
#define TOOLS_PREAU_COMMAND_APP_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/language.h"
#include "tools/preau/environment.h"
#include "tools/preau/options.h"

namespace preau::command {

// What an argument may be, for completion.
struct ValueHint {
  enum class Kind { kNone, kWords, kVocabulary, kField, kFieldValue, kFiles };
  Kind kind = Kind::kNone;
  // For kWords.
  std::vector<std::string> words;
  // For kVocabulary.
  std::string vocabulary;
};

// The command's grammar: CLI11's application with all subcommands, from which
// help and completion are made as well. Every text is a sentence of
// storage/messages: CMD_… for a command, CMD_…_EXAMPLES for its examples,
// OPT_… for an option, ARG_… for what stands in for a value. Thread-compatible.
class CommandApp {
 public:
  CommandApp(base::Language language, const Environment& environment);
  CommandApp(const CommandApp&) = delete;
  CommandApp& operator=(const CommandApp&) = delete;

  // May throw CLI::ParseError. Once.
  void Parse(std::vector<std::string> arguments);

  const CLI::App& root() const { return app_; }
  // The subcommand that was named last; the root when there was none.
  const CLI::App& chosen() const;
  base::Language language() const { return language_; }
  // Null when anything goes.
  const ValueHint* HintOf(const CLI::Option* option) const;

  // After Parse(). FILTER_MALFORMED{filter}. `chosen()` has no subcommands.
  absl::StatusOr<Options> Take() const;

 private:
  using Maker = std::function<absl::StatusOr<CommandOptions>()>;

  std::string Say(absl::string_view code) const;
  CLI::App* Command(CLI::App* parent, const char* name);
  CLI::App* Command(CLI::App* parent, const char* name, Maker maker);
  // `target` is filled by `names`; `code` ends the text's code (OPT_…), `value`
  // that of what stands for the value (ARG_…).
  template <typename Target>
  CLI::Option* Add(CLI::App* command, const char* names, Target& target,
                   absl::string_view code, absl::string_view value) {
    return Described(command->add_option(names, target), code, value);
  }
  // May be given several times, and with several values between commas.
  CLI::Option* AddList(CLI::App* command, const char* names,
                       std::vector<std::string>& target, absl::string_view code,
                       absl::string_view value);
  CLI::Option* AddFlag(CLI::App* command, const char* names, bool& target,
                       absl::string_view code);
  CLI::Option* Described(CLI::Option* option, absl::string_view code,
                         absl::string_view value);
  // An id of a vocabulary.
  CLI::Option* AddTerm(CLI::App* command, const char* names,
                       std::string& target, absl::string_view code,
                       const char* vocabulary);
  void OneOf(CLI::Option* option, std::vector<std::string> words);

  void AddGlobal(CLI::App* command);
  void AddImport();
  void AddExport();
  void AddTemplate();
  void AddSearch();
  void AddTry();
  void AddBrowsing();
  void AddReading();
  void AddCopies();
  void AddVocabulary();
  void AddSources();
  // How a source is harvested.
  void AddHarvesting(CLI::App* command);
  // The source that a command is about.
  void AddSource(CLI::App* command, std::string& source, std::string& member);
  void AddValidate();
  void AddCheck();
  void AddAdmin();
  void AddServe();
  void AddMeta();
  absl::StatusOr<CommandOptions> TakeSearch() const;
  GlobalOptions TakeGlobal() const;

  const base::Language language_;
  const Environment& environment_;
  CLI::App app_;
  std::map<const CLI::App*, Maker> makers_;
  std::map<const CLI::Option*, ValueHint> hints_;

  GlobalOptions global_;
  std::string language_name_;
  ImportOptions import_;
  ExportOptions export_;
  TemplateOptions template_;
  TryOptions try_;
  SearchOptions search_;
  // By field.
  std::map<std::string, std::vector<std::string>> filters_;
  std::vector<std::string> other_filters_;
  std::vector<std::string> exclusions_;
  bool no_facets_ = false;
  SimilarOptions similar_;
  RowsOptions rows_;
  GetOptions get_;
  CopiesOptions copies_;
  ListOptions list_;
  VocabularyShowOptions vocabulary_;
  VocabularyCheckOptions vocabulary_check_;
  ValidateOptions validate_;
  CheckOptions check_;
  KeyCreateOptions key_create_;
  KeyRevokeOptions key_revoke_;
  MemberCreateOptions member_;
  SourceAddOptions source_add_;
  SourceListOptions source_list_;
  SourceShowOptions source_show_;
  SourceRunOptions source_run_;
  SourceWatchOptions source_watch_;
  SourceCancelOptions source_cancel_;
  SourceReportOptions source_report_;
  SourceDecideOptions source_decide_;
  bool source_keep_ = false;
  SourcePauseOptions source_pause_;
  CompletionOptions completion_;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_COMMAND_APP_H_
