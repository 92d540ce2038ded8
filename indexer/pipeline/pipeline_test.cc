#include "indexer/pipeline/pipeline.h"

#include <deque>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"

namespace preau::pipeline {
namespace {

// A log in memory, whose streams can be broken.
class FakeLog : public ChangeSource {
 public:
  void Add(const std::string& uid, const std::string& title) {
    base::MutexLock lock(&mutex_);
    v1::Change change;
    change.set_sequence(changes_.size() + 1);
    change.set_uid(uid);
    if (!title.empty()) {
      change.mutable_resource()->set_uid(uid);
      change.mutable_resource()->mutable_notice()->add_title()->set_value(
          title);
    }
    changes_.push_back(change);
    changed_.NotifyAll();
  }
  void Replace() {
    base::MutexLock lock(&mutex_);
    changes_.clear();
    ++breaks_;
    changed_.NotifyAll();
  }
  // Ends all streams.
  void Break() {
    base::MutexLock lock(&mutex_);
    ++breaks_;
    changed_.NotifyAll();
  }

  std::unique_ptr<ChangeStream> Follow(uint64_t after) override {
    base::MutexLock lock(&mutex_);
    return std::make_unique<Stream>(this, after, breaks_);
  }

 private:
  class Stream : public ChangeStream {
   public:
    Stream(FakeLog* log, uint64_t after, int breaks)
        : log_(log), after_(after), breaks_(breaks) {}

    bool Read(v1::ReadChangesResponse* response) override {
      base::MutexLock lock(&log_->mutex_);
      response->Clear();
      while (told_ && !cancelled_ && log_->breaks_ == breaks_ &&
             log_->changes_.size() <= after_) {
        log_->changed_.Wait(&log_->mutex_);
      }
      if (cancelled_ || log_->breaks_ != breaks_) return false;
      told_ = true;
      response->set_head_sequence(log_->changes_.size());
      if (log_->changes_.size() > after_) {
        *response->add_changes() = log_->changes_[after_++];
      }
      return true;
    }
    absl::Status Finish() override { return absl::UnavailableError("broken"); }
    void Cancel() override {
      base::MutexLock lock(&log_->mutex_);
      cancelled_ = true;
      log_->changed_.NotifyAll();
    }

   private:
    FakeLog* const log_;
    uint64_t after_;
    const int breaks_;
    bool told_ = false;
    bool cancelled_ = false;
  };

  base::Mutex mutex_;
  base::CondVar changed_;
  std::vector<v1::Change> changes_ ABSL_GUARDED_BY(mutex_);
  int breaks_ ABSL_GUARDED_BY(mutex_) = 0;
};

class PipelineTest : public testing::Test {
 protected:
  PipelineTest() { Open(); }
  ~PipelineTest() override {
    pipeline_.reset();
    index_.reset();
    std::filesystem::remove_all(path_);
  }
  void Open() {
    pipeline_.reset();
    index_.reset();
    index_ = search::Index::Open({path_}, base::SystemClock()).value();
    pipeline_ = std::make_unique<Pipeline>(index_.get(), &log_);
  }
  void WaitFor(uint64_t sequence, size_t documents) {
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (
        (index_->sequence() != sequence || index_->documents() != documents) &&
        std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
    }
    EXPECT_EQ(index_->sequence(), sequence);
    EXPECT_EQ(index_->documents(), documents);
  }

  const std::string path_ = std::filesystem::temp_directory_path() /
                            ("pipeline_" + base::NewUid(base::SystemRandom()));
  FakeLog log_;
  std::unique_ptr<search::Index> index_;
  std::unique_ptr<Pipeline> pipeline_;
};

TEST_F(PipelineTest, KeepsLevelWithTheLog) {
  for (int i = 0; i < 50; ++i) log_.Add(absl::StrCat("u", i), "Volcan");
  WaitFor(50, 50);
  while (!pipeline_->caught_up()) std::this_thread::yield();
  log_.Add("u3", "");
  WaitFor(51, 49);
}

TEST_F(PipelineTest, GoesOnAfterABreakAndARestart) {
  log_.Add("a", "Volcan");
  WaitFor(1, 1);
  log_.Break();
  log_.Add("b", "Volcan");
  WaitFor(2, 2);
  pipeline_.reset();
  log_.Add("c", "Volcan");
  Open();
  WaitFor(3, 3);
}

TEST_F(PipelineTest, AReplacedCatalogueIsIndexedAnew) {
  for (int i = 0; i < 5; ++i) log_.Add(absl::StrCat("u", i), "Volcan");
  WaitFor(5, 5);
  log_.Replace();
  log_.Add("other", "Mer");
  WaitFor(1, 1);
}

}  // namespace
}  // namespace preau::pipeline
