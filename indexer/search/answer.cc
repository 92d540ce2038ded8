#include "indexer/search/answer.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "absl/strings/str_cat.h"

namespace preau::search {
namespace {

constexpr size_t kMaxAnswers = 4000;

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

}  // namespace

std::string AnswerKey(const Visibility& visibility, const Request& request) {
  std::string key = absl::StrCat(
      request.any_word    ? "any;"
      : request.may_relax ? "most;"
                          : "all;",
      request.words_only ? "words;" : "", request.explain ? "why;" : "",
      static_cast<int>(request.sort), ";", base::LanguageTag(request.language),
      ";", request.page_size, ";", request.snippet_chars, ";",
      static_cast<int>(request.spelling),
      request.as_you_type ? "typing;" : ";");
  // As it is: words in capitals can mean something else, and the answer says
  // where in it words stand.
  Append(request.query, key);
  Append(visibility.enforced, key);
  Append(request.filters, key);
  for (const columns::FacetAsk& facet : request.facets) {
    Append(facet.field, key);
    absl::StrAppend(&key, facet.limit, "+", facet.offset, ";");
    Append(facet.prefix, key);
  }
  if (request.cursor.has_value()) {
    absl::StrAppend(&key, "after ", request.cursor->depth, ";");
    Append(request.cursor->uid, key);
    Append(request.cursor->corrected_query, key);
  }
  return key;
}

absl::StatusOr<std::shared_ptr<const Answer>> AnswerCache::FindOrMake(
    const std::string& key, uint64_t generation,
    absl::FunctionRef<absl::StatusOr<Answer>()> make) {
  const std::string asked = absl::StrCat(generation, ";", key);
  std::shared_ptr<Making> making;
  {
    base::MutexLock lock(&mutex_);
    if (generation > generation_) {
      // Nobody asks for older ones any more, and they keep old segments alive.
      generation_ = generation;
      entries_.clear();
      by_key_.clear();
      hits_ = 0;
    }
    DropOld();
    if (const auto found = by_key_.find(asked); found != by_key_.end()) {
      found->second->used_micros = clock_->NowMicros();
      entries_.splice(entries_.end(), entries_, found->second);
      return found->second->answer;
    }
    const auto [place, first] = under_way_.try_emplace(asked);
    if (!first) {
      making = place->second;
      while (!making->done) made_.Wait(&mutex_);
      return making->result;
    }
    making = place->second = std::make_shared<Making>();
  }
  absl::StatusOr<Answer> made = make();
  base::MutexLock lock(&mutex_);
  under_way_.erase(asked);
  making->done = true;
  if (made.ok()) {
    auto answer = std::make_shared<const Answer>(*std::move(made));
    making->result = answer;
    if (generation == generation_ && !answer->response.is_partial &&
        !answer->is_provisional && max_hits_ > 0) {
      hits_ += answer->response.hits.size();
      entries_.push_back({asked, std::move(answer), clock_->NowMicros()});
      by_key_[asked] = std::prev(entries_.end());
      DropOld();
    }
  } else {
    making->result = made.status();
  }
  made_.NotifyAll();
  return making->result;
}

void AnswerCache::DropOld() {
  const int64_t now = clock_->NowMicros();
  while (!entries_.empty() &&
         (entries_.size() > kMaxAnswers || hits_ > max_hits_ ||
          entries_.front().used_micros + kKeptMicros < now)) {
    hits_ -= entries_.front().answer->response.hits.size();
    by_key_.erase(entries_.front().key);
    entries_.pop_front();
  }
}

}  // namespace preau::search
