#include "services/ingestion/fetch/robots.h"

#include <string.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"

namespace preau::fetch {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = absl::ascii_toupper(c);
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void AppendEncoded(unsigned char byte, std::string* out) {
  out->append({'%', kHex[byte >> 4], kHex[byte & 15]});
}

// One spelling for what means the same (RFC 9309, 2.2.2): letters, digits and
// "-._~" as they are, other encoded characters in capitals, bytes beyond ASCII
// encoded. Only a pattern's "*" and "$" stay unencoded, for they mean more.
std::string Uniform(absl::string_view text, bool is_pattern) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    bool encode = !absl::ascii_isascii(byte) ||
                  (!is_pattern && (byte == '*' || byte == '$'));
    if (byte == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      byte = static_cast<unsigned char>(HexValue(text[i + 1]) * 16 +
                                        HexValue(text[i + 2]));
      encode = !absl::ascii_isalnum(byte) && byte != '-' && byte != '.' &&
               byte != '_' && byte != '~';
      i += 2;
    }
    if (encode) {
      AppendEncoded(byte, &out);
    } else {
      out.push_back(static_cast<char>(byte));
    }
  }
  return out;
}

// The next line of `text`, without its comment.
absl::string_view TakeLine(absl::string_view* text) {
  const size_t end = std::min(text->find_first_of("\r\n"), text->size());
  const absl::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  return line.substr(0, line.find('#'));
}

// "Preau/0.1" names Preau.
absl::string_view ProductOf(absl::string_view value) {
  size_t end = 0;
  while (end < value.size() && (absl::ascii_isalpha(value[end]) ||
                                value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return value.substr(0, end);
}

// memmem() takes linear time, whatever a hostile pattern is made of.
size_t FindFrom(absl::string_view text, size_t from, absl::string_view part) {
  if (part.empty()) return from;
  const void* found =
      memmem(text.data() + from, text.size() - from, part.data(), part.size());
  return found == nullptr ? text.npos
                          : static_cast<const char*>(found) - text.data();
}

}  // namespace

Robots Robots::Parse(absl::string_view text, absl::string_view product) {
  text = text.substr(0, kMaxRobotsBytes);
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  Robots ours, everybodys;
  bool is_named = false;
  // Whether the group that is being read is for us, for everybody; several
  // lines in a row name several crawlers.
  bool for_us = false, for_all = false, in_names = false;
  while (!text.empty()) {
    const absl::string_view line = TakeLine(&text);
    const size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const absl::string_view key =
        absl::StripAsciiWhitespace(line.substr(0, colon));
    absl::string_view value =
        absl::StripAsciiWhitespace(line.substr(colon + 1));
    if (absl::EqualsIgnoreCase(key, "user-agent")) {
      if (!in_names) for_us = for_all = false;
      in_names = true;
      for_us |= absl::EqualsIgnoreCase(ProductOf(value), product);
      for_all |= value == "*";
      is_named |= for_us;
      continue;
    }
    const bool allow = absl::EqualsIgnoreCase(key, "allow");
    double delay = 0;
    if (allow || absl::EqualsIgnoreCase(key, "disallow")) {
      in_names = false;
      // An empty rule forbids nothing.
      if (value.empty() || (!for_us && !for_all)) continue;
      Rule rule;
      rule.allow = allow;
      rule.to_end = absl::ConsumeSuffix(&value, "$");
      rule.pattern = Uniform(value, /*is_pattern=*/true);
      if (for_all) everybodys.rules_.push_back(rule);
      if (for_us) ours.rules_.push_back(std::move(rule));
    } else if (absl::EqualsIgnoreCase(key, "crawl-delay")) {
      in_names = false;
      if (!absl::SimpleAtod(value, &delay) || !(delay > 0)) continue;
      const auto micros = static_cast<int64_t>(
          std::min(delay * 1e6, static_cast<double>(kMaxCrawlDelayMicros)));
      if (for_all) everybodys.crawl_delay_micros_ = micros;
      if (for_us) ours.crawl_delay_micros_ = micros;
    }
  }
  return is_named ? ours : everybodys;
}

bool Robots::Fits(const Rule& rule, absl::string_view target) {
  absl::string_view pattern = rule.pattern;
  const size_t star = pattern.find('*');
  if (!absl::StartsWith(target, pattern.substr(0, star))) return false;
  if (star == pattern.npos) {
    return !rule.to_end || target.size() == pattern.size();
  }
  size_t position = star;
  pattern.remove_prefix(star + 1);
  // What stands between two stars is best found as early as possible; what is
  // behind the last one is at the end, if there is to be an end.
  for (size_t next; (next = pattern.find('*')) != pattern.npos;
       pattern.remove_prefix(next + 1)) {
    const size_t found = FindFrom(target, position, pattern.substr(0, next));
    if (found == target.npos) return false;
    position = found + next;
  }
  if (rule.to_end) return absl::EndsWith(target.substr(position), pattern);
  return FindFrom(target, position, pattern) != target.npos;
}

bool Robots::Allows(absl::string_view target) const {
  if (rules_.empty() || target == "/robots.txt") return true;
  const std::string uniform = Uniform(target, /*is_pattern=*/false);
  const Rule* best = nullptr;
  const auto length = [](const Rule& rule) {
    return rule.pattern.size() + (rule.to_end ? 1 : 0);
  };
  for (const Rule& rule : rules_) {
    const bool better =
        best == nullptr || length(rule) > length(*best) ||
        (length(rule) == length(*best) && rule.allow && !best->allow);
    if (better && Fits(rule, uniform)) best = &rule;
  }
  return best == nullptr || best->allow;
}

size_t Robots::bytes() const {
  size_t bytes = sizeof(Robots) + rules_.capacity() * sizeof(Rule);
  for (const Rule& rule : rules_) bytes += rule.pattern.capacity();
  return bytes;
}

}  // namespace preau::fetch
