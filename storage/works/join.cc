#include "storage/works/join.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"

namespace preau::works {
namespace {

constexpr double kMinResemblance = 0.85;
constexpr double kMinTitleResemblance = 0.6;

bool HasDigit(const std::string& word) {
  return absl::c_any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> Numbers(const Copy& copy) {
  std::vector<std::string> numbers;
  absl::c_copy_if(copy.title_words, std::back_inserter(numbers), HasDigit);
  return numbers;
}

double TitleResemblance(const Copy& a, const Copy& b) {
  const std::set<std::string> of_a(a.title_words.begin(), a.title_words.end());
  const std::set<std::string> of_b(b.title_words.begin(), b.title_words.end());
  std::vector<std::string> both;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                        std::back_inserter(both));
  const size_t either = of_a.size() + of_b.size() - both.size();
  return either == 0
             ? 0
             : static_cast<double>(both.size()) / static_cast<double>(either);
}

// 0: their texts don't say that they are one work.
double TextResemblance(const Copy& a, const Copy& b) {
  if (a.source == b.source || a.levels != b.levels ||
      a.languages != b.languages || Numbers(a) != Numbers(b) ||
      TitleResemblance(a, b) < kMinTitleResemblance) {
    return 0;
  }
  const double resemblance = Resemblance(a, b);
  return resemblance < kMinResemblance ? 0 : resemblance;
}

class Joiner {
 public:
  explicit Joiner(const Tied& tied)
      : copies_(tied.copies), common_(tied.common), group_(copies_.size()) {
    std::iota(group_.begin(), group_.end(), 0);
    for (size_t i = 0; i < copies_.size(); ++i) index_[copies_[i].uid] = i;
  }

  std::vector<Work> Run(bool only_decisions) {
    FindDecisions();
    if (!only_decisions) {
      FindIdentities();
      FindTexts();
    }
    // The surest first; what is as sure, in an order that every node has.
    absl::c_sort(links_, [&](const Link& x, const Link& y) {
      return Order(x) < Order(y);
    });
    std::vector<const Link*> used;
    for (const Link& link : links_) {
      if (Unite(link.a, link.b)) used.push_back(&link);
    }
    return Works(used);
  }

 private:
  bool Older(size_t a, size_t b) const {
    return std::tie(copies_[a].create_time_micros, copies_[a].uid) <
           std::tie(copies_[b].create_time_micros, copies_[b].uid);
  }

  std::tuple<int, double, int64_t, std::string, int64_t, std::string,
             std::string>
  Order(const Link& link) const {
    const Copy& a = copies_[link.a];
    const Copy& b = copies_[link.b];
    return {static_cast<int>(link.kind),
            -link.resemblance,
            a.create_time_micros,
            a.uid,
            b.create_time_micros,
            b.uid,
            link.value};
  }

  void Add(Link::Kind kind, size_t a, size_t b, std::string value,
           double resemblance = 0) {
    if (Older(b, a)) std::swap(a, b);
    links_.push_back({kind, a, b, std::move(value), resemblance});
  }

  void FindDecisions() {
    for (size_t i = 0; i < copies_.size(); ++i) {
      for (const std::string& uid : copies_[i].same) {
        if (const auto other = index_.find(uid); other != index_.end()) {
          Add(Link::Kind::kDecision, i, other->second, "");
        }
      }
      for (const std::string& uid : copies_[i].distinct) {
        if (const auto other = index_.find(uid); other != index_.end()) {
          distinct_.insert(std::minmax(i, other->second));
        }
      }
    }
  }

  void FindIdentities() {
    std::map<std::string, std::vector<size_t>> sharing;
    for (size_t i = 0; i < copies_.size(); ++i) {
      for (const std::string& key : copies_[i].identities) {
        if (!common_.contains(key)) sharing[key].push_back(i);
      }
    }
    for (const auto& [key, those] : sharing) {
      const Link::Kind kind = absl::StartsWith(key, "url:")
                                  ? Link::Kind::kAddress
                                  : Link::Kind::kIdentifier;
      const bool one_each = OneTitleInEachSource(those);
      for (size_t i = 0; i < those.size(); ++i) {
        for (size_t j = i + 1; j < those.size(); ++j) {
          if (one_each ||
              copies_[those[i]].title_words == copies_[those[j]].title_words) {
            Add(kind, those[i], those[j], key.substr(key.find(':') + 1));
          }
        }
      }
    }
  }

  bool OneTitleInEachSource(const std::vector<size_t>& those) const {
    std::map<absl::string_view, const std::vector<std::string>*> titles;
    for (const size_t i : those) {
      const auto [found, is_new] =
          titles.emplace(copies_[i].source, &copies_[i].title_words);
      if (!is_new && *found->second != copies_[i].title_words) return false;
    }
    return true;
  }

  void FindTexts() {
    std::map<std::string, std::vector<size_t>> sharing;
    for (size_t i = 0; i < copies_.size(); ++i) {
      for (const std::string& key : copies_[i].bands) {
        if (!common_.contains(key)) sharing[key].push_back(i);
      }
    }
    std::map<std::pair<size_t, size_t>, double> near;
    for (const auto& [key, those] : sharing) {
      for (size_t i = 0; i < those.size(); ++i) {
        for (size_t j = i + 1; j < those.size(); ++j) {
          const auto [found, is_new] =
              near.emplace(std::minmax(those[i], those[j]), 0);
          if (is_new) {
            found->second = TextResemblance(copies_[found->first.first],
                                            copies_[found->first.second]);
          }
        }
      }
    }
    // How many of each source a copy is near to.
    std::map<std::pair<size_t, absl::string_view>, int> near_in_source;
    for (const auto& [pair, resemblance] : near) {
      if (resemblance == 0) continue;
      ++near_in_source[{pair.first, copies_[pair.second].source}];
      ++near_in_source[{pair.second, copies_[pair.first].source}];
    }
    for (const auto& [pair, resemblance] : near) {
      if (resemblance > 0 &&
          near_in_source[{pair.first, copies_[pair.second].source}] == 1 &&
          near_in_source[{pair.second, copies_[pair.first].source}] == 1) {
        Add(Link::Kind::kText, pair.first, pair.second, "", resemblance);
      }
    }
  }

  size_t Root(size_t i) {
    while (group_[i] != i) i = group_[i] = group_[group_[i]];
    return i;
  }

  // False when they are one already, or some of them must not be.
  bool Unite(size_t a, size_t b) {
    const size_t root_a = Root(a);
    const size_t root_b = Root(b);
    if (root_a == root_b) return false;
    for (const auto& [x, y] : distinct_) {
      const size_t root_x = Root(x);
      const size_t root_y = Root(y);
      if ((root_x == root_a && root_y == root_b) ||
          (root_x == root_b && root_y == root_a)) {
        return false;
      }
    }
    group_[root_b] = root_a;
    return true;
  }

  std::vector<Work> Works(const std::vector<const Link*>& used) {
    std::vector<size_t> order(copies_.size());
    std::iota(order.begin(), order.end(), 0);
    absl::c_sort(order, [&](size_t a, size_t b) { return Older(a, b); });
    std::vector<Work> works;
    absl::flat_hash_map<size_t, size_t> work_of;
    for (const size_t i : order) {
      const auto [found, is_new] = work_of.emplace(Root(i), works.size());
      if (is_new) works.push_back({copies_[i].uid, {}, {}});
      works[found->second].copies.push_back(i);
    }
    for (const Link* link : used) {
      works[work_of[Root(link->a)]].links.push_back(*link);
    }
    return works;
  }

  const std::vector<Copy>& copies_;
  const absl::flat_hash_set<std::string>& common_;
  absl::flat_hash_map<std::string, size_t> index_;
  std::vector<Link> links_;
  std::set<std::pair<size_t, size_t>> distinct_;
  std::vector<size_t> group_;
};

}  // namespace

std::vector<Work> Join(const Tied& tied) {
  return Joiner(tied).Run(tied.only_decisions);
}

}  // namespace preau::works
