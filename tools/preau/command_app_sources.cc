#include "storage/base/error.h"
#include "tools/preau/command_app.h"
#include "tools/preau/source_names.h"

// "preau source …" of CommandApp.
namespace preau::command {

void CommandApp::AddSource(CLI::App* command, std::string& source,
                           std::string& member) {
  Add(command, "source", source, "SOURCE_NAME", "ID")->required();
  Add(command, "--member", member, "MEMBER", "MEMBER");
}

void CommandApp::AddHarvesting(CLI::App* command) {
  Add(command, "url", source_add_.url, "SOURCE_URL", "URL")->required();
  OneOf(Add(command, "--protocol", source_add_.protocol, "SOURCE_PROTOCOL",
            "PROTOCOL"),
        {"oai", "file", "sitemap", "peertube"});
  Add(command, "--mapping", source_add_.mapping_file, "MAPPING", "FILE");
  Add(command, "--set", source_add_.set, "SOURCE_SET", "SET");
  Add(command, "--prefix", source_add_.prefix, "SOURCE_PREFIX", "PREFIX");
  OneOf(Add(command, "--policy", source_add_.policy, "SOURCE_POLICY", "POLICY"),
        {"publish", "review"});
  AddList(command, "--words", source_add_.words, "SOURCE_WORDS", "WORDS");
  AddList(command, "--without-sets", source_add_.without_sets,
          "SOURCE_WITHOUT_SETS", "SET");
  AddTerm(command, "--licence", source_add_.licence, "SOURCE_LICENCE",
          "licence");
  Add(command, "--licence-version", source_add_.licence_version,
      "SOURCE_LICENCE_VERSION", "VERSION");
  Add(command, "--licence-evidence", source_add_.licence_evidence,
      "SOURCE_LICENCE_EVIDENCE", "TEXT");
  AddFlag(command, "--needs-level", source_add_.needs_level,
          "SOURCE_NEEDS_LEVEL");
  AddFlag(command, "--keep-deleted", source_add_.keep_deleted,
          "SOURCE_KEEP_DELETED");
}

void CommandApp::AddSources() {
  CLI::App* source = Command(&app_, "source");
  CLI::App* add =
      Command(source, "add", [this] { return CommandOptions(source_add_); });
  AddSource(add, source_add_.id, source_add_.member);
  AddHarvesting(add);
  Add(add, "--label", source_add_.label, "SOURCE_LABEL", "LABEL");
  Add(add, "--every", source_add_.every_hours, "SOURCE_EVERY", "HOURS");
  AddFlag(add, "--anyway", source_add_.anyway, "SOURCE_ANYWAY");
  CLI::App* trial = Command(source, "try", [this] {
    return CommandOptions(SourceTryOptions{source_add_});
  });
  AddHarvesting(trial);
  Add(trial, "--member", source_add_.member, "MEMBER", "MEMBER");

  CLI::App* list =
      Command(source, "list", [this] { return CommandOptions(source_list_); });
  Add(list, "--member", source_list_.member, "LIST_MEMBER", "MEMBER");
  CLI::App* show =
      Command(source, "show", [this] { return CommandOptions(source_show_); });
  AddSource(show, source_show_.source, source_show_.member);

  CLI::App* run =
      Command(source, "run", [this] { return CommandOptions(source_run_); });
  AddSource(run, source_run_.source, source_run_.member);
  AddFlag(run, "--complete", source_run_.complete, "SOURCE_COMPLETE");
  CLI::App* watch = Command(source, "watch",
                            [this] { return CommandOptions(source_watch_); });
  AddSource(watch, source_watch_.source, source_watch_.member);
  CLI::App* cancel = Command(source, "cancel",
                             [this] { return CommandOptions(source_cancel_); });
  AddSource(cancel, source_cancel_.source, source_cancel_.member);

  CLI::App* report = Command(source, "report",
                             [this] { return CommandOptions(source_report_); });
  AddSource(report, source_report_.source, source_report_.member);
  CLI::Option* outcomes = AddList(report, "--outcome", source_report_.outcomes,
                                  "SOURCE_OUTCOME", "OUTCOME");
  OneOf(outcomes, OutcomeNames());

  CLI::App* decide =
      Command(source, "decide", [this]() -> absl::StatusOr<CommandOptions> {
        if (source_decide_.withdraw == source_keep_) {
          return base::InvalidField("USAGE_DECIDE", "");
        }
        return CommandOptions(source_decide_);
      });
  AddSource(decide, source_decide_.source, source_decide_.member);
  AddFlag(decide, "--withdraw", source_decide_.withdraw, "SOURCE_WITHDRAW");
  AddFlag(decide, "--keep", source_keep_, "SOURCE_KEEP");

  CLI::App* pause = Command(source, "pause", [this] {
    return CommandOptions(
        SourcePauseOptions{source_pause_.source, source_pause_.member, true});
  });
  AddSource(pause, source_pause_.source, source_pause_.member);
  CLI::App* resume = Command(source, "resume", [this] {
    return CommandOptions(
        SourcePauseOptions{source_pause_.source, source_pause_.member, false});
  });
  AddSource(resume, source_pause_.source, source_pause_.member);
}

}  // namespace preau::command
