#ifndef TOOLS_PREAU_SEARCH_VIEW_H_
#define TOOLS_PREAU_SEARCH_VIEW_H_

#include <cstdint>
#include <string>

#include "preau/v1/search_service.pb.h"
#include "tools/preau/output.h"

namespace preau::command {

// Where in the results an answer stands.
struct SearchPage {
  std::string query;
  // From 1: the one that was read, and the one that was asked for.
  int number = 1;
  int asked = 1;
  // Asked for by a token, so that its number isn't known.
  bool by_token = false;
  // Hits on the pages before.
  int first = 0;
  // How long the answer took.
  int64_t micros = 0;
};

// Hits, facets, total, and how to go on.
void ShowSearch(const SearchPage& page, const v1::SearchResponse& response,
                Output& output);

// A hit with its number; `reason`: why it is there, where that isn't plain.
void ShowHit(int number, const v1::Hit& hit, Output& output,
             const std::string& reason = "");

// Levels, subjects, kinds and so on, in a line.
std::string Facts(const v1::Hit& hit, base::Language language);

// `text` with its spans in the style of marked words; those that aren't inside
// of it are left out.
StyledText Marked(const v1::MarkedText& text, Style plain, Style marked);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SEARCH_VIEW_H_
