#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/document/fields.h"
#include "services/http/routes.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::http {
namespace {

absl::Status Invalid(const std::string& name, const std::string& value) {
  return base::InvalidField("HTTP_PARAMETER_INVALID", name,
                            {{"name", name}, {"value", value}});
}

absl::Status Unknown(const std::string& name, const std::string& names) {
  return base::InvalidField("HTTP_PARAMETER_UNKNOWN", name,
                            {{"name", name}, {"names", names}});
}

std::string WithFields(std::string names) {
  for (const document::Field& field : document::Fields()) {
    absl::StrAppend(&names, ", ", field.name);
  }
  return names;
}

absl::StatusOr<int32_t> NumberOf(const std::string& name,
                                 const std::string& value) {
  int32_t number = 0;
  if (!absl::SimpleAtoi(value, &number)) return Invalid(name, value);
  return number;
}

// "level", "level:20", "level:20:40": field, limit, offset.
absl::Status AddFacet(const std::string& value, v1::SearchRequest& request) {
  const std::vector<std::string> parts =
      absl::StrSplit(value, absl::MaxSplits(':', 2));
  v1::FacetRequest& facet = *request.add_facets();
  facet.set_field(parts[0]);
  if (parts.size() > 1) {
    PREAU_ASSIGN_OR_RETURN(const int32_t limit, NumberOf("facet", parts[1]));
    facet.set_limit(limit);
  }
  if (parts.size() > 2) {
    PREAU_ASSIGN_OR_RETURN(const int32_t offset, NumberOf("facet", parts[2]));
    facet.set_offset(offset);
  }
  return absl::OkStatus();
}

template <typename Request>
void AddFilter(absl::string_view field, bool exclude, const std::string& value,
               Request& request) {
  for (v1::Filter& filter : *request.mutable_filters()) {
    if (filter.field() == field && filter.exclude() == exclude) {
      filter.add_values(value);
      return;
    }
  }
  v1::Filter& filter = *request.add_filters();
  filter.set_field(std::string(field));
  filter.set_exclude(exclude);
  filter.add_values(value);
}

absl::Status AddParameter(const std::string& name, const std::string& value,
                          v1::SearchRequest& request) {
  if (name == "q") {
    request.set_query(value);
  } else if (name == "page_token") {
    request.set_page_token(value);
  } else if (name == "page_size") {
    PREAU_ASSIGN_OR_RETURN(const int32_t size, NumberOf(name, value));
    request.set_page_size(size);
  } else if (name == "snippet") {
    PREAU_ASSIGN_OR_RETURN(const int32_t chars, NumberOf(name, value));
    request.set_snippet_chars(chars);
  } else if (name == "match") {
    if (value != "any" && value != "all") return Invalid(name, value);
    request.set_match(value == "any" ? v1::SearchRequest::ANY_WORD
                                     : v1::SearchRequest::ALL_WORDS);
  } else if (name == "explain") {
    if (value != "yes" && value != "no") return Invalid(name, value);
    request.set_explain(value == "yes");
  } else if (name == "understanding") {
    if (value != "on" && value != "words_only") return Invalid(name, value);
    request.set_understanding(value == "on"
                                  ? v1::SearchRequest::UNDERSTANDING_UNSPECIFIED
                                  : v1::SearchRequest::WORDS_ONLY);
  } else if (name == "sort") {
    v1::SearchRequest::Sort sort = v1::SearchRequest::SORT_UNSPECIFIED;
    if (!v1::SearchRequest::Sort_Parse(absl::AsciiStrToUpper(value), &sort) ||
        sort == v1::SearchRequest::SORT_UNSPECIFIED) {
      return Invalid(name, value);
    }
    request.set_sort(sort);
  } else if (name == "spelling") {
    v1::SearchRequest::SpellingMode mode =
        v1::SearchRequest::SPELLING_MODE_UNSPECIFIED;
    if (!v1::SearchRequest::SpellingMode_Parse(absl::AsciiStrToUpper(value),
                                               &mode) ||
        mode == v1::SearchRequest::SPELLING_MODE_UNSPECIFIED) {
      return Invalid(name, value);
    }
    request.set_spelling_mode(mode);
  } else if (name == "as_you_type") {
    if (value != "true" && value != "false") return Invalid(name, value);
    request.set_as_you_type(value == "true");
  } else if (name == "facet") {
    return AddFacet(value, request);
  } else {
    absl::string_view field = name;
    const bool exclude = absl::ConsumePrefix(&field, "not.");
    if (!document::FieldIndex(field).has_value()) {
      return Unknown(
          name, WithFields("q, match, understanding, spelling, as_you_type, "
                           "explain, sort, page_size, page_token, snippet, "
                           "facet"));
    }
    AddFilter(field, exclude, value, request);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::SearchRequest> ToSearchRequest(const Target& target) {
  v1::SearchRequest request;
  for (const auto& [name, value] : target.parameters) {
    PREAU_RETURN_IF_ERROR(AddParameter(name, value, request));
  }
  return request;
}

absl::StatusOr<v1::SuggestRequest> ToSuggestRequest(const Target& target) {
  v1::SuggestRequest request;
  for (const auto& [name, value] : target.parameters) {
    if (name == "q") {
      request.set_query(value);
    } else if (name == "limit") {
      PREAU_ASSIGN_OR_RETURN(const int32_t limit, NumberOf(name, value));
      request.set_limit(limit);
    } else {
      return Unknown(name, "q, limit");
    }
  }
  return request;
}

absl::StatusOr<v1::ListSimilarResourcesRequest> ToSimilarRequest(
    const std::string& resource, const Target& target) {
  v1::ListSimilarResourcesRequest request;
  request.set_name(resource);
  for (const auto& [name, value] : target.parameters) {
    if (name == "limit") {
      PREAU_ASSIGN_OR_RETURN(const int32_t limit, NumberOf(name, value));
      request.set_limit(limit);
    } else if (name == "snippet") {
      PREAU_ASSIGN_OR_RETURN(const int32_t chars, NumberOf(name, value));
      request.set_snippet_chars(chars);
    } else {
      absl::string_view field = name;
      const bool exclude = absl::ConsumePrefix(&field, "not.");
      if (!document::FieldIndex(field).has_value()) {
        return Unknown(name, WithFields("limit, snippet"));
      }
      AddFilter(field, exclude, value, request);
    }
  }
  return request;
}

absl::StatusOr<v1::BrowseRowsRequest> ToRowsRequest(const Target& target) {
  v1::BrowseRowsRequest request;
  for (const auto& [name, value] : target.parameters) {
    if (name == "level") {
      request.set_level(value);
    } else if (name == "discipline") {
      request.set_discipline(value);
    } else if (name == "audience") {
      request.set_audience(value);
    } else if (name == "date") {
      request.set_date(value);
    } else if (name == "rows" || name == "hits" || name == "snippet") {
      PREAU_ASSIGN_OR_RETURN(const int32_t number, NumberOf(name, value));
      if (name == "rows") request.set_rows(number);
      if (name == "hits") request.set_hits_per_row(number);
      if (name == "snippet") request.set_snippet_chars(number);
    } else {
      return Unknown(name,
                     "level, discipline, audience, date, rows, hits, snippet");
    }
  }
  return request;
}

}  // namespace preau::http
