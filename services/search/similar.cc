#include "indexer/similar/similar.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/document/fields.h"
#include "services/search/convert.h"
#include "services/search/search_service.h"
#include "services/search/visibility.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::services {
namespace {

constexpr int kDefaultLimit = 10;
constexpr int kMaxLimit = 50;

using Values = google::protobuf::RepeatedPtrField<v1::LabelledValue>;

// A resource's id in its member's collection is its uid.
absl::StatusOr<std::string> UidOf(const std::string& name) {
  if (absl::StartsWith(name, "resources/")) {
    return base::ParseTopLevelName(name, "resources", "name");
  }
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName parts,
                         base::ParseResourceName(name, "resources", "name"));
  return parts.id;
}

void SetValues(absl::string_view field, const std::vector<std::string>& ids,
               base::Language language, Values* values) {
  for (const std::string& id : ids) {
    *values->Add() = Labelled(*document::FieldIndex(field), id, language);
  }
}

void AddSentence(absl::string_view code, const Values& values,
                 base::Language language, std::vector<std::string>& sentences) {
  if (values.empty()) return;
  std::vector<std::string> labels;
  for (const v1::LabelledValue& value : values) labels.push_back(value.label());
  sentences.push_back(
      messages::Say(code, language, {{"values", absl::StrJoin(labels, ", ")}}));
}

v1::SimilarityReason ToApi(const similar::Reason& reason,
                           base::Language language) {
  v1::SimilarityReason api;
  api.mutable_words()->Add(reason.words.begin(), reason.words.end());
  SetValues("level", reason.levels, language, api.mutable_levels());
  SetValues("level", reason.near_levels, language, api.mutable_near_levels());
  SetValues("discipline", reason.disciplines, language,
            api.mutable_disciplines());
  SetValues("kind", reason.kinds, language, api.mutable_kinds());
  std::vector<std::string> sentences;
  if (!reason.words.empty()) {
    sentences.push_back(
        messages::Say("SIMILAR_WORDS", language,
                      {{"words", absl::StrJoin(reason.words, ", ")}}));
  }
  AddSentence("SIMILAR_DISCIPLINES", api.disciplines(), language, sentences);
  AddSentence("SIMILAR_LEVELS", api.levels(), language, sentences);
  AddSentence("SIMILAR_NEAR_LEVELS", api.near_levels(), language, sentences);
  AddSentence("SIMILAR_KINDS", api.kinds(), language, sentences);
  api.set_text(absl::StrJoin(sentences, " "));
  return api;
}

}  // namespace

absl::StatusOr<v1::ListSimilarResourcesResponse> ListSimilarResources(
    const SearchDeps& deps, const rpc::CallContext& context,
    const v1::ListSimilarResourcesRequest& request) {
  similar::Request asked;
  PREAU_ASSIGN_OR_RETURN(asked.uid, UidOf(request.name()));
  PREAU_ASSIGN_OR_RETURN(
      asked.limit,
      NumberWithin("limit", request.limit(), kDefaultLimit, 1, kMaxLimit));
  PREAU_ASSIGN_OR_RETURN(asked.snippet_chars,
                         SnippetChars(request.snippet_chars()));
  asked.filters = FiltersOf(request.filters());
  asked.language = context.language;
  absl::StatusOr<similar::Response> found =
      similar::FindSimilar(*deps.index->snapshot(), VisibleTo(context), asked);
  if (absl::IsNotFound(found.status())) {
    return base::NotFound("RESOURCE_NOT_FOUND", request.name());
  }
  PREAU_RETURN_IF_ERROR(found.status());
  v1::ListSimilarResourcesResponse response;
  for (const similar::SimilarResource& each : found->resources) {
    v1::SimilarResource& resource = *response.add_resources();
    *resource.mutable_hit() = ToApi(each.hit, context.language);
    *resource.mutable_reason() = ToApi(each.reason, context.language);
  }
  response.set_applied_sequence(found->sequence);
  response.set_partial(found->is_partial);
  return response;
}

}  // namespace preau::services
