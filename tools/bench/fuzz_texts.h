#ifndef TOOLS_BENCH_FUZZ_TEXTS_H_
#define TOOLS_BENCH_FUZZ_TEXTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "tools/bench/seeded_random.h"

// What somebody who wants to find the limits of a search could type.
namespace preau::bench {

enum class FuzzKind {
  kRandomBytes,
  // Any code points of one Unicode block, or of several.
  kUnicode,
  // 100,000 characters of words.
  kLongText,
  // 10,000 operators, and as many as fit.
  kOperators,
  // Words that many documents have, up to the limit and just beyond.
  kFrequentWords,
  // The same one or two words again and again.
  kRepeatedWords,
  // "de la de la …"
  kFrequentPhrase,
  kNestedQuotes,
  kFieldPrefixes,
  kAllExcluded,
  kLongWord,
  // Sensible words, so that the rest of the request matters.
  kPlainWords,
  kEverything,
};
inline constexpr size_t kFuzzKinds = 13;
absl::string_view FuzzKindName(FuzzKind kind);

// Words that the catalogue has.
struct FuzzWords {
  std::vector<std::string> any;
  // Those that very many documents have; stop words too.
  std::vector<std::string> frequent;
};

// A text of the kind: bytes, not always UTF-8.
std::string MakeFuzzText(FuzzKind kind, const FuzzWords& words,
                         SeededRandom& random);

// One of `list`, which may be empty: then "".
std::string OneOf(absl::Span<const std::string> list, SeededRandom& random);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FUZZ_TEXTS_H_
