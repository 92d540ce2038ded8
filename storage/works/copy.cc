#include "storage/works/copy.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "storage/crypto/crypto.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"
#include "storage/works/address.h"
#include "storage/works/identifier.h"

namespace preau::works {
namespace {

constexpr size_t kShingleWords = 3;
// Below this, texts resemble one another by chance.
constexpr size_t kMinShingles = 12;
constexpr size_t kMaxWords = 400;
constexpr size_t kMaxIdentities = 16;
// Four times eight smallest hashes: of two texts that share nine shingles in
// ten nine pairs in ten have a band in common, of those that share half of
// them one in sixty.
constexpr size_t kBands = 4;
constexpr size_t kBandRows = 8;

// The bijection of SplitMix64 (Steele, Lea and Flood 2014).
uint64_t Mix(uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

uint64_t HashWord(absl::string_view word) {
  uint64_t hash = 0xCBF29CE484222325;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  return Mix(hash);
}

void AppendWords(absl::string_view text, std::vector<std::string>& words) {
  while (!text.empty() && words.size() < kMaxWords) {
    size_t end = std::min(text.size(), vocabulary::kMaxLabelBytes);
    if (end < text.size()) {
      const size_t blank = text.substr(0, end).find_last_of(" \t\n");
      if (blank != absl::string_view::npos) end = blank + 1;
    }
    const std::string folded = vocabulary::FoldLabel(text.substr(0, end));
    text.remove_prefix(end);
    std::string word;
    for (const char c : absl::StrCat(folded, " ")) {
      if (absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
          static_cast<unsigned char>(c) >= 0x80) {
        word.push_back(c);
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
  }
}

// "Les volcans | Canopé" of the provider Canopé is "Les volcans".
absl::string_view WithoutProvider(absl::string_view title,
                                  absl::string_view provider) {
  const std::string folded_provider = vocabulary::FoldLabel(provider);
  if (folded_provider.empty()) return title;
  for (const absl::string_view mark : {" | ", " - ", " – ", " — ", " · "}) {
    const size_t at = title.rfind(mark);
    if (at == absl::string_view::npos || at == 0) continue;
    if (vocabulary::FoldLabel(title.substr(at + mark.size())) ==
        folded_provider) {
      return title.substr(0, at);
    }
  }
  return title;
}

template <typename Terms>
std::vector<std::string> Ids(const Terms& terms) {
  std::vector<std::string> ids;
  for (const log::v1::Term& term : terms) {
    if (!term.id().empty()) ids.push_back(term.id());
  }
  absl::c_sort(ids);
  return ids;
}

std::vector<std::string> Identities(const log::v1::Notice& notice) {
  std::vector<std::string> keys;
  const auto add = [&keys](std::string key) {
    if (!key.empty() && keys.size() < kMaxIdentities) {
      keys.push_back(std::move(key));
    }
  };
  if (const std::string address = AddressKey(notice.url()); !address.empty()) {
    add(absl::StrCat("url:", address));
  }
  add(IdentifierKey("", notice.url()));
  for (const log::v1::Identifier& identifier : notice.identifier()) {
    add(IdentifierKey(identifier.catalog(), identifier.entry()));
  }
  absl::c_sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<uint64_t> Shingles(const std::vector<std::string>& words) {
  std::vector<uint64_t> shingles;
  if (words.size() < kShingleWords + kMinShingles - 1) return shingles;
  for (size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    uint64_t hash = 0;
    for (size_t j = 0; j < kShingleWords; ++j) {
      hash = Mix(hash + HashWord(words[i + j]));
    }
    shingles.push_back(hash);
  }
  absl::c_sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  if (shingles.size() < kMinShingles) shingles.clear();
  return shingles;
}

std::vector<std::string> Bands(const std::vector<uint64_t>& shingles) {
  std::vector<std::string> bands;
  if (shingles.empty()) return bands;
  for (size_t band = 0; band < kBands; ++band) {
    uint64_t hash = band;
    for (size_t row = 0; row < kBandRows; ++row) {
      const uint64_t seed = Mix(band * kBandRows + row);
      uint64_t least = std::numeric_limits<uint64_t>::max();
      for (const uint64_t shingle : shingles) {
        least = std::min(least, Mix(shingle ^ seed));
      }
      hash = Mix(hash ^ least);
    }
    bands.push_back(absl::StrCat("text:", absl::Hex(hash, absl::kZeroPad16)));
  }
  absl::c_sort(bands);
  return bands;
}

}  // namespace

Copy MakeCopy(const catalogue::StoredResource& resource) {
  const log::v1::Notice& notice = resource.notice();
  Copy copy;
  copy.uid = resource.uid();
  copy.create_time_micros = resource.create_time_micros();
  copy.source = absl::StrCat(resource.owner(), " ", resource.source());
  if (notice.title_size() > 0) copy.title = notice.title(0).value();
  AppendWords(WithoutProvider(copy.title, notice.provider()), copy.title_words);
  copy.levels = Ids(notice.level());
  copy.languages = Ids(notice.language());
  copy.identities = Identities(notice);
  std::vector<std::string> words = copy.title_words;
  if (notice.description_size() > 0) {
    AppendWords(notice.description(0).value(), words);
  }
  copy.shingles = Shingles(words);
  copy.bands = Bands(copy.shingles);
  for (const log::v1::CopyDecision& decision : resource.copy_decision()) {
    if (decision.verdict() == log::v1::CopyDecision::SAME_WORK) {
      copy.same.push_back(decision.uid());
    } else if (decision.verdict() == log::v1::CopyDecision::OTHER_WORK) {
      copy.distinct.push_back(decision.uid());
    }
  }
  return copy;
}

double Resemblance(const Copy& a, const Copy& b) {
  size_t both = 0;
  for (size_t i = 0, j = 0; i < a.shingles.size() && j < b.shingles.size();) {
    if (a.shingles[i] == b.shingles[j]) {
      ++both;
      ++i;
      ++j;
    } else if (a.shingles[i] < b.shingles[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  const size_t either = a.shingles.size() + b.shingles.size() - both;
  return either == 0 ? 0
                     : static_cast<double>(both) / static_cast<double>(either);
}

std::string Fingerprint(const Copy& copy) {
  std::string all;
  const auto add = [&all](absl::string_view part) {
    absl::StrAppend(&all, part.size(), ":", part);
  };
  const auto add_all = [&](const std::vector<std::string>& parts) {
    absl::StrAppend(&all, "[");
    for (const std::string& part : parts) add(part);
  };
  add(copy.source);
  absl::StrAppend(&all, copy.create_time_micros);
  for (const auto* parts :
       {&copy.title_words, &copy.levels, &copy.languages, &copy.identities,
        &copy.bands, &copy.same, &copy.distinct}) {
    add_all(*parts);
  }
  for (const uint64_t shingle : copy.shingles) {
    absl::StrAppend(&all, " ", shingle);
  }
  return crypto::Sha256({all}).substr(0, 16);
}

}  // namespace preau::works
