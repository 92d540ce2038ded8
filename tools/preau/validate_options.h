#ifndef TOOLS_PREAU_VALIDATE_OPTIONS_H_
#define TOOLS_PREAU_VALIDATE_OPTIONS_H_

#include <string>
#include <vector>

namespace preau::command {

struct ValidateOptions {
  // XML files, and folders with some.
  std::vector<std::string> paths;
  // SKOS files of ScoLOMFR, of another version; may be empty.
  std::string vocabularies;
  // What GAR asks for as well.
  bool gar = false;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_VALIDATE_OPTIONS_H_
