#include "tools/preau/vocabulary_commands.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "storage/base/status_macros.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

// A graph that a server makes up could be endless.
constexpr size_t kMaxDepth = 12;
constexpr int kMaxTreeLines = 20000;
constexpr int kMaxIdColumns = 32;
constexpr absl::string_view kPrefix = "vocabularies/";

class Tree {
 public:
  Tree(const v1::Vocabulary& vocabulary, Output& output) : output_(output) {
    for (const v1::VocabularyTerm& term : vocabulary.terms()) {
      terms_[term.id()] = &term;
    }
    for (const v1::VocabularyTerm& term : vocabulary.terms()) {
      bool is_below = false;
      for (const std::string& parent : term.parents()) {
        if (terms_.count(parent) == 0) continue;
        below_[parent].push_back(&term);
        is_below = true;
      }
      if (!is_below) roots_.push_back(&term);
    }
  }

  void Show() {
    for (const v1::VocabularyTerm* root : roots_) Show(*root, "", "", 0);
  }

 private:
  void Show(const v1::VocabularyTerm& term, const std::string& branch,
            const std::string& indent, size_t depth) {
    if (++lines_ > kMaxTreeLines) return;
    StyledText line(branch, Style::kDim);
    line.Append(term.label(), depth == 0 ? Style::kBold : Style::kPlain);
    line.Append(absl::StrCat("  ", term.id()), Style::kDim);
    output_.Line(line);
    const auto below = below_.find(term.id());
    if (below == below_.end() || depth >= kMaxDepth) return;
    for (size_t i = 0; i < below->second.size(); ++i) {
      const bool last = i + 1 == below->second.size();
      Show(*below->second[i], absl::StrCat(indent, last ? "└─ " : "├─ "),
           absl::StrCat(indent, last ? "   " : "│  "), depth + 1);
    }
  }

  Output& output_;
  std::map<std::string, const v1::VocabularyTerm*> terms_;
  std::map<std::string, std::vector<const v1::VocabularyTerm*>> below_;
  std::vector<const v1::VocabularyTerm*> roots_;
  int lines_ = 0;
};

void ShowTerms(const v1::Vocabulary& vocabulary, Output& output) {
  int column = 0;
  for (const v1::VocabularyTerm& term : vocabulary.terms()) {
    column = std::max(column, DisplayWidth(Sanitise(term.id())));
  }
  column = std::min(column, kMaxIdColumns) + 2;
  for (const v1::VocabularyTerm& term : vocabulary.terms()) {
    StyledText label(term.label());
    if (!term.parents().empty()) {
      label.Append(absl::StrCat("  ← ", absl::StrJoin(term.parents(), ", ")),
                   Style::kDim);
    }
    output.Row(term.id(), label, column);
  }
}

}  // namespace

absl::Status RunVocabularyList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListVocabulariesResponse response,
      connection.Call(connection.vocabulary(),
                      &v1::VocabularyService::Stub::ListVocabularies,
                      v1::ListVocabulariesRequest()));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  for (const v1::Vocabulary& vocabulary : response.vocabularies()) {
    StyledText label(vocabulary.label());
    label.Append(absl::StrCat("  ", output.SayCount("VOCABULARY_TERMS",
                                                    vocabulary.term_count())),
                 Style::kDim);
    output.Row(absl::StripPrefix(vocabulary.name(), kPrefix), label,
               kMaxIdColumns - 6);
  }
  return absl::OkStatus();
}

absl::Status RunVocabularyShow(const VocabularyShowOptions& options,
                               Connection& connection, Output& output) {
  v1::GetVocabularyRequest request;
  request.set_name(
      absl::StrCat(kPrefix, absl::StripPrefix(options.id, kPrefix)));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Vocabulary vocabulary,
      connection.Call(connection.vocabulary(),
                      &v1::VocabularyService::Stub::GetVocabulary, request));
  if (output.json()) {
    output.Json(vocabulary);
  } else if (options.ids_only) {
    for (const v1::VocabularyTerm& term : vocabulary.terms()) {
      output.Line({term.id()});
    }
  } else if (options.tree) {
    Tree(vocabulary, output).Show();
  } else {
    ShowTerms(vocabulary, output);
  }
  return absl::OkStatus();
}

}  // namespace preau::command
