#include "services/extraction/fake_extractor.h"

#include <unistd.h>

#include <utility>

namespace preau::extraction {

void FakeExtractor::Set(absl::string_view content,
                        absl::StatusOr<Facts> answer) {
  base::MutexLock lock(&mutex_);
  answers_.insert_or_assign(std::string(content), std::move(answer));
}

absl::StatusOr<Facts> FakeExtractor::Extract(int file) {
  std::string content;
  std::string block(65536, '\0');
  while (true) {
    const ssize_t size = pread(file, block.data(), block.size(),
                               static_cast<off_t>(content.size()));
    if (size < 0) return absl::InternalError("the file can't be read");
    if (size == 0) break;
    content.append(block.data(), static_cast<size_t>(size));
  }
  base::MutexLock lock(&mutex_);
  ++calls_;
  if (const auto found = answers_.find(content); found != answers_.end()) {
    return found->second;
  }
  Facts facts;
  facts.set_kind(PLAIN_TEXT);
  facts.set_media_type("text/plain");
  facts.set_size_bytes(static_cast<int64_t>(content.size()));
  facts.add_page()->set_text(content);
  return facts;
}

int FakeExtractor::calls() const {
  base::MutexLock lock(&mutex_);
  return calls_;
}

}  // namespace preau::extraction
