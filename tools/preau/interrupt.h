#ifndef TOOLS_PREAU_INTERRUPT_H_
#define TOOLS_PREAU_INTERRUPT_H_

#include <functional>
#include <utility>

#include "storage/base/mutex.h"

namespace preau::command {

// A person's wish to stop what runs. Thread-safe.
class Interrupt {
 public:
  // While one lives, `stop` is called once when the wish comes, or at once if
  // it has come. Not from within `stop`.
  class Action {
   public:
    Action(Interrupt& interrupt, std::function<void()> stop)
        : interrupt_(interrupt) {
      interrupt_.Set(std::move(stop));
    }
    ~Action() { interrupt_.Set(nullptr); }
    Action(const Action&) = delete;
    Action& operator=(const Action&) = delete;

   private:
    Interrupt& interrupt_;
  };

  void Trigger();
  bool triggered() const;

 private:
  void Set(std::function<void()> stop);

  mutable base::Mutex mutex_;
  bool triggered_ ABSL_GUARDED_BY(mutex_) = false;
  std::function<void()> stop_ ABSL_GUARDED_BY(mutex_);
};

// From now on Ctrl-C and SIGTERM trigger `interrupt`, which lives as long as
// the process; a second one ends the process at once. Call it once.
void WatchSignals(Interrupt* interrupt);

}  // namespace preau::command

#endif  // TOOLS_PREAU_INTERRUPT_H_
