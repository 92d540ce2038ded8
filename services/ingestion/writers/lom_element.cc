#include "services/ingestion/writers/lom_element.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "services/ingestion/writers/xml_text.h"
#include "storage/notice/notice.h"

namespace preau::writers {
namespace {

// Years from 1 on; a moment is cut after its minutes by LOM's pattern unless it
// has fractions of a second, without which no zone is allowed.
std::string LomMoment(absl::string_view value) {
  if (!notice::IsDate(value) || absl::StartsWith(value, "0000")) return "";
  if (value.size() <= 10) return std::string(value);
  const size_t zone = value.find_first_of("Z+-", 11);
  if (zone == absl::string_view::npos ||
      absl::StrContains(value.substr(11), ".")) {
    return std::string(value);
  }
  return absl::StrCat(value.substr(0, zone), ".0", value.substr(zone));
}

bool IsLanguageTag(absl::string_view tag) {
  return !tag.empty() && tag.size() <= 8 &&
         std::all_of(tag.begin(), tag.end(), [](char c) {
           return absl::ascii_isalpha(static_cast<unsigned char>(c));
         });
}

}  // namespace

std::string LomLanguage(absl::string_view language) {
  const std::string code = Iso6392(language);
  if (!code.empty()) {
    return absl::StrCat("http://id.loc.gov/vocabulary/iso639-2/", code);
  }
  return IsLanguageTag(language.substr(0, language.find('-')))
             ? std::string(language)
             : "";
}

void AddString(pugi::xml_node parent, const log::v1::LangString& text) {
  pugi::xml_node node = AddElement(parent, "string", AsHtml(text.value()));
  const std::string language = LomLanguage(text.language());
  if (node && !language.empty()) SetAttribute(node, "language", language);
}

void AddString(pugi::xml_node parent, absl::string_view text) {
  AddElement(parent, "string", AsHtml(text));
}

void AddTogether(pugi::xml_node parent, const char* name,
                 const LangStrings& texts) {
  if (texts.empty()) return;
  pugi::xml_node node = parent.append_child(name);
  for (const log::v1::LangString& text : texts) AddString(node, text);
}

void AddEach(pugi::xml_node parent, const char* name,
             const LangStrings& texts) {
  for (const log::v1::LangString& text : texts) {
    AddString(parent.append_child(name), text);
  }
}

void AddTranslated(pugi::xml_node parent, const char* name,
                   const LangStrings& texts) {
  pugi::xml_node node;
  std::set<std::string> languages;
  for (const log::v1::LangString& text : texts) {
    if (!node || text.language().empty() ||
        !languages.insert(text.language()).second) {
      node = parent.append_child(name);
      languages = {text.language()};
    }
    AddString(node, text);
  }
}

void AddValue(pugi::xml_node parent, const std::string& prefix,
              const char* name, absl::string_view uri,
              absl::string_view label) {
  if (XmlCharacters(uri).empty() && XmlCharacters(label).empty()) return;
  pugi::xml_node node = parent.append_child(absl::StrCat(prefix, name).c_str());
  AddElement(node, absl::StrCat(prefix, "source").c_str(), kScolomfrSource);
  AddElement(node, absl::StrCat(prefix, "label").c_str(), label);
  AddElement(node, absl::StrCat(prefix, "value").c_str(), uri);
}

void AddValue(pugi::xml_node parent, const std::string& prefix,
              const char* name, const log::v1::Term& term) {
  const std::string uri = ScolomfrUri(term);
  AddValue(parent, prefix, name, uri, ScolomfrLabel(term, !uri.empty()));
}

void AddDate(pugi::xml_node parent, const log::v1::Date& date) {
  const std::string moment = LomMoment(date.value());
  if (moment.empty() && date.text().empty()) return;
  pugi::xml_node node = parent.append_child("date");
  AddElement(node, "dateTime", moment);
  if (!date.text().empty()) {
    AddElement(node.append_child("description"), "string", date.text());
  }
}

void AddDuration(pugi::xml_node parent, const char* name, int64_t seconds) {
  const std::string duration = IsoDuration(seconds);
  if (duration.empty()) return;
  AddElement(parent.append_child(name), "duration", duration);
}

void AddIdentifier(pugi::xml_node parent, absl::string_view catalog,
                   absl::string_view entry) {
  if (XmlCharacters(entry).empty()) return;
  pugi::xml_node node = parent.append_child("identifier");
  AddElement(node, "catalog", catalog);
  AddElement(node, "entry", entry);
}

}  // namespace preau::writers
