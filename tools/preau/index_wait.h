#ifndef TOOLS_PREAU_INDEX_WAIT_H_
#define TOOLS_PREAU_INDEX_WAIT_H_

#include "storage/base/clock.h"
#include "tools/preau/connection.h"
#include "tools/preau/interrupt.h"
#include "tools/preau/output.h"

namespace preau::command {

// Returns when search knows of all that the catalogue has now, showing how far
// it is; or when a person stops it, when search can't be reached, or when it
// hasn't moved on for half a minute, and says which.
void WaitForIndex(base::Clock& clock, Interrupt& interrupt,
                  Connection& connection, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_INDEX_WAIT_H_
