#include "services/ingestion/fetch/fake_fetcher.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/fetch/url.h"
#include "storage/base/status_macros.h"

namespace preau::fetch {

void FakeFetcher::Set(absl::string_view url, Answer answer) {
  base::MutexLock lock(&mutex_);
  answers_[std::string(url)] = std::make_shared<Answer>(std::move(answer));
}

void FakeFetcher::Set(absl::string_view url, absl::string_view body,
                      absl::string_view content_type) {
  Response response;
  response.status = 200;
  response.body = std::string(body);
  response.content_type = std::string(content_type);
  Set(url, [response](const Request&) { return response; });
}

void FakeFetcher::SetOthers(Answer answer) {
  base::MutexLock lock(&mutex_);
  others_ = std::make_shared<Answer>(std::move(answer));
}

std::shared_ptr<FakeFetcher::Answer> FakeFetcher::Find(const Request& request) {
  base::MutexLock lock(&mutex_);
  requests_.push_back(request);
  const auto found = answers_.find(request.url);
  return found == answers_.end() ? others_ : found->second;
}

absl::StatusOr<Response> FakeFetcher::Fetch(
    const Request& request, const std::function<bool()>& cancelled) {
  const std::shared_ptr<Answer> answer = Find(request);
  if (cancelled && cancelled()) {
    return UrlError(absl::StatusCode::kCancelled, "FETCH_CANCELLED",
                    request.url);
  }
  Response response;
  response.status = 404;
  if (answer != nullptr) {
    PREAU_ASSIGN_OR_RETURN(response, (*answer)(request));
  }
  if (response.url.empty()) response.url = request.url;
  if (response.body.size() > request.max_bytes) {
    return UrlError(absl::StatusCode::kFailedPrecondition, "ANSWER_TOO_LARGE",
                    request.url, "max", absl::StrCat(request.max_bytes));
  }
  if (request.take && response.status == 200) {
    PREAU_RETURN_IF_ERROR(request.take(response.body));
    response.body.clear();
  }
  return response;
}

std::vector<Request> FakeFetcher::requests() const {
  base::MutexLock lock(&mutex_);
  return requests_;
}

std::vector<std::string> FakeFetcher::urls() const {
  base::MutexLock lock(&mutex_);
  std::vector<std::string> urls;
  for (const Request& request : requests_) urls.push_back(request.url);
  return urls;
}

}  // namespace preau::fetch
