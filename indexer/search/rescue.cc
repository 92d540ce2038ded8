#include "indexer/search/rescue.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/hot/search.h"
#include "indexer/hot/written_words.h"
#include "indexer/search/index.h"
#include "indexer/spelling/letters.h"
#include "indexer/text/word_forms.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

constexpr size_t kCorrectionsOfWord = 4;
// Ways to write a query that are thought of, and that are tried.
constexpr size_t kMaxPlans = 64;
constexpr size_t kMaxTried = 8;
constexpr size_t kMaxWordsTried = 6;
// Acronyms have up to so many letters.
constexpr size_t kLongestAcronym = 5;

constexpr double kElisionCost = 0.3;
constexpr double kSplitCost = 1.4;
constexpr double kJoinCost = 0.5;
// Words that are there are joined when nothing else helps.
constexpr double kJoinKnownCost = 3;
// Letters of each of two words that stand together.
constexpr size_t kMinPart = 3;

// A word is proposed for another when it is in so many times as many documents,
// and in so many at least; and when that finds so many times as much.
constexpr uint32_t kFarMoreFrequent = 50;
constexpr uint32_t kFrequent = 10;
constexpr uint64_t kManyMore = 5;
constexpr uint32_t kRare = 20;

constexpr absl::string_view kElided[] = {"l", "d", "j",  "m",
                                         "n", "s", "qu", "c"};

bool IsVowelOrH(char c) {
  return absl::string_view("aeiouyh").find(c) != absl::string_view::npos;
}

bool IsConcept(const query::Clause& clause) {
  return std::any_of(
      clause.instead.begin(), clause.instead.end(),
      [](const std::string& term) { return absl::StrContains(term, '#'); });
}

}  // namespace

Rescue::Rescue(const hot::Snapshot& snapshot,
               const spelling::Dictionary& dictionary,
               const Visibility& visibility, const Request& request,
               absl::Span<const understanding::Interpretation> interpretations,
               hot::Budget& budget, Count count)
    : snapshot_(snapshot),
      dictionary_(dictionary),
      visibility_(visibility),
      request_(request),
      interpretations_(interpretations),
      budget_(budget),
      count_(std::move(count)) {
  const auto query = query::ParseQuery(request.query);
  if (query.ok()) ReadWords(*query);
}

void Rescue::ReadWords(const query::Query& query) {
  const absl::string_view typed = request_.query;
  for (const query::Clause& clause : query.clauses) {
    if (clause.excluded) continue;
    for (const query::Word& each : clause.words) {
      const absl::string_view text =
          typed.substr(each.begin, each.end - each.begin);
      const text::WordForms& forms = text::FormsOf(text);
      Word word{each.begin, each.end, forms.lower, forms.folded};
      const bool acronym =
          forms.capitals && forms.folded.size() <= kLongestAcronym;
      word.plain = spelling::IsPlainWord(forms.folded) && !acronym &&
                   !each.stop_word && !IsConcept(clause) && !IsUnderstood(each);
      word.known =
          each.stop_word || IsUnderstood(each) || IsKnown(clause, each);
      word.joins_next = word.plain && !query::IsOfField(each) &&
                        clause.kind == query::Clause::Kind::kWords;
      if (!words_.empty()) {
        Word& last = words_.back();
        // Only a space is between them.
        last.joins_next = last.joins_next && word.joins_next &&
                          typed.substr(last.end, word.begin - last.end) == " ";
      }
      words_.push_back(std::move(word));
    }
  }
  if (!words_.empty()) words_.back().joins_next = false;
}

bool Rescue::IsKnown(const query::Clause& clause,
                     const query::Word& word) const {
  query::Clause alone;
  alone.instead = clause.instead;
  alone.words.push_back(word);
  const auto has = [&](const std::string& term) {
    return snapshot_.DocumentsWith(term) > 0;
  };
  const bool there =
      std::any_of(word.terms.begin(), word.terms.end(), has) ||
      std::any_of(clause.instead.begin(), clause.instead.end(), has);
  if (!there || visibility_.enforced.empty()) return there;
  query::Query query;
  query.clauses.push_back(std::move(alone));
  hot::Ask ask;
  ask.plan = hot::MakePlan(query, false, snapshot_);
  ask.enforced = visibility_.enforced;
  ask.limit = 1;
  ask.count = false;
  ask.budget_micros = budget_.left();
  return !hot::Search(snapshot_, ask).hits.empty();
}

bool Rescue::IsUnderstood(const query::Word& word) const {
  return std::any_of(interpretations_.begin(), interpretations_.end(),
                     [&](const understanding::Interpretation& said) {
                       return said.effect != understanding::Effect::kWords &&
                              !said.dropped && said.begin <= word.begin &&
                              word.end <= said.end;
                     });
}

uint64_t Rescue::CountOf(const std::string& query) {
  return budget_.IsSpent() ? 0 : count_(query);
}

std::vector<Rescue::Change> Rescue::Corrections(size_t number) const {
  const Word& word = words_[number];
  std::vector<Change> changes;
  if (!word.plain) return changes;
  for (spelling::Candidate& each :
       dictionary_.Corrections(word.lower, kCorrectionsOfWord)) {
    changes.push_back(
        {number, number, std::move(each.spelling), each.cost, each.by_sound});
  }
  AddSplits(number, changes);
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.cost < b.cost; });
  if (changes.size() > kCorrectionsOfWord) changes.resize(kCorrectionsOfWord);
  return changes;
}

void Rescue::AddSplits(size_t number, std::vector<Change>& changes) const {
  const std::string& folded = words_[number].folded;
  for (const absl::string_view start : kElided) {
    absl::string_view rest = folded;
    if (!absl::ConsumePrefix(&rest, start) || rest.size() < kMinPart ||
        !IsVowelOrH(rest[0]) || dictionary_.DocumentsWith(rest) == 0) {
      continue;
    }
    changes.push_back({number, number,
                       absl::StrCat(start, "'", dictionary_.SpellingOf(rest)),
                       kElisionCost, false});
  }
  std::optional<Change> best;
  uint32_t most = 0;
  for (size_t at = kMinPart; at + kMinPart <= folded.size(); ++at) {
    const absl::string_view first = absl::string_view(folded).substr(0, at);
    const absl::string_view second = absl::string_view(folded).substr(at);
    const uint32_t documents = std::min(dictionary_.DocumentsWith(first),
                                        dictionary_.DocumentsWith(second));
    if (documents <= most) continue;
    most = documents;
    best = Change{number, number,
                  absl::StrCat(dictionary_.SpellingOf(first), " ",
                               dictionary_.SpellingOf(second)),
                  kSplitCost, false};
  }
  if (best.has_value()) changes.push_back(*std::move(best));
}

std::optional<Rescue::Change> Rescue::JoinWithNext(size_t number) const {
  const Word& word = words_[number];
  if (!word.joins_next) return std::nullopt;
  const Word& next = words_[number + 1];
  const std::string joined = absl::StrCat(word.folded, next.folded);
  if (dictionary_.DocumentsWith(joined) == 0) return std::nullopt;
  const bool known = word.known && next.known;
  return Change{number, number + 1, dictionary_.SpellingOf(joined),
                known ? kJoinKnownCost : kJoinCost, false};
}

// Goes through the words, and adds a plan for each way to write the others.
void Rescue::Extend(size_t number, Plan& plan, std::vector<Plan>& plans) const {
  if (plans.size() >= kMaxPlans) return;
  if (number == words_.size()) {
    if (!plan.changes.empty()) plans.push_back(plan);
    return;
  }
  const auto go_on = [&](const Change& change) {
    plan.changes.push_back(change);
    plan.cost += change.cost;
    Extend(change.last + 1, plan, plans);
    plan.cost -= change.cost;
    plan.changes.pop_back();
  };
  if (const auto joined = JoinWithNext(number); joined.has_value()) {
    go_on(*joined);
  }
  // One of any words is enough.
  if (words_[number].known) {
    Extend(number + 1, plan, plans);
    return;
  }
  for (const Change& change : corrections_[number]) go_on(change);
  if (request_.any_word) Extend(number + 1, plan, plans);
}

Spelling Rescue::Apply(const Plan& plan) const {
  const absl::string_view typed = request_.query;
  Spelling spelling;
  size_t done = 0;
  for (const Change& change : plan.changes) {
    const size_t begin = words_[change.first].begin;
    const size_t end = words_[change.last].end;
    absl::StrAppend(&spelling.corrected_query, typed.substr(done, begin - done),
                    change.to);
    spelling.replacements.push_back(
        {std::string(typed.substr(begin, end - begin)), change.to});
    spelling.by_sound = spelling.by_sound || change.by_sound;
    done = end;
  }
  absl::StrAppend(&spelling.corrected_query, typed.substr(done));
  absl::RemoveExtraAsciiWhitespace(&spelling.corrected_query);
  return spelling;
}

std::optional<Spelling> Rescue::Instead() {
  if (words_.empty() || words_.size() > query::kMaxQueryWords) {
    return std::nullopt;
  }
  size_t tried = 0;
  for (size_t i = 0; i < words_.size(); ++i) {
    corrections_.emplace_back();
    if (words_[i].known || budget_.IsSpent()) continue;
    if (++tried > kMaxWordsTried) return std::nullopt;
    corrections_.back() = Corrections(i);
  }
  std::vector<Plan> plans;
  Plan plan;
  Extend(0, plan, plans);
  std::stable_sort(
      plans.begin(), plans.end(),
      [](const Plan& a, const Plan& b) { return a.cost < b.cost; });
  if (plans.size() > kMaxTried) plans.resize(kMaxTried);
  for (const Plan& each : plans) {
    Spelling spelling = Apply(each);
    spelling.total = CountOf(spelling.corrected_query);
    if (spelling.total > 0) return spelling;
  }
  return std::nullopt;
}

std::optional<Spelling> Rescue::Better(uint64_t total) {
  std::vector<Plan> plans;
  for (size_t i = 0; i < words_.size() && i < kMaxWordsTried; ++i) {
    const Word& word = words_[i];
    if (!word.plain || !word.known || budget_.IsSpent()) continue;
    const uint32_t documents = hot::DocumentsWriting(snapshot_, word.folded);
    if (documents > kRare) continue;
    for (const spelling::Candidate& each :
         dictionary_.Corrections(word.lower, kCorrectionsOfWord)) {
      if (each.by_sound || each.documents < kFrequent ||
          each.documents < kFarMoreFrequent * documents) {
        continue;
      }
      plans.push_back({{{i, i, each.spelling, each.cost, false}}, each.cost});
    }
  }
  std::stable_sort(
      plans.begin(), plans.end(),
      [](const Plan& a, const Plan& b) { return a.cost < b.cost; });
  if (plans.size() > kMaxTried) plans.resize(kMaxTried);
  for (const Plan& each : plans) {
    Spelling spelling = Apply(each);
    spelling.total = CountOf(spelling.corrected_query);
    if (spelling.total >= kManyMore * std::max<uint64_t>(total, 1)) {
      return spelling;
    }
  }
  return std::nullopt;
}

absl::StatusOr<Response> Index::FindOrRescue(
    std::shared_ptr<const hot::Snapshot> snapshot, const Visibility& visibility,
    const Request& request) const {
  hot::Budget budget(options_.budget_micros);
  const auto find_instead = [&](Spelling spelling) -> absl::StatusOr<Response> {
    Request other = request;
    other.query = spelling.corrected_query;
    other.as_you_type = false;
    PREAU_ASSIGN_OR_RETURN(Response response,
                           Find(*snapshot, visibility, other, budget.left()));
    spelling.searched_instead = true;
    spelling.total = response.total;
    if (response.next.has_value()) {
      response.next->corrected_query = spelling.corrected_query;
    }
    response.spelling = std::move(spelling);
    return response;
  };
  if (request.cursor.has_value() && !request.cursor->corrected_query.empty()) {
    Spelling spelling;
    spelling.corrected_query = request.cursor->corrected_query;
    return find_instead(std::move(spelling));
  }
  PREAU_ASSIGN_OR_RETURN(Response response, Find(*snapshot, visibility, request,
                                                 options_.budget_micros));
  const uint64_t total = response.all_words_total.value_or(response.total);
  if (request.spelling == SpellingMode::kOff || request.cursor.has_value() ||
      total >= kFewHits || response.is_partial) {
    return response;
  }
  words_.Follow(*snapshot);
  const std::shared_ptr<const spelling::Dictionary> dictionary =
      words_.dictionary();
  const auto count = [&](const std::string& query) -> uint64_t {
    Request other = request;
    other.query = query;
    other.as_you_type = false;
    const auto found = Count(*snapshot, visibility, other, budget.left());
    return found.ok() ? *found : 0;
  };
  const std::vector<understanding::Interpretation> interpretations =
      response.interpretations;
  Rescue rescue(*snapshot, *dictionary, visibility, request, interpretations,
                budget, count);
  if (total == 0) {
    std::optional<Spelling> instead = rescue.Instead();
    if (instead.has_value()) {
      if (request.spelling == SpellingMode::kRescue) {
        return find_instead(*std::move(instead));
      }
      response.spelling = std::move(instead);
      return response;
    }
  }
  response.spelling = rescue.Better(total);
  return response;
}

}  // namespace preau::search
