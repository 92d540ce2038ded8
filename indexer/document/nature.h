#ifndef INDEXER_DOCUMENT_NATURE_H_
#define INDEXER_DOCUMENT_NATURE_H_

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

namespace preau::document {

// Vocabulary "nature": "teaching-resource" where the notice says anything that
// only something made for teaching has (a level, a programme, an activity, how
// to use it in class, that learners or teachers are its public, a kind such as
// a lesson or an exercise); else "document", so that a museum's inventory can
// be told from what it offers to classes. Thread-safe.
absl::string_view NatureOf(const log::v1::Notice& notice);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_NATURE_H_
