#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/record_check.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::conformance {
namespace {

constexpr size_t kMaxShown = 200;
// Since 3.0 values are URIs.
constexpr int kUrisSince = 30;

std::string Shown(absl::string_view text) {
  return std::string(text.substr(0, kMaxShown));
}

std::string ValueBelow(const Place& place, absl::string_view name) {
  const std::vector<Place> found = Below(place, name);
  return found.empty() ? "" : ValueOf(found[0].node);
}

std::string LabelOf(const Concept& each) {
  return each.labels.empty() ? each.uri : each.labels[0];
}

class TermCheck {
 public:
  TermCheck(const Place& place, absl::string_view scheme, const Rules& rules,
            Findings& findings)
      : place_(place),
        scheme_(scheme),
        rules_(rules),
        findings_(findings),
        source_(ValueBelow(place, "source")),
        value_(ValueBelow(place, "value")),
        label_(ValueBelow(place, "label")) {}

  void Run() {
    if (!source_.empty() && !IsVocabularySource(source_)) {
      Add(Level::kFault, "SCOLOM_SOURCE_UNKNOWN", {{"source", Shown(source_)}});
    }
    if (value_.empty()) {
      Add(Level::kFault, "SCOLOM_VALUE_MISSING", {});
      return;
    }
    if (scheme_.empty()) return;
    const Concept* found = rules_.concepts.Find(scheme_, value_);
    if (found == nullptr) {
      found = rules_.concepts.FindLabel(scheme_, value_);
    }
    if (found == nullptr) {
      Unknown();
      return;
    }
    Form(*found);
    if (found->deprecated) {
      findings_.Add(place_, JudgeDeprecated(*found, value_, rules_.concepts));
    }
    if (!label_.empty()) Label(*found);
  }

 private:
  void Add(Level level, absl::string_view reason, Findings::Args args) {
    args.try_emplace("value", Shown(value_));
    findings_.Add(level, place_, reason, std::move(args));
  }

  void Unknown() {
    const Concepts& concepts = rules_.concepts;
    if (const Concept* other = concepts.FindAnywhere(value_)) {
      Add(Level::kFault, "SCOLOM_VALUE_OF_OTHER",
          {{"label", LabelOf(*other)},
           {"other", other->scheme},
           {"scheme", std::string(scheme_)}});
      return;
    }
    if (source_ == "LOMv1.0" && !vocabulary::IsUri(value_) &&
        rules_.version.number < kUrisSince) {
      Add(Level::kAdvice, "SCOLOM_VALUE_OF_LOM",
          {{"scheme", std::string(scheme_)}});
      return;
    }
    if (rules_.MayBeNewer(scheme_) && LooksLikeScolomfr(value_)) {
      Add(Level::kUnjudged, "SCOLOM_VALUE_NEWER",
          {{"version", rules_.version.name}});
      return;
    }
    const Concept* meant =
        label_.empty() ? nullptr : concepts.FindLabel(scheme_, label_);
    if (meant != nullptr) {
      Add(Level::kFault, "SCOLOM_VALUE_UNKNOWN_MEANT",
          {{"scheme", std::string(scheme_)},
           {"label", Shown(label_)},
           {"right", meant->uri}});
    } else {
      Add(Level::kFault, "SCOLOM_VALUE_UNKNOWN",
          {{"scheme", std::string(scheme_)}});
    }
  }

  void Form(const Concept& found) {
    if (value_ == found.uri) return;
    if (vocabulary::IsUri(value_) || rules_.version.number >= kUrisSince) {
      Add(Level::kFault, "SCOLOM_VALUE_NOT_URI", {{"right", found.uri}});
    }
  }

  void Label(const Concept& found) {
    const std::string folded = vocabulary::FoldLabel(label_);
    for (const std::string& label : found.labels) {
      if (vocabulary::FoldLabel(label) == folded) return;
    }
    const bool other = rules_.concepts.FindLabel(scheme_, label_) != nullptr;
    Add(other ? Level::kFault : Level::kAdvice,
        other ? "SCOLOM_LABEL_OF_OTHER" : "SCOLOM_LABEL_UNKNOWN",
        {{"label", Shown(label_)}, {"right", LabelOf(found)}});
  }

  const Place& place_;
  const absl::string_view scheme_;
  const Rules& rules_;
  Findings& findings_;
  const std::string source_;
  const std::string value_;
  const std::string label_;
};

}  // namespace

Verdict JudgeDeprecated(const Concept& found, absl::string_view value,
                        const Concepts& concepts) {
  Verdict verdict{Level::kAdvice,
                  "SCOLOM_VALUE_DEPRECATED",
                  {{"value", Shown(value)}, {"label", LabelOf(found)}}};
  if (found.replaced_by.empty()) return verdict;
  verdict.reason = "SCOLOM_VALUE_REPLACED";
  verdict.args["right"] = found.replaced_by;
  const Concept* by = concepts.Find(found.scheme, found.replaced_by);
  if (by != nullptr && !by->labels.empty()) {
    absl::StrAppend(&verdict.args["right"], " (", by->labels[0], ")");
  }
  return verdict;
}

void CheckTerm(const Place& place, absl::string_view scheme, const Rules& rules,
               Findings& findings) {
  TermCheck(place, scheme, rules, findings).Run();
}

}  // namespace preau::conformance
