#include "tools/preau/run.h"

#include <memory>
#include <optional>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/admin_commands.h"
#include "tools/preau/browse_commands.h"
#include "tools/preau/catalogue_commands.h"
#include "tools/preau/check_command.h"
#include "tools/preau/command_app.h"
#include "tools/preau/command_line.h"
#include "tools/preau/completion.h"
#include "tools/preau/connection.h"
#include "tools/preau/copies_command.h"
#include "tools/preau/explain_command.h"
#include "tools/preau/export_command.h"
#include "tools/preau/import_command.h"
#include "tools/preau/output.h"
#include "tools/preau/search_command.h"
#include "tools/preau/serve_command.h"
#include "tools/preau/source_commands.h"
#include "tools/preau/template_command.h"
#include "tools/preau/try_command.h"
#include "tools/preau/validate_command.h"
#include "tools/preau/vocabulary_check_command.h"
#include "tools/preau/vocabulary_commands.h"

namespace preau::command {
namespace {

// Runs the command that was asked for.
class Runner {
 public:
  Runner(const GlobalOptions& global, const Environment& environment,
         base::Clock& clock, Interrupt& interrupt, Output& output)
      : global_(global),
        environment_(environment),
        clock_(clock),
        interrupt_(interrupt),
        output_(output) {}

  absl::Status operator()(const ImportOptions& options) {
    if (options.explain) return RunExplain(options, output_);
    return Connected([&](Connection& connection) {
      return RunImport(options, clock_, interrupt_, connection, output_);
    });
  }
  absl::Status operator()(const ExportOptions& options) {
    return Connected([&](Connection& connection) {
      return RunExport(options, clock_, interrupt_, connection, output_);
    });
  }
  absl::Status operator()(const TemplateOptions& options) {
    return RunTemplate(options, output_);
  }
  absl::Status operator()(const SearchOptions& options) {
    return Connected([&](Connection& connection) {
      const absl::Status status =
          RunSearch(options, clock_, connection, output_);
      if (status.ok()) RememberSearch(RequestOf(options), environment_);
      return status;
    });
  }
  absl::Status operator()(const TryOptions& options) {
    return RunTry(options, environment_, output_);
  }
  absl::Status operator()(const GetOptions& options) {
    return Connected([&](Connection& connection) {
      return RunGet(options, connection, output_);
    });
  }
  absl::Status operator()(const CopiesOptions& options) {
    return Connected([&](Connection& connection) {
      return RunCopies(options, connection, output_);
    });
  }
  absl::Status operator()(const SimilarOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSimilar(options, connection, output_);
    });
  }
  absl::Status operator()(const RowsOptions& options) {
    return Connected([&](Connection& connection) {
      return RunRows(options, connection, output_);
    });
  }
  absl::Status operator()(const ListOptions& options) {
    return Connected([&](Connection& connection) {
      return RunList(options, connection, output_);
    });
  }
  absl::Status operator()(const StatsOptions&) {
    return Connected(
        [&](Connection& connection) { return RunStats(connection, output_); });
  }
  absl::Status operator()(const VocabularyListOptions&) {
    return Connected([&](Connection& connection) {
      return RunVocabularyList(connection, output_);
    });
  }
  absl::Status operator()(const VocabularyShowOptions& options) {
    return Connected([&](Connection& connection) {
      return RunVocabularyShow(options, connection, output_);
    });
  }
  absl::Status operator()(const VocabularyCheckOptions& options) {
    return RunVocabularyCheck(options, output_);
  }
  absl::Status operator()(const ValidateOptions& options) {
    return RunValidate(options, output_);
  }
  absl::Status operator()(const CheckOptions& options) {
    return RunCheck(options, clock_, interrupt_, output_);
  }
  absl::Status operator()(const KeyCreateOptions& options) {
    return Connected([&](Connection& connection) {
      return RunKeyCreate(options, connection, output_);
    });
  }
  absl::Status operator()(const KeyListOptions&) {
    return Connected([&](Connection& connection) {
      return RunKeyList(connection, output_);
    });
  }
  absl::Status operator()(const KeyRevokeOptions& options) {
    return Connected([&](Connection& connection) {
      return RunKeyRevoke(options, connection, output_);
    });
  }
  absl::Status operator()(const MemberCreateOptions& options) {
    return Connected([&](Connection& connection) {
      return RunMemberCreate(options, connection, output_);
    });
  }
  absl::Status operator()(const MemberListOptions&) {
    return Connected([&](Connection& connection) {
      return RunMemberList(connection, output_);
    });
  }
  absl::Status operator()(const SourceAddOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceAdd(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceTryOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceTry(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceListOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceList(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceShowOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceShow(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceRunOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceRun(options, clock_, interrupt_, connection, output_);
    });
  }
  absl::Status operator()(const SourceWatchOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceWatch(options, clock_, interrupt_, connection, output_);
    });
  }
  absl::Status operator()(const SourceCancelOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceCancel(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceReportOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceReport(options, connection, output_);
    });
  }
  absl::Status operator()(const SourceDecideOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourceDecide(options, clock_, interrupt_, connection, output_);
    });
  }
  absl::Status operator()(const SourcePauseOptions& options) {
    return Connected([&](Connection& connection) {
      return RunSourcePause(options, connection, output_);
    });
  }
  absl::Status operator()(const ServeOptions& options) {
    return RunServe(options, global_, environment_);
  }
  absl::Status operator()(const CompletionOptions& options) {
    output_.Raw(CompletionScript(options.shell));
    return absl::OkStatus();
  }
  absl::Status operator()(const CompleteOptions& options) {
    const CommandApp app(global_.language, environment_);
    output_.Raw(CompletionAnswer(app, options));
    return absl::OkStatus();
  }
  absl::Status operator()(const VersionOptions&) {
    output_.Line({absl::StrCat("preau ", PREAU_VERSION)});
    return absl::OkStatus();
  }
  absl::Status operator()(const HelpOptions& options) {
    output_.Raw(options.text);
    return absl::OkStatus();
  }

 private:
  template <typename Command>
  absl::Status Connected(Command command) {
    PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection,
                           Connection::Create(global_));
    return command(*connection);
  }

  const GlobalOptions& global_;
  const Environment& environment_;
  base::Clock& clock_;
  Interrupt& interrupt_;
  Output& output_;
};

Output::Options OutputOptions(const GlobalOptions& global,
                              const Environment& environment) {
  Output::Options options;
  options.language = global.language;
  options.json = global.json;
  const bool colours = !global.no_color && environment.Get("TERM") != "dumb";
  options.colour = colours && environment.output_is_terminal;
  options.error_colour = colours && environment.error_is_terminal;
  options.live = environment.error_is_terminal && !global.json &&
                 environment.Get("TERM") != "dumb";
  options.terminal = environment.output_is_terminal;
  options.width = environment.width;
  return options;
}

int ExitStatus(const absl::Status& status) {
  if (status.ok()) return kExitOk;
  const std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  const std::string reason = detail.has_value() ? detail->reason : "";
  if (reason == "IMPORT_INTERRUPTED" || reason == "EXPORT_INTERRUPTED" ||
      reason == "CHECK_INTERRUPTED") {
    return kExitInterrupted;
  }
  if (absl::StartsWith(reason, "USAGE_") || reason == "FILTER_MALFORMED" ||
      reason == "VALIDATE_UNREADABLE") {
    return kExitUsage;
  }
  return kExitFailed;
}

}  // namespace

int Run(const std::vector<std::string>& arguments,
        const Environment& environment, base::Clock& clock,
        Interrupt& interrupt, std::ostream& out, std::ostream& err) {
  const absl::StatusOr<Options> options =
      ParseCommandLine(arguments, environment);
  GlobalOptions global;
  global.language = LanguageOf(arguments, environment);
  global.no_color = !environment.Get("NO_COLOR").empty();
  if (options.ok()) global = options->global;
  Output output(OutputOptions(global, environment), &out, &err);
  const absl::Status status =
      options.ok()
          ? std::visit(Runner(global, environment, clock, interrupt, output),
                       options->command)
          : options.status();
  if (!status.ok()) output.Error(status);
  output.Flush();
  return ExitStatus(status);
}

}  // namespace preau::command
