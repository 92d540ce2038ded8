#include "services/ingestion/readers/json_ld_mapper.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/json_ld_values.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

using Json = nlohmann::ordered_json;
using google::protobuf::RepeatedPtrField;
using log::v1::Term;

constexpr std::pair<const char*, const char*> kPeople[] = {
    {"author", "author"},
    {"creator", "author"},
    {"contributor", "contributor"},
    {"publisher", "publisher"},
    {"provider", "content-provider"},
};

constexpr std::pair<const char*, const char*> kRelations[] = {
    {"isPartOf", "is-part-of"},
    {"hasPart", "has-part"},
    {"isBasedOn", "is-based-on"},
};

constexpr const char* kClassifications[] = {"teaches", "assesses",
                                            "competencyRequired"};

class LdMapper {
 public:
  LdMapper(const Json& value, ParsedRecord& record)
      : value_(value), record_(record), builder_(&record) {}

  void Map() {
    Texts("name", "title");
    Texts("headline", "alternative_title");
    Texts("alternateName", "alternative_title");
    Texts("description", "description");
    Keywords();
    Addresses();
    Concepts("about", notice().mutable_discipline(), "discipline",
             "discipline");
    Concepts("educationalLevel", notice().mutable_level(), "level", "level");
    Concepts("learningResourceType", notice().mutable_kind(), "kind", "kind");
    Concepts("educationalUse", notice().mutable_activity(), "activity",
             "activity");
    Audience();
    Alignments();
    for (const char* name : kClassifications) Classification(name);
    Concepts("inLanguage", notice().mutable_language(), "language", "language");
    Rights();
    Times();
    People();
    for (const auto& [name, kind] : kRelations) Relations(name, kind);
    Files();
    Accessibility();
    builder_.Check("name");
  }

 private:
  log::v1::Notice& notice() { return record_.notice; }
  static Origin From(absl::string_view name, absl::string_view field) {
    return {absl::StrCat("/", name), absl::StrCat("jsonld.", field)};
  }

  // Of a field that is no text or term.
  void Said(const char* field, const char* name) {
    builder_.Said(field, From(name, field), FirstLdText(value_, name));
  }

  void Texts(const char* name, absl::string_view field) {
    for (const LdText& text : LdTexts(value_, name)) {
      builder_.Add(field, text.value, text.language, From(name, field));
    }
  }

  void AddConcept(const Json& value, RepeatedPtrField<Term>* terms,
                  absl::string_view field, absl::string_view vocabulary,
                  const char* name) {
    const LdConcept found = LdConceptOf(value);
    builder_.AddTerm(terms, field, vocabulary, found.stated, found.label,
                     From(name, field));
  }

  void Concepts(const char* name, RepeatedPtrField<Term>* terms,
                absl::string_view field, absl::string_view vocabulary) {
    for (const Json* value : LdValues(value_, name)) {
      AddConcept(*value, terms, field, vocabulary, name);
    }
  }

  // A list, or one string with commas.
  void Keywords() {
    for (const Json* value : LdValues(value_, "keywords")) {
      const LdConcept found = LdConceptOf(*value);
      const std::string& text =
          found.label.empty() ? found.stated : found.label;
      for (const absl::string_view part : absl::StrSplit(text, ',')) {
        builder_.Add("keyword", absl::StripAsciiWhitespace(part), "",
                     From("keywords", "keyword"));
      }
    }
  }

  // "url" is where it is; "@id" names it, and is where it is without.
  void Addresses() {
    const std::string url = FirstLdText(value_, "url");
    std::string id;
    for (const char* name : {"@id", "id"}) {
      if (id.empty()) id = FirstLdText(value_, name);
    }
    record_.key = id.empty() ? url : id;
    if (record_.key.empty()) {
      record_.status = base::InvalidField("KEY_MISSING_IN_RECORD", "id");
    }
    if (!id.empty()) {
      notice().add_identifier()->set_entry(id);
      builder_.SaidLast(
          "identifier", notice().identifier_size(),
          From(value_.contains("@id") ? "@id" : "id", "identifier"));
    }
    if (!url.empty()) {
      builder_.AddUrl(url, From("url", "url"));
    } else if (notice::IsWebAddress(id)) {
      builder_.AddUrl(id, From("id", "url"));
    }
    for (const char* name : {"thumbnailUrl", "image"}) {
      for (const Json* value : LdValues(value_, name)) {
        if (notice().thumbnail_url().empty()) {
          builder_.Add("thumbnail_url", LdId(*value), "",
                       From(name, "thumbnail_url"));
        }
      }
    }
  }

  // A role (EducationalAudience), or a concept.
  void Audience() {
    for (const Json* value : LdValues(value_, "audience")) {
      const std::vector<const Json*> roles =
          value->is_object() ? LdValues(*value, "educationalRole")
                             : std::vector<const Json*>();
      if (roles.empty()) {
        AddConcept(*value, notice().mutable_audience(), "audience", "audience",
                   "audience");
      }
      for (const Json* role : roles) {
        AddConcept(*role, notice().mutable_audience(), "audience", "audience",
                   "audience");
      }
    }
  }

  void Alignments() {
    for (const Json* value : LdValues(value_, "educationalAlignment")) {
      if (!value->is_object()) continue;
      const std::string type = FirstLdText(*value, "alignmentType");
      if (absl::EndsWith(type, "educationalLevel")) {
        AddConcept(*value, notice().mutable_level(), "level", "level",
                   "educationalAlignment");
      } else if (absl::EndsWith(type, "educationalSubject")) {
        AddConcept(*value, notice().mutable_discipline(), "discipline",
                   "discipline", "educationalAlignment");
      } else if (absl::EndsWith(type, "learningResourceType")) {
        // What AMB has no concept for.
        AddConcept(*value, notice().mutable_kind(), "kind", "kind",
                   "educationalAlignment");
      } else if (absl::EndsWith(type, "audience")) {
        AddConcept(*value, notice().mutable_audience(), "audience", "audience",
                   "educationalAlignment");
      } else {
        AddClassification(*value, type,
                          FirstLdText(*value, "educationalFramework"),
                          "educationalAlignment");
      }
    }
  }

  void Classification(const char* name) {
    for (const Json* value : LdValues(value_, name)) {
      AddClassification(*value, name, "", name);
    }
  }

  void AddClassification(const Json& value, const std::string& purpose,
                         const std::string& source, const char* name) {
    const LdConcept found = LdConceptOf(value);
    if (notice().classification_size() >= 200 ||
        (found.stated.empty() && found.label.empty())) {
      return;
    }
    log::v1::Classification& kept = *notice().add_classification();
    kept.set_purpose(purpose);
    kept.set_source(source);
    kept.add_taxon()->set_id(found.stated);
    if (!found.label.empty()) {
      kept.mutable_taxon(0)->add_label()->set_value(found.label);
    }
    builder_.SaidLast("classification", notice().classification_size(),
                      From(name, "classification"));
  }

  void Rights() {
    // The others say it where "license" doesn't: AMB takes few licences there.
    for (const char* name : {"license", "usageInfo", "copyrightNotice"}) {
      for (const Json* value : LdValues(value_, name)) {
        builder_.SetLicence(LdId(*value), "", From(name, "licence"));
      }
      if (value_.contains("license")) break;
    }
    for (const Json* value : LdValues(value_, "conditionsOfAccess")) {
      const LdConcept found = LdConceptOf(*value);
      log::v1::Access& access = *notice().mutable_access();
      *access.mutable_term() =
          builder_.ResolveTerm("access", "access", found.stated, found.label);
      access.set_evidence(found.label.empty() ? found.stated : found.label);
      Said("access", "conditionsOfAccess");
    }
    const auto free = value_.find("isAccessibleForFree");
    if (free == value_.end()) return;
    if (free->is_boolean()) {
      notice().set_free_of_charge(free->get<bool>());
      Said("free_of_charge", "isAccessibleForFree");
      return;
    }
    // "http://schema.org/True".
    const std::string text =
        absl::AsciiStrToLower(FirstLdText(value_, "isAccessibleForFree"));
    if (absl::EndsWith(text, "true") || absl::EndsWith(text, "false")) {
      notice().set_free_of_charge(absl::EndsWith(text, "true"));
      Said("free_of_charge", "isAccessibleForFree");
    } else {
      builder_.Remark("YES_OR_NO_NOT_READ", "isAccessibleForFree", text);
    }
  }

  void TakeDate(const char* name, const char* field,
                log::v1::Date* (log::v1::Notice::*date)()) {
    if (!value_.contains(name)) return;
    *(notice().*date)() = builder_.ReadDate(name, FirstLdText(value_, name));
    Said(field, name);
  }

  void Times() {
    TakeDate("dateCreated", "date_created",
             &log::v1::Notice::mutable_date_created);
    TakeDate("datePublished", "date_published",
             &log::v1::Notice::mutable_date_published);
    TakeDate("dateModified", "date_modified",
             &log::v1::Notice::mutable_date_modified);
    notice().set_duration_seconds(
        builder_.ReadDuration("duration", FirstLdText(value_, "duration")));
    notice().set_learning_time_seconds(builder_.ReadDuration(
        "timeRequired", FirstLdText(value_, "timeRequired")));
    if (notice().duration_seconds() > 0) Said("duration_seconds", "duration");
    if (notice().learning_time_seconds() > 0) {
      Said("learning_time_seconds", "timeRequired");
    }
    const std::string age = FirstLdText(value_, "typicalAgeRange");
    if (!age.empty()) {
      *notice().mutable_age_range() = ParseAgeRange(age);
      Said("age_range", "typicalAgeRange");
    }
  }

  void People() {
    for (const auto& [name, role] : kPeople) {
      for (const Json* value : LdValues(value_, name)) {
        const LdConcept found = LdConceptOf(*value);
        const std::string& who =
            found.label.empty() ? found.stated : found.label;
        if (who.empty()) continue;
        const std::vector<std::string> types =
            value->is_object() ? LdTypes(*value) : std::vector<std::string>();
        const bool is_house = std::find(types.begin(), types.end(),
                                        "Organization") != types.end();
        log::v1::Contribution contribution;
        contribution.mutable_role()->set_vocabulary("contributor-role");
        contribution.mutable_role()->set_id(role);
        log::v1::Agent& agent = *contribution.mutable_agent();
        is_house ? agent.set_organisation(who) : agent.set_name(who);
        builder_.AddContribution(contribution, From(name, "contribution"));
        const bool provides = absl::string_view(name) == "publisher" ||
                              absl::string_view(name) == "provider";
        if (provides && notice().provider().empty()) {
          builder_.Add("provider", who, "", From(name, "provider"));
        }
      }
    }
  }

  void Relations(const char* name, const char* kind) {
    for (const Json* value : LdValues(value_, name)) {
      const LdConcept found = LdConceptOf(*value);
      if ((found.stated.empty() && found.label.empty()) ||
          notice().relation_size() >= 200) {
        continue;
      }
      log::v1::Relation& relation = *notice().add_relation();
      relation.mutable_kind()->set_vocabulary("relation-kind");
      relation.mutable_kind()->set_id(kind);
      if (!found.stated.empty()) {
        relation.add_identifier()->set_entry(found.stated);
      }
      if (!found.label.empty()) {
        relation.add_description()->set_value(found.label);
      }
      builder_.SaidLast("relation", notice().relation_size(),
                        From(name, "relation"));
    }
  }

  void Files() {
    for (const LdText& format : LdTexts(value_, "encodingFormat")) {
      builder_.Add("format", format.value, "",
                   From("encodingFormat", "format"));
    }
    for (const char* name : {"encoding", "associatedMedia"}) {
      const std::vector<const Json*> files = LdValues(value_, name);
      for (const Json* file : files) {
        if (!file->is_object()) continue;
        builder_.Add("format", FirstLdText(*file, "encodingFormat"), "",
                     From(name, "format"));
        builder_.AddUrl(FirstLdText(*file, "contentUrl"), From(name, "url"));
        // Of several it isn't known which one is taken.
        if (files.size() == 1) {
          builder_.Add("size_bytes", FirstLdText(*file, "contentSize"), "",
                       From(name, "size_bytes"));
        }
      }
    }
  }

  void Accessibility() {
    log::v1::Accessibility accessibility;
    for (const Json* value : LdValues(value_, "accessibilityFeature")) {
      AddConcept(*value, accessibility.mutable_feature(), "accessibility",
                 "accessibility-feature", "accessibilityFeature");
    }
    for (const Json* value : LdValues(value_, "accessibilityHazard")) {
      AddConcept(*value, accessibility.mutable_hazard(), "accessibility",
                 "accessibility-hazard", "accessibilityHazard");
    }
    for (const LdText& text : LdTexts(value_, "accessibilitySummary")) {
      builder_.AddText(accessibility.mutable_summary(), "accessibility.summary",
                       text.value, text.language,
                       From("accessibilitySummary", "accessibility"));
    }
    if (accessibility.ByteSizeLong() > 0) {
      *notice().mutable_accessibility() = std::move(accessibility);
    }
  }

  const Json& value_;
  ParsedRecord& record_;
  NoticeBuilder builder_;
};

}  // namespace

bool IsJsonLdRecord(const Json& value) {
  if (!value.is_object() || value.contains("@graph")) return false;
  if (value.contains("@type")) return true;
  // AMB's names for "@id" and "@type".
  return value.contains("type") &&
         (value.contains("@context") ||
          IsLearningResource(LdTypes(value), /*strict=*/true));
}

void MapJsonLd(const Json& value, bool has_context, ParsedRecord& record) {
  if (!has_context) {
    record.status = base::InvalidField("JSON_LD_CONTEXT_MISSING", "@context");
    return;
  }
  const std::vector<std::string> types = LdTypes(value);
  if (!IsLearningResource(types, IsAmb(value))) {
    record.status = base::InvalidField(
        "NOT_A_LEARNING_RESOURCE", "type",
        {{"type", CleanText(absl::StrJoin(types, ", ")).substr(0, 200)}});
    return;
  }
  LdMapper(value, record).Map();
}

}  // namespace preau::readers
