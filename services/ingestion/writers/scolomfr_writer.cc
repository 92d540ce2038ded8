#include "services/ingestion/writers/scolomfr_writer.h"

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/lom_classification.h"
#include "services/ingestion/writers/lom_element.h"
#include "services/ingestion/writers/lom_life_cycle.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "services/ingestion/writers/vcard_writer.h"
#include "services/ingestion/writers/xml_text.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

using log::v1::Notice;
using pugi::xml_node;

constexpr char kMediaTypes[] = "http://purl.org/NET/mediatypes/";

bool SaysAll(const Notice& notice) {
  for (const LangStrings* texts :
       {&notice.title(), &notice.description(), &notice.keyword(),
        &notice.coverage(), &notice.educational_note(), &notice.requirement(),
        &notice.licence().statement()}) {
    for (const log::v1::LangString& text : *texts) {
      if (text.language().empty()) return false;
    }
  }
  return true;
}

// Elements in the order of the standard's numbers.
class LomWriter {
 public:
  explicit LomWriter(const Record& record)
      : record_(record), notice_(record.notice) {}

  std::string Write() {
    pugi::xml_document document;
    lom_ = document.append_child("lom");
    SetAttribute(lom_, "xmlns", "http://ltsc.ieee.org/xsd/LOM");
    SetAttribute(lom_, "xmlns:lomfr", "http://www.lom-fr.fr/xsd/LOMFR");
    SetAttribute(lom_, "xmlns:scolomfr", "http://www.lom-fr.fr/xsd/SCOLOMFR");
    General();
    LifeCycle();
    MetaMetadata();
    Technical();
    Educational();
    Rights();
    Relations();
    AddClassifications(lom_, notice_);
    return ToXml(document);
  }

 private:
  // Removed when nothing came into it.
  xml_node Begin(const char* name) { return lom_.append_child(name); }
  void End(xml_node node) {
    if (!node.first_child()) lom_.remove_child(node);
  }

  void General() {
    xml_node node = Begin("general");
    for (const log::v1::Identifier& identifier : notice_.identifier()) {
      AddIdentifier(node, identifier.catalog(), identifier.entry());
    }
    AddTogether(node, "title", notice_.title());
    for (const log::v1::Term& language : notice_.language()) {
      AddElement(node, "language", LanguageOf(language));
    }
    AddTranslated(node, "description", notice_.description());
    AddEach(node, "keyword", notice_.keyword());
    AddEach(node, "coverage", notice_.coverage());
    for (const log::v1::Term& type : notice_.document_type()) {
      AddValue(node, "lomfr:", "documentType", type);
    }
    for (const log::v1::Term& kind : notice_.kind()) {
      if (IsEditorial(kind)) {
        AddValue(node, "scolomfr:", "generalResourceType", kind);
      }
    }
    End(node);
  }

  static std::string LanguageOf(const log::v1::Term& language) {
    // A URI or a code, as the source wrote it.
    const vocabulary::Resolution stated =
        vocabulary::Vocabularies::BuiltIn().Resolve("language",
                                                    language.stated(), "");
    if (stated.match == vocabulary::Resolution::Match::kUri ||
        stated.match == vocabulary::Resolution::Match::kId) {
      return language.stated();
    }
    return LomLanguage(language.id().empty() ? language.stated()
                                             : language.id());
  }

  // ScoLOMFR's voc-005 rather than voc-010.
  static bool IsEditorial(const log::v1::Term& kind) {
    return ScolomfrNumber(ScolomfrUri(kind)) == "005";
  }

  void LifeCycle() {
    xml_node node = Begin("lifeCycle");
    AddLifeCycle(node, notice_);
    End(node);
  }

  void MetaMetadata() {
    xml_node node = Begin("metaMetadata");
    AddIdentifier(node, "URI", record_.permanent_link);
    if (!record_.catalogue.empty()) {
      xml_node contribute = node.append_child("contribute");
      AddValue(contribute, "", "role",
               absl::StrCat(kScolomfrConcept, "creator"), "créateur");
      log::v1::Agent agent;
      agent.set_kind(log::v1::Agent::ORGANISATION);
      agent.set_name(record_.catalogue);
      AddElement(contribute, "entity", WriteVcard(agent));
      log::v1::Date date;
      date.set_value(DayOf(record_.update_time));
      AddDate(contribute, date);
    }
    AddElement(node, "metadataSchema", kScolomfrSource);
    // It would be taken for that of texts in no known language.
    if (SaysAll(notice_)) AddElement(node, "language", LomLanguage("fr"));
  }

  void Technical() {
    xml_node node = Begin("technical");
    for (const std::string& format : notice_.format()) {
      AddElement(
          node, "format",
          IsMediaType(format) ? absl::StrCat(kMediaTypes, format) : format);
    }
    if (notice_.size_bytes() > 0) {
      AddElement(node, "size", absl::StrCat(notice_.size_bytes()));
    }
    AddElement(node, "location", notice_.url());
    for (const std::string& url : notice_.other_url()) {
      AddElement(node, "location", url);
    }
    PersonalData(node);
    AddTogether(node, "otherPlatformRequirements", notice_.requirement());
    AddDuration(node, "duration", notice_.duration_seconds());
    End(node);
  }

  void PersonalData(xml_node technical) {
    const log::v1::Term& term = notice_.personal_data();
    const std::string uri = ScolomfrUri(term);
    const std::string label = ScolomfrLabel(term, !uri.empty());
    if (uri.empty() && label.empty()) return;
    xml_node node = technical.append_child("scolomfr:extendedLocation");
    // The schema asks for both, in this order.
    node.append_child("scolomfr:location")
        .append_child(pugi::node_pcdata)
        .set_value(XmlCharacters(notice_.url()).c_str());
    node.append_child("scolomfr:platform");
    AddValue(node, "scolomfr:", "personalDataProcessType", uri, label);
  }

  void Educational() {
    xml_node node = Begin("educational");
    for (const log::v1::Term& kind : notice_.kind()) {
      if (!IsEditorial(kind)) AddValue(node, "", "learningResourceType", kind);
    }
    for (const log::v1::Term& audience : notice_.audience()) {
      if (IsCoarse(audience)) {
        AddValue(node, "", "intendedEndUserRole", audience);
      }
    }
    for (const log::v1::Term& level : notice_.level()) {
      if (IsCoarse(level)) AddValue(node, "", "context", level);
    }
    AgeRange(node);
    AddValue(node, "", "difficulty", notice_.difficulty());
    AddDuration(node, "typicalLearningTime", notice_.learning_time_seconds());
    AddTranslated(node, "description", notice_.educational_note());
    for (const log::v1::Term& activity : notice_.activity()) {
      AddValue(node, "lomfr:", "activity", activity);
    }
    for (const log::v1::Term& place : notice_.place()) {
      AddValue(node, "scolomfr:", "place", place);
    }
    End(node);
  }

  void AgeRange(xml_node node) {
    const log::v1::AgeRange& range = notice_.age_range();
    std::string stated = range.stated();
    if (stated.empty() && range.min() + range.max() > 0) {
      stated = absl::StrCat(range.min(), "-");
      if (range.max() > 0) absl::StrAppend(&stated, range.max());
    }
    if (stated.empty()) return;
    AddElement(node.append_child("typicalAgeRange"), "string", stated);
  }

  void Rights() {
    xml_node node = Begin("rights");
    if (notice_.has_free_of_charge()) {
      AddValue(node, "", "cost",
               absl::StrCat(kScolomfrConcept,
                            notice_.free_of_charge() ? "no" : "yes"),
               notice_.free_of_charge() ? "gratuit" : "payant");
    }
    Copyright(node);
    AddTogether(node, "description", RightsTexts());
    End(node);
  }

  // Where the licence tells: all but those that give every right away set
  // conditions.
  void Copyright(xml_node rights) {
    const std::string& licence = notice_.licence().term().id();
    if (licence.empty() || licence == "unknown") return;
    const bool free = licence == "public-domain" || licence == "cc0";
    AddValue(rights, "", "copyrightAndOtherRestrictions",
             absl::StrCat(kScolomfrConcept, free ? "no_2" : "yes_2"),
             free ? "non" : "oui");
  }

  // The statements but those that a relation says, or the licence's address,
  // and how one gets in.
  LangStrings RightsTexts() {
    LangStrings texts = notice_.licence().statement();
    for (const log::v1::Relation& relation : notice_.relation()) {
      if (relation.kind().id() != "has-licence" ||
          relation.identifier().empty()) {
        continue;
      }
      for (int i = texts.size() - 1; i >= 0; --i) {
        if (texts[i].language().empty() &&
            texts[i].value() == relation.identifier(0).entry()) {
          texts.DeleteSubrange(i, 1);
          break;
        }
      }
    }
    const log::v1::Licence& licence = notice_.licence();
    if (licence.statement().empty()) {
      std::string said =
          vocabulary::LicenceUrl(licence.term().id(), licence.version());
      if (said.empty()) {
        said = vocabulary::LicenceLabel(licence.term().id(), licence.version(),
                                        base::Language::kFrench);
      }
      if (!said.empty()) texts.Add()->set_value(said);
    }
    if (const std::string access = AccessText(); !access.empty()) {
      texts.Add()->set_value(access);
    }
    return texts;
  }

  // "" where a statement says it already.
  std::string AccessText() const {
    const log::v1::Access& access = notice_.access();
    if (access.term().id().empty()) return access.evidence();
    for (const log::v1::LangString& text : notice_.licence().statement()) {
      if (text.value() == access.evidence()) return "";
    }
    const vocabulary::Resolution found =
        vocabulary::Vocabularies::Current().Resolve("access", access.evidence(),
                                                    "");
    return found.found() && found.term->id == access.term().id()
               ? access.evidence()
               : Label(access.term(), base::Language::kFrench);
  }

  void Relations() {
    // The first picture is the one that is taken.
    if (!notice_.thumbnail_url().empty() && !RelationShowsThumbnail()) {
      AddRelation("scolomfr-voc-009-num-021", "a pour vignette",
                  notice_.thumbnail_url(), "");
    }
    for (const log::v1::Relation& relation : notice_.relation()) {
      xml_node node = Begin("relation");
      AddValue(node, "", "kind", relation.kind());
      xml_node resource = node.append_child("resource");
      for (const log::v1::Identifier& identifier : relation.identifier()) {
        AddIdentifier(resource, identifier.catalog(), identifier.entry());
      }
      AddTogether(resource, "description", relation.description());
      if (!resource.first_child()) node.remove_child("resource");
      End(node);
    }
    for (const log::v1::LangString& programme : notice_.programme()) {
      xml_node node = Begin("relation");
      AddValue(node, "", "kind", "http://purl.org/dc/terms/conformsTo",
               "conforme à");
      AddString(node.append_child("resource").append_child("description"),
                programme);
    }
  }

  void AddRelation(const char* concept_id, const char* label,
                   absl::string_view target, absl::string_view catalog) {
    xml_node node = Begin("relation");
    AddValue(node, "", "kind", absl::StrCat(kScolomfrConcept, concept_id),
             label);
    AddIdentifier(node.append_child("resource"), catalog, target);
  }

  bool RelationShowsThumbnail() const {
    for (const log::v1::Relation& relation : notice_.relation()) {
      const std::string& kind = relation.kind().id();
      if ((kind != "has-thumbnail" && kind != "has-preview") ||
          relation.identifier().empty() ||
          !absl::StartsWith(relation.identifier(0).entry(), "http")) {
        continue;
      }
      return relation.identifier(0).entry() == notice_.thumbnail_url();
    }
    return false;
  }

  const Record& record_;
  const Notice& notice_;
  xml_node lom_;
};

}  // namespace

std::string WriteScolomfr(const Record& record) {
  return LomWriter(record).Write();
}

}  // namespace preau::writers
