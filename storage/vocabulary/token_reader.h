#ifndef STORAGE_VOCABULARY_TOKEN_READER_H_
#define STORAGE_VOCABULARY_TOKEN_READER_H_

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/vocabulary/rights_text.h"

namespace preau::vocabulary::internal {

// Looks for words in the tokens of a rights text. Positions past the end are
// allowed and hold "". Internal to the licence matcher.
class TokenReader {
 public:
  // `tokens` must outlive the reader.
  explicit TokenReader(const std::vector<Token>& tokens) : tokens_(tokens) {}

  size_t size() const { return tokens_.size(); }
  const Token& token(size_t i) const { return tokens_[i]; }

  absl::string_view At(size_t i) const;
  bool Is(size_t i, std::initializer_list<absl::string_view> words) const;

  // The number of tokens of `phrase` (words separated by a space) when it
  // stands at `i`, otherwise 0.
  size_t Phrase(size_t i, absl::string_view phrase) const;
  size_t AnyPhrase(size_t i, absl::Span<const absl::string_view> phrases) const;

  // Whether one of `words` stands within `reach` tokens of [begin, end) in
  // the same sentence.
  bool Near(size_t begin, size_t end, size_t reach,
            std::initializer_list<absl::string_view> words) const;

  // Whether what begins at `begin` is denied or only compared with: "n'est
  // pas sous licence …", "not licensed under …", "compatible avec …".
  bool Denied(size_t begin) const;

  // The version number at `i`, after an optional "v", "version" or "licence":
  // "4.0", or "3" when whole numbers are allowed. Moves `i` behind it; gives
  // "" and leaves `i` when there is none.
  std::string Version(size_t& i, bool whole_numbers) const;

 private:
  const std::vector<Token>& tokens_;
};

// The Creative Commons licence that is named at `i`: its class, its version
// when it is said, and `i` behind it; or "".
std::string ReadCreativeCommons(const TokenReader& reader, size_t& i,
                                std::string& version);

}  // namespace preau::vocabulary::internal

#endif  // STORAGE_VOCABULARY_TOKEN_READER_H_
