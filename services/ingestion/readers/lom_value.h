#ifndef SERVICES_INGESTION_READERS_LOM_VALUE_H_
#define SERVICES_INGESTION_READERS_LOM_VALUE_H_

#include <pugixml.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/readers/notice_builder.h"

// Parts that many of LOM's elements are made of.
namespace preau::readers {

// What a vocabulary value says: <source>, <value>, <label>.
struct LomValue {
  std::string value;
  std::string label;
};
LomValue LomValueOf(const pugi::xml_node& node);

// Adds each <string> below `parent`/`name`, whose path is `path`; texts that
// don't say their language are in `default_language`.
void AddLomTexts(const pugi::xml_node& parent, absl::string_view name,
                 google::protobuf::RepeatedPtrField<log::v1::LangString>* texts,
                 absl::string_view field, absl::string_view path,
                 const std::string& default_language, NoticeBuilder& builder);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_VALUE_H_
