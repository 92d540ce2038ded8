#ifndef SERVICES_INGESTION_CONFORMANCE_FINDINGS_H_
#define SERVICES_INGESTION_CONFORMANCE_FINDINGS_H_

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/conformance/datatypes.h"
#include "services/ingestion/conformance/report.h"

namespace preau::conformance {

// Lines of the text that a document was loaded from.
class Lines {
 public:
  explicit Lines(absl::string_view text);
  // Where an element begins, from 1.
  int Of(const pugi::xml_node& element) const;

 private:
  // Offsets of what follows each line's end.
  std::vector<size_t> starts_ = {0};
};

// An element and where it stands.
struct Place {
  pugi::xml_node node;
  // "general/identifier[2]"; empty for the record itself.
  std::string path;
};

// Gathers what is found in one record. Thread-compatible.
class Findings {
 public:
  using Args = std::map<std::string, std::string>;

  // Both must outlive it.
  Findings(const Lines* lines, Report* report)
      : lines_(*lines), report_(*report) {}

  // Advice is given once, however often it would apply.
  void Add(Level level, const Place& place, absl::string_view reason,
           Args args = {});
  void Add(const Place& place, const Verdict& verdict);
  void AddGar(Level level, const Place& place, absl::string_view reason,
              Args args = {});

 private:
  Finding Make(Level level, const Place& place, absl::string_view reason,
               Args args) const;

  const Lines& lines_;
  Report& report_;
  std::set<std::pair<std::string, Args>> advised_;
};

// Children of `place` by local name, with their paths; the first 5,000.
std::vector<Place> Below(const Place& place, absl::string_view name);
// What a path of names leads to: "lifeCycle/contribute/role"; about 5,000 at
// most.
std::vector<Place> Along(const Place& place, absl::string_view names);

// Text of an element, trimmed, its white space collapsed and cut to what is
// shown of it.
std::string ValueOf(const pugi::xml_node& node);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_FINDINGS_H_
