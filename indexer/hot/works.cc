#include "indexer/hot/works.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/document/document.h"

namespace preau::hot {

uint32_t WorkNumbers::Number(absl::string_view work_uid) {
  base::MutexLock lock(&mutex_);
  const auto found = numbers_.find(work_uid);
  if (found != numbers_.end()) return found->second;
  uids_.emplace_back(work_uid);
  const auto number = static_cast<uint32_t>(uids_.size());
  numbers_[uids_.back()] = number;
  return number;
}

uint32_t WorkNumbers::Find(absl::string_view work_uid) const {
  base::MutexLock lock(&mutex_);
  const auto found = numbers_.find(work_uid);
  return found == numbers_.end() ? 0 : found->second;
}

uint32_t WorkNumbers::size() const {
  base::MutexLock lock(&mutex_);
  return static_cast<uint32_t>(uids_.size());
}

std::vector<std::string> WorkNumbers::UidsFrom(uint32_t number) const {
  base::MutexLock lock(&mutex_);
  std::vector<std::string> uids;
  for (size_t i = number - 1; i < uids_.size(); ++i) uids.push_back(uids_[i]);
  return uids;
}

void SegmentWorks::Set(Doc doc, uint32_t number, size_t documents) {
  if (numbers_.empty()) {
    numbers_.resize(documents);
    shared_.resize(WordsOf(documents));
  }
  numbers_[doc] = number;
  shared_[doc / 64] |= uint64_t{1} << (doc % 64);
}

std::shared_ptr<const SegmentWorks> SegmentWorks::Make(const Segment& segment,
                                                       WorkNumbers& numbers) {
  auto works = std::make_shared<SegmentWorks>();
  works->known_ = numbers.size();
  for (TermId id = segment.LowerBound(document::kWorkPrefix);
       id < segment.term_count(); ++id) {
    absl::string_view work_uid = segment.term(id);
    if (!absl::ConsumePrefix(&work_uid, document::kWorkPrefix)) break;
    const uint32_t number = numbers.Number(work_uid);
    const Postings copies = segment.postings(id);
    copies.ForEach([&](Doc doc, uint32_t /*rank*/) {
      works->Set(doc, number, segment.size());
    });
    // And the one that is called as the work is.
    works->largest_ = std::max(works->largest_, size_t{copies.size()} + 1);
  }
  if (works->known_ == 0) return works;
  for (Doc doc = 0; doc < segment.size(); ++doc) {
    // What is a copy isn't a work itself.
    if (!works->empty() && works->NumberOf(doc) != 0) continue;
    const uint32_t number = numbers.Find(segment.uid(doc));
    if (number != 0) works->Set(doc, number, segment.size());
  }
  return works;
}

std::shared_ptr<const SegmentWorks> SegmentWorks::Extended(
    std::shared_ptr<const SegmentWorks> works, const Segment& segment,
    const WorkNumbers& numbers) {
  if (works->known_ == numbers.size()) return works;
  auto extended = std::make_shared<SegmentWorks>(*works);
  uint32_t number = works->known_;
  for (const std::string& uid : numbers.UidsFrom(number + 1)) {
    ++number;
    const std::optional<Doc> doc = segment.Find(uid);
    if (doc.has_value() &&
        (extended->empty() || extended->NumberOf(*doc) == 0)) {
      extended->Set(*doc, number, segment.size());
    }
  }
  extended->known_ = number;
  return extended;
}

absl::string_view WorkUidOf(const Segment& segment, Doc doc) {
  absl::string_view work_uid = segment.uid(doc);
  segment.ForEachTerm(doc, [&](TermId id, bool /*written*/) {
    absl::string_view term = segment.term(id);
    if (absl::ConsumePrefix(&term, document::kWorkPrefix)) work_uid = term;
  });
  return work_uid;
}

}  // namespace preau::hot
