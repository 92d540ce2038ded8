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
  TermCheck(const Place& place, absl::string_view scheme,
            const Version& version, Findings& findings)
      : place_(place),
        scheme_(scheme),
        version_(version),
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
    const Concept* found = Concepts::BuiltIn().Find(scheme_, value_);
    if (found == nullptr) {
      found = Concepts::BuiltIn().FindLabel(scheme_, value_);
    }
    if (found == nullptr) {
      Unknown();
      return;
    }
    Form(*found);
    if (found->deprecated) Deprecated(*found);
    if (!label_.empty()) Label(*found);
  }

 private:
  void Add(Level level, absl::string_view reason, Findings::Args args) {
    args.try_emplace("value", Shown(value_));
    findings_.Add(level, place_, reason, std::move(args));
  }

  void Unknown() {
    const Concepts& concepts = Concepts::BuiltIn();
    if (const Concept* other = concepts.FindAnywhere(value_)) {
      Add(Level::kFault, "SCOLOM_VALUE_OF_OTHER",
          {{"label", LabelOf(*other)},
           {"other", other->scheme},
           {"scheme", std::string(scheme_)}});
      return;
    }
    if (source_ == "LOMv1.0" && !vocabulary::IsUri(value_) &&
        version_.number < kUrisSince) {
      Add(Level::kAdvice, "SCOLOM_VALUE_OF_LOM",
          {{"scheme", std::string(scheme_)}});
      return;
    }
    if (!version_.known && !version_.declared.empty() &&
        LooksLikeScolomfr(value_)) {
      Add(Level::kUnjudged, "SCOLOM_VALUE_NEWER", {{"version", version_.name}});
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
    if (vocabulary::IsUri(value_) || version_.number >= kUrisSince) {
      Add(Level::kFault, "SCOLOM_VALUE_NOT_URI", {{"right", found.uri}});
    }
  }

  void Deprecated(const Concept& found) {
    const Concept* by =
        found.replaced_by.empty()
            ? nullptr
            : Concepts::BuiltIn().Find(scheme_, found.replaced_by);
    if (by != nullptr) {
      Add(Level::kAdvice, "SCOLOM_VALUE_REPLACED",
          {{"label", LabelOf(found)},
           {"right", absl::StrCat(by->uri, " (", LabelOf(*by), ")")}});
    } else {
      Add(Level::kAdvice, "SCOLOM_VALUE_DEPRECATED",
          {{"label", LabelOf(found)}});
    }
  }

  void Label(const Concept& found) {
    const std::string folded = vocabulary::FoldLabel(label_);
    for (const std::string& label : found.labels) {
      if (vocabulary::FoldLabel(label) == folded) return;
    }
    const bool other =
        Concepts::BuiltIn().FindLabel(scheme_, label_) != nullptr;
    Add(other ? Level::kFault : Level::kAdvice,
        other ? "SCOLOM_LABEL_OF_OTHER" : "SCOLOM_LABEL_UNKNOWN",
        {{"label", Shown(label_)}, {"right", LabelOf(found)}});
  }

  const Place& place_;
  const absl::string_view scheme_;
  const Version& version_;
  Findings& findings_;
  const std::string source_;
  const std::string value_;
  const std::string label_;
};

}  // namespace

void CheckTerm(const Place& place, absl::string_view scheme,
               const Version& version, Findings& findings) {
  TermCheck(place, scheme, version, findings).Run();
}

}  // namespace preau::conformance
