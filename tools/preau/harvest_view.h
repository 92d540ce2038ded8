#ifndef TOOLS_PREAU_HARVEST_VIEW_H_
#define TOOLS_PREAU_HARVEST_VIEW_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "preau/v1/source.pb.h"
#include "storage/base/clock.h"
#include "tools/preau/output.h"

namespace preau::command {

// "en cours", "réussi" …
std::string StateText(v1::Harvest::State state, const Output& output);
// Of several records: "créées", "refusées" …
std::string OutcomeText(v1::HarvestedRecord::Outcome outcome,
                        const Output& output);
// Of one: "créée", "refusée" …
std::string RecordText(v1::HarvestedRecord::Outcome outcome,
                       const Output& output);
// How many records have an outcome.
int64_t RecordsOf(const v1::HarvestCounts& counts);

// What a person sees of a harvest that is followed. Thread-compatible.
class HarvestView {
 public:
  // Both must outlive it.
  HarvestView(base::Clock* clock, Output* output)
      : clock_(*clock), output_(*output), shown_micros_(clock->NowMicros()) {}

  void Show(const v1::Harvest& harvest);
  // Takes the progress line away.
  void End() { output_.EndLive(); }
  // Figures and remarks of one that has ended.
  void Report(const v1::Harvest& harvest);

 private:
  base::Clock& clock_;
  Output& output_;
  // When progress was last shown.
  int64_t shown_micros_;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_HARVEST_VIEW_H_
