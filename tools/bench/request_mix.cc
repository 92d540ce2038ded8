#include "tools/bench/request_mix.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"

namespace preau::bench {
namespace {

// The API's.
constexpr int kMaxPage = 100;
constexpr int kFacetLimit = 10;
// Lengths of pages and of facets that rounds differ in: few enough that all
// rounds cost about the same.
constexpr int kPages = 5;
constexpr uint64_t kFacetLimits = 6;
// Zipf's own: the second is asked half as often as the first.
constexpr double kZipfExponent = 1;

v1::SearchRequest RequestOf(const Query& query, Operator match,
                            const MixOptions& options) {
  v1::SearchRequest request;
  // The API's word for everything is none.
  if (match != Operator::kEverything) request.set_query(query.text);
  if (match == Operator::kAny) request.set_match(v1::SearchRequest::ANY_WORD);
  if (!query.level.empty()) {
    v1::Filter& filter = *request.add_filters();
    filter.set_field("level");
    filter.add_values(query.level);
  }
  request.set_page_size(options.page_size);
  for (const std::string& field : options.facets) {
    v1::FacetRequest& facet = *request.add_facets();
    facet.set_field(field);
    facet.set_limit(kFacetLimit);
  }
  return request;
}

// Makes `request` one of its own for the round. Round 0 is unlike the popular
// ones already where there are facets.
void Vary(uint64_t round, int page_size, v1::SearchRequest& request) {
  const int first =
      std::clamp(page_size - kPages / 2, 1, kMaxPage - kPages + 1);
  request.set_page_size(first + static_cast<int>(round % kPages));
  round /= kPages;
  for (v1::FacetRequest& facet : *request.mutable_facets()) {
    facet.set_limit(kFacetLimit + 1 + static_cast<int>(round % kFacetLimits));
    round /= kFacetLimits;
  }
}

}  // namespace

absl::StatusOr<RequestMix> RequestMix::Create(const std::vector<Query>& queries,
                                              const MixOptions& options) {
  std::vector<v1::SearchRequest> requests;
  for (const Query& query : queries) {
    const Operator match = FindQueryClass(query.query_class)->match;
    if (match == Operator::kPrefix) continue;
    requests.push_back(RequestOf(query, match, options));
  }
  if (requests.empty()) {
    return absl::InvalidArgumentError("no query that the service can be asked");
  }
  // The file has one class after the other.
  SeededRandom random(options.seed);
  for (size_t i = requests.size(); i > 1; --i) {
    std::swap(requests[i - 1], requests[random.Below(i)]);
  }
  size_t popular = 0;
  if (options.repeats > 0) {
    popular = std::clamp<size_t>(options.popular, 1, (requests.size() + 1) / 2);
  }
  const auto split = requests.begin() + static_cast<std::ptrdiff_t>(popular);
  std::vector<v1::SearchRequest> others(split, requests.end());
  requests.erase(split, requests.end());
  // One query is popular and isn't.
  if (others.empty()) others = requests;
  return RequestMix(std::move(requests), std::move(others), options);
}

RequestMix::RequestMix(std::vector<v1::SearchRequest> popular,
                       std::vector<v1::SearchRequest> others,
                       const MixOptions& options)
    : repeats_(options.repeats),
      page_size_(options.page_size),
      random_(options.seed, 1),
      popular_(std::move(popular)),
      choice_(WeightedChoice::Zipf(std::max<size_t>(popular_.size(), 1),
                                   kZipfExponent, 0)),
      others_(std::move(others)) {}

v1::SearchRequest RequestMix::Next() {
  if (!popular_.empty() && random_.Chance(repeats_)) {
    return popular_[choice_.Draw(random_)];
  }
  v1::SearchRequest request = others_[made_ % others_.size()];
  Vary(made_ / others_.size(), page_size_, request);
  ++made_;
  return request;
}

}  // namespace preau::bench
