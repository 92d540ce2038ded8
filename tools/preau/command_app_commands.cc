#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/vocabulary.h"
#include "tools/preau/command_app.h"
#include "tools/preau/filters.h"

// The subcommands of CommandApp.
namespace preau::command {
namespace {

// Options of search that stand for a filter.
struct FilterOption {
  const char* names;
  const char* field;
  const char* code;
};
constexpr FilterOption kFilterOptions[] = {
    {"--level", "level", "LEVEL"},
    {"--subject,--discipline", "discipline", "SUBJECT"},
    {"--kind", "kind", "KIND"},
    {"--audience", "audience", "AUDIENCE"},
    {"--language", "language", "LANGUAGE"},
    {"--licence", "licence", "LICENCE"},
    {"--access", "access", "ACCESS"},
    {"--duration", "duration", "DURATION"},
    {"--accessibility", "accessibility", "ACCESSIBILITY"},
    {"--provider", "provider", "PROVIDER"},
    {"--member", "member", "SEARCH_MEMBER"},
};

constexpr const char* kDefaultFacets[] = {"level", "discipline", "kind",
                                          "access"};

}  // namespace

void CommandApp::AddImport() {
  CLI::App* command =
      Command(&app_, "import", [this]() -> absl::StatusOr<CommandOptions> {
        if (import_.explain && !import_.dry_run) {
          return base::InvalidField("USAGE_EXPLAIN", "");
        }
        if (import_.explained_records < 1 || import_.explained_records > 100) {
          return base::InvalidField("USAGE_RECORDS", "");
        }
        return CommandOptions(import_);
      });
  Add(command, "paths", import_.paths, "PATHS", "PATH")->required();
  Add(command, "--source", import_.source, "SOURCE", "NAME");
  Add(command, "--member", import_.member, "MEMBER", "MEMBER");
  OneOf(Add(command, "--format", import_.format, "FORMAT", "FORMAT"),
        {"xml", "csv", "ods", "json", "jsonl", "html"});
  Add(command, "--mapping", import_.mapping_file, "MAPPING", "FILE");
  AddFlag(command, "--dry-run", import_.dry_run, "DRY_RUN");
  AddFlag(command, "--explain", import_.explain, "IMPORT_EXPLAIN");
  Add(command, "--records", import_.explained_records, "EXPLAIN_RECORDS",
      "NUMBER");
  AddFlag(command, "--all", import_.all, "ALL_OUTCOMES");
  AddFlag(command, "--strict", import_.strict, "STRICT");
}

void CommandApp::AddExport() {
  CLI::App* command =
      Command(&app_, "export", [this] { return CommandOptions(export_); });
  Add(command, "names", export_.names, "EXPORT_NAMES", "RESOURCE");
  OneOf(Add(command, "--format", export_.format, "EXPORT_FORMAT", "FORMAT"),
        {"scolomfr", "dc", "amb", "csv", "unimarc"});
  Add(command, "-o,--output", export_.output, "EXPORT_OUTPUT", "PATH");
  Add(command, "--member", export_.member, "EXPORT_MEMBER", "MEMBER");
}

void CommandApp::AddTemplate() {
  CLI::App* command =
      Command(&app_, "template", [this] { return CommandOptions(template_); });
  Add(command, "file", template_.path, "TEMPLATE", "FILE")->required();
}

void CommandApp::AddSearch() {
  CLI::App* command = Command(&app_, "search", [this] { return TakeSearch(); });
  Add(command, "words", search_.words, "WORDS", "WORDS");
  for (const FilterOption& filter : kFilterOptions) {
    CLI::Option* option = AddList(command, filter.names, filters_[filter.field],
                                  filter.code, "VALUES");
    const auto field = document::FieldIndex(filter.field);
    if (!field.has_value()) continue;
    const absl::string_view vocabulary = document::Fields()[*field].vocabulary;
    if (!vocabulary.empty()) {
      hints_[option] = {
          ValueHint::Kind::kVocabulary, {}, std::string(vocabulary)};
    }
  }
  hints_[AddList(command, "--filter", other_filters_, "FILTER", "FILTER")
             ->delimiter('\0')]
      .kind = ValueHint::Kind::kFieldValue;
  hints_[AddList(command, "--not", exclusions_, "NOT", "FILTER")
             ->delimiter('\0')]
      .kind = ValueHint::Kind::kFieldValue;
  AddFlag(command, "--any", search_.any_word, "ANY");
  AddFlag(command, "--explain", search_.explain, "EXPLAIN");
  AddFlag(command, "--words-only", search_.words_only, "WORDS_ONLY");
  AddFlag(command, "--as-typed", search_.as_typed, "AS_TYPED");
  OneOf(Add(command, "--sort", search_.sort, "SORT", "ORDER"),
        {"relevance", "title", "newest", "oldest", "smallest", "largest"});
  CLI::Option* facets =
      AddList(command, "--facets", search_.facets, "FACETS", "FIELDS");
  hints_[facets].kind = ValueHint::Kind::kField;
  AddFlag(command, "--no-facets", no_facets_, "NO_FACETS")->excludes(facets);
  Add(command, "--page-size", search_.page_size, "PAGE_SIZE", "NUMBER");
  CLI::Option* page = Add(command, "--page", search_.page, "PAGE", "NUMBER");
  page->check([this](const std::string& value) {
    const bool fits = value.size() <= 3 && value != "0" &&
                      value.find_first_not_of("0123456789") == value.npos;
    return fits ? "" : Say("USAGE_PAGE");
  });
  Add(command, "--next", search_.page_token, "NEXT", "TOKEN")->excludes(page);
}

void CommandApp::AddTry() {
  CLI::App* command =
      Command(&app_, "try", [this] { return CommandOptions(try_); });
  Add(command, "--http", try_.http, "HTTP", "ADDRESS");
}

CLI::Option* CommandApp::AddTerm(CLI::App* command, const char* names,
                                 std::string& target, absl::string_view code,
                                 const char* vocabulary) {
  CLI::Option* option = Add(command, names, target, code, "ID");
  hints_[option] = {ValueHint::Kind::kVocabulary, {}, vocabulary};
  return option;
}

void CommandApp::AddBrowsing() {
  CLI::App* similar =
      Command(&app_, "similar", [this] { return CommandOptions(similar_); });
  Add(similar, "name", similar_.name, "RESOURCE", "RESOURCE")->required();
  Add(similar, "--limit", similar_.limit, "LIMIT", "NUMBER");
  CLI::App* rows =
      Command(&app_, "rows", [this] { return CommandOptions(rows_); });
  AddTerm(rows, "--level", rows_.level, "ROWS_LEVEL", "level");
  AddTerm(rows, "--subject,--discipline", rows_.discipline, "ROWS_SUBJECT",
          "discipline");
  AddTerm(rows, "--audience", rows_.audience, "ROWS_AUDIENCE", "audience");
  Add(rows, "--date", rows_.date, "ROWS_DATE", "DATE");
  Add(rows, "--rows", rows_.rows, "ROWS_ROWS", "NUMBER");
  Add(rows, "--hits", rows_.hits, "ROWS_HITS", "NUMBER");
}

absl::StatusOr<CommandOptions> CommandApp::TakeSearch() const {
  SearchOptions search = search_;
  for (const auto& [field, values] : filters_) {
    for (const std::string& value : values) {
      if (!value.empty()) search.filters.emplace_back(field, value);
    }
  }
  PREAU_RETURN_IF_ERROR(SplitFilters(other_filters_, search.filters));
  PREAU_RETURN_IF_ERROR(SplitFilters(exclusions_, search.exclusions));
  if (search.facets.empty() && !no_facets_) {
    search.facets.assign(std::begin(kDefaultFacets), std::end(kDefaultFacets));
  }
  return CommandOptions(search);
}

void CommandApp::AddReading() {
  CLI::App* get =
      Command(&app_, "get", [this] { return CommandOptions(get_); });
  Add(get, "name", get_.name, "RESOURCE", "RESOURCE")->required();
  CLI::App* list =
      Command(&app_, "list", [this] { return CommandOptions(list_); });
  Add(list, "--member", list_.member, "LIST_MEMBER", "MEMBER");
  AddFlag(list, "--all", list_.all, "LIST_ALL");
  Command(&app_, "stats", [] { return CommandOptions(StatsOptions()); });
}

void CommandApp::AddCopies() {
  CLI::App* copies =
      Command(&app_, "copies", [this] { return CommandOptions(copies_); });
  Add(copies, "name", copies_.name, "RESOURCE", "RESOURCE")->required();
  AddList(copies, "--same", copies_.same, "COPIES_SAME", "RESOURCES");
  AddList(copies, "--other", copies_.other, "COPIES_OTHER", "RESOURCES");
  AddList(copies, "--automatic", copies_.automatic, "COPIES_AUTOMATIC",
          "RESOURCES");
}

void CommandApp::AddVocabulary() {
  CLI::App* group = Command(&app_, "vocabulary");
  Command(group, "list",
          [] { return CommandOptions(VocabularyListOptions()); });
  CLI::App* show =
      Command(group, "show", [this] { return CommandOptions(vocabulary_); });
  CLI::Option* id =
      Add(show, "id", vocabulary_.id, "VOCABULARY", "VOCABULARY")->required();
  ValueHint& hint = hints_[id];
  hint.kind = ValueHint::Kind::kWords;
  for (const auto& each : vocabulary::Vocabularies::BuiltIn().list()) {
    hint.words.push_back(each->id());
  }
  CLI::Option* tree = AddFlag(show, "--tree", vocabulary_.tree, "TREE");
  AddFlag(show, "--ids", vocabulary_.ids_only, "IDS")->excludes(tree);
  CLI::App* check = Command(
      group, "check", [this] { return CommandOptions(vocabulary_check_); });
  Add(check, "paths", vocabulary_check_.paths, "SKOS_PATHS", "PATH")
      ->required();
  AddFlag(check, "--unmapped", vocabulary_check_.unmapped, "UNMAPPED");
}

void CommandApp::AddValidate() {
  CLI::App* command =
      Command(&app_, "validate", [this] { return CommandOptions(validate_); });
  Add(command, "paths", validate_.paths, "VALIDATE_PATHS", "PATH")->required();
  Add(command, "--vocabularies", validate_.vocabularies, "SKOS_FOLDER",
      "FOLDER");
  AddFlag(command, "--gar", validate_.gar, "GAR");
}

void CommandApp::AddCheck() {
  CLI::App* command =
      Command(&app_, "check", [this] { return CommandOptions(check_); });
  hints_[Add(command, "what", check_.what, "CHECK_WHAT", "FILE_OR_URL")
             ->required()]
      .kind = ValueHint::Kind::kFiles;
  Add(command, "-o,--output", check_.output, "CHECK_OUTPUT", "FILE");
  Add(command, "--mapping", check_.mapping_file, "MAPPING", "FILE");
  AddFlag(command, "--harvest-private-networks", check_.private_networks,
          "CHECK_PRIVATE");
}

void CommandApp::AddServe() {
  // What isn't known here is for preau-node.
  CLI::App* serve = nullptr;
  serve = Command(&app_, "serve", [this] {
    return CommandOptions(ServeOptions{chosen().remaining()});
  });
  serve->allow_extras();
  Command(&app_, "verify",
          [] { return CommandOptions(ServeOptions{{"--verify"}}); });
}

void CommandApp::AddAdmin() {
  CLI::App* key = Command(&app_, "key");
  CLI::App* create =
      Command(key, "create", [this] { return CommandOptions(key_create_); });
  Add(create, "label", key_create_.label, "KEY_LABEL", "LABEL")->required();
  CLI::Option* roles =
      AddList(create, "--role", key_create_.roles, "KEY_ROLE", "ROLES")
          ->required();
  hints_[roles] = {ValueHint::Kind::kWords,
                   {"reader", "contributor", "curator", "admin", "replica"},
                   ""};
  AddList(create, "--member", key_create_.members, "KEY_MEMBER", "MEMBER");
  Add(create, "--output", key_create_.output, "KEY_OUTPUT", "FILE");
  Command(key, "list", [] { return CommandOptions(KeyListOptions()); });
  CLI::App* revoke =
      Command(key, "revoke", [this] { return CommandOptions(key_revoke_); });
  Add(revoke, "name", key_revoke_.name, "KEY_NAME", "KEY")->required();

  CLI::App* member = Command(&app_, "member");
  CLI::App* add =
      Command(member, "create", [this] { return CommandOptions(member_); });
  Add(add, "id", member_.id, "MEMBER_ID", "ID")->required();
  Add(add, "label", member_.label_fr, "MEMBER_LABEL", "LABEL")->required();
  Add(add, "--label-en", member_.label_en, "MEMBER_LABEL_EN", "LABEL");
  Command(member, "list", [] { return CommandOptions(MemberListOptions()); });
}

void CommandApp::AddMeta() {
  CLI::App* completion = Command(
      &app_, "completion", [this] { return CommandOptions(completion_); });
  CLI::Option* shell =
      Add(completion, "shell", completion_.shell, "SHELL", "SHELL")->required();
  OneOf(shell, {"bash", "zsh"});
  Command(&app_, "version", [] { return CommandOptions(VersionOptions()); });
}

}  // namespace preau::command
