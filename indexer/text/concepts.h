#ifndef INDEXER_TEXT_CONCEPTS_H_
#define INDEXER_TEXT_CONCEPTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "indexer/text/analyser.h"

namespace preau::text {

// The ways in which the vocabularies' levels and disciplines are written, by
// their first word. Immutable, thread-safe.
class Concepts {
 public:
  static const Concepts& BuiltIn();

  // The longest that starts at `folded[at]`; an empty term when none does.
  Alternative Match(const std::vector<absl::string_view>& folded,
                    size_t at) const;

 private:
  struct Spelling {
    std::vector<std::string> words;
    std::string term;
  };

  Concepts();
  void Add(absl::string_view label, absl::string_view id, bool acronyms_only);

  // Longest first.
  absl::flat_hash_map<std::string, std::vector<Spelling>> by_first_;
};

}  // namespace preau::text

#endif  // INDEXER_TEXT_CONCEPTS_H_
