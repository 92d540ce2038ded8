#include "indexer/search/window.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace preau::search {
namespace {

// Bounds on what is kept: 16 bytes a hit, and some 2 KiB for the counts.
constexpr size_t kMaxWindows = 4000;
constexpr size_t kMaxHits = 2000000;

// With its length before it, so that no two lists of texts look alike.
void Append(absl::string_view text, std::string& key) {
  absl::StrAppend(&key, text.size(), ":", text);
}

void Append(std::vector<columns::Filter> filters, std::string& key) {
  for (columns::Filter& filter : filters) {
    std::sort(filter.values.begin(), filter.values.end());
  }
  std::sort(filters.begin(), filters.end(),
            [](const columns::Filter& a, const columns::Filter& b) {
              return std::tie(a.field, a.exclude, a.values) <
                     std::tie(b.field, b.exclude, b.values);
            });
  absl::StrAppend(&key, filters.size(), ";");
  for (const columns::Filter& filter : filters) {
    Append(filter.field, key);
    absl::StrAppend(&key, filter.exclude ? "-" : "+", filter.values.size(),
                    ";");
    for (const std::string& value : filter.values) Append(value, key);
  }
}

std::string OnGeneration(const std::string& key, uint64_t generation) {
  return absl::StrCat(generation, ";", key);
}

}  // namespace

std::string SearchKey(const Visibility& visibility, const Request& request) {
  std::string key = absl::StrCat(request.any_word ? "any;" : "all;",
                                 static_cast<int>(request.sort), ";",
                                 base::LanguageTag(request.language), ";");
  // Words in capitals can mean something else, so case stays.
  std::string query = request.query;
  absl::RemoveExtraAsciiWhitespace(&query);
  Append(query, key);
  Append(visibility.enforced, key);
  Append(request.filters, key);
  for (const columns::FacetAsk& facet : request.facets) {
    Append(facet.field, key);
    absl::StrAppend(&key, facet.limit, ";");
    Append(facet.prefix, key);
  }
  return key;
}

absl::StatusOr<std::shared_ptr<const Window>> WindowCache::FindOrRank(
    const std::string& key, uint64_t generation,
    absl::FunctionRef<absl::StatusOr<Window>()> rank) {
  const std::string asked = OnGeneration(key, generation);
  std::shared_ptr<Ranking> ranking;
  {
    base::MutexLock lock(&mutex_);
    if (const auto found = by_key_.find(asked); found != by_key_.end()) {
      if (auto window = Use(found->second); window != nullptr) return window;
    }
    const auto [place, first] = under_way_.try_emplace(asked);
    if (!first) {
      ranking = place->second;
      while (!ranking->done) ranked_.Wait(&mutex_);
      return ranking->result;
    }
    ranking = place->second = std::make_shared<Ranking>();
  }
  absl::StatusOr<Window> window = rank();
  base::MutexLock lock(&mutex_);
  under_way_.erase(asked);
  ranking->done = true;
  if (window.ok()) {
    const uint64_t on = window->generation;
    ranking->result = Add(*std::move(window), OnGeneration(key, on));
  } else {
    ranking->result = window.status();
  }
  ranked_.NotifyAll();
  return ranking->result;
}

std::shared_ptr<const Window> WindowCache::Keep(Window window) {
  base::MutexLock lock(&mutex_);
  return Add(std::move(window), "");
}

std::shared_ptr<const Window> WindowCache::Find(absl::string_view id) {
  base::MutexLock lock(&mutex_);
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : Use(found->second);
}

std::shared_ptr<const Window> WindowCache::Add(Window window, std::string key) {
  window.id = base::NewUid(random_);
  auto kept = std::make_shared<const Window>(std::move(window));
  hits_ += kept->hits.size();
  entries_.push_back({kept, std::move(key), clock_->NowMicros()});
  const auto entry = std::prev(entries_.end());
  by_id_[kept->id] = entry;
  if (!entry->key.empty()) by_key_[entry->key] = entry;
  DropOld();
  return kept;
}

std::shared_ptr<const Window> WindowCache::Use(Entries::iterator entry) {
  const int64_t now = clock_->NowMicros();
  if (entry->used_micros + kKeptMicros < now) return nullptr;
  entry->used_micros = now;
  entries_.splice(entries_.end(), entries_, entry);
  return entry->window;
}

void WindowCache::DropOld() {
  const int64_t now = clock_->NowMicros();
  while (entries_.size() > 1 &&
         (entries_.size() > kMaxWindows || hits_ > kMaxHits ||
          entries_.front().used_micros + kKeptMicros < now)) {
    const Entry& oldest = entries_.front();
    hits_ -= oldest.window->hits.size();
    by_id_.erase(oldest.window->id);
    // A newer one may have taken its place.
    const auto place = by_key_.find(oldest.key);
    if (place != by_key_.end() && place->second == entries_.begin()) {
      by_key_.erase(place);
    }
    entries_.pop_front();
  }
}

}  // namespace preau::search
