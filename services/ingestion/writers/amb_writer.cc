#include "services/ingestion/writers/amb_writer.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/amb_values.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

using Terms = google::protobuf::RepeatedPtrField<log::v1::Term>;
using base::Language;
using log::v1::Notice;

class AmbWriter {
 public:
  explicit AmbWriter(const Record& record)
      : record_(record), notice_(record.notice) {}

  std::string Write() {
    const log::v1::LangString* title = Title();
    amb_["@context"] = {"https://w3id.org/kim/amb/context.jsonld",
                        {{"@language", LanguageOf(title)}}};
    amb_["id"] = Address();
    amb_["type"] = {"LearningResource"};
    amb_["name"] = title == nullptr ? "" : Clean(title->value());
    OtherTitles(title);
    Text("description", notice_.description());
    Keywords();
    Subjects();
    Levels();
    Kinds();
    Audience();
    Activities();
    Classifications();
    for (const log::v1::Term& language : notice_.language()) {
      if (IsAmbLanguage(language.id())) {
        amb_["inLanguage"].push_back(language.id());
      }
    }
    Rights();
    Times();
    People();
    Relations();
    Files();
    Accessibility();
    AboutTheRecord();
    if (!alignments_.empty()) amb_["educationalAlignment"] = alignments_;
    return amb_.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  // Those that AMB knows are those of two letters.
  static bool IsAmbLanguage(const std::string& language) {
    return language.size() == 2 && vocabulary::Vocabularies::BuiltIn()
                                           .Find("language")
                                           ->Find(language) != nullptr;
  }

  // AMB asks for one: the title's, else the resource's, else French.
  std::string LanguageOf(const log::v1::LangString* title) const {
    if (title != nullptr && IsAmbLanguage(title->language())) {
      return title->language();
    }
    for (const log::v1::Term& language : notice_.language()) {
      if (IsAmbLanguage(language.id())) return language.id();
    }
    return "fr";
  }

  // In French, else the first.
  const log::v1::LangString* Title() const {
    const absl::string_view best =
        notice::BestText(notice_.title(), Language::kFrench);
    for (const log::v1::LangString& title : notice_.title()) {
      if (title.value() == best) return &title;
    }
    return nullptr;
  }

  std::string Address() const {
    if (IsPlainUri(notice_.url())) return notice_.url();
    return record_.permanent_link;
  }

  void OtherTitles(const log::v1::LangString* title) {
    for (const log::v1::LangString& other : notice_.title()) {
      if (&other != title) {
        amb_["alternateName"].push_back(Clean(other.value()));
      }
    }
    for (const log::v1::LangString& other : notice_.alternative_title()) {
      amb_["alternateName"].push_back(Clean(other.value()));
    }
  }

  void Text(
      const char* name,
      const google::protobuf::RepeatedPtrField<log::v1::LangString>& texts) {
    const absl::string_view text = notice::BestText(texts, Language::kFrench);
    if (!text.empty()) amb_[name] = Clean(text);
  }

  void Keywords() {
    for (const log::v1::LangString& keyword : notice_.keyword()) {
      amb_["keywords"].push_back(Clean(keyword.value()));
    }
  }

  void Align(absl::string_view type, absl::string_view framework,
             absl::string_view name, absl::string_view url) {
    Json alignment = {{"type", "AlignmentObject"},
                      {"alignmentType", Clean(type)}};
    if (!framework.empty()) {
      alignment["educationalFramework"] = Clean(framework);
    }
    if (!name.empty()) alignment["targetName"] = Clean(name);
    if (!url.empty()) alignment["targetUrl"] = Clean(url);
    alignments_.push_back(std::move(alignment));
  }

  void Align(absl::string_view type, const log::v1::Term& term) {
    Align(type, "", Labels(term)["fr"].get<std::string>(), UriOf(term));
  }

  // AMB asks for one of its own subjects among them.
  void Subjects() {
    bool has_kim = false;
    for (const log::v1::Term& term : notice_.discipline()) {
      has_kim |= !KimUri(term, "schulfaecher").empty();
    }
    for (const log::v1::Term& term : notice_.discipline()) {
      const std::string kim = KimUri(term, "schulfaecher");
      const std::string uri = kim.empty() ? UriOf(term) : kim;
      if (has_kim && !uri.empty()) {
        amb_["about"].push_back(ConceptOf(uri, term));
      } else {
        Align("educationalSubject", term);
      }
    }
  }

  // Levels are AMB's own or none: for others, that of the nearest above.
  void Levels() {
    std::set<std::string> said;
    for (const log::v1::Term& term : notice_.level()) {
      const std::string own = KimUri(term, "educationalLevel/");
      if (own.empty()) Align("educationalLevel", term);
      for (const vocabulary::Term* above :
           vocabulary::Vocabularies::BuiltIn().Find("level")->Ancestors(
               term.id())) {
        log::v1::Term level;
        level.set_vocabulary("level");
        level.set_id(above->id);
        const std::string uri = KimUri(level, "educationalLevel/");
        if (uri.empty()) continue;
        if (said.insert(uri).second) {
          amb_["educationalLevel"].push_back(
              ConceptOf(uri, own.empty() ? level : term));
        }
        break;
      }
    }
  }

  void Kinds() {
    bool has_kim = false;
    for (const log::v1::Term& term : notice_.kind()) {
      has_kim |= !KimUri(term, "hcrt/").empty();
    }
    for (const log::v1::Term& term : notice_.kind()) {
      const std::string kim = KimUri(term, "hcrt/");
      const std::string uri = kim.empty() ? UriOf(term) : kim;
      if (has_kim && !uri.empty()) {
        amb_["learningResourceType"].push_back(ConceptOf(uri, term));
      } else {
        Align("learningResourceType", term);
      }
    }
  }

  void Audience() {
    for (const log::v1::Term& term : notice_.audience()) {
      const std::string lrmi = UriWith(term, "educationalAudienceRole");
      const std::string uri = lrmi.empty() ? UriOf(term) : lrmi;
      if (!uri.empty()) {
        amb_["audience"].push_back(ConceptOf(uri, term));
      } else {
        Align("audience", term);
      }
    }
  }

  void Activities() {
    for (const log::v1::Term& term : notice_.activity()) {
      const std::string uri = UriOf(term);
      if (!uri.empty()) {
        amb_["educationalUse"].push_back(ConceptOf(uri, term));
      } else {
        amb_["educationalUse"].push_back(Clean(Label(term, Language::kFrench)));
      }
    }
  }

  void Classifications() {
    for (const log::v1::Classification& each : notice_.classification()) {
      if (each.taxon().empty()) continue;
      const auto& leaf = each.taxon(each.taxon_size() - 1);
      const std::string label(
          notice::BestText(leaf.label(), Language::kFrench));
      const std::string& purpose = each.purpose();
      if ((purpose == "teaches" || purpose == "assesses" ||
           purpose == "competencyRequired") &&
          IsPlainUri(leaf.id())) {
        Json taught = {{"id", leaf.id()}};
        if (!label.empty()) taught["prefLabel"] = {{"fr", Clean(label)}};
        amb_[purpose].push_back(std::move(taught));
      } else {
        Align(purpose, each.source(), label, leaf.id());
      }
    }
  }

  void Rights() {
    const log::v1::Licence& licence = notice_.licence();
    std::string url =
        vocabulary::LicenceUrl(licence.term().id(), licence.version());
    if (url.empty()) url = UriWith(licence.term(), "://");
    if (IsAmbLicence(url)) {
      amb_["license"] = {{"id", url}};
    } else {
      if (!url.empty()) amb_["usageInfo"] = url;
      Text("copyrightNotice", licence.statement());
    }
    const log::v1::Term& access = notice_.access().term();
    if (!access.id().empty()) {
      const bool open = access.id() == "open";
      const bool account =
          vocabulary::Vocabularies::BuiltIn().Find("access")->IsWithin(
              access.id(), "account");
      if (open || account) {
        amb_["conditionsOfAccess"] =
            ConceptOf(absl::StrCat("http://w3id.org/kim/conditionsOfAccess/",
                                   open ? "no_login" : "login"),
                      access);
      }
    }
    if (notice_.has_free_of_charge()) {
      amb_["isAccessibleForFree"] = notice_.free_of_charge();
    }
  }

  void Times() {
    const auto date = [&](const char* name, const log::v1::Date& value) {
      if (IsWholeDate(value.value())) amb_[name] = value.value();
    };
    date("dateCreated", notice_.date_created());
    date("datePublished", notice_.date_published());
    date("dateModified", notice_.date_modified());
    const auto duration = [&](const char* name, int64_t seconds) {
      const std::string iso = IsoDuration(seconds);
      if (!iso.empty()) amb_[name] = iso;
    };
    duration("duration", notice_.duration_seconds());
    duration("timeRequired", notice_.learning_time_seconds());
    if (!notice_.age_range().stated().empty()) {
      amb_["typicalAgeRange"] = Clean(notice_.age_range().stated());
    }
  }

  void People() {
    bool has_publisher = false;
    for (const log::v1::Contribution& each : notice_.contribution()) {
      const log::v1::Agent& agent = each.agent();
      if (NameOf(agent).empty()) continue;
      Json who = {{"type", IsOrganisation(agent) ? "Organization" : "Person"},
                  {"name", Clean(NameOf(agent))}};
      if (IsPlainUri(agent.uri())) who["id"] = agent.uri();
      if (!IsOrganisation(agent) && !agent.organisation().empty()) {
        who["affiliation"] = {{"type", "Organization"},
                              {"name", Clean(agent.organisation())}};
      }
      const char* role = IsAuthor(each)    ? "creator"
                         : Publishes(each) ? "publisher"
                                           : "contributor";
      if (Publishes(each)) {
        has_publisher |= NameOf(agent) == notice_.provider();
        who.erase("affiliation");
      }
      amb_[role].push_back(std::move(who));
    }
    if (!has_publisher && !notice_.provider().empty()) {
      // The first is the house that a reader knows.
      Json house = {{"type", "Organization"},
                    {"name", Clean(notice_.provider())}};
      Json& publishers = amb_["publisher"];
      if (publishers.is_null()) publishers = Json::array();
      publishers.insert(publishers.begin(), std::move(house));
    }
  }

  void Relations() {
    for (const log::v1::Relation& relation : notice_.relation()) {
      const std::string& kind = relation.kind().id();
      const char* name = kind == "is-part-of"    ? "isPartOf"
                         : kind == "has-part"    ? "hasPart"
                         : kind == "is-based-on" ? "isBasedOn"
                                                 : nullptr;
      if (name == nullptr) continue;
      std::string id;
      for (const log::v1::Identifier& identifier : relation.identifier()) {
        if (id.empty() && IsPlainUri(identifier.entry()))
          id = identifier.entry();
      }
      std::string label(
          notice::BestText(relation.description(), Language::kFrench));
      // What AMB can't do without.
      const bool is_source = kind == "is-based-on";
      if (is_source && label.empty()) label = id;
      if ((is_source ? label : id).empty()) continue;
      Json other = Json::object();
      if (!id.empty()) other["id"] = id;
      if (!label.empty()) other["name"] = Clean(label);
      amb_[name].push_back(std::move(other));
    }
  }

  void Files() {
    if (IsPlainUri(notice_.thumbnail_url()))
      amb_["image"] = notice_.thumbnail_url();
    const bool one_format =
        notice_.format_size() == 1 && IsAmbFormat(notice_.format(0));
    if (IsPlainUri(notice_.url()) && (one_format || notice_.size_bytes() > 0)) {
      Json file = {{"type", "MediaObject"}, {"contentUrl", notice_.url()}};
      if (one_format) file["encodingFormat"] = notice_.format(0);
      if (notice_.size_bytes() > 0) {
        file["contentSize"] = absl::StrCat(notice_.size_bytes());
      }
      amb_["encoding"].push_back(std::move(file));
    }
    if (!one_format) {
      for (const std::string& format : notice_.format()) {
        amb_["encodingFormat"].push_back(Clean(format));
      }
    }
    for (const std::string& url : notice_.other_url()) {
      if (!IsPlainUri(url)) continue;
      amb_["encoding"].push_back(
          {{"type", "MediaObject"}, {"contentUrl", url}});
    }
  }

  void Accessibility() {
    const auto add = [&](const char* name, const Terms& terms) {
      for (const log::v1::Term& term : terms) {
        // schema.org takes the words of that vocabulary, not their addresses.
        const std::string uri = UriWith(term, "a11y-discov-vocab");
        amb_[name].push_back(uri.empty() ? Clean(Label(term, Language::kFrench))
                                         : uri.substr(uri.rfind('#') + 1));
      }
    };
    add("accessibilityFeature", notice_.accessibility().feature());
    add("accessibilityHazard", notice_.accessibility().hazard());
    Text("accessibilitySummary", notice_.accessibility().summary());
  }

  void AboutTheRecord() {
    Json page = {{"id", record_.permanent_link}, {"type", "WebContent"}};
    if (IsWholeDate(record_.create_time)) {
      page["dateCreated"] = record_.create_time;
    }
    if (IsWholeDate(record_.update_time)) {
      page["dateModified"] = record_.update_time;
    }
    amb_["mainEntityOfPage"].push_back(std::move(page));
  }

  const Record& record_;
  const Notice& notice_;
  Json amb_ = Json::object();
  Json alignments_ = Json::array();
};

}  // namespace

std::string WriteAmb(const Record& record) { return AmbWriter(record).Write(); }

}  // namespace preau::writers
