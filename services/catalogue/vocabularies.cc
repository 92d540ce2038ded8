#include "services/catalogue/vocabularies.h"

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::services {
namespace {

v1::Vocabulary Describe(const vocabulary::Vocabulary& vocabulary,
                        base::Language language) {
  v1::Vocabulary api;
  api.set_name(absl::StrCat("vocabularies/", vocabulary.id()));
  api.set_label(vocabulary.label(language));
  api.set_term_count(static_cast<uint32_t>(vocabulary.terms().size()));
  return api;
}

}  // namespace

absl::StatusOr<v1::ListVocabulariesResponse> ListVocabularies(
    const rpc::CallContext& context,
    const v1::ListVocabulariesRequest& /*request*/) {
  v1::ListVocabulariesResponse response;
  for (const auto& vocabulary : vocabulary::Vocabularies::Current().list()) {
    *response.add_vocabularies() = Describe(*vocabulary, context.language);
  }
  return response;
}

absl::StatusOr<v1::Vocabulary> GetVocabulary(
    const rpc::CallContext& context, const v1::GetVocabularyRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const std::string id,
      base::ParseTopLevelName(request.name(), "vocabularies", "name"));
  const vocabulary::Vocabulary* found =
      vocabulary::Vocabularies::Current().Find(id);
  if (found == nullptr) {
    return base::NotFound("VOCABULARY_NOT_FOUND", request.name());
  }
  v1::Vocabulary api = Describe(*found, context.language);
  for (const vocabulary::Term& term : found->terms()) {
    v1::VocabularyTerm& row = *api.add_terms();
    row.set_id(term.id);
    row.set_label(term.label(context.language));
    row.mutable_alternative_labels()->Add(term.alternatives.begin(),
                                          term.alternatives.end());
    row.mutable_parents()->Add(term.parents.begin(), term.parents.end());
    row.mutable_mappings()->Add(term.mappings.begin(), term.mappings.end());
    row.set_own(term.own);
    row.set_deprecated(term.deprecated);
  }
  return api;
}

}  // namespace preau::services
