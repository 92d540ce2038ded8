#include "tools/bench/spelling_command.h"

#include <functional>
#include <limits>
#include <memory>
#include <random>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/search/index.h"
#include "indexer/spelling/random_error.h"
#include "storage/base/status_macros.h"
#include "tools/bench/latencies.h"
#include "tools/bench/query_file.h"

namespace preau::bench {
namespace {

// Words of queries, and what becomes of them under tired fingers.
class Typist {
 public:
  Typist(const std::vector<Query>& queries, uint64_t seed) : random_(seed) {
    for (const Query& query : queries) {
      const Operator match = FindQueryClass(query.query_class)->match;
      if (match != Operator::kAll && match != Operator::kAny) continue;
      std::vector<std::string> words = absl::StrSplit(query.text, ' ');
      if (words.size() == 2 && match == Operator::kAll) pairs_.push_back(words);
      for (const std::string& word : words) {
        if (IsPlain(word)) words_.insert(word);
      }
    }
  }

  const std::set<std::string>& words() const { return words_; }
  const std::vector<std::vector<std::string>>& pairs() const { return pairs_; }

  std::string WithError(const std::string& word) {
    return spelling::WithRandomError(word, random_);
  }
  std::string Half(const std::string& word, size_t least) {
    const size_t letters = least + random_() % (word.size() - least + 1);
    return word.substr(0, letters);
  }

 private:
  static bool IsPlain(const std::string& word) {
    if (word.size() < 5) return false;
    for (const char c : word) {
      if (c < 'a' || c > 'z') return false;
    }
    return true;
  }

  std::mt19937_64 random_;
  std::set<std::string> words_;
  std::vector<std::vector<std::string>> pairs_;
};

class Stopwatch {
 public:
  // `ask` says whether there was an answer. What was asked before may be kept.
  void Time(const std::string& text,
            const std::function<bool(const std::string&)>& ask) {
    if (!asked_.insert(text).second) return;
    const int64_t begun = base::ThreadNanos();
    const bool answered = ask(text);
    latencies_.Add(base::ThreadNanos() - begun);
    if (answered) ++answered_;
  }
  void Print(absl::string_view name, std::ostream& out) {
    out << name << "\t" << latencies_.count() << "\t" << answered_ << "\t"
        << latencies_.Percentile(0.5) / 1000 << "\t"
        << latencies_.Percentile(0.99) / 1000 << std::endl;
  }

 private:
  std::set<std::string> asked_;
  Latencies latencies_;
  size_t answered_ = 0;
};

}  // namespace

absl::Status TimeSpelling(const SpellingOptions& options, base::Clock& clock,
                          std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries,
                         ReadQueries(options.queries));
  search::Index::Options index_options{options.index};
  // All is there before the first search.
  index_options.titles_at_once = std::numeric_limits<size_t>::max();
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<search::Index> index,
                         search::Index::Open(index_options, &clock));
  const auto search = [&](const std::string& text) {
    search::Request request;
    request.query = text;
    const auto found = index->Search({}, request);
    return found.ok() && found->total > 0;
  };
  const auto search_typing = [&](const std::string& text) {
    search::Request request;
    request.query = text;
    request.as_you_type = true;
    const auto found = index->Search({}, request);
    return found.ok() && found->total > 0;
  };
  const auto suggest = [&](const std::string& text) {
    const auto found = index->Suggest({}, {text, 8});
    return found.ok() && !found->empty();
  };
  Typist typist(queries, options.seed);
  Stopwatch right, one, two, pair, typing, half, half_wrong;
  for (const std::string& word : typist.words()) {
    right.Time(word, search);
    one.Time(typist.WithError(word), search);
    if (word.size() >= 8) {
      two.Time(typist.WithError(typist.WithError(word)), search);
    }
    typing.Time(typist.Half(word, 2), search_typing);
    half.Time(typist.Half(word, 2), suggest);
    half_wrong.Time(typist.WithError(typist.Half(word, 5)), suggest);
  }
  for (const auto& words : typist.pairs()) {
    pair.Time(absl::StrCat(words[0], " ", typist.WithError(words[1])), search);
  }
  right.Print("right", out);
  one.Print("one_error", out);
  two.Print("two_errors", out);
  pair.Print("pair_one_error", out);
  typing.Print("as_you_type", out);
  half.Print("suggest", out);
  half_wrong.Print("suggest_error", out);
  return absl::OkStatus();
}

}  // namespace preau::bench
