#ifndef SERVICES_INGESTION_OAI_QUERY_H_
#define SERVICES_INGESTION_OAI_QUERY_H_

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/oai/oai_answer.h"

// What a provider is asked for.
namespace preau::oai {

// "verb=V&name=value…": OAI-PMH 2.0, section 3.1.1. Arguments without a value
// are left out; values are percent-encoded, as they are.
std::string Query(
    absl::string_view verb,
    std::initializer_list<std::pair<absl::string_view, absl::string_view>>
        arguments);

// The richest format that Préau reads; its prefix, empty when there is none.
std::string BestFormat(const std::vector<Format>& formats);

// What the next pass asks for changes since, given when this one got its first
// answer: earlier, because records come late and clocks are wrong. Empty when
// the date can't be read.
std::string NextFrom(absl::string_view response_date, bool days);

}  // namespace preau::oai

#endif  // SERVICES_INGESTION_OAI_QUERY_H_
