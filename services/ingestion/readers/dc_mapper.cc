#include "services/ingestion/readers/dc_mapper.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

constexpr int kMaxIdentifiers = 50;

// The field that an element fills as it stands.
struct Rule {
  absl::string_view element;
  absl::string_view field;
};
constexpr Rule kRules[] = {
    {"title", "title"},
    {"alternative", "alternative_title"},
    {"description", "description"},
    {"abstract", "description"},
    {"audience", "audience"},
    {"educationLevel", "level"},
    {"conformsTo", "programme"},
};

bool Resolves(absl::string_view vocabulary, absl::string_view stated) {
  return vocabulary::Vocabularies::Current()
      .Resolve(vocabulary, stated, "")
      .found();
}

class DcMapper {
 public:
  explicit DcMapper(ParsedRecord& record)
      : record_(record), builder_(&record) {}

  void Map(const pugi::xml_node& dc) {
    for (const pugi::xml_node& node : dc.children()) {
      if (node.type() != pugi::node_element) continue;
      element_ = std::string(LocalName(node));
      language_ = node.attribute("xml:lang").value();
      std::string text = CleanText(TextOf(node));
      // "id,version,password": HAL's, of which only the id is for us.
      if (absl::EndsWith(node.attribute("xsi:type").value(), ":hal_id")) {
        text = text.substr(0, text.find(','));
      }
      if (!text.empty()) Take(text);
    }
    UrlFromRelations();
    if (!notice().identifier().empty()) {
      record_.key = notice().identifier(0).entry();
    } else if (!notice().url().empty()) {
      record_.key = notice().url();
    } else {
      record_.key = record_.location;
    }
    builder_.Check("dc:title");
  }

 private:
  log::v1::Notice& notice() { return record_.notice; }
  Origin From(absl::string_view field) const {
    return {absl::StrCat("dc:", element_), absl::StrCat("dc.", field)};
  }

  void Take(const std::string& text) {
    for (const Rule& rule : kRules) {
      if (rule.element == element_) {
        builder_.Add(rule.field, text, language_, From(rule.field));
        return;
      }
    }
    if (element_ == "identifier") {
      Identifier(text);
    } else if (element_ == "subject") {
      Subjects(text);
    } else if (element_ == "language") {
      Language(text);
    } else if (element_ == "type") {
      Type(text);
    } else if (element_ == "format" || element_ == "medium" ||
               element_ == "extent") {
      Format(text);
    } else if (element_ == "rights" || element_ == "license" ||
               element_ == "accessRights") {
      Rights(text);
    } else if (element_ == "creator") {
      Person(text, "author");
    } else if (element_ == "contributor") {
      Person(text, "contributor");
    } else if (element_ == "publisher") {
      Person(text, "publisher");
      if (notice().provider().empty()) {
        builder_.Add("provider", text, "", From("provider"));
      }
    } else if (element_ == "date" || element_ == "issued" ||
               element_ == "available") {
      const bool has_one = notice().has_date_published();
      Date(text, "date_published", has_one, notice().mutable_date_published());
    } else if (element_ == "created") {
      const bool has_one = notice().has_date_created();
      Date(text, "date_created", has_one, notice().mutable_date_created());
    } else if (element_ == "modified") {
      const bool has_one = notice().has_date_modified();
      Date(text, "date_modified", has_one, notice().mutable_date_modified());
    } else if (element_ == "coverage" || element_ == "spatial" ||
               element_ == "temporal") {
      builder_.AddText(notice().mutable_coverage(), "coverage", text, language_,
                       From("coverage"));
    } else if (element_ == "source" || element_ == "relation") {
      relations_.push_back(text);
    }
  }

  // Several are usual, the address is one of them.
  void Identifier(const std::string& text) {
    if (notice::IsWebAddress(text)) {
      builder_.AddUrl(text, From("url"));
    }
    if (notice().identifier_size() < kMaxIdentifiers) {
      notice().add_identifier()->set_entry(text);
      builder_.SaidLast("identifier", notice().identifier_size(),
                        From("identifier"));
    }
  }

  // "Optique; Lumière", or one a line.
  void Subjects(const std::string& text) {
    for (const absl::string_view part :
         absl::StrSplit(text, absl::ByAnyChar(";\n"))) {
      const absl::string_view subject = absl::StripAsciiWhitespace(part);
      const bool known = Resolves("discipline", subject);
      builder_.Add(known ? "discipline" : "keyword", subject, language_,
                   From(known ? "discipline" : "keyword"));
    }
  }

  // "fr_FR" and "fr; en" too.
  void Language(const std::string& text) {
    for (const absl::string_view part :
         absl::StrSplit(text, absl::ByAnyChar(";,\n"))) {
      builder_.Add(
          "language",
          absl::StrReplaceAll(absl::StripAsciiWhitespace(part), {{"_", "-"}}),
          "", From("language"));
    }
  }

  // Mixed vocabularies: a kind, DCMI's types, or what a repository calls its
  // own.
  void Type(const std::string& text) {
    std::string type = text;
    for (const absl::string_view prefix :
         {"info:eu-repo/semantics/", "doc-type:"}) {
      if (absl::StartsWith(type, prefix)) type = type.substr(prefix.size());
    }
    if (Resolves("document-type", type) && !Resolves("kind", type)) {
      builder_.AddTerm(notice().mutable_document_type(), "document_type",
                       "document-type", type, "", From("document_type"));
    } else {
      builder_.Add("kind", type, "", From("kind"));
    }
  }

  // "application/pdf https://example.org/a.pdf".
  void Format(const std::string& text) {
    for (const absl::string_view part :
         absl::StrSplit(text, absl::ByAnyChar(" \n"), absl::SkipEmpty())) {
      if (notice::IsWebAddress(part)) {
        files_.emplace_back(part);
      } else if (absl::StrContains(part, "/")) {
        builder_.Add("format", part, "", From("format"));
      }
    }
  }

  void Rights(const std::string& text) {
    builder_.SetLicence(text, language_, From("licence"));
    if (Resolves("access", text)) {
      builder_.Add("access", text, "", From("access"));
    }
  }

  void Person(const std::string& text, const std::string& role) {
    log::v1::Contribution contribution;
    contribution.mutable_role()->set_vocabulary("contributor-role");
    contribution.mutable_role()->set_id(role);
    contribution.mutable_agent()->set_name(text);
    builder_.AddContribution(std::move(contribution), From("contribution"));
  }

  // The first that is a date, or else the first text.
  void Date(const std::string& text, absl::string_view field, bool has_one,
            log::v1::Date* date) {
    const log::v1::Date parsed = ParseDate(text);
    if (!has_one || (date->value().empty() && !parsed.value().empty())) {
      *date = parsed;
      builder_.Said(std::string(field), From(field), text);
    }
  }

  // What the other elements hold where no identifier is an address.
  void UrlFromRelations() {
    element_ = "relation";
    for (const std::vector<std::string>* texts : {&files_, &relations_}) {
      for (const std::string& text : *texts) {
        if (!notice::IsWebAddress(text)) continue;
        if (texts == &files_ || notice().url().empty()) {
          builder_.AddUrl(text, From("url"));
        }
      }
    }
  }

  ParsedRecord& record_;
  NoticeBuilder builder_;
  std::string element_;
  std::string language_;
  std::vector<std::string> files_;
  std::vector<std::string> relations_;
};

}  // namespace

void MapDublinCore(const pugi::xml_node& dc, ParsedRecord& record) {
  DcMapper(record).Map(dc);
}

}  // namespace preau::readers
