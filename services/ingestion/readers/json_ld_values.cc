#include "services/ingestion/readers/json_ld_values.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/readers/notice_builder.h"

namespace preau::readers {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxValues = 1000;

// schema.org's types that somebody can learn from as they are.
constexpr absl::string_view kTypes[] = {"LearningResource",
                                        "Course",
                                        "CourseInstance",
                                        "Quiz",
                                        "Syllabus",
                                        "CreativeWork",
                                        "VideoObject",
                                        "AudioObject",
                                        "ImageObject",
                                        "MediaObject",
                                        "Article",
                                        "ScholarlyArticle",
                                        "Book",
                                        "Chapter",
                                        "HowTo",
                                        "Game",
                                        "VideoGame",
                                        "WebPage",
                                        "WebSite",
                                        "WebContent",
                                        "SoftwareApplication",
                                        "SoftwareSourceCode",
                                        "WebApplication",
                                        "MobileApplication",
                                        "Dataset",
                                        "Map",
                                        "Photograph",
                                        "Collection",
                                        "PresentationDigitalDocument",
                                        "TextDigitalDocument",
                                        "PodcastEpisode",
                                        "PodcastSeries",
                                        "Exercise",
                                        "DigitalDocument",
                                        "Report",
                                        "Thesis",
                                        "Guide",
                                        "VisualArtwork"};

std::string Scalar(const Json& value) {
  if (value.is_string()) return CleanText(value.get<std::string>());
  return value.is_number() ? value.dump() : "";
}

std::string Member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? "" : Scalar(*found);
}

void AddTexts(const Json& value, std::vector<LdText>& texts) {
  if (!value.is_object()) {
    if (std::string text = Scalar(value); !text.empty()) {
      texts.push_back({std::move(text), ""});
    }
    return;
  }
  if (value.contains("@value")) {
    texts.push_back({Member(value, "@value"), Member(value, "@language")});
    return;
  }
  for (const auto& [language, each] : value.items()) {
    const bool is_language = language.size() == 2 || language.size() == 3 ||
                             (language.size() == 5 && language[2] == '-');
    if (is_language && each.is_string()) {
      texts.push_back({Scalar(each), language});
    }
  }
}

std::string LabelOf(const Json& object) {
  for (const char* name : {"prefLabel", "name", "targetName", "label"}) {
    std::string first;
    for (const LdText& text : LdTexts(object, name)) {
      if (text.language == "fr") return text.value;
      if (first.empty()) first = text.value;
    }
    if (!first.empty()) return first;
  }
  return "";
}

}  // namespace

std::vector<const Json*> LdValues(const Json& object, const char* name) {
  std::vector<const Json*> values;
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return values;
  if (!found->is_array()) return {&*found};
  for (const Json& each : *found) {
    if (values.size() < kMaxValues) values.push_back(&each);
  }
  return values;
}

std::vector<LdText> LdTexts(const Json& object, const char* name) {
  std::vector<LdText> texts;
  for (const Json* value : LdValues(object, name)) AddTexts(*value, texts);
  return texts;
}

std::string FirstLdText(const Json& object, const char* name) {
  const std::vector<LdText> texts = LdTexts(object, name);
  return texts.empty() ? "" : texts[0].value;
}

std::string LdId(const Json& value) {
  if (!value.is_object()) return Scalar(value);
  for (const char* name : {"@id", "id", "url"}) {
    if (std::string id = Member(value, name); !id.empty()) return id;
  }
  return "";
}

LdConcept LdConceptOf(const Json& value) {
  if (!value.is_object()) return {Scalar(value), ""};
  LdConcept found{LdId(value), LabelOf(value)};
  for (const char* name : {"termCode", "targetUrl"}) {
    if (found.stated.empty()) found.stated = Member(value, name);
  }
  return found;
}

std::vector<std::string> LdTypes(const Json& object) {
  std::vector<std::string> types;
  for (const char* name : {"@type", "type"}) {
    for (const Json* value : LdValues(object, name)) {
      const std::string type = Scalar(*value);
      const size_t cut = type.find_last_of("/:#");
      types.push_back(cut == std::string::npos ? type : type.substr(cut + 1));
    }
  }
  return types;
}

bool IsLearningResource(const std::vector<std::string>& types, bool strict) {
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return strict ? type == "LearningResource"
                  : std::find(std::begin(kTypes), std::end(kTypes), type) !=
                        std::end(kTypes);
  });
}

bool IsAmb(const Json& value) {
  for (const Json* context : LdValues(value, "@context")) {
    if (context->is_string() &&
        absl::StrContains(context->get<std::string>(), "w3id.org/kim/amb")) {
      return true;
    }
  }
  return false;
}

}  // namespace preau::readers
