#include "indexer/search/index_words.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "indexer/hot/written_words.h"

namespace preau::search {
namespace {

// Some milliseconds.
constexpr uint32_t kMaxTermsAtOnce = 5000;
// While much is indexed large segments come and go; they aren't read more often
// than this.
constexpr std::chrono::milliseconds kPause(500);

std::shared_ptr<const spelling::Words> WordsOf(const hot::Segment& segment) {
  std::vector<spelling::CountedWord> folded;
  std::vector<spelling::CountedWord> accented;
  hot::ForEachWord(segment, [&](absl::string_view word, uint32_t documents) {
    folded.push_back({word, documents});
  });
  hot::ForEachAccentedWord(segment,
                           [&](absl::string_view word, uint32_t documents) {
                             accented.push_back({word, documents});
                           });
  return std::make_shared<const spelling::Words>(std::move(folded),
                                                 std::move(accented));
}

std::vector<std::shared_ptr<const hot::Segment>> SegmentsOf(
    const hot::Snapshot& snapshot) {
  std::vector<std::shared_ptr<const hot::Segment>> segments;
  for (const hot::SegmentView& view : snapshot.segments()) {
    segments.push_back(view.segment);
  }
  return segments;
}

}  // namespace

IndexWords::IndexWords()
    : dictionary_(std::make_shared<const spelling::Dictionary>()),
      thread_([this] { Run(); }) {}

IndexWords::~IndexWords() {
  {
    base::MutexLock lock(&mutex_);
    stopping_ = true;
    changed_.NotifyAll();
  }
  thread_.join();
}

std::shared_ptr<const spelling::Dictionary> IndexWords::dictionary() const {
  base::MutexLock lock(&mutex_);
  return dictionary_;
}

bool IndexWords::complete() const {
  base::MutexLock lock(&mutex_);
  return complete_;
}

bool IndexWords::Has(const hot::Segment* segment) const {
  for (const Piece& piece : pieces_) {
    if (piece.segment.lock().get() == segment) return true;
  }
  return false;
}

std::vector<IndexWords::Piece> IndexWords::Read(const Segments& segments,
                                                uint32_t max_terms) const {
  Segments unread;
  {
    base::MutexLock lock(&mutex_);
    for (const auto& segment : segments) {
      if (!Has(segment.get())) unread.push_back(segment);
    }
  }
  std::vector<Piece> fresh;
  for (const auto& segment : unread) {
    if (segment->term_count() > max_terms) continue;
    fresh.push_back({segment, WordsOf(*segment)});
  }
  return fresh;
}

void IndexWords::Take(std::vector<Piece> fresh, const hot::Snapshot* snapshot) {
  base::MutexLock lock(&mutex_);
  if (snapshot != nullptr && snapshot->generation() >= generation_) {
    generation_ = snapshot->generation();
    segments_.clear();
    for (const hot::SegmentView& view : snapshot->segments()) {
      segments_.push_back(view.segment);
    }
  }
  for (Piece& piece : fresh) {
    if (!Has(piece.segment.lock().get())) pieces_.push_back(std::move(piece));
  }
  complete_ = true;
  std::vector<Piece> current;
  for (const auto& each : segments_) {
    const auto segment = each.lock();
    if (segment == nullptr) continue;
    bool found = false;
    for (const Piece& piece : pieces_) {
      if (piece.segment.lock() != segment) continue;
      current.push_back(piece);
      found = true;
    }
    complete_ = complete_ && found;
  }
  // Until all is read, others have the words of what was merged.
  if (complete_ || snapshot == nullptr) pieces_ = std::move(current);
  std::vector<std::shared_ptr<const spelling::Words>> words;
  for (const Piece& piece : pieces_) words.push_back(piece.words);
  dictionary_ = std::make_shared<const spelling::Dictionary>(std::move(words));
  if (!complete_) changed_.NotifyAll();
}

void IndexWords::Follow(const hot::Snapshot& snapshot) {
  {
    base::MutexLock lock(&mutex_);
    if (generation_ >= snapshot.generation()) return;
  }
  Take(Read(SegmentsOf(snapshot), kMaxTermsAtOnce), &snapshot);
}

void IndexWords::FollowAtOnce(const hot::Snapshot& snapshot) {
  Take(Read(SegmentsOf(snapshot), std::numeric_limits<uint32_t>::max()),
       &snapshot);
}

void IndexWords::Run() {
  while (true) {
    Segments segments;
    {
      base::MutexLock lock(&mutex_);
      while (!stopping_ && complete_) changed_.Wait(&mutex_);
      if (stopping_) return;
      for (const auto& segment : segments_) {
        if (auto held = segment.lock(); held != nullptr) {
          segments.push_back(std::move(held));
        }
      }
    }
    Take(Read(segments, std::numeric_limits<uint32_t>::max()), nullptr);
    segments.clear();
    base::MutexLock lock(&mutex_);
    const auto until = std::chrono::steady_clock::now() + kPause;
    while (!stopping_ && changed_.WaitUntil(&mutex_, until)) {
    }
    if (stopping_) return;
  }
}

}  // namespace preau::search
