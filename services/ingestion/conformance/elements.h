#ifndef SERVICES_INGESTION_CONFORMANCE_ELEMENTS_H_
#define SERVICES_INGESTION_CONFORMANCE_ELEMENTS_H_

#include <vector>

#include "absl/strings/string_view.h"

// The elements of a ScoLOMFR record: which may stand in which, how often, and
// what each holds. Numbers are those of LOM, LOMFR and ScoLOMFR 3.2.
namespace preau::conformance {

enum class Space { kLom, kLomfr, kScolomfr };

// "http://ltsc.ieee.org/xsd/LOM" …
absl::string_view NamespaceUri(Space space);

enum class Kind {
  // Other elements.
  kGroup,
  // Texts in <string language="…">.
  kStrings,
  // Either, as 5.13 was text once.
  kStringsOrText,
  kText,
  // <source>, <value>, <label>.
  kTerm,
  // <dateTime>, <description>.
  kDate,
  // <duration>, <description>.
  kDuration,
  kDateTimeValue,
  kDurationValue,
  kVcard,
  kAddress,
  kLanguage,
  kFormat,
  kSize,
};

struct Element {
  // The group that it stands in.
  absl::string_view group;
  absl::string_view name;
  Space space = Space::kLom;
  Kind kind = Kind::kText;
  bool mandatory = false;
  bool repeatable = false;
  absl::string_view number;
  // For kGroup: its own name as a group. For kTerm: the number of its scheme,
  // empty when ScoLOMFR has none.
  absl::string_view detail;
  // Of ScoLOMFR, times ten: 20 for 2.0. 0: always there.
  int since = 0;
};

// Those of a group, in ScoLOMFR's order; of "lom" for the record itself. Empty
// for an unknown group.
const std::vector<Element>& ElementsOf(absl::string_view group);

// "general", for "title": the first group other than `group` that has an
// element of this name; empty when none has.
absl::string_view GroupWith(absl::string_view name, absl::string_view group);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_ELEMENTS_H_
