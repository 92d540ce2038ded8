#ifndef SERVICES_EXTRACTION_PROPOSAL_PROPOSAL_H_
#define SERVICES_EXTRACTION_PROPOSAL_PROPOSAL_H_

#include <vector>

#include "preau/extraction/facts.pb.h"
#include "preau/log/v1/notice.pb.h"
#include "storage/base/error.h"

namespace preau::extraction {

// What a contributor is shown, to confirm or correct.
struct Proposal {
  // Each value has its evidence in `provenance`: its place in the file, the
  // rule, what stood there. What was concluded from the text has the flag
  // GUESSED, and a rule that begins with "guess.". A licence that statements
  // disagree on is unknown, with its candidates; what nothing tells is absent.
  log::v1::Notice notice;
  // What was cut or kept as text; reasons of storage/messages.
  std::vector<base::ErrorDetail> remarks;
};

// Thread-safe.
Proposal Propose(const Facts& facts);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_PROPOSAL_PROPOSAL_H_
