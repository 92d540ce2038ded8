#include "indexer/ranking/ranker.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "indexer/document/document.h"
#include "indexer/hot/segment.h"
#include "storage/vocabulary/neighbour_levels.h"

namespace preau::ranking {
namespace {

using hot::Doc;
using hot::Plan;

// Words farther apart than this don't stand together.
constexpr uint32_t kReach = 4;
// Where words stand more often, the first places are looked at.
constexpr size_t kMaxPlaces = 64;
// Of a pair that stands the other way round.
constexpr double kTurned = 0.5;

// A term's postings in a segment, for documents in any order.
class TermPostings {
 public:
  TermPostings(const hot::Segment& segment, const Plan::Term& term)
      : segment_(segment), weight_(term.weight) {
    const std::optional<hot::TermId> id = segment.FindTerm(term.text);
    if (id.has_value()) postings_.emplace(segment.postings(*id));
  }

  bool Find(Doc doc) {
    rank_ =
        postings_.has_value() ? postings_->RankOf(doc, block_) : std::nullopt;
    return rank_.has_value();
  }
  // Of the document that was found last; nothing where it wasn't.
  TermEvidence Evidence() const {
    TermEvidence evidence;
    if (!rank_.has_value()) return evidence;
    const hot::Pattern& pattern =
        segment_.patterns()[postings_->PatternOf(*rank_)];
    evidence.weight = weight_;
    evidence.title = pattern.title;
    evidence.keyword = pattern.keyword;
    evidence.name = pattern.name;
    const uint32_t placed = document::kPlaceWeight *
                            (pattern.title + pattern.keyword + pattern.name);
    evidence.text = pattern.frequency - std::min(placed, pattern.frequency);
    return evidence;
  }
  void AddPositions(std::vector<uint32_t>& positions) {
    if (!rank_.has_value() || !postings_->has_positions()) return;
    postings_->ReadPositions(*rank_, read_);
    positions.insert(positions.end(), read_.begin(), read_.end());
  }

 private:
  const hot::Segment& segment_;
  const double weight_;
  std::optional<hot::Postings> postings_;
  std::optional<uint32_t> rank_;
  hot::BlockDocs block_;
  std::vector<uint32_t> read_;
};

using Terms = std::vector<TermPostings>;

Terms Open(const hot::Segment& segment, const std::vector<Plan::Term>& terms) {
  Terms opened;
  opened.reserve(terms.size());
  for (const Plan::Term& term : terms) opened.emplace_back(segment, term);
  return opened;
}

// Those that the document has.
std::vector<TermEvidence> Find(Doc doc, Terms& terms) {
  std::vector<TermEvidence> found;
  for (TermPostings& term : terms) {
    if (term.Find(doc)) found.push_back(term.Evidence());
  }
  return found;
}

void SortPlaces(std::vector<uint32_t>& places) {
  std::sort(places.begin(), places.end());
  if (places.size() > kMaxPlaces) places.resize(kMaxPlaces);
}

// `first` and `second` ascend; positions below `title_words` are in the title.
double Closeness(const std::vector<uint32_t>& first,
                 const std::vector<uint32_t>& second, uint32_t title_words) {
  double sum = 0;
  for (const uint32_t a : first) {
    double best = 0;
    for (const uint32_t b : second) {
      if (b + kReach < a) continue;
      if (b > a + kReach) break;
      if (a == b) continue;
      const double near =
          b > a ? 1.0 / (b - a) : kTurned / static_cast<double>(a - b);
      best = std::max(best, near);
    }
    sum += a < title_words ? 2 * best : best;
  }
  return sum;
}

double WeightOf(const std::vector<Plan::Term>& terms) {
  double weight = 0;
  for (const Plan::Term& term : terms) weight = std::max(weight, term.weight);
  return weight;
}

double WeightOf(const Plan::Clause& clause) {
  double words = 0;
  for (const Plan::Word& word : clause.words) words += WeightOf(word.any);
  return std::max(words, WeightOf(clause.instead));
}

// The levels beside those that the clause asks for, as terms of its weight.
std::vector<Plan::Term> NeighboursOf(const Plan::Clause& clause) {
  std::vector<Plan::Term> neighbours;
  for (const Plan::Term& term : clause.instead) {
    absl::string_view id = term.text;
    if (!absl::ConsumePrefix(&id, "#")) continue;
    for (const absl::string_view level : vocabulary::NeighbourLevels(id)) {
      neighbours.push_back({absl::StrCat("#", level), term.weight});
    }
  }
  return neighbours;
}

double ByMean(double words, double mean) { return mean > 0 ? words / mean : 1; }

}  // namespace

// The terms of the plan in a segment.
class Ranker::InSegment {
 public:
  InSegment(const Plan& plan,
            const std::vector<std::vector<Plan::Term>>& neighbours,
            const hot::Segment& segment) {
    for (size_t i = 0; i < plan.wanted.size(); ++i) {
      const Plan::Clause& clause = plan.wanted[i];
      Clause opened;
      for (const Plan::Word& word : clause.words) {
        opened.words.push_back(
            {Open(segment, word.any), Open(segment, word.bonus)});
      }
      opened.instead = Open(segment, clause.instead);
      opened.neighbour = Open(segment, neighbours[i]);
      opened.weight = WeightOf(clause);
      clauses_.push_back(std::move(opened));
    }
  }

  void Gather(Doc doc, DocumentEvidence& evidence) {
    for (Clause& clause : clauses_) {
      ClauseEvidence& found = evidence.clauses.emplace_back();
      found.weight = clause.weight;
      for (Word& word : clause.words) {
        found.words.push_back({Find(doc, word.any), Find(doc, word.bonus)});
      }
      found.instead = Find(doc, clause.instead);
      found.neighbour = Find(doc, clause.neighbour);
    }
    for (size_t i = 0; i + 1 < clauses_.size(); ++i) {
      ReadPlaces(clauses_[i], false, first_);
      ReadPlaces(clauses_[i + 1], true, second_);
      evidence.pairs.push_back(
          {std::min(clauses_[i].weight, clauses_[i + 1].weight),
           Closeness(first_, second_, evidence.title_words)});
    }
  }

 private:
  struct Word {
    Terms any;
    Terms bonus;
  };
  struct Clause {
    std::vector<Word> words;
    Terms instead;
    Terms neighbour;
    double weight = 0;
  };

  // Where the clause begins or ends in the document that was gathered last.
  static void ReadPlaces(Clause& clause, bool begins,
                         std::vector<uint32_t>& places) {
    places.clear();
    if (!clause.words.empty()) {
      Word& word = begins ? clause.words.front() : clause.words.back();
      for (TermPostings& term : word.any) term.AddPositions(places);
    }
    for (TermPostings& term : clause.instead) term.AddPositions(places);
    SortPlaces(places);
  }

  std::vector<Clause> clauses_;
  std::vector<uint32_t> first_;
  std::vector<uint32_t> second_;
};

Ranker::Ranker(const hot::Snapshot& snapshot, const hot::Plan& plan)
    : snapshot_(snapshot), plan_(plan), segments_(snapshot.segments().size()) {
  for (const Plan::Clause& clause : plan.wanted) {
    neighbours_.push_back(NeighboursOf(clause));
  }
}

Ranker::~Ranker() = default;

DocumentEvidence Ranker::Gather(const hot::Snapshot::Place& place) {
  const hot::Segment& segment = *snapshot_.segments()[place.segment].segment;
  std::unique_ptr<InSegment>& opened = segments_[place.segment];
  if (opened == nullptr) {
    opened = std::make_unique<InSegment>(plan_, neighbours_, segment);
  }
  const hot::DocumentFacts& facts = segment.facts(place.doc);
  const hot::Snapshot::MeanWords& means = snapshot_.mean_words();
  const auto text_of = [](double length, double title, double keyword,
                          double name) {
    return std::max(1.0,
                    length - document::kPlaceLength * (title + keyword + name));
  };
  DocumentEvidence evidence;
  evidence.lengths = {ByMean(facts.title, means.title),
                      ByMean(facts.keyword, means.keyword),
                      ByMean(facts.name, means.name),
                      ByMean(text_of(segment.lengths()[place.doc], facts.title,
                                     facts.keyword, facts.name),
                             text_of(snapshot_.mean_length(), means.title,
                                     means.keyword, means.name))};
  evidence.title_words = facts.title;
  evidence.completeness = facts.completeness / 255.0;
  evidence.programme = static_cast<document::ProgrammeState>(facts.programme);
  opened->Gather(place.doc, evidence);
  return evidence;
}

void Ranker::Rank(std::vector<hot::Hit>& hits) {
  for (hot::Hit& hit : hits) {
    hit.score = Score(Gather({hit.segment, hit.doc}), nullptr);
  }
  const auto uid_of = [this](const hot::Hit& hit) {
    return snapshot_.segments()[hit.segment].segment->uid(hit.doc);
  };
  std::sort(
      hits.begin(), hits.end(), [&](const hot::Hit& a, const hot::Hit& b) {
        return a.score != b.score ? a.score > b.score : uid_of(a) < uid_of(b);
      });
}

}  // namespace preau::ranking
