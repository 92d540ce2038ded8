#include "indexer/suggest/asked_queries.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/base/random.h"

namespace preau::suggest {
namespace {

constexpr absl::string_view kHead = "asked queries 1";

bool Always(const Phrase& /*phrase*/) { return true; }

// Empty for a query that isn't counted.
std::string KeyOf(absl::string_view query) {
  if (query.size() > AskedQueries::kMaxQueryBytes) return "";
  // Field words, phrases, exclusions, addresses.
  for (const char c : query) {
    if (absl::string_view("\":@<>/\\\n\t").find(c) != absl::string_view::npos) {
      return "";
    }
  }
  const std::vector<std::string> words = FoldedWords(query);
  if (words.size() > AskedQueries::kMaxQueryWords) return "";
  return absl::StrJoin(words, " ");
}

// FNV-1a: the same in every run.
uint64_t Hash(absl::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  }
  return hash;
}

std::string TextOf(absl::string_view query) {
  std::string text(query);
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

}  // namespace

AskedQueries::AskedQueries(Options options)
    : options_(options),
      salt_(base::SystemRandom()->Bytes(16)),
      proposed_(std::make_shared<const Completions>()) {}

void AskedQueries::Add(absl::string_view query, absl::string_view portal) {
  const std::string key = KeyOf(query);
  if (key.empty() || portal.empty()) return;
  base::MutexLock lock(&mutex_);
  const uint64_t hash = Hash(absl::StrCat(salt_, portal));
  Asked& asked = asked_[key];
  if (asked.count == 0) asked.text = TextOf(query);
  ++asked.count;
  if (!asked.enough) {
    auto& portals = asked.portals;
    if (std::find(portals.begin(), portals.end(), hash) == portals.end()) {
      portals.push_back(hash);
    }
    if (portals.size() >= options_.min_portals) {
      asked.enough = true;
      portals = {};
      proposed_ = proposed_->With({{asked.text, 0, key}}, Always);
    }
  }
  if (asked_.size() > options_.max_queries) Forget();
}

// As much is taken from each as a quarter of them have at most, so that what is
// rare goes, however much of it comes (Misra & Gries 1982).
void AskedQueries::Forget() {
  std::vector<uint64_t> counts;
  for (const auto& [key, each] : asked_) counts.push_back(each.count);
  const auto quarter =
      counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 4);
  std::nth_element(counts.begin(), quarter, counts.end());
  const uint64_t less = *quarter;
  for (auto each = asked_.begin(); each != asked_.end();) {
    if (each->second.count <= less) {
      asked_.erase(each++);
    } else {
      each->second.count -= less;
      ++each;
    }
  }
  proposed_ = ProposedOf(asked_);
}

std::shared_ptr<const Completions> AskedQueries::ProposedOf(
    const ByKey& asked) {
  std::vector<Phrase> phrases;
  for (const auto& [key, each] : asked) {
    if (each.enough) phrases.push_back({each.text, 0, key});
  }
  return Completions().With(std::move(phrases), Always);
}

std::vector<std::string> AskedQueries::Find(
    absl::string_view typed, size_t limit,
    absl::FunctionRef<bool(const std::string&)> accept) const {
  std::shared_ptr<const Completions> proposed;
  {
    base::MutexLock lock(&mutex_);
    proposed = proposed_;
  }
  std::vector<std::string> texts;
  for (const Phrase* phrase :
       proposed->Find(typed, limit, Always,
                      [&](const Phrase& each) { return accept(each.text); })) {
    texts.push_back(phrase->text);
  }
  return texts;
}

std::string AskedQueries::Serialise() const {
  base::MutexLock lock(&mutex_);
  std::string text =
      absl::StrCat(kHead, "\t", absl::BytesToHexString(salt_), "\n");
  for (const auto& [key, each] : asked_) {
    std::vector<std::string> portals;
    for (const uint64_t portal : each.portals) {
      portals.push_back(absl::StrCat(portal));
    }
    absl::StrAppend(&text, each.count, "\t", each.enough ? 1 : 0, "\t",
                    absl::StrJoin(portals, ","), "\t", each.text, "\n");
  }
  return text;
}

absl::Status AskedQueries::Read(absl::string_view text) {
  const absl::Status damaged = absl::DataLossError("asked queries");
  ByKey asked;
  std::string salt;
  for (const absl::string_view line :
       absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    const std::vector<absl::string_view> parts = absl::StrSplit(line, '\t');
    if (salt.empty()) {
      if (parts.size() != 2 || parts[0] != kHead || parts[1].empty()) {
        return damaged;
      }
      salt = absl::HexStringToBytes(parts[1]);
      continue;
    }
    Asked each;
    if (parts.size() != 4 || !absl::SimpleAtoi(parts[0], &each.count) ||
        each.count == 0 || asked.size() >= options_.max_queries) {
      return damaged;
    }
    each.enough = parts[1] == "1";
    for (const absl::string_view portal :
         absl::StrSplit(parts[2], ',', absl::SkipEmpty())) {
      if (!absl::SimpleAtoi(portal, &each.portals.emplace_back())) {
        return damaged;
      }
    }
    each.text = std::string(parts[3]);
    const std::string key = KeyOf(each.text);
    if (!key.empty()) asked[key] = std::move(each);
  }
  if (salt.empty()) return damaged;
  auto proposed = ProposedOf(asked);
  base::MutexLock lock(&mutex_);
  salt_ = std::move(salt);
  asked_ = std::move(asked);
  proposed_ = std::move(proposed);
  return absl::OkStatus();
}

size_t AskedQueries::size() const {
  base::MutexLock lock(&mutex_);
  return asked_.size();
}

}  // namespace preau::suggest
