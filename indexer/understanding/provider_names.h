#ifndef INDEXER_UNDERSTANDING_PROVIDER_NAMES_H_
#define INDEXER_UNDERSTANDING_PROVIDER_NAMES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::understanding {

// The names of the providers that there are, whole ("Réseau Canopé") or as
// people call them ("Canopé"). Immutable, thread-safe.
class ProviderNames {
 public:
  ProviderNames() = default;
  // Those beyond kMax aren't known.
  explicit ProviderNames(absl::Span<const std::string> names);

  static constexpr size_t kMax = 2000;

  struct Found {
    // In words.
    size_t length = 0;
    // Null when none begins so.
    const std::vector<std::string>* names = nullptr;
  };
  // The longest name that folded `words` begin with.
  Found Match(absl::Span<const absl::string_view> words) const;

 private:
  struct Named {
    // Empty where longer names begin so, but none is this.
    std::vector<std::string> names;
    // In words: the longest name that begins so.
    size_t longest = 0;
  };
  void Add(absl::Span<const std::string> words, const std::string& name);

  // By their words, joined.
  absl::flat_hash_map<std::string, Named> by_words_;
};

}  // namespace preau::understanding

#endif  // INDEXER_UNDERSTANDING_PROVIDER_NAMES_H_
