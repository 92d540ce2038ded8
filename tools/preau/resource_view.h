#ifndef TOOLS_PREAU_RESOURCE_VIEW_H_
#define TOOLS_PREAU_RESOURCE_VIEW_H_

#include <string>

#include "preau/v1/resource.pb.h"
#include "tools/preau/output.h"

namespace preau::command {

// The whole record, as a person reads it.
void ShowResource(const v1::Resource& resource, Output& output);

// Its title in the language, else in another.
std::string TitleOf(const v1::Resource& resource, base::Language language);

// "published", "draft", "withdrawn", in the person's language.
std::string StateText(const v1::Resource& resource, const Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_RESOURCE_VIEW_H_
