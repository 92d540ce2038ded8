#ifndef TOOLS_BENCH_VALUE_SHARES_H_
#define TOOLS_BENCH_VALUE_SHARES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "preau/log/v1/notice.pb.h"
#include "storage/vocabulary/vocabulary.h"
#include "tools/bench/seeded_random.h"
#include "tools/bench/weighted_choice.h"

// Estimates of how often catalogues use the values of the vocabularies.
namespace preau::bench {

struct ValueShare {
  absl::string_view id;
  // Parts of a thousand.
  double share;
};

// The values that are most used; those of the vocabulary that aren't named
// share what is left of the thousand. Thread-safe.
absl::Span<const ValueShare> LevelShares();
absl::Span<const ValueShare> DisciplineShares();
absl::Span<const ValueShare> KindShares();
absl::Span<const ValueShare> DocumentTypeShares();
absl::Span<const ValueShare> AudienceShares();
absl::Span<const ValueShare> LanguageShares();
absl::Span<const ValueShare> LicenceShares();
absl::Span<const ValueShare> AccessShares();
absl::Span<const ValueShare> PersonalDataShares();
absl::Span<const ValueShare> AccessibilityFeatureShares();
absl::Span<const ValueShare> SpecialNeedShares();
absl::Span<const ValueShare> ContributorRoleShares();

// Draws terms of a built-in vocabulary. Immutable, thread-safe.
class TermChoice {
 public:
  // All of `shares` are of the vocabulary.
  TermChoice(absl::string_view vocabulary, absl::Span<const ValueShare> shares);

  const vocabulary::Term& Draw(SeededRandom& random) const {
    return vocabulary_.terms()[choice_.Draw(random)];
  }
  // The one that follows in the vocabulary's order, where years stand in a row;
  // the last one itself.
  const vocabulary::Term& After(const vocabulary::Term& term) const;

 private:
  const vocabulary::Vocabulary& vocabulary_;
  const WeightedChoice choice_;
};

// As a record states it.
log::v1::Term StatedTerm(const vocabulary::Term& term);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_VALUE_SHARES_H_
