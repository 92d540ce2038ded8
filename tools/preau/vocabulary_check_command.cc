#include "tools/preau/vocabulary_check_command.h"

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "storage/skos/files.h"
#include "storage/skos/mappings.h"
#include "storage/skos/thesaurus.h"
#include "storage/vocabulary/vocabulary.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

using Json = nlohmann::ordered_json;
using skos::Mappings;
using skos::SchemeFigures;
using skos::Thesaurus;
using skos::Way;

constexpr int kNameColumn = 6;

struct WayNames {
  const char* json;
  const char* sentence;
};
// By Way.
constexpr WayNames kWayNames[] = {{"byUri", "CHECK_BY_URI"},
                                  {"byReplacement", "CHECK_BY_REPLACEMENT"},
                                  {"byParent", "CHECK_BY_PARENT"},
                                  {"byLabel", "CHECK_BY_LABEL"},
                                  {"notMapped", "CHECK_NOT_MAPPED"}};
static_assert(std::size(kWayNames) == skos::kWays);

std::string ReasonOf(const skos::Refusal& refusal) {
  const auto detail = base::GetErrorDetail(refusal.status);
  return detail.has_value() ? detail->reason : "";
}

std::string LabelOf(const skos::Concept& each) {
  return each.preferred.empty() ? "" : each.preferred[0].text;
}

Json ToJson(const SchemeFigures& figures) {
  Json json = Json::object();
  if (!figures.name.empty()) json["scheme"] = figures.name;
  if (!figures.title.empty()) json["title"] = figures.title;
  json["concepts"] = figures.concepts;
  json["deprecated"] = figures.deprecated;
  for (size_t i = 0; i < skos::kWays; ++i) {
    json[kWayNames[i].json] = figures.ways[i];
  }
  return json;
}

class View {
 public:
  View(const Thesaurus& thesaurus, const Mappings& mappings, bool unmapped,
       Output& output)
      : thesaurus_(thesaurus),
        mappings_(mappings),
        unmapped_(unmapped),
        output_(output) {}

  void ShowJson() {
    Json json;
    json["schemes"] = Json::array();
    for (const SchemeFigures& figures : mappings_.schemes) {
      json["schemes"].push_back(ToJson(figures));
    }
    json["total"] = ToJson(mappings_.total);
    if (unmapped_) json["unmapped"] = UnmappedJson();
    json["refusals"] = Json::array();
    for (const skos::Refusal& refusal : thesaurus_.refusals) {
      json["refusals"].push_back(
          {{"file", refusal.file},
           {"concept", refusal.uri},
           {"reason", ReasonOf(refusal)},
           {"message",
            messages::SayStatus(refusal.status, output_.language())}});
    }
    json["refusalsLeftOut"] = thesaurus_.refusals_left_out;
    // A file's name needn't be UTF-8.
    output_.Raw(absl::StrCat(json.dump(output_.terminal() ? 2 : -1, ' ', false,
                                       Json::error_handler_t::replace),
                             "\n"));
  }

  void ShowText() {
    for (size_t i = 0; i < mappings_.schemes.size(); ++i) {
      const SchemeFigures& figures = mappings_.schemes[i];
      output_.Row(figures.name, {TitleOf(static_cast<int>(i)), Style::kBold},
                  kNameColumn);
      output_.Paragraph({Figures(figures)}, kNameColumn);
      if (unmapped_) ShowUnmapped(static_cast<int>(i));
    }
    StyledText total(output_.SayCount(
        "CHECK_SCHEMES", static_cast<int64_t>(mappings_.schemes.size())));
    total.Append(absl::StrCat(", ", Figures(mappings_.total)));
    output_.Paragraph(total);
    ShowRefusals();
  }

 private:
  // ScoLOMFR's begin with the number, which stands before them already.
  std::string TitleOf(int scheme) const {
    const skos::Scheme& from = thesaurus_.schemes[scheme];
    if (from.title.empty()) return from.uri;
    return std::string(
        absl::StripPrefix(from.title, absl::StrCat(from.name, "-")));
  }

  std::string Figures(const SchemeFigures& figures) const {
    std::vector<std::string> parts;
    for (size_t i = 0; i < skos::kWays; ++i) {
      if (figures.ways[i] == 0) continue;
      parts.push_back(
          output_.Say(kWayNames[i].sentence,
                      {{"count", Number(static_cast<int64_t>(figures.ways[i]),
                                        output_.language())}}));
    }
    return absl::StrCat(
        output_.SayCount("CHECK_CONCEPTS",
                         static_cast<int64_t>(figures.concepts)),
        output_.Say("HELP_COLON"), " ", absl::StrJoin(parts, ", "));
  }

  Json UnmappedJson() const {
    Json list = Json::array();
    for (const skos::Scheme& scheme : thesaurus_.schemes) {
      for (const int index : scheme.concepts) {
        if (mappings_.ways[index] != Way::kNone) continue;
        const skos::Concept& each = thesaurus_.concepts[index];
        list.push_back({{"scheme", scheme.name},
                        {"concept", each.uri},
                        {"label", LabelOf(each)}});
      }
    }
    return list;
  }

  void ShowUnmapped(int scheme) {
    for (const int index : thesaurus_.schemes[scheme].concepts) {
      if (mappings_.ways[index] != Way::kNone) continue;
      const skos::Concept& each = thesaurus_.concepts[index];
      StyledText line(
          absl::StrCat(std::string(kNameColumn, ' '), "- ", LabelOf(each)));
      line.Append(absl::StrCat("  ", each.uri), Style::kDim);
      output_.Line(line);
    }
  }

  void ShowRefusals() {
    std::string file;
    for (const skos::Refusal& refusal : thesaurus_.refusals) {
      if (refusal.file != file || &refusal == &thesaurus_.refusals[0]) {
        file = refusal.file;
        output_.Line();
        output_.Line({file, Style::kBold});
      }
      StyledText line(messages::SayStatus(refusal.status, output_.language()),
                      Style::kBad);
      line.Append(absl::StrCat("  ", ReasonOf(refusal)), Style::kDim);
      output_.Paragraph(line, 2);
      // A concept without a URI is known by its label alone.
      if (ReasonOf(refusal) == "SKOS_URI_MISSING" && !refusal.uri.empty()) {
        output_.Paragraph({refusal.uri}, 4);
      }
    }
    if (thesaurus_.refusals_left_out > 0) {
      output_.Line();
      output_.Line({output_.SayCount(
          "CHECK_MORE", static_cast<int64_t>(thesaurus_.refusals_left_out))});
    }
  }

  const Thesaurus& thesaurus_;
  const Mappings& mappings_;
  const bool unmapped_;
  Output& output_;
};

}  // namespace

absl::Status RunVocabularyCheck(const VocabularyCheckOptions& options,
                                Output& output) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<skos::Source> sources,
                         skos::ReadSources(options.paths));
  const Thesaurus thesaurus = skos::ReadThesaurus(sources);
  const Mappings mappings =
      skos::MakeMappings(thesaurus, vocabulary::Vocabularies::BuiltIn());
  View view(thesaurus, mappings, options.unmapped, output);
  if (output.json()) {
    view.ShowJson();
  } else {
    view.ShowText();
  }
  const size_t refused =
      thesaurus.refusals.size() + thesaurus.refusals_left_out;
  if (refused == 0) return absl::OkStatus();
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {.reason = "SKOS_CHECK_FAILED",
                          .field = "",
                          .args = {{"count", absl::StrCat(refused)}}});
}

}  // namespace preau::command
