#include "tools/bench/value_shares.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"

namespace preau::bench {
namespace {

std::vector<double> Weights(const vocabulary::Vocabulary& vocabulary,
                            absl::Span<const ValueShare> shares) {
  absl::flat_hash_map<absl::string_view, double> known;
  double rest = 1000;
  for (const ValueShare& share : shares) {
    known[share.id] = share.share;
    rest -= share.share;
  }
  const size_t others = vocabulary.terms().size() - known.size();
  std::vector<double> weights;
  for (const vocabulary::Term& term : vocabulary.terms()) {
    const auto found = known.find(term.id);
    weights.push_back(found != known.end()
                          ? found->second
                          : std::max(rest, 0.0) / static_cast<double>(others));
  }
  return weights;
}

}  // namespace

TermChoice::TermChoice(absl::string_view vocabulary,
                       absl::Span<const ValueShare> shares)
    : vocabulary_(*vocabulary::Vocabularies::BuiltIn().Find(vocabulary)),
      choice_(Weights(vocabulary_, shares)) {}

const vocabulary::Term& TermChoice::After(const vocabulary::Term& term) const {
  return &term == &vocabulary_.terms().back() ? term : *(&term + 1);
}

log::v1::Term StatedTerm(const vocabulary::Term& term) {
  log::v1::Term stated;
  stated.set_vocabulary(term.vocabulary);
  stated.set_id(term.id);
  stated.set_stated(term.label_fr);
  return stated;
}

}  // namespace preau::bench
