#include "services/ingestion/readers/lido_mapper.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/lido_values.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

using pugi::xml_node;

constexpr int kMaxIdentifiers = 50;
constexpr int kMaxFormats = 50;

class LidoMapper {
 public:
  LidoMapper(const xml_node& lido, ParsedRecord& record)
      : lido_(lido), record_(record), builder_(&record) {}

  void Map() {
    for (const xml_node& part : Children(lido_, "descriptiveMetadata")) {
      language_ = Attribute(part, "lang");
      Type(Child(part, "objectClassificationWrap"));
      Identification(Child(part, "objectIdentificationWrap"));
      for (const xml_node& event : Along(part, "eventWrap/eventSet/event")) {
        Event(event);
      }
      for (const xml_node& subject :
           Along(part, "objectRelationWrap/subjectWrap/subjectSet")) {
        Subject(subject);
      }
    }
    for (const xml_node& part : Children(lido_, "administrativeMetadata")) {
      language_ = Attribute(part, "lang");
      Record(Child(part, "recordWrap"));
      Resources(Child(part, "resourceWrap"));
      Rights(part);
    }
    FindKey();
    builder_.Check("objectIdentificationWrap/titleWrap");
  }

 private:
  log::v1::Notice& notice() { return record_.notice; }

  // xml:lang of the value itself, else of the part that it stands in.
  std::string LanguageOf(const xml_node& node) const {
    const std::string own = Attribute(node, "lang");
    return own.empty() ? language_ : own;
  }

  // A LIDO record is of an object; what kind of one, it says in words.
  void Type(const xml_node& wrap) {
    builder_.AddTerm(notice().mutable_document_type(), "document_type",
                     "document-type",
                     "http://purl.org/dc/dcmitype/PhysicalObject", "",
                     {"lido", "lido.document_type"});
    for (const xml_node& type :
         Along(wrap, "objectWorkTypeWrap/objectWorkType")) {
      const std::string term = TermOf(type);
      const Origin origin{"objectWorkTypeWrap/objectWorkType",
                          "lido.document_type"};
      builder_.AddTerm(notice().mutable_document_type(), "document_type",
                       "document-type", term, "", origin);
      // So that it is found by it.
      builder_.Add("keyword", term, language_, {origin.path, "lido.keyword"});
    }
    for (const xml_node& type :
         Along(wrap, "classificationWrap/classification")) {
      builder_.Add("keyword", TermOf(type), language_,
                   {"classificationWrap/classification", "lido.keyword"});
    }
  }

  void Identification(const xml_node& wrap) {
    for (const xml_node& title :
         Along(wrap, "titleWrap/titleSet/appellationValue")) {
      const absl::string_view field =
          IsAlternative(title) ? "alternative_title" : "title";
      builder_.Add(field, TextOf(title), LanguageOf(title),
                   {"titleWrap/titleSet/appellationValue",
                    absl::StrCat("lido.", field)});
    }
    for (const xml_node& note :
         Along(wrap,
               "objectDescriptionWrap/objectDescriptionSet/"
               "descriptiveNoteValue")) {
      builder_.Add(
          "description", TextOf(note), LanguageOf(note),
          {"objectDescriptionSet/descriptiveNoteValue", "lido.description"});
    }
    for (const xml_node& set : Along(wrap, "repositoryWrap/repositorySet")) {
      Repository(set);
    }
  }

  // Where it is, not where it was; its inventory number there.
  void Repository(const xml_node& set) {
    const std::string type = absl::AsciiStrToLower(Attribute(set, "type"));
    if (absl::StrContains(type, "former")) return;
    if (notice().provider().empty()) {
      builder_.Add("provider",
                   Preferred(Along(
                       set, "repositoryName/legalBodyName/appellationValue")),
                   "", {"repositorySet/repositoryName", "lido.provider"});
    }
    for (const xml_node& number : Children(set, "workID")) {
      AddIdentifier(Attribute(number, "type"), CleanText(TextOf(number)),
                    "repositorySet/workID");
    }
  }

  void AddIdentifier(const std::string& catalog, const std::string& entry,
                     const char* path) {
    if (entry.empty() || notice().identifier_size() >= kMaxIdentifiers) return;
    log::v1::Identifier& identifier = *notice().add_identifier();
    identifier.set_catalog(CleanText(catalog));
    identifier.set_entry(entry);
    builder_.SaidLast("identifier", notice().identifier_size(),
                      {path, "lido.identifier"});
  }

  void Event(const xml_node& event) {
    log::v1::Date date;
    for (const xml_node& node : Children(event, "eventDate")) {
      date = LidoDate(node);
      if (!date.value().empty() || !date.text().empty()) break;
    }
    const bool dated = !date.value().empty() || !date.text().empty();
    if (dated && IsMaking(event) && !notice().has_date_created()) {
      *notice().mutable_date_created() = date;
      builder_.Said("date_created", {"event/eventDate", "lido.date_created"});
    } else if (dated && IsPublication(event) &&
               !notice().has_date_published()) {
      *notice().mutable_date_published() = date;
      builder_.Said("date_published",
                    {"event/eventDate", "lido.date_published"});
    }
    for (const xml_node& actor : Children(event, "eventActor")) {
      Actor(actor, date);
    }
    for (const xml_node& place :
         Along(event, "eventPlace/place/namePlaceSet")) {
      const std::vector<xml_node> names = Children(place, "appellationValue");
      builder_.AddText(notice().mutable_coverage(), "coverage",
                       Preferred(names), language_,
                       {"eventPlace/place", "lido.coverage"});
    }
  }

  void Actor(const xml_node& node, const log::v1::Date& date) {
    // 1.1 has several in one; 1.0 sometimes only what is to be shown.
    const std::vector<xml_node> structured = Children(node, "actorInRole");
    const Origin origin{"eventActor/actorInRole", "lido.contribution"};
    for (const xml_node& each : structured) {
      const xml_node actor = Child(each, "actor");
      log::v1::Contribution contribution;
      log::v1::Agent& agent = *contribution.mutable_agent();
      agent.set_name(Preferred(Along(actor, "nameActorSet/appellationValue")));
      const std::string type = absl::AsciiStrToLower(Attribute(actor, "type"));
      if (absl::StrContains(type, "person")) {
        agent.set_kind(log::v1::Agent::PERSON);
      } else if (absl::StrContains(type, "corporation") ||
                 absl::StrContains(type, "group")) {
        agent.set_kind(log::v1::Agent::ORGANISATION);
      }
      for (const xml_node& id : Children(actor, "actorID")) {
        const std::string uri = CleanText(TextOf(id));
        if (notice::IsWebAddress(uri) && agent.uri().empty()) {
          agent.set_uri(uri);
        }
      }
      Contribute(std::move(contribution), TermOf(Child(each, "roleActor")),
                 date, origin);
    }
    if (!structured.empty()) return;
    log::v1::Contribution shown;
    shown.mutable_agent()->set_name(
        Preferred(Children(node, "displayActorInRole")));
    Contribute(std::move(shown), "", date,
               {"eventActor/displayActorInRole", "lido.contribution"});
  }

  void Contribute(log::v1::Contribution contribution, const std::string& role,
                  const log::v1::Date& date, const Origin& origin) {
    if (contribution.agent().name().empty()) return;
    if (role.empty()) {
      contribution.mutable_role()->set_vocabulary("contributor-role");
      contribution.mutable_role()->set_stated("unknown");
    } else {
      *contribution.mutable_role() = builder_.ResolveTerm(
          "contribution.role", "contributor-role", role, "");
    }
    if (!date.value().empty() || !date.text().empty()) {
      *contribution.mutable_date() = date;
    }
    builder_.AddContribution(std::move(contribution), origin);
  }

  void Subject(const xml_node& set) {
    const Origin origin{"subjectSet/subject", "lido.keyword"};
    bool any = false;
    const auto add = [&](const std::string& word) {
      any |= !word.empty();
      builder_.Add("keyword", word, language_, origin);
    };
    for (const xml_node& subject : Children(set, "subject")) {
      for (const xml_node& each : Children(subject, "subjectConcept")) {
        add(TermOf(each));
      }
      for (const xml_node& each :
           Along(subject, "subjectActor/actor/nameActorSet")) {
        add(Preferred(Children(each, "appellationValue")));
      }
      for (const xml_node& each :
           Along(subject, "subjectPlace/place/namePlaceSet")) {
        add(Preferred(Children(each, "appellationValue")));
      }
      for (const xml_node& each :
           Along(subject, "subjectEvent/event/eventName/appellationValue")) {
        add(CleanText(TextOf(each)));
      }
    }
    if (any) return;
    for (const xml_node& shown : Children(set, "displaySubject")) {
      builder_.Add("keyword", TextOf(shown), LanguageOf(shown),
                   {"subjectSet/displaySubject", "lido.keyword"});
    }
  }

  void Record(const xml_node& wrap) {
    for (const xml_node& link : Along(wrap, "recordInfoSet/recordInfoLink")) {
      builder_.AddUrl(TextOf(link),
                      {"recordInfoSet/recordInfoLink", "lido.url"});
    }
    if (notice().provider().empty()) {
      builder_.Add(
          "provider",
          Preferred(Along(wrap, "recordSource/legalBodyName/appellationValue")),
          "", {"recordWrap/recordSource", "lido.provider"});
    }
    record_id_ = CleanText(TextOf(Child(wrap, "recordID")));
  }

  // The small one, else the first.
  void Resources(const xml_node& wrap) {
    const Origin origin{"resourceRepresentation/linkResource",
                        "lido.thumbnail_url"};
    std::string first;
    for (const xml_node& node :
         Along(wrap, "resourceSet/resourceRepresentation")) {
      const bool small = absl::StrContains(
          absl::AsciiStrToLower(Attribute(node, "type")), "thumb");
      for (const xml_node& link : Children(node, "linkResource")) {
        const std::string address = CleanText(TextOf(link));
        const std::string format = CleanText(Attribute(link, "formatResource"));
        if (absl::StrContains(format, "/") &&
            notice().format_size() < kMaxFormats &&
            std::find(notice().format().begin(), notice().format().end(),
                      format) == notice().format().end()) {
          notice().add_format(format);
          builder_.SaidLast(
              "format", notice().format_size(),
              {"resourceRepresentation/linkResource", "lido.format"});
        }
        if (!small && !IsImage(link)) continue;
        if (small && notice().thumbnail_url().empty()) {
          builder_.Add("thumbnail_url", address, "", origin);
        } else if (first.empty()) {
          first = address;
        }
      }
    }
    if (notice().thumbnail_url().empty() && !first.empty()) {
      builder_.Add("thumbnail_url", first, "", origin);
    }
  }

  // Of the images, which are what can be used; else of the object.
  void Rights(const xml_node& part) {
    bool any = Licences(Along(part, "resourceWrap/resourceSet/rightsResource"),
                        "resourceSet/rightsResource");
    if (!any) {
      any = Licences(Along(part, "rightsWorkWrap/rightsWorkSet"),
                     "rightsWorkWrap/rightsWorkSet");
    }
    if (any) return;
    for (const char* path :
         {"resourceWrap/resourceSet/rightsResource/creditLine",
          "rightsWorkWrap/rightsWorkSet/creditLine"}) {
      for (const xml_node& line : Along(part, path)) {
        builder_.SetLicence(TextOf(line), LanguageOf(line),
                            {path, "lido.licence"});
      }
    }
  }

  bool Licences(const std::vector<xml_node>& sets, const std::string& path) {
    bool any = false;
    for (const xml_node& set : sets) {
      for (const xml_node& type : Children(set, "rightsType")) {
        const std::string uri = ConceptOf(type);
        const std::string stated = uri.empty() ? TermOf(type) : uri;
        any |= !stated.empty();
        builder_.SetLicence(stated, language_, {path, "lido.licence"});
      }
    }
    return any;
  }

  void FindKey() {
    const xml_node id = Child(lido_, "lidoRecID");
    record_.key = CleanText(TextOf(id));
    if (record_.key.empty()) record_.key = record_id_;
    AddIdentifier(Attribute(id, "source"), record_.key,
                  id ? "lidoRecID" : "recordWrap/recordID");
    for (const xml_node& published : Children(lido_, "objectPublishedID")) {
      const std::string uri = CleanText(TextOf(published));
      AddIdentifier(Attribute(published, "source"), uri, "objectPublishedID");
      if (notice().url().empty() && notice::IsWebAddress(uri)) {
        builder_.AddUrl(uri, {"objectPublishedID", "lido.url"});
      }
    }
    if (record_.key.empty()) record_.key = notice().url();
    if (record_.key.empty()) record_.key = record_.location;
  }

  const xml_node lido_;
  ParsedRecord& record_;
  NoticeBuilder builder_;
  // Of the part that is being read.
  std::string language_;
  std::string record_id_;
};

}  // namespace

bool IsLido(absl::string_view space) {
  return absl::StartsWith(space, "http://www.lido-schema.org") ||
         absl::StartsWith(space, "https://www.lido-schema.org");
}

std::vector<xml_node> RecordsIn(const xml_node& node) {
  if (LocalName(node) != "lidoWrap" || !IsLido(NamespaceOf(node))) {
    return {node};
  }
  std::vector<xml_node> records = Children(node, "lido");
  // An empty one is refused as what it is.
  if (records.empty()) records.push_back(node);
  return records;
}

void MapLido(const xml_node& lido, ParsedRecord& record) {
  LidoMapper(lido, record).Map();
}

}  // namespace preau::readers
