#include "indexer/spelling/letters.h"

#include <algorithm>

namespace preau::spelling {
namespace {

constexpr absl::string_view kFrequent = "eaisr";

}  // namespace

bool IsPlainWord(absl::string_view folded) {
  return folded.size() >= kMinLetters && folded.size() <= kMaxLetters &&
         std::all_of(folded.begin(), folded.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '\'';
         });
}

uint32_t Signature(absl::string_view word) {
  uint32_t bits = 0;
  for (const char letter : word) {
    const uint32_t bit = uint32_t{1} << LetterNumber(letter);
    const size_t frequent = kFrequent.find(letter);
    if ((bits & bit) != 0 && frequent != absl::string_view::npos) {
      bits |= uint32_t{1} << (27 + frequent);
    }
    bits |= bit;
  }
  return bits;
}

}  // namespace preau::spelling
