#include "indexer/spelling/phonetics.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace preau::spelling {
namespace {

struct Accented {
  absl::string_view from;
  absl::string_view to;
};

constexpr Accented kAccented[] = {
    {"é", "E"}, {"è", "E"}, {"ê", "E"}, {"ë", "E"},  {"ç", "S"}, {"ï", "I"},
    {"î", "i"}, {"à", "a"}, {"â", "a"}, {"ä", "a"},  {"ô", "o"}, {"ö", "o"},
    {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"œ", "oe"}, {"æ", "E"}, {"'", ""},
};

// The letters that SoundRules() are about; nothing when there are others.
std::optional<std::string> Letters(absl::string_view lower) {
  std::string letters;
  while (!lower.empty()) {
    if (lower[0] >= 'a' && lower[0] <= 'z') {
      letters.push_back(lower[0]);
      lower.remove_prefix(1);
      continue;
    }
    bool found = false;
    for (const Accented& each : kAccented) {
      if (!absl::ConsumePrefix(&lower, each.from)) continue;
      letters.append(each.to.data(), each.to.size());
      found = true;
      break;
    }
    if (!found) return std::nullopt;
  }
  return letters;
}

bool IsVowel(char letter) {
  return absl::string_view("aeiouyEI.").find(letter) != absl::string_view::npos;
}

void ReplaceEnd(size_t count, absl::string_view by, std::string& letters) {
  letters.resize(letters.size() - count);
  letters.append(by.data(), by.size());
}

// Takes off what isn't heard at the end of a word.
void DropMuteEnd(LastE last_e, std::string& letters) {
  constexpr size_t kShortest = 3;
  if (letters.size() > kShortest &&
      (absl::EndsWith(letters, "s") || absl::EndsWith(letters, "x"))) {
    letters.pop_back();
  }
  if (letters.size() > kShortest) {
    for (const absl::string_view end : {"er", "ez", "et"}) {
      if (absl::EndsWith(letters, end)) return ReplaceEnd(2, "E", letters);
    }
  }
  if (letters.size() < kShortest) return;
  if (letters.back() == 'e') {
    // "café" and "née", but "mie" and "vue".
    const bool after_vowel = IsVowel(letters[letters.size() - 2]);
    return ReplaceEnd(1, last_e == LastE::kSpoken && !after_vowel ? "E" : ".",
                      letters);
  }
  if (letters.back() == 'h') letters.pop_back();
  constexpr absl::string_view kMute[] = {"nt", "nd", "ng", "nc", "mb", "mp"};
  for (const absl::string_view end : kMute) {
    if (absl::EndsWith(letters, end)) return letters.pop_back();
  }
  if (letters.size() < kShortest) return;
  if (letters.back() == 't' || letters.back() == 'd' || letters.back() == 'p') {
    letters.pop_back();
  }
}

bool Holds(const SoundRule& rule, absl::string_view letters, size_t at) {
  if (!absl::StartsWith(letters.substr(at), rule.letters)) return false;
  if (rule.place == SoundRule::kStart && at != 0) return false;
  if (rule.place == SoundRule::kAfterVowel &&
      (at == 0 || !IsVowel(letters[at - 1]))) {
    return false;
  }
  const size_t end = at + rule.letters.size();
  const bool is_end = end == letters.size();
  const char next = is_end ? '\0' : letters[end];
  const bool vowel = !is_end && IsVowel(next);
  switch (rule.next) {
    case SoundRule::kAnything:
      return true;
    case SoundRule::kVowel:
      return vowel;
    case SoundRule::kConsonant:
      return !is_end && !vowel;
    case SoundRule::kFront:
      return vowel && next != 'a' && next != 'o' && next != 'u';
    case SoundRule::kBack:
      return next == 'a' || next == 'o' || next == 'u';
    case SoundRule::kNoNasalVowel:
      return !vowel && next != 'n' && next != 'm';
    case SoundRule::kEnd:
      return is_end || next == '.';
  }
  return false;
}

// Rules by their first letter.
absl::Span<const SoundRule> RulesOf(char letter) {
  using Starts = std::array<std::pair<size_t, size_t>, 128>;
  static const Starts kStarts = [] {
    Starts starts{};
    const auto rules = SoundRules();
    for (size_t i = 0; i < rules.size(); ++i) {
      auto& [begin, count] = starts[static_cast<size_t>(rules[i].letters[0])];
      if (count == 0) begin = i;
      ++count;
    }
    return starts;
  }();
  const auto [begin, count] = kStarts[static_cast<size_t>(letter)];
  return SoundRules().subspan(begin, count);
}

}  // namespace

std::string PhoneticKey(absl::string_view lower, LastE last_e) {
  std::optional<std::string> letters = Letters(lower);
  if (!letters.has_value()) return "";
  DropMuteEnd(last_e, *letters);
  std::string key;
  for (size_t at = 0; at < letters->size();) {
    size_t read = 1;
    for (const SoundRule& rule : RulesOf((*letters)[at])) {
      if (!Holds(rule, *letters, at)) continue;
      for (const char sound : rule.sounds) {
        if (key.empty() || key.back() != sound) key.push_back(sound);
      }
      read = rule.letters.size();
      break;
    }
    at += read;
  }
  return key;
}

}  // namespace preau::spelling
