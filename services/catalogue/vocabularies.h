#ifndef SERVICES_CATALOGUE_VOCABULARIES_H_
#define SERVICES_CATALOGUE_VOCABULARIES_H_

#include "absl/status/statusor.h"
#include "preau/v1/vocabulary_service.pb.h"
#include "services/rpc/call_context.h"

// Handlers of the vocabularies. Thread-safe.
namespace preau::services {

absl::StatusOr<v1::ListVocabulariesResponse> ListVocabularies(
    const rpc::CallContext& context,
    const v1::ListVocabulariesRequest& request);

absl::StatusOr<v1::Vocabulary> GetVocabulary(
    const rpc::CallContext& context, const v1::GetVocabularyRequest& request);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_VOCABULARIES_H_
