#ifndef TOOLS_PREAU_EXPORT_OPTIONS_H_
#define TOOLS_PREAU_EXPORT_OPTIONS_H_

#include <string>
#include <vector>

namespace preau::command {

struct ExportOptions {
  // Names, uids or permanent links; all that the member publishes when there
  // are none.
  std::vector<std::string> names;
  std::string member;
  // "scolomfr", "dc", "amb", "csv", "unimarc".
  std::string format = "scolomfr";
  // A file, a folder that exists or ends in "/", or "-".
  std::string output = "-";
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_EXPORT_OPTIONS_H_
