#ifndef TOOLS_PREAU_CHECK_OPTIONS_H_
#define TOOLS_PREAU_CHECK_OPTIONS_H_

#include <string>

namespace preau::command {

struct CheckOptions {
  // A file of records, or an address.
  std::string what;
  // For tables and JSON Lines that don't say by themselves what they are.
  std::string mapping_file;
  // Where the page goes; a new file in this folder when empty.
  std::string output;
  // Addresses of private networks may be read.
  bool private_networks = false;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_CHECK_OPTIONS_H_
