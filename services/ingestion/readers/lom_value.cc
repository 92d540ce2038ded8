#include "services/ingestion/readers/lom_value.h"

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::readers {

LomValue LomValueOf(const pugi::xml_node& node) {
  return {CleanText(TextOf(Child(node, "value"))),
          CleanText(TextOf(Child(node, "label")))};
}

void AddLomTexts(const pugi::xml_node& parent, absl::string_view name,
                 google::protobuf::RepeatedPtrField<log::v1::LangString>* texts,
                 absl::string_view field, absl::string_view path,
                 const std::string& default_language, NoticeBuilder& builder) {
  for (const pugi::xml_node& node : Children(parent, name)) {
    for (const pugi::xml_node& text : Children(node, "string")) {
      const std::string language = text.attribute("language").value();
      builder.AddText(texts, field, TextOf(text),
                      language.empty() ? default_language : language,
                      {absl::StrCat(path, "/", name, "/string"),
                       absl::StrCat("lom.", field)});
    }
  }
}

}  // namespace preau::readers
