#ifndef INDEXER_HOT_BUDGET_H_
#define INDEXER_HOT_BUDGET_H_

#include <chrono>
#include <cstdint>

namespace preau::hot {

// Says when a thread has used so much time of a processor since this was made.
// For one thread.
class Budget {
 public:
  // 0: never.
  explicit Budget(int64_t micros);

  // Cheap enough to ask every microsecond.
  bool IsSpent();
  // What is left of it; 0 when there is no end to it.
  int64_t left() const;

 private:
  const int64_t micros_;
  int64_t begun_ = 0;
  std::chrono::steady_clock::time_point look_again_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_BUDGET_H_
