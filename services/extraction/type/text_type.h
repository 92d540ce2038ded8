#ifndef SERVICES_EXTRACTION_TYPE_TEXT_TYPE_H_
#define SERVICES_EXTRACTION_TYPE_TEXT_TYPE_H_

#include "absl/strings/string_view.h"
#include "services/extraction/type/type.h"

namespace preau::file_type::internal {

// What kind of text it is, by its beginning; plain text when nothing tells.
FileType TypeOfText(absl::string_view head);

}  // namespace preau::file_type::internal

#endif  // SERVICES_EXTRACTION_TYPE_TEXT_TYPE_H_
