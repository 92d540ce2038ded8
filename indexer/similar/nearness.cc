#include "indexer/similar/nearness.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/document/fields.h"
#include "storage/vocabulary/neighbour_levels.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::similar {
namespace {

using vocabulary::Term;
using vocabulary::Vocabulary;

constexpr double kWithin = 0.8;
// Below a value that has so many below it that it tells little ("secondaire").
constexpr double kWithinMany = 0.4;
constexpr size_t kMany = 8;
constexpr double kNext = 0.6;
constexpr double kBeside = 0.25;

// Of all pairs of a vocabulary.
class Table {
 public:
  explicit Table(const Vocabulary& vocabulary)
      : size_(vocabulary.terms().size()), pairs_(size_ * size_) {
    for (const Term& term : vocabulary.terms()) {
      numbers_[term.id] = numbers_.size();
    }
    parents_.resize(size_);
    for (const Term& term : vocabulary.terms()) {
      for (const std::string& parent : term.parents) {
        parents_[numbers_.at(term.id)].push_back(numbers_.at(parent));
      }
      Raise(term.id, term.id, 1);
      for (const Term* above : vocabulary.Ancestors(term.id)) {
        // The first is the value itself.
        const size_t below = vocabulary.Descendants(above->id).size() - 1;
        Raise(term.id, above->id, below > kMany ? kWithinMany : kWithin);
      }
      const std::vector<const Term*> below = vocabulary.children(term.id);
      for (size_t i = 0; i < below.size(); ++i) {
        for (size_t j = i + 1; j < below.size(); ++j) {
          Raise(below[i]->id, below[j]->id, kBeside);
        }
      }
    }
  }

  void AddNext(absl::string_view id, absl::string_view next) {
    Raise(id, next, kNext);
  }

  double Of(absl::string_view a, absl::string_view b) const {
    const auto first = numbers_.find(a);
    const auto second = numbers_.find(b);
    if (first == numbers_.end() || second == numbers_.end()) {
      return a == b ? 1 : 0;
    }
    return pairs_[first->second * size_ + second->second];
  }

  void KeepNarrowest(std::vector<absl::string_view>& values) const {
    std::vector<size_t> above;
    for (const absl::string_view id : values) {
      const auto number = numbers_.find(id);
      if (number == numbers_.end()) continue;
      const std::vector<size_t>& parents = parents_[number->second];
      above.insert(above.end(), parents.begin(), parents.end());
    }
    values.erase(std::remove_if(values.begin(), values.end(),
                                [&](absl::string_view id) {
                                  const auto number = numbers_.find(id);
                                  return number != numbers_.end() &&
                                         std::find(above.begin(), above.end(),
                                                   number->second) !=
                                             above.end();
                                }),
                 values.end());
  }

 private:
  void Raise(absl::string_view a, absl::string_view b, double nearness) {
    const size_t first = numbers_.at(a);
    const size_t second = numbers_.at(b);
    for (float* pair :
         {&pairs_[first * size_ + second], &pairs_[second * size_ + first]}) {
      *pair = std::max(*pair, static_cast<float>(nearness));
    }
  }

  const size_t size_;
  absl::flat_hash_map<std::string, size_t> numbers_;
  std::vector<float> pairs_;
  std::vector<std::vector<size_t>> parents_;
};

using Tables = std::array<std::unique_ptr<const Table>, document::kFieldCount>;

Tables* MakeTables() {
  auto* tables = new Tables;
  for (size_t field = 0; field < document::kFieldCount; ++field) {
    const Vocabulary* const vocabulary =
        vocabulary::Vocabularies::BuiltIn().Find(
            document::Fields()[field].vocabulary);
    if (vocabulary == nullptr) continue;
    auto table = std::make_unique<Table>(*vocabulary);
    if (document::Fields()[field].name == "level") {
      for (const Term& term : vocabulary->terms()) {
        for (const absl::string_view next :
             vocabulary::NeighbourLevels(term.id)) {
          table->AddNext(term.id, next);
        }
      }
    }
    (*tables)[field] = std::move(table);
  }
  return tables;
}

// Null for a field of texts.
const Table* TableOf(size_t field) {
  static const Tables* const kTables = MakeTables();
  return (*kTables)[field].get();
}

}  // namespace

double Nearness(size_t field, absl::string_view a, absl::string_view b) {
  const Table* const table = TableOf(field);
  if (table == nullptr) return a == b ? 1 : 0;
  return table->Of(a, b);
}

std::vector<absl::string_view> Narrowest(
    size_t field, std::vector<absl::string_view> values) {
  const Table* const table = TableOf(field);
  if (table != nullptr) table->KeepNarrowest(values);
  return values;
}

double NearestOf(size_t field, const std::vector<absl::string_view>& a,
                 const std::vector<absl::string_view>& b) {
  double nearest = 0;
  for (const absl::string_view first : a) {
    for (const absl::string_view second : b) {
      nearest = std::max(nearest, Nearness(field, first, second));
    }
  }
  return nearest;
}

}  // namespace preau::similar
