#include "services/ingestion/readers/gar_mapper.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

using Json = nlohmann::ordered_json;

std::string TextAt(const Json& value, const char* name) {
  const auto found = value.find(name);
  return found != value.end() && found->is_string()
             ? CleanText(found->get<std::string>())
             : "";
}

class GarMapper {
 public:
  GarMapper(const Json& value, ParsedRecord& record)
      : value_(value), record_(record), builder_(&record) {}

  void Map() {
    log::v1::Notice& notice = record_.notice;
    record_.key = TextAt(value_, "idRessource");
    if (record_.key.empty()) {
      record_.status =
          base::InvalidField("KEY_MISSING_IN_RECORD", "idRessource");
      return;
    }
    log::v1::Identifier& identifier = *notice.add_identifier();
    identifier.set_catalog(TextAt(value_, "idType"));
    identifier.set_entry(record_.key);
    builder_.SaidLast("identifier", notice.identifier_size(),
                      From("idRessource", "identifier"));
    builder_.Add("title", TextAt(value_, "nomRessource"), "fr",
                 From("nomRessource", "title"));
    builder_.AddUrl(UrlWithoutSchool(), From("urlAccesRessource", "url"));
    builder_.Add("thumbnail_url", TextAt(value_, "urlVignette"), "",
                 From("urlVignette", "thumbnail_url"));
    Publisher();
    Terms("typePedagogique", notice.mutable_kind(), "kind", "kind");
    Terms("typologieDocument", notice.mutable_kind(), "kind", "kind");
    Terms("niveauEducatif", notice.mutable_level(), "level", "level");
    Terms("domaineEnseignement", notice.mutable_discipline(), "discipline",
          "discipline");
    // Nobody gets in otherwise.
    notice.mutable_access()->mutable_term()->set_vocabulary("access");
    notice.mutable_access()->mutable_term()->set_id("ent-gar");
    notice.mutable_access()->set_evidence(
        TextAt(value_, "nomSourceEtiquetteGar"));
    builder_.Said("access", From("nomSourceEtiquetteGar", "access"));
    builder_.Check("nomRessource");
  }

 private:
  static Origin From(absl::string_view name, absl::string_view field) {
    return {absl::StrCat("/", name), absl::StrCat("gar.", field)};
  }

  // The address carries the portal and the school that asked for the list.
  std::string UrlWithoutSchool() const {
    std::string url = TextAt(value_, "urlAccesRessource");
    for (const char* name : {"idENT=", "idEtab="}) {
      const size_t begin = url.find(name);
      if (begin == std::string::npos) continue;
      const size_t end = url.find('&', begin);
      url.erase(begin, end == std::string::npos ? end : end + 1 - begin);
    }
    while (!url.empty() && (url.back() == '&' || url.back() == '?')) {
      url.pop_back();
    }
    return url;
  }

  void Publisher() {
    const std::string name = TextAt(value_, "nomEditeur");
    if (name.empty()) return;
    builder_.Add("provider", name, "", From("nomEditeur", "provider"));
    log::v1::Contribution publisher;
    publisher.mutable_role()->set_vocabulary("contributor-role");
    publisher.mutable_role()->set_id("publisher");
    publisher.mutable_agent()->set_organisation(name);
    builder_.AddContribution(publisher, From("nomEditeur", "contribution"));
  }

  void Terms(const char* name,
             google::protobuf::RepeatedPtrField<log::v1::Term>* terms,
             absl::string_view field, absl::string_view vocabulary) {
    const auto list = value_.find(name);
    if (list == value_.end() || !list->is_array()) return;
    for (const Json& each : *list) {
      if (!each.is_object()) continue;
      builder_.AddTerm(terms, field, vocabulary, TextAt(each, "uri"),
                       TextAt(each, "nom"), From(name, field));
    }
  }

  const Json& value_;
  ParsedRecord& record_;
  NoticeBuilder builder_;
};

}  // namespace

bool IsGarRecord(const Json& value) {
  return value.is_object() && value.contains("idRessource");
}

void MapGar(const Json& value, ParsedRecord& record) {
  GarMapper(value, record).Map();
}

}  // namespace preau::readers
