#ifndef STORAGE_SKOS_RDF_XML_H_
#define STORAGE_SKOS_RDF_XML_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// RDF in XML, as far as SKOS files need it.
namespace preau::skos {

inline constexpr size_t kMaxFileBytes = size_t{32} << 20;
inline constexpr int kMaxXmlDepth = 64;
// Of one element, as prefixes are looked up among them.
inline constexpr int kMaxXmlAttributes = 100;
// Of one file, and of all files together.
inline constexpr size_t kMaxStatements = 1000000;

// What is read of a resource. Everything else that a file says is left out.
enum class Property {
  kType,
  kPrefLabel,
  kAltLabel,
  kBroader,
  kNarrower,
  kRelated,
  kInScheme,
  kTopConceptOf,
  kHasTopConcept,
  kStatus,
  kReplacedBy,
  kReplaces,
  kTitle,
};

struct Statement {
  // A URI as written, or "_:…" for a resource without one.
  std::string subject;
  Property property;
  // A URI, or a text with its white space trimmed and collapsed.
  std::string value;
  // Of a label, as written; often empty.
  std::string language;
};

// Appends what `bytes` say. Descriptions and typed nodes, nested or not; URIs
// are made absolute by xml:base and stay as they are without one. No DTDs, so
// no entities but XML's own. INVALID_ARGUMENT: SKOS_FILE_TOO_LARGE{max},
// SKOS_NOT_UTF8, XML_DOCTYPE, XML_NOT_WELL_FORMED{offset}, XML_TOO_DEEP{max},
// SKOS_TOO_MANY_ATTRIBUTES{max},
// SKOS_VDEX, SKOS_NOT_RDF{element}, SKOS_TOO_MANY_STATEMENTS{max}; nothing was
// appended then.
absl::Status ReadRdfXml(absl::string_view bytes,
                        std::vector<Statement>& statements);

}  // namespace preau::skos

#endif  // STORAGE_SKOS_RDF_XML_H_
