#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/record_check.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/notice/notice.h"

namespace preau::conformance {
namespace {

// "ark:/19153/b2nk3c28": the house's number of five digits at least, then its
// name for the resource.
bool IsArk(absl::string_view text) {
  if (!absl::ConsumePrefix(&text, "ark:/")) return false;
  const size_t slash = text.find('/');
  if (slash == absl::string_view::npos || slash < 5 || slash > 9 ||
      slash + 1 >= text.size() || text.size() > 300) {
    return false;
  }
  const auto digit = [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  };
  const auto name = [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
           absl::StrContains("=~*+@_$%-./", absl::string_view(&c, 1));
  };
  return std::all_of(text.begin(), text.begin() + static_cast<long>(slash),
                     digit) &&
         std::all_of(text.begin() + static_cast<long>(slash) + 1, text.end(),
                     name);
}

class GarCheck {
 public:
  GarCheck(const Place& lom, const Concepts& concepts, Findings& findings)
      : lom_(lom), concepts_(concepts), findings_(findings) {}

  void Run() {
    Ark();
    Location();
    Publisher();
    Term("educational/learningResourceType/value", "010", "GAR_TYPE_MISSING");
    Term("general/generalResourceType/value", "005", "GAR_KIND_MISSING");
    Taxon("022", "GAR_LEVEL_MISSING");
    Taxon("015", "GAR_SUBJECT_MISSING");
  }

 private:
  void Ark() {
    bool any = false;
    for (const Place& place : Along(lom_, "general/identifier")) {
      const std::vector<Place> catalogs = Below(place, "catalog");
      const std::vector<Place> entries = Below(place, "entry");
      const std::string entry = entries.empty() ? "" : ValueOf(entries[0].node);
      const bool named =
          !catalogs.empty() &&
          absl::EqualsIgnoreCase(ValueOf(catalogs[0].node), "ark");
      if (!named && !absl::StartsWithIgnoreCase(entry, "ark:")) continue;
      any = true;
      if (!IsArk(entry)) {
        findings_.AddGar(Level::kFault, place, "GAR_ARK_INVALID",
                         {{"value", entry.substr(0, 200)}});
      }
    }
    if (!any) findings_.AddGar(Level::kFault, lom_, "GAR_ARK_MISSING");
  }

  void Location() {
    for (const char* path :
         {"technical/location", "technical/extendedLocation/location"}) {
      for (const Place& place : Along(lom_, path)) {
        if (notice::IsWebAddress(ValueOf(place.node))) return;
      }
    }
    findings_.AddGar(Level::kFault, lom_, "GAR_LOCATION_MISSING");
  }

  void Publisher() {
    const Concept* publisher = concepts_.Find("003", "publisher");
    for (const Place& place : Along(lom_, "lifeCycle/contribute")) {
      for (const Place& role : Along(place, "role/value")) {
        const std::string value = ValueOf(role.node);
        const Concept* found = concepts_.Find("003", value);
        if (found == nullptr) {
          found = concepts_.FindLabel("003", value);
        }
        if (found != publisher) continue;
        for (const Place& entity : Below(place, "entity")) {
          const std::string card = readers::TextOf(entity.node);
          if (!VcardProperty(card, "FN").empty() ||
              !VcardProperty(card, "ORG").empty()) {
            return;
          }
        }
        findings_.AddGar(Level::kFault, place, "GAR_PUBLISHER_NAMELESS");
        return;
      }
    }
    findings_.AddGar(Level::kFault, lom_, "GAR_PUBLISHER_MISSING");
  }

  void Term(absl::string_view path, absl::string_view scheme,
            absl::string_view reason) {
    for (const Place& place : Along(lom_, path)) {
      const Concept* found = concepts_.Find(scheme, ValueOf(place.node));
      if (found != nullptr) return;
    }
    findings_.AddGar(Level::kFault, lom_, reason);
  }

  void Taxon(absl::string_view scheme, absl::string_view reason) {
    for (const Place& place :
         Along(lom_, "classification/taxonPath/taxon/id")) {
      const Concept* found = concepts_.FindAnywhere(ValueOf(place.node));
      if (found != nullptr && found->scheme == scheme) return;
    }
    findings_.AddGar(Level::kFault, lom_, reason);
  }

  const Place& lom_;
  const Concepts& concepts_;
  Findings& findings_;
};

}  // namespace

void CheckForGar(const Place& lom, const Concepts& concepts, Findings& findings,
                 GarReport& report) {
  GarCheck(lom, concepts, findings).Run();
  report.beyond = {"GAR_BEYOND_NOTICE", "GAR_BEYOND_SUBSCRIPTION",
                   "GAR_BEYOND_ACCESS"};
}

}  // namespace preau::conformance
