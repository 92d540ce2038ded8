#include "indexer/understanding/durations.h"

#include <cstdint>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "storage/vocabulary/bands.h"

namespace preau::understanding {
namespace {

using Words = absl::Span<const absl::string_view>;

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
// "24 heures" and "35 heures" are something else.
constexpr int64_t kLongest = 4 * kHour;
constexpr int64_t kShort = 10 * kMinute;

struct NumberWord {
  absl::string_view word;
  int64_t value;
};
constexpr NumberWord kNumbers[] = {
    {"un", 1},     {"une", 1},     {"deux", 2},      {"trois", 3},
    {"quatre", 4}, {"cinq", 5},    {"six", 6},       {"sept", 7},
    {"huit", 8},   {"neuf", 9},    {"dix", 10},      {"quinze", 15},
    {"vingt", 20}, {"trente", 30}, {"quarante", 40}, {"cinquante", 50}};

enum class Limit { kNone, kBelow, kAbove };
struct LimitPhrase {
  std::vector<absl::string_view> words;
  Limit limit;
};
const std::vector<LimitPhrase>& LimitPhrases() {
  static const auto* const kPhrases =
      new std::vector<LimitPhrase>{{{"de", "moins", "de"}, Limit::kBelow},
                                   {{"moins", "de"}, Limit::kBelow},
                                   {{"moins", "d"}, Limit::kBelow},
                                   {{"de", "moins", "d"}, Limit::kBelow},
                                   {{"maximum"}, Limit::kBelow},
                                   {{"max"}, Limit::kBelow},
                                   {{"pas", "plus", "de"}, Limit::kBelow},
                                   {{"pas", "plus", "d"}, Limit::kBelow},
                                   {{"jusqu", "a"}, Limit::kBelow},
                                   {{"de", "plus", "de"}, Limit::kAbove},
                                   {{"de", "plus", "d"}, Limit::kAbove},
                                   {{"plus", "de"}, Limit::kAbove},
                                   {{"plus", "d"}, Limit::kAbove},
                                   {{"environ"}, Limit::kNone}};
  return *kPhrases;
}

bool BeginsWith(Words words, Words start) {
  return words.size() >= start.size() &&
         words.subspan(0, start.size()) == start;
}

// Seconds of a unit; 0 for another word.
int64_t UnitOf(absl::string_view word) {
  if (word == "min" || word == "mn" || word == "mins" || word == "minute" ||
      word == "minutes") {
    return kMinute;
  }
  return word == "h" || word == "heure" || word == "heures" ? kHour : 0;
}

std::optional<int64_t> NumberOf(absl::string_view word) {
  int64_t number = 0;
  if (word.size() <= 3 && !word.empty() && absl::ascii_isdigit(word[0]) &&
      absl::SimpleAtoi(word, &number)) {
    return number;
  }
  for (const NumberWord& each : kNumbers) {
    if (each.word == word) return each.value;
  }
  return std::nullopt;
}

struct Amount {
  size_t length = 0;
  int64_t seconds = 0;
};

// "10min", "1h", "1h30".
Amount OneWord(absl::string_view word) {
  size_t digits = 0;
  while (digits < word.size() && absl::ascii_isdigit(word[digits])) ++digits;
  const std::optional<int64_t> number = NumberOf(word.substr(0, digits));
  if (digits == 0 || !number.has_value()) return {};
  absl::string_view rest = word.substr(digits);
  int64_t minutes = 0;
  if (rest.size() == 3 && rest[0] == 'h' &&
      absl::SimpleAtoi(rest.substr(1), &minutes) && minutes < 60) {
    return {1, *number * kHour + minutes * kMinute};
  }
  const int64_t unit = UnitOf(rest);
  return unit == 0 ? Amount{} : Amount{1, *number * unit};
}

Amount AmountAt(Words words) {
  if (words.empty()) return {};
  if (BeginsWith(words, {"demi", "heure"})) return {2, kHour / 2};
  if (BeginsWith(words, {"une", "demi", "heure"})) return {3, kHour / 2};
  if (BeginsWith(words, {"un", "quart", "d", "heure"})) return {4, kHour / 4};
  if (BeginsWith(words, {"quart", "d", "heure"})) return {3, kHour / 4};
  if (const Amount amount = OneWord(words[0]); amount.length > 0) return amount;
  const std::optional<int64_t> number = NumberOf(words[0]);
  if (!number.has_value() || words.size() < 2) return {};
  const int64_t unit = UnitOf(words[1]);
  if (unit == 0) return {};
  // "1 h 30".
  if (unit == kHour && words.size() > 2) {
    const std::optional<int64_t> minutes = NumberOf(words[2]);
    if (minutes.has_value() && *minutes > 3 && *minutes < 60 &&
        absl::ascii_isdigit(words[2][0])) {
      return {3, *number * kHour + *minutes * kMinute};
    }
  }
  return {2, *number * unit};
}

// A band begins or ends where people round to, so that what is about as long
// may be on either side.
std::vector<std::string> BandsOf(int64_t seconds, Limit limit) {
  std::vector<std::string> bands;
  for (const vocabulary::Band& band : vocabulary::DurationBands()) {
    const bool holds = limit == Limit::kBelow ? band.min < seconds
                       : limit == Limit::kAbove
                           ? band.max > seconds
                           : band.min <= seconds && band.max >= seconds;
    if (holds) bands.emplace_back(band.term);
  }
  return bands;
}

}  // namespace

FoundDuration MatchDuration(Words words) {
  Limit limit = Limit::kNone;
  size_t before = 0;
  for (const LimitPhrase& phrase : LimitPhrases()) {
    if (BeginsWith(words, phrase.words)) {
      limit = phrase.limit;
      before = phrase.words.size();
      break;
    }
  }
  const Amount amount = AmountAt(words.subspan(before));
  if (amount.length == 0 || amount.seconds <= 0 || amount.seconds > kLongest) {
    return {};
  }
  size_t length = before + amount.length;
  // "10 minutes maximum".
  if (before == 0 && length < words.size() &&
      (words[length] == "max" || words[length] == "maximum")) {
    limit = Limit::kBelow;
    ++length;
  }
  return {length, BandsOf(amount.seconds, limit), limit != Limit::kNone};
}

std::vector<std::string> ShortBands() { return BandsOf(kShort, Limit::kBelow); }

}  // namespace preau::understanding
