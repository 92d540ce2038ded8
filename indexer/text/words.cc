#include "indexer/text/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
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

// Walks over the characters of a text.
class Cursor {
 public:
  explicit Cursor(absl::string_view text) : text_(text) { Load(); }

  bool AtEnd() const { return current_.begin >= text_.size(); }
  const Character& current() const { return current_; }
  void Next() {
    current_.begin = current_.end;
    Load();
  }

 private:
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
    current_.type = current_.code < 0 ? Class::kOther : ClassOf(current_.code);
  }

  absl::string_view text_;
  Character current_;
};

class Splitter {
 public:
  explicit Splitter(absl::string_view text) : text_(text), cursor_(text) {}

  std::vector<Word> Split() {
    while (!cursor_.AtEnd() && words_.size() < kMaxTokens) {
      if (cursor_.current().type == Class::kWord) {
        TakeWord();
      } else {
        after_hyphen_ = false;
        cursor_.Next();
      }
    }
    return std::move(words_);
  }

 private:
  // Skips letters and digits.
  void SkipRun() {
    while (!cursor_.AtEnd() && cursor_.current().type == Class::kWord) {
      cursor_.Next();
    }
  }

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
    SkipRun();
    Word word;
    word.begin = static_cast<uint32_t>(begin);
    word.after_hyphen = std::exchange(after_hyphen_, false);
    if (TakeAcronym(begin, word) || TakeSymbols(begin, word) ||
        TakeApostrophe(begin, word)) {
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

  // "S.V.T.", "O.N.U": single letters with dots between.
  bool TakeAcronym(size_t begin, Word& word) {
    if (cursor_.current().begin - begin != 1 || !At(".")) return false;
    std::string joined(text_.substr(begin, 1));
    size_t end = cursor_.current().begin;
    while (joined.size() < kMaxAcronym && end + 1 < text_.size() &&
           text_[end] == '.' &&
           absl::ascii_isalpha(static_cast<unsigned char>(text_[end + 1])) &&
           (end + 2 >= text_.size() || ClassOf(static_cast<unsigned char>(
                                           text_[end + 2])) != Class::kWord)) {
      joined.push_back(text_[end + 1]);
      end += 2;
    }
    if (joined.size() < 2) return false;
    SkipBytes(end - cursor_.current().begin);
    word.instead = joined;
    Push(std::move(word), end);
    return true;
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
    while (!ahead.AtEnd() && ahead.current().type == Class::kWord) ahead.Next();
    if (ahead.current().begin > after) {
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
      SkipRun();
    }
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
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> SplitWords(absl::string_view text) {
  return Splitter(text.substr(0, kMaxTextBytes)).Split();
}

}  // namespace preau::text
