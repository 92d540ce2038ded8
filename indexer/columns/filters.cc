#include "indexer/columns/filters.h"

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/document/fields.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::columns {
namespace {

absl::StatusOr<size_t> FindField(const std::string& name,
                                 const std::string& path) {
  const std::optional<size_t> field = document::FieldIndex(name);
  if (field.has_value()) return *field;
  std::vector<absl::string_view> names;
  for (const document::Field& each : document::Fields()) {
    names.push_back(each.name);
  }
  return base::InvalidField(
      "FIELD_UNKNOWN", absl::StrCat(path, ".field"),
      {{"name", name}, {"fields", absl::StrJoin(names, ", ")}});
}

absl::Status TooMany(absl::string_view path, size_t max) {
  return base::InvalidField("TOO_MANY", path, {{"max", absl::StrCat(max)}});
}

}  // namespace

absl::Status CheckFilters(const std::vector<Filter>& filters) {
  if (filters.size() > kMaxFilters) return TooMany("filters", kMaxFilters);
  for (size_t i = 0; i < filters.size(); ++i) {
    const std::string path = absl::StrCat("filters[", i, "]");
    PREAU_ASSIGN_OR_RETURN(const size_t field,
                           FindField(filters[i].field, path));
    if (filters[i].values.size() > kMaxFilterValues) {
      return TooMany(absl::StrCat(path, ".values"), kMaxFilterValues);
    }
    for (size_t j = 0; j < filters[i].values.size(); ++j) {
      if (document::IsValue(field, filters[i].values[j])) continue;
      return base::InvalidField(
          "FILTER_VALUE_UNKNOWN", absl::StrCat(path, ".values[", j, "]"),
          {{"field_name", filters[i].field},
           {"value", filters[i].values[j]},
           {"vocabulary", std::string(document::Fields()[field].vocabulary)}});
    }
  }
  return absl::OkStatus();
}

absl::Status CheckFacets(const std::vector<FacetAsk>& facets) {
  if (facets.size() > kMaxFacets) return TooMany("facets", kMaxFacets);
  for (size_t i = 0; i < facets.size(); ++i) {
    const std::string path = absl::StrCat("facets[", i, "]");
    PREAU_RETURN_IF_ERROR(FindField(facets[i].field, path).status());
    if (facets[i].limit < 1 || facets[i].limit > kMaxFacetLimit) {
      return base::InvalidField(
          "LIMIT_INVALID", absl::StrCat(path, ".limit"),
          {{"min", "1"}, {"max", absl::StrCat(kMaxFacetLimit)}});
    }
    if (facets[i].offset > kMaxFacetOffset) {
      return base::InvalidField(
          "LIMIT_INVALID", absl::StrCat(path, ".offset"),
          {{"min", "0"}, {"max", absl::StrCat(kMaxFacetOffset)}});
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::columns
