#ifndef INDEXER_SEARCH_SEARCH_TESTING_H_
#define INDEXER_SEARCH_SEARCH_TESTING_H_

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "indexer/search/index.h"
#include "storage/base/random.h"

namespace preau::search {

class FakeClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_; }
  void Advance(int64_t micros) { now_ += micros; }

 private:
  std::atomic<int64_t> now_{1764000000000000};
};

// An index in a folder of its own.
class IndexTest : public testing::Test {
 protected:
  IndexTest() {
    std::filesystem::create_directories(path_);
    Open();
  }
  ~IndexTest() override {
    index_.reset();
    std::filesystem::remove_all(path_);
  }

  // Without a budget: under a sanitizer all takes many times as long.
  Index::Options Options() const {
    Index::Options options;
    options.path = path_ + "/index";
    options.budget_micros = 0;
    return options;
  }
  void Open() { Open(Options()); }
  void Open(const Index::Options& options) {
    index_.reset();
    auto index = Index::Open(options, &clock_);
    ASSERT_TRUE(index.ok()) << index.status();
    index_ = *std::move(index);
  }

  static hot::Change Put(const v1::Resource& resource) {
    return {resource.uid(), document::MakeDocument(resource)};
  }
  static v1::Resource Titled(const std::string& uid, const std::string& title) {
    v1::Resource resource;
    resource.set_uid(uid);
    resource.mutable_notice()->add_title()->set_value(title);
    return resource;
  }
  void Apply(const std::vector<hot::Change>& changes) {
    const absl::Status status = index_->Apply(changes, index_->sequence() + 1);
    ASSERT_TRUE(status.ok()) << status;
  }
  Response Search(const Request& request) {
    auto response = index_->Search({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *std::move(response) : Response();
  }
  static std::vector<std::string> Uids(const Response& response) {
    std::vector<std::string> uids;
    for (const Hit& hit : response.hits) uids.push_back(hit.record->uid());
    return uids;
  }

  const std::string path_ = std::filesystem::temp_directory_path() /
                            ("index_" + base::NewUid(base::SystemRandom()));
  FakeClock clock_;
  std::unique_ptr<Index> index_;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_SEARCH_TESTING_H_
