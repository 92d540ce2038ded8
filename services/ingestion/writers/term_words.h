#ifndef SERVICES_INGESTION_WRITERS_TERM_WORDS_H_
#define SERVICES_INGESTION_WRITERS_TERM_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"
#include "storage/base/language.h"

// How a term is said in other people's vocabularies.
namespace preau::writers {

// The number of the ScoLOMFR vocabulary, as "022", that `uri` is a concept of,
// where the URI tells; "" for the concepts that are LOM's words, as
// "…/concept/teacher", and for what isn't ScoLOMFR's.
std::string ScolomfrNumber(absl::string_view uri);

// A concept's URI, by which ScoLOMFR calls the term in `<value>`: the one that
// the source stated, where it is one of ScoLOMFR 3.2, else the term's own. ""
// when ScoLOMFR has none.
std::string ScolomfrUri(const log::v1::Term& term);

// What stands beside the URI for people: the source's label, or the label that
// it gave in place of an id, or ours. Never empty for a term that says
// something. `with_uri`: whether a URI stands beside it; without one of its
// own, a source's URI stands alone, as it came.
std::string ScolomfrLabel(const log::v1::Term& term, bool with_uri);

// A term as a taxon of a classification, whose ids are anybody's.
struct Taxon {
  // As the source wrote it, where it is a code or a concept of ScoLOMFR; else
  // ScoLOMFR's URI. Empty when there is none.
  std::string id;
  std::string label;
};
Taxon TaxonOf(const log::v1::Term& term);

// The first of the term's URIs in which `mark` is found, of those that mean
// just the term; "" when there is none. "w3id.org/kim/" is for AMB's
// vocabularies.
std::string UriWith(const log::v1::Term& term, absl::string_view mark);

// As a person reads it: our label, or what the source wrote of an unknown one.
std::string Label(const log::v1::Term& term, base::Language language);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_TERM_WORDS_H_
