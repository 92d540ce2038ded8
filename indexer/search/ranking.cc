#include "indexer/search/ranking.h"

namespace preau::search {

absl::string_view SortKey(const columns::IndexedDocument& record, Sort sort) {
  switch (sort) {
    case Sort::kTitle:
      return record.title_key();
    case Sort::kNewest:
    case Sort::kOldest:
      return record.date();
    case Sort::kRelevance:
      break;
  }
  return "";
}

bool Before(Sort sort, double score_a, absl::string_view key_a,
            absl::string_view uid_a, double score_b, absl::string_view key_b,
            absl::string_view uid_b) {
  if (sort == Sort::kRelevance) {
    if (score_a != score_b) return score_a > score_b;
  } else if (key_a != key_b) {
    if (sort != Sort::kTitle && key_a.empty() != key_b.empty()) {
      return key_b.empty();
    }
    return sort == Sort::kNewest ? key_a > key_b : key_a < key_b;
  }
  return uid_a < uid_b;
}

}  // namespace preau::search
