#ifndef STORAGE_VOCABULARY_RIGHTS_TEXT_H_
#define STORAGE_VOCABULARY_RIGHTS_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// How the licence matcher sees a text. Internal to it.
namespace preau::vocabulary::internal {

// A run of letters, or a number ("4.0"): letters and digits never share one.
struct Token {
  // Lower case, without accents.
  std::string text;
  // Bytes in the original: [begin, end).
  size_t begin = 0;
  size_t end = 0;
  // Counts from 0; '.', ';', '!', '?' before a space, and line ends, count up.
  int sentence = 0;
  // Its first letter is a capital.
  bool capital = false;
};

// Tokens of `text`, in order. Invalid UTF-8 separates tokens.
std::vector<Token> Tokenize(absl::string_view text);

struct Url {
  // Lower case, no "www.".
  std::string host;
  // Lower case, from the first '/', query and fragment included.
  std::string path;
  size_t begin = 0;
  size_t end = 0;
};

// The http(s) URLs in `text`, and bare ones of well-known licence hosts.
std::vector<Url> FindUrls(absl::string_view text);

// A licence that a text names.
struct Mention {
  std::string licence;
  std::string version;
  size_t begin = 0;
  size_t end = 0;
  bool negated = false;
};

// The licence that a URL identifies; an empty `licence` when it is none.
Mention MatchUrl(const Url& url);

// The licences that prose names, in order.
std::vector<Mention> MatchProse(const std::vector<Token>& tokens);

}  // namespace preau::vocabulary::internal

#endif  // STORAGE_VOCABULARY_RIGHTS_TEXT_H_
