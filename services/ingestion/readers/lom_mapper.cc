#include "services/ingestion/readers/lom_mapper.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/lom_checks.h"
#include "services/ingestion/readers/lom_classification.h"
#include "services/ingestion/readers/lom_value.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/vcard.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

using pugi::xml_node;
using Value = LomValue;

Value ValueOf(const xml_node& node) { return LomValueOf(node); }

// Turns one LOM record into a notice. Element numbers are those of the
// standard.
class LomMapper {
 public:
  LomMapper(const xml_node& lom, ParsedRecord& record)
      : lom_(lom),
        record_(record),
        builder_(&record),
        default_language_(
            TextOf(Child(Child(lom, "metaMetadata"), "language"))) {}

  void Map() {
    record_.status = CheckLomStructure(lom_);
    General(Child(lom_, "general"));
    LifeCycle(Child(lom_, "lifeCycle"));
    Technical(Child(lom_, "technical"));
    for (const xml_node& node : Children(lom_, "educational")) {
      Educational(node);
    }
    Rights(Child(lom_, "rights"));
    for (const xml_node& node : Children(lom_, "relation")) Relation(node);
    for (const xml_node& node : Children(lom_, "classification")) {
      MapLomClassification(node, default_language_, builder_);
    }
    FindKey();
    builder_.Check("general/title");
  }

 private:
  log::v1::Notice& notice() { return record_.notice; }

  // Each <string> below `parent`/`name`.
  void Texts(const xml_node& parent, absl::string_view name,
             google::protobuf::RepeatedPtrField<log::v1::LangString>* texts,
             absl::string_view field, const std::string& path) {
    AddLomTexts(parent, name, texts, field, path, default_language_, builder_);
  }

  void Terms(const xml_node& parent, absl::string_view name,
             google::protobuf::RepeatedPtrField<log::v1::Term>* terms,
             absl::string_view field, absl::string_view vocabulary,
             const std::string& path) {
    for (const xml_node& node : Children(parent, name)) {
      const Value value = ValueOf(node);
      builder_.AddTerm(
          terms, field, vocabulary, value.value, value.label,
          {absl::StrCat(path, "/", name), absl::StrCat("lom.", field)});
    }
  }

  void General(const xml_node& general) {
    Texts(general, "title", notice().mutable_title(), "title", "general");
    Texts(general, "description", notice().mutable_description(), "description",
          "general");
    Texts(general, "keyword", notice().mutable_keyword(), "keyword", "general");
    Texts(general, "coverage", notice().mutable_coverage(), "coverage",
          "general");
    for (const xml_node& node : Children(general, "language")) {
      builder_.AddTerm(notice().mutable_language(), "language", "language",
                       TextOf(node), "", {"general/language", "lom.language"});
    }
    for (const xml_node& node : Children(general, "identifier")) {
      const std::string entry = CleanText(TextOf(Child(node, "entry")));
      if (entry.empty()) continue;
      log::v1::Identifier& identifier = *notice().add_identifier();
      identifier.set_catalog(CleanText(TextOf(Child(node, "catalog"))));
      identifier.set_entry(entry);
      builder_.SaidLast("identifier", notice().identifier_size(),
                        {"general/identifier", "lom.identifier"});
    }
    Terms(general, "documentType", notice().mutable_document_type(),
          "document_type", "document-type", "general");
    Terms(general, "generalResourceType", notice().mutable_kind(), "kind",
          "kind", "general");
  }

  void LifeCycle(const xml_node& life) {
    const std::string version =
        CleanText(TextOf(Child(Child(life, "version"), "string")));
    notice().set_version(version);
    if (!version.empty()) {
      builder_.Said("version", {"lifeCycle/version/string", "lom.version"});
    }
    if (const xml_node status = Child(life, "status")) {
      const Value value = ValueOf(status);
      if (!value.value.empty() || !value.label.empty()) {
        *notice().mutable_status() =
            builder_.ResolveTerm("status", "status", value.value, value.label);
        builder_.Said("status", {"lifeCycle/status", "lom.status"},
                      value.value);
      }
    }
    for (const xml_node& node : Children(life, "contribute")) {
      const Value role = ValueOf(Child(node, "role"));
      log::v1::Contribution contribution;
      *contribution.mutable_role() = builder_.ResolveTerm(
          "contribution.role", "contributor-role", role.value, role.label);
      if (contribution.role().stated().empty()) {
        contribution.mutable_role()->set_stated("unknown");
      }
      const xml_node date = Child(node, "date");
      const std::string when = CleanText(TextOf(Child(date, "dateTime")));
      if (!when.empty()) {
        *contribution.mutable_date() =
            builder_.ReadDate("lifeCycle/contribute/date", when);
      }
      const std::string words =
          CleanText(TextOf(Child(Child(date, "description"), "string")));
      if (contribution.date().text().empty()) {
        contribution.mutable_date()->set_text(words);
      }
      Dates(contribution);
      for (const xml_node& entity : Children(node, "entity")) {
        *contribution.mutable_agent() = ParseVcard(TextOf(entity));
        Provider(contribution);
        builder_.AddContribution(
            contribution, {"lifeCycle/contribute/entity", "lom.contribution"});
      }
    }
  }

  void Dates(const log::v1::Contribution& contribution) {
    if (contribution.date().value().empty()) return;
    const std::string& role = contribution.role().id();
    if (role == "author" && !notice().has_date_created()) {
      *notice().mutable_date_created() = contribution.date();
      builder_.Said("date_created",
                    {"lifeCycle/contribute/date", "lom.date_created"});
    } else if ((role == "publisher" || role == "content-publisher" ||
                role == "publication-publisher" || role == "distributor" ||
                role == "broadcaster") &&
               !notice().has_date_published()) {
      *notice().mutable_date_published() = contribution.date();
      builder_.Said("date_published",
                    {"lifeCycle/contribute/date", "lom.date_published"});
    }
  }

  // The house: the first publisher, else the first distributor or provider.
  void Provider(const log::v1::Contribution& contribution) {
    const std::string& role = contribution.role().id();
    const bool publisher = absl::StrContains(role, "publisher");
    const bool other = role == "distributor" || role == "content-provider" ||
                       role == "broadcaster";
    if (!(publisher && !has_publisher_) &&
        !(other && notice().provider().empty())) {
      return;
    }
    const log::v1::Agent& agent = contribution.agent();
    const std::string name = WithoutContact(
        agent.organisation().empty() ? agent.name() : agent.organisation());
    if (name.empty()) return;
    has_publisher_ |= publisher;
    notice().set_provider(name);
    builder_.Said("provider", {"lifeCycle/contribute/entity", "lom.provider"});
  }

  void Technical(const xml_node& technical) {
    for (const xml_node& node : Children(technical, "format")) {
      std::string format = CleanText(TextOf(node));
      constexpr absl::string_view kMedia = "NET/mediatypes/";
      if (const size_t at = format.find(kMedia.data()); at != format.npos) {
        format = format.substr(at + kMedia.size());
      }
      if (!format.empty() && notice().format_size() < 50) {
        notice().add_format(format);
        builder_.SaidLast("format", notice().format_size(),
                          {"technical/format", "lom.format"});
      }
    }
    notice().set_size_bytes(
        builder_.ReadSize("technical/size", TextOf(Child(technical, "size"))));
    if (notice().size_bytes() > 0) {
      builder_.Said("size_bytes", {"technical/size", "lom.size_bytes"});
    }
    for (const xml_node& node : Children(technical, "location")) {
      builder_.AddUrl(TextOf(node), {"technical/location", "lom.url"});
    }
    for (const xml_node& node : Children(technical, "extendedLocation")) {
      builder_.AddUrl(TextOf(Child(node, "location")),
                      {"technical/extendedLocation/location", "lom.url"});
      const Value value = ValueOf(Child(node, "personalDataProcessType"));
      if (!value.value.empty() || !value.label.empty()) {
        *notice().mutable_personal_data() = builder_.ResolveTerm(
            "personal_data", "personal-data", value.value, value.label);
        builder_.Said("personal_data",
                      {"technical/extendedLocation/personalDataProcessType",
                       "lom.personal_data"},
                      value.value);
      }
    }
    notice().set_duration_seconds(builder_.ReadDuration(
        "technical/duration",
        TextOf(Child(Child(technical, "duration"), "duration"))));
    if (notice().duration_seconds() > 0) {
      builder_.Said("duration_seconds",
                    {"technical/duration/duration", "lom.duration"},
                    TextOf(Child(Child(technical, "duration"), "duration")));
    }
    Texts(technical, "installationRemarks", notice().mutable_requirement(),
          "requirement", "technical");
    Texts(technical, "otherPlatformRequirements",
          notice().mutable_requirement(), "requirement", "technical");
  }

  void Educational(const xml_node& node) {
    Terms(node, "learningResourceType", notice().mutable_kind(), "kind", "kind",
          "educational");
    Terms(node, "intendedEndUserRole", notice().mutable_audience(), "audience",
          "audience", "educational");
    Terms(node, "context", notice().mutable_level(), "level", "level",
          "educational");
    Terms(node, "activity", notice().mutable_activity(), "activity", "activity",
          "educational");
    Terms(node, "place", notice().mutable_place(), "place", "place",
          "educational");
    if (const Value value = ValueOf(Child(node, "difficulty"));
        !value.value.empty() || !value.label.empty()) {
      *notice().mutable_difficulty() = builder_.ResolveTerm(
          "difficulty", "difficulty", value.value, value.label);
      builder_.Said("difficulty", {"educational/difficulty", "lom.difficulty"},
                    value.value);
    }
    const std::string age =
        CleanText(TextOf(Child(Child(node, "typicalAgeRange"), "string")));
    if (!age.empty()) {
      *notice().mutable_age_range() = ParseAgeRange(age);
      builder_.Said("age_range",
                    {"educational/typicalAgeRange", "lom.age_range"}, age);
    }
    const int time = builder_.ReadDuration(
        "educational/typicalLearningTime",
        TextOf(Child(Child(node, "typicalLearningTime"), "duration")));
    if (time > 0) {
      notice().set_learning_time_seconds(time);
      builder_.Said(
          "learning_time_seconds",
          {"educational/typicalLearningTime/duration", "lom.learning_time"},
          TextOf(Child(Child(node, "typicalLearningTime"), "duration")));
    }
    Texts(node, "description", notice().mutable_educational_note(),
          "educational_note", "educational");
  }

  void Rights(const xml_node& rights) {
    const std::string cost =
        absl::AsciiStrToLower(ValueOf(Child(rights, "cost")).value);
    // 6.2's "no_2" is another thing.
    if (cost == "no" || absl::EndsWith(cost, "/no")) {
      notice().set_free_of_charge(true);
    } else if (cost == "yes" || absl::EndsWith(cost, "/yes")) {
      notice().set_free_of_charge(false);
    }
    if (notice().has_free_of_charge()) {
      builder_.Said("free_of_charge", {"rights/cost", "lom.free_of_charge"},
                    cost);
    }
    for (const xml_node& node :
         Children(Child(rights, "description"), "string")) {
      const std::string text = TextOf(node);
      const std::string language = node.attribute("language").value();
      builder_.SetLicence(text, language.empty() ? default_language_ : language,
                          {"rights/description/string", "lom.licence"});
      const vocabulary::Resolution access =
          vocabulary::Vocabularies::Current().Resolve("access", CleanText(text),
                                                      "");
      if (access.found()) {
        notice().mutable_access()->mutable_term()->set_vocabulary("access");
        notice().mutable_access()->mutable_term()->set_id(access.term->id);
        notice().mutable_access()->set_evidence(CleanText(text));
        builder_.Said("access", {"rights/description/string", "lom.access"},
                      text);
      }
    }
  }

  void Relation(const xml_node& node) {
    const Value kind = ValueOf(Child(node, "kind"));
    log::v1::Relation relation;
    *relation.mutable_kind() = builder_.ResolveTerm(
        "relation.kind", "relation-kind", kind.value, kind.label);
    for (const xml_node& resource : Children(node, "resource")) {
      for (const xml_node& each : Children(resource, "identifier")) {
        const std::string entry = CleanText(TextOf(Child(each, "entry")));
        if (entry.empty()) continue;
        log::v1::Identifier& identifier = *relation.add_identifier();
        identifier.set_catalog(CleanText(TextOf(Child(each, "catalog"))));
        identifier.set_entry(entry);
      }
      Texts(resource, "description", relation.mutable_description(),
            "relation.description", "relation/resource");
    }
    const std::string& id = relation.kind().id();
    const std::string target =
        relation.identifier().empty() ? "" : relation.identifier(0).entry();
    if ((id == "has-thumbnail" || id == "has-preview") &&
        notice().thumbnail_url().empty() && notice::IsWebAddress(target)) {
      notice().set_thumbnail_url(target);
      builder_.Said("thumbnail_url",
                    {"relation/resource", "lom.thumbnail_url"});
    }
    if (id == "has-licence") {
      builder_.SetLicence(target, "", {"relation/resource", "lom.licence"});
    }
    if (relation.kind().stated().empty() &&
        relation.kind().stated_label().empty()) {
      return;
    }
    if (notice().relation_size() < 200) {
      *notice().add_relation() = std::move(relation);
      builder_.SaidLast("relation", notice().relation_size(),
                        {"relation", "lom.relation"});
    }
  }

  void FindKey() {
    for (const log::v1::Identifier& identifier : notice().identifier()) {
      record_.key = absl::StrCat(identifier.catalog(), "|", identifier.entry());
      break;
    }
    if (record_.key.empty()) {
      const xml_node own = Child(Child(lom_, "metaMetadata"), "identifier");
      record_.key = CleanText(TextOf(Child(own, "entry")));
    }
    if (record_.key.empty()) record_.key = notice().url();
    if (record_.key.empty()) record_.key = record_.location;
    if (notice().url().empty()) {
      for (const log::v1::Identifier& identifier : notice().identifier()) {
        if (notice::IsWebAddress(identifier.entry())) {
          builder_.AddUrl(identifier.entry(),
                          {"general/identifier/entry", "lom.url"});
          break;
        }
      }
    }
  }

  const xml_node lom_;
  ParsedRecord& record_;
  NoticeBuilder builder_;
  const std::string default_language_;
  bool has_publisher_ = false;
};

}  // namespace

void MapLom(const pugi::xml_node& lom, ParsedRecord& record) {
  LomMapper(lom, record).Map();
}

}  // namespace preau::readers
