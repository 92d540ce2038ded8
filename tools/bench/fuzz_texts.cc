#include "tools/bench/fuzz_texts.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace preau::bench {
namespace {

constexpr size_t kManyCharacters = 100000;
constexpr size_t kManyOperators = 10000;
// What a query may have (indexer/query/query.h), so that most get that far.
constexpr size_t kMostBytes = 1000;
constexpr size_t kMostWords = 32;
constexpr uint32_t kCodePoints = 0x110000;
// No block is smaller, and none begins elsewhere.
constexpr uint32_t kBlockPart = 0x10;

constexpr std::array<absl::string_view, 24> kOperators = {
    "-",       "\"",       "«",        "»",
    "“",       "”",        "„",        "titre:",
    "auteur:", "mot-cle:", "title:",   "provider:",
    "author:", "keyword:", "mot-clé:", "fournisseur:",
    " ",       "--",       "-\"",      "(",
    ")",       "*",        "\xC2\xA0", ":"};
constexpr std::array<absl::string_view, 6> kFields = {
    "titre:", "auteur:", "mot-cle:", "fournisseur:", "TITLE:", "éditeur:"};

template <typename List>
absl::string_view Any(const List& list, SeededRandom& random) {
  return list[random.Below(list.size())];
}

// Mostly the rounder ones and those beside them.
size_t Amount(size_t most, SeededRandom& random) {
  if (random.Chance(0.4)) return most;
  if (random.Chance(0.1)) return most + 1;
  return 1 + random.Below(most);
}

void AppendUtf8(uint32_t code, std::string& out) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

// Surrogates aren't characters.
uint32_t Character(uint32_t begin, uint32_t size, SeededRandom& random) {
  const auto code = begin + static_cast<uint32_t>(random.Below(size));
  return code >= 0xD800 && code < 0xE000 ? code - 0x800 : code;
}

std::string RandomBytes(SeededRandom& random) {
  std::string text(Amount(kMostBytes, random), '\0');
  for (char& byte : text) byte = static_cast<char>(random.Below(256));
  return text;
}

std::string Unicode(SeededRandom& random) {
  // The blocks up to U+33FF have most of the scripts; the rest of the first
  // plane has large ones.
  const uint32_t end = random.Chance(0.4)   ? 0x3400
                       : random.Chance(0.5) ? 0x20000
                                            : kCodePoints;
  const size_t bytes = Amount(kMostBytes, random) - 4;
  const bool mixed = random.Chance(0.2);
  const double space = random.Unit() * random.Unit();
  std::string text;
  uint32_t begin = 0;
  for (bool first = true; text.size() < std::min(bytes, kMostBytes - 4);
       first = false) {
    if (first || mixed) {
      begin =
          static_cast<uint32_t>(random.Below(end / kBlockPart)) * kBlockPart;
    }
    AppendUtf8(Character(begin, mixed ? kBlockPart : 8 * kBlockPart, random) %
                   kCodePoints,
               text);
    if (random.Chance(space)) text += ' ';
  }
  return text;
}

std::string Words(absl::Span<const std::string> list, size_t count,
                  SeededRandom& random) {
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    absl::StrAppend(&text, i == 0 ? "" : " ", OneOf(list, random));
  }
  return text;
}

std::string LongText(const FuzzWords& words, SeededRandom& random) {
  std::string text;
  while (text.size() < kManyCharacters) {
    absl::StrAppend(&text, OneOf(words.any, random), " ");
  }
  return text;
}

std::string Operators(const FuzzWords& words, SeededRandom& random) {
  const bool many = random.Chance(0.3);
  const double word = random.Chance(0.5) ? 0 : 0.2;
  const bool same = random.Chance(0.3);
  const absl::string_view chosen = Any(kOperators, random);
  std::string text;
  for (size_t i = 0; i < kManyOperators; ++i) {
    std::string next(same ? chosen : Any(kOperators, random));
    if (random.Chance(word)) {
      absl::StrAppend(&next, OneOf(words.frequent, random), " ");
    }
    if (!many && text.size() + next.size() > kMostBytes) break;
    text += next;
  }
  return text;
}

std::string FrequentWords(const FuzzWords& words, SeededRandom& random) {
  std::string text;
  const size_t count = Amount(kMostWords, random);
  for (size_t i = 0; i < count; ++i) {
    const bool rare = random.Chance(0.1);
    absl::StrAppend(&text, i == 0 ? "" : " ",
                    OneOf(rare ? words.any : words.frequent, random));
  }
  return text;
}

std::string RepeatedWords(const FuzzWords& words, SeededRandom& random) {
  const std::string repeated =
      Words(words.frequent, 1 + random.Below(2), random);
  std::string text;
  for (size_t i = Amount(kMostWords / 2, random); i-- > 0;) {
    absl::StrAppend(&text, repeated, " ");
  }
  return text;
}

std::string FrequentPhrase(const FuzzWords& words, SeededRandom& random) {
  std::string text;
  size_t left = kMostWords;
  const size_t phrases = random.Chance(0.6) ? 1 : 1 + random.Below(6);
  for (size_t i = 0; i < phrases && left > 0; ++i) {
    const size_t count = phrases == 1 ? Amount(left, random)
                                      : 2 + random.Below(left / phrases + 1);
    left -= std::min(left, count);
    const std::string pattern =
        Words(words.frequent, 1 + random.Below(3), random);
    if (random.Chance(0.1)) text += "-";
    text += "\"";
    if (random.Chance(0.5)) {
      const size_t in_pattern = 1 + static_cast<size_t>(std::count(
                                        pattern.begin(), pattern.end(), ' '));
      for (size_t at = 0; at + in_pattern <= count; at += in_pattern) {
        absl::StrAppend(&text, pattern, " ");
      }
    } else {
      text += Words(words.frequent, count, random);
    }
    text += "\" ";
  }
  return text;
}

std::string NestedQuotes(const FuzzWords& words, SeededRandom& random) {
  constexpr std::array<absl::string_view, 7> kMarks = {"\"", "«", "»", "“",
                                                       "”",  "„", "'"};
  std::string text;
  const size_t count = Amount(kMostWords, random);
  for (size_t i = 0; i < count; ++i) {
    for (size_t marks = random.Below(4); marks-- > 0;) {
      absl::StrAppend(&text, Any(kMarks, random));
    }
    absl::StrAppend(&text, OneOf(words.frequent, random),
                    random.Chance(0.8) ? " " : "");
  }
  return text;
}

std::string FieldPrefixes(const FuzzWords& words, SeededRandom& random) {
  std::string text;
  const size_t count = Amount(kMostWords, random);
  for (size_t i = 0; i < count; ++i) {
    if (random.Chance(0.1)) text += "-";
    for (size_t prefixes = 1 + random.Below(3); prefixes-- > 0;) {
      absl::StrAppend(&text, Any(kFields, random));
    }
    const bool quoted = random.Chance(0.2);
    absl::StrAppend(&text, quoted ? "\"" : "", OneOf(words.frequent, random),
                    quoted ? "\" " : " ");
  }
  return text;
}

std::string AllExcluded(const FuzzWords& words, SeededRandom& random) {
  std::string text;
  const size_t count = Amount(kMostWords, random);
  for (size_t i = 0; i < count; ++i) {
    absl::StrAppend(
        &text, "-",
        OneOf(random.Chance(0.5) ? words.any : words.frequent, random), " ");
  }
  return text;
}

std::string LongWord(SeededRandom& random) {
  // What becomes longer when it is made comparable; what belongs to the word
  // around it; what stands inside of words.
  constexpr std::array<absl::string_view, 12> kParts = {
      "a", "é", "ﷺ", "ﬃ", "\xCC\x81", "\xE2\x80\x8D",
      "'", "·", "-", "İ", "9",        "œ"};
  const absl::string_view part = Any(kParts, random);
  const bool mixed = random.Chance(0.3);
  const size_t size =
      random.Chance(0.2) ? kManyCharacters : Amount(kMostBytes, random);
  std::string text;
  while (true) {
    const absl::string_view next = mixed ? Any(kParts, random) : part;
    if (text.size() + next.size() > size) return text;
    absl::StrAppend(&text, next);
  }
}

}  // namespace

absl::string_view FuzzKindName(FuzzKind kind) {
  constexpr std::array<absl::string_view, kFuzzKinds> kNames = {
      "random_bytes",   "unicode",        "long_text",       "operators",
      "frequent_words", "repeated_words", "frequent_phrase", "nested_quotes",
      "field_prefixes", "all_excluded",   "long_word",       "plain_words",
      "everything"};
  return kNames[static_cast<size_t>(kind)];
}

std::string OneOf(absl::Span<const std::string> list, SeededRandom& random) {
  return list.empty() ? "" : list[random.Below(list.size())];
}

std::string MakeFuzzText(FuzzKind kind, const FuzzWords& words,
                         SeededRandom& random) {
  switch (kind) {
    case FuzzKind::kRandomBytes:
      return RandomBytes(random);
    case FuzzKind::kUnicode:
      return Unicode(random);
    case FuzzKind::kLongText:
      return LongText(words, random);
    case FuzzKind::kOperators:
      return Operators(words, random);
    case FuzzKind::kFrequentWords:
      return FrequentWords(words, random);
    case FuzzKind::kRepeatedWords:
      return RepeatedWords(words, random);
    case FuzzKind::kFrequentPhrase:
      return FrequentPhrase(words, random);
    case FuzzKind::kNestedQuotes:
      return NestedQuotes(words, random);
    case FuzzKind::kFieldPrefixes:
      return FieldPrefixes(words, random);
    case FuzzKind::kAllExcluded:
      return AllExcluded(words, random);
    case FuzzKind::kLongWord:
      return LongWord(random);
    case FuzzKind::kPlainWords:
      return Words(words.any, 1 + random.Below(5), random);
    case FuzzKind::kEverything:
      return random.Chance(0.9) ? "" : " \t ";
  }
  return "";
}

}  // namespace preau::bench
