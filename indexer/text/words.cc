#include "indexer/text/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/analyser.h"
#include "indexer/text/word_forms.h"
#include "indexer/text/word_tables.h"

namespace preau::text {
namespace {

constexpr size_t kMaxAcronym = 16;
// Of what stands before an apostrophe that is kept: "prud'homme".
constexpr size_t kShortestKept = 4;

enum class Class { kOther, kWord, kApostrophe, kHyphen, kMiddleDot };

struct Character {
  UChar32 code = 0;
  size_t begin = 0;
  size_t end = 0;
  Class type = Class::kOther;
};

Class ClassOf(UChar32 c) {
  if (c < 0x80) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      return Class::kWord;
    }
    if (c == '\'' || c == '`') return Class::kApostrophe;
    return c == '-' ? Class::kHyphen : Class::kOther;
  }
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x2032:
    case 0xFF07:
    case 0x00B4:
      return Class::kApostrophe;
    case 0x2010:
    case 0x2011:
      return Class::kHyphen;
    case 0x00B7:
    case 0x2027:
      return Class::kMiddleDot;
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      // Part of the word around them; taken out with its other forms.
      return Class::kWord;
    default:
      break;
  }
  const uint32_t mask = U_GET_GC_MASK(c);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0
             ? Class::kWord
             : Class::kOther;
}

// Most of French: those below are looked up, the others are asked of ICU.
constexpr UChar32 kFirstSlow = 0x250;

using Classes = std::array<Class, kFirstSlow>;

const Classes& QuickClasses() {
  static const Classes* const kClasses = [] {
    auto* classes = new Classes;
    for (UChar32 code = 0; code < kFirstSlow; ++code) {
      (*classes)[static_cast<size_t>(code)] = ClassOf(code);
    }
    return classes;
  }();
  return *kClasses;
}

// Walks over the characters of a text.
class Cursor {
 public:
  explicit Cursor(absl::string_view text)
      : text_(text), classes_(&QuickClasses()) {
    Load();
  }

  bool AtEnd() const { return current_.begin >= text_.size(); }
  const Character& current() const { return current_; }
  void Next() {
    current_.begin = current_.end;
    Load();
  }
  // Past letters and digits.
  void SkipRun() {
    while (!AtEnd() && current_.type == Class::kWord) {
      // What is ASCII doesn't have to be decoded.
      do {
        current_.begin = current_.end;
        current_.end = current_.begin + 1;
      } while (!AtEnd() && IsAsciiWordAt(current_.begin));
      Load();
    }
  }

 private:
  bool IsAsciiWordAt(size_t place) const {
    const auto byte = static_cast<unsigned char>(text_[place]);
    return byte < 0x80 && (*classes_)[byte] == Class::kWord;
  }

  void Load() {
    if (AtEnd()) {
      current_ = {0, text_.size(), text_.size(), Class::kOther};
      return;
    }
    int32_t offset = static_cast<int32_t>(current_.begin);
    const int32_t length = static_cast<int32_t>(text_.size());
    const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text_.data());
    U8_NEXT(bytes, offset, length, current_.code);
    current_.end = static_cast<size_t>(offset);
    current_.type = current_.code < 0 ? Class::kOther
                    : current_.code < kFirstSlow
                        ? (*classes_)[static_cast<size_t>(current_.code)]
                        : ClassOf(current_.code);
  }

  absl::string_view text_;
  // Not a static of the function that reads it, which each character would
  // have to ask whether it is there.
  const Classes* classes_;
  Character current_;
};

class Splitter {
 public:
  Splitter(absl::string_view text, std::vector<Word>& words)
      : text_(text), cursor_(text), words_(words) {}

  void Split() {
    words_.clear();
    words_.reserve(text_.size() / 6 + 1);
    while (!cursor_.AtEnd() && words_.size() < kMaxTokens) {
      if (cursor_.current().type == Class::kWord) {
        TakeWord();
      } else {
        after_hyphen_ = false;
        cursor_.Next();
      }
    }
  }

 private:
  bool At(absl::string_view suffix) const {
    return absl::StartsWith(text_.substr(cursor_.current().begin), suffix);
  }

  void SkipBytes(size_t count) {
    const size_t target = cursor_.current().begin + count;
    while (!cursor_.AtEnd() && cursor_.current().begin < target) {
      cursor_.Next();
    }
  }

  // Whether a word goes on `count` bytes from here.
  bool WordFollows(size_t count) const {
    Cursor ahead = cursor_;
    while (!ahead.AtEnd() &&
           ahead.current().begin < cursor_.current().begin + count) {
      ahead.Next();
    }
    return !ahead.AtEnd() && ahead.current().type == Class::kWord;
  }

  void TakeWord() {
    const size_t begin = cursor_.current().begin;
    cursor_.SkipRun();
    Word word;
    word.begin = static_cast<uint32_t>(begin);
    word.after_hyphen = std::exchange(after_hyphen_, false);
    if (TakeAcronym(begin, word) || TakeSymbols(begin, word) ||
        TakeYear(begin, word) || TakeApostrophe(begin, word)) {
      return;
    }
    Push(std::move(word), cursor_.current().begin);
    SkipInclusiveEnding();
    if (cursor_.current().type == Class::kHyphen) {
      cursor_.Next();
      after_hyphen_ = cursor_.current().type == Class::kWord;
    }
  }

  void Push(Word word, size_t end) {
    word.end = static_cast<uint32_t>(end);
    // Cut where a character ends.
    if (word.end - word.begin > kMaxWordBytes && word.instead.empty()) {
      size_t size = kMaxWordBytes;
      while ((static_cast<unsigned char>(text_[word.begin + size]) & 0xC0) ==
             0x80) {
        --size;
      }
      word.instead = std::string(text_.substr(word.begin, size));
    }
    words_.push_back(std::move(word));
  }

  // "S.V.T.", "É.N.T", "C.M.2": single letters with dots between, perhaps a
  // digit at the end.
  bool TakeAcronym(size_t begin, Word& word) {
    if (!At(".") || !IsOneLetter(begin)) return false;
    std::string joined(text_.substr(begin, cursor_.current().begin - begin));
    size_t letters = 1;
    Cursor end = cursor_;
    while (joined.size() < kMaxAcronym && !end.AtEnd() &&
           end.current().code == '.') {
      Cursor ahead = end;
      ahead.Next();
      const Character letter = ahead.current();
      const bool digit = letters > 1 && u_isdigit(letter.code);
      if (ahead.AtEnd() || !(u_isalpha(letter.code) || digit)) break;
      ahead.Next();
      if (!ahead.AtEnd() && ahead.current().type == Class::kWord) break;
      absl::StrAppend(&joined,
                      text_.substr(letter.begin, letter.end - letter.begin));
      ++letters;
      end = ahead;
      if (digit) break;
    }
    if (letters < 2) return false;
    cursor_ = end;
    word.instead = joined;
    Push(std::move(word), end.current().begin);
    return true;
  }

  bool IsOneLetter(size_t begin) const {
    const Cursor letter(text_.substr(begin, cursor_.current().begin - begin));
    return begin + letter.current().end == cursor_.current().begin &&
           u_isalpha(letter.current().code);
  }

  // "6°" is the year of the collège; "2°" and "45°" are not.
  bool TakeYear(size_t begin, Word& word) {
    if (cursor_.current().begin - begin != 1 || text_[begin] < '3' ||
        text_[begin] > '6') {
      return false;
    }
    for (const absl::string_view sign : {"°", "º"}) {
      if (At(sign) && !WordFollows(sign.size())) {
        word.instead = absl::StrCat(text_.substr(begin, 1), "e");
        SkipBytes(sign.size());
        Push(std::move(word), cursor_.current().begin);
        return true;
      }
    }
    return false;
  }

  // "C++", "C#", "F#": one letter and what makes it a language.
  bool TakeSymbols(size_t begin, Word& word) {
    if (cursor_.current().begin - begin != 1) return false;
    for (const absl::string_view symbols : {"++", "#"}) {
      if (At(symbols) && !WordFollows(symbols.size())) {
        SkipBytes(symbols.size());
        word.instead =
            std::string(text_.substr(begin, cursor_.current().begin - begin));
        Push(std::move(word), cursor_.current().begin);
        return true;
      }
    }
    return false;
  }

  // Elisions are words of their own; what keeps its apostrophe is one word.
  bool TakeApostrophe(size_t begin, Word& word) {
    if (cursor_.current().type != Class::kApostrophe) return false;
    const size_t before = cursor_.current().begin;
    Cursor ahead = cursor_;
    ahead.Next();
    const size_t after = ahead.current().begin;
    ahead.SkipRun();
    if (before - begin >= kShortestKept && ahead.current().begin > after) {
      const std::string first =
          FormsOf(text_.substr(begin, before - begin)).folded;
      const std::string second =
          FormsOf(text_.substr(after, ahead.current().begin - after)).folded;
      if (KeepsApostrophe(absl::StrCat(first, "'", second))) {
        cursor_ = ahead;
        word.instead = absl::StrCat(first, second);
        Push(std::move(word), ahead.current().begin);
        return true;
      }
    }
    Push(std::move(word), before);
    cursor_.Next();
    return true;
  }

  // "enseignant·e·s", "lycéen(ne)s", "tous.tes" isn't one: only what can't be
  // the end of a sentence.
  void SkipInclusiveEnding() {
    while (cursor_.current().type == Class::kMiddleDot && WordFollows(2)) {
      cursor_.Next();
      cursor_.SkipRun();
    }
    if (cursor_.current().code != '(' && cursor_.current().code != '.') return;
    for (const absl::string_view ending :
         {"(e)s", "(e)", "(ne)s", "(ne)", "(trice)s", "(trice)", "(s)", ".e.s",
          ".ne.s"}) {
      if (At(ending) && !WordFollows(ending.size())) {
        SkipBytes(ending.size());
        return;
      }
    }
  }

  const absl::string_view text_;
  Cursor cursor_;
  bool after_hyphen_ = false;
  std::vector<Word>& words_;
};

}  // namespace

void SplitWords(absl::string_view text, std::vector<Word>& words) {
  Splitter(text.substr(0, kMaxTextBytes), words).Split();
}

std::vector<Word> SplitWords(absl::string_view text) {
  std::vector<Word> words;
  SplitWords(text, words);
  return words;
}

}  // namespace preau::text
