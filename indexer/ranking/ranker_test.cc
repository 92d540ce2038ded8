#include "indexer/ranking/ranker.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "indexer/columns/dictionary.h"
#include "indexer/document/document.h"
#include "indexer/hot/search.h"
#include "indexer/hot/store.h"
#include "indexer/query/query.h"
#include "indexer/query/scoring.h"
#include "storage/base/random.h"

namespace preau::ranking {
namespace {

using Words = std::vector<std::string>;

// A document as its texts; words are their own stems.
struct Plain {
  std::string uid;
  Words title;
  Words keyword;
  Words provider;
  Words text;

  // In the order in which they are read.
  std::vector<const Words*> fields() const {
    return {&title, &keyword, &provider, &text};
  }
};

double Count(const Words& words, const std::string& word) {
  return static_cast<double>(std::count(words.begin(), words.end(), word));
}

// The same score, computed from nothing but the texts.
class Reference {
 public:
  explicit Reference(const std::vector<Plain>& all) : all_(all) {
    for (const Plain& each : all) {
      title_ += static_cast<double>(each.title.size());
      keyword_ += static_cast<double>(each.keyword.size());
      name_ += static_cast<double>(each.provider.size());
      text_ += static_cast<double>(each.text.size());
    }
    const auto documents = static_cast<double>(all.size());
    for (double* sum : {&title_, &keyword_, &name_, &text_}) *sum /= documents;
  }

  double Score(const Plain& document, const Words& query) const {
    double score = 0;
    double weight = 0;
    double covered = 0;
    double in_title = 0;
    double title_words = 0;
    for (const std::string& word : query) {
      weight += WeightOf(word);
      const double frequency =
          InField(document.title, word, 2, 0.7, title_) +
          InField(document.keyword, word, 2, 0.4, keyword_) +
          InField(document.provider, word, 2, 0.4, name_) +
          InField(document.text, word, 1, 0.3, std::max(1.0, text_), 1);
      if (frequency > 0) covered += WeightOf(word);
      score += WeightOf(word) * frequency / (1.5 + frequency);
      if (Count(document.title, word) > 0) {
        in_title += WeightOf(word);
        ++title_words;
      }
    }
    for (size_t i = 0; i + 1 < query.size(); ++i) {
      const double near = Closeness(document, query[i], query[i + 1]);
      score += 0.5 * std::min(WeightOf(query[i]), WeightOf(query[i + 1])) *
               near / (1 + near);
    }
    score +=
        0.2 * in_title *
        std::min(1.0, title_words / std::max<double>(1, document.title.size()));
    return score * std::pow(covered / weight, 0.25) *
           (1 +
            0.1 * document::QualityOf(NoticeOf(document)).completeness / 255);
  }

  static log::v1::Notice NoticeOf(const Plain& document) {
    log::v1::Notice notice;
    notice.add_title()->set_value(absl::StrJoin(document.title, " "));
    notice.add_keyword()->set_value(absl::StrJoin(document.keyword, " "));
    notice.set_provider(absl::StrJoin(document.provider, " "));
    notice.add_description()->set_value(absl::StrJoin(document.text, " "));
    return notice;
  }

 private:
  double WeightOf(const std::string& word) const {
    double having = 0;
    for (const Plain& each : all_) {
      bool has = false;
      for (const Words* field : each.fields()) {
        has = has || Count(*field, word) > 0;
      }
      having += has ? 1 : 0;
    }
    // As is said of words that are their own stems.
    return (1 + query::kFoldedScale) *
           query::TermWeight(static_cast<double>(all_.size()), having);
  }

  static double InField(const Words& field, const std::string& word,
                        double weight, double b, double mean,
                        double least = 0) {
    const double length =
        std::max(least, static_cast<double>(field.size())) / mean;
    return weight * Count(field, word) / (1 - b + b * length);
  }

  static double Closeness(const Plain& document, const std::string& first,
                          const std::string& second) {
    double sum = 0;
    for (const Words* field : document.fields()) {
      for (size_t i = 0; i < field->size(); ++i) {
        if ((*field)[i] != first) continue;
        double best = 0;
        for (size_t j = 0; j < field->size(); ++j) {
          if ((*field)[j] != second || i == j) continue;
          const double distance =
              j > i ? static_cast<double>(j - i) : static_cast<double>(i - j);
          if (distance <= 4)
            best = std::max(best, (j > i ? 1 : 0.5) / distance);
        }
        sum += field == &document.title ? 2 * best : best;
      }
    }
    return sum;
  }

  const std::vector<Plain>& all_;
  double title_ = 0;
  double keyword_ = 0;
  double name_ = 0;
  double text_ = 0;
};

class RankerTest : public testing::Test {
 protected:
  RankerTest() {
    hot::Store::Options options;
    options.folder = folder_;
    auto store = hot::Store::Open(options, &dictionary_);
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }
  ~RankerTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  void Put(const std::vector<v1::Resource>& resources) {
    std::vector<hot::Change> changes;
    for (const v1::Resource& resource : resources) {
      changes.push_back({resource.uid(), document::MakeDocument(resource)});
    }
    ASSERT_TRUE(
        store_->Apply(changes, store_->snapshot()->sequence() + 1).ok());
  }

  // Uids and scores in their order.
  std::vector<std::pair<std::string, double>> Ranked(const std::string& query) {
    const std::shared_ptr<const hot::Snapshot> snapshot = store_->snapshot();
    hot::Ask ask;
    ask.plan = hot::MakePlan(*query::ParseQuery(query), true, *snapshot);
    ask.limit = 1000;
    std::vector<hot::Hit> hits = hot::Search(*snapshot, ask).hits;
    Ranker(*snapshot, ask.plan).Rank(hits);
    std::vector<std::pair<std::string, double>> ranked;
    for (const hot::Hit& hit : hits) {
      ranked.emplace_back(
          snapshot->segments()[hit.segment].segment->uid(hit.doc), hit.score);
    }
    return ranked;
  }

  const std::string folder_ = std::filesystem::temp_directory_path() /
                              ("ranker_" + base::NewUid(base::SystemRandom()));
  columns::Dictionary dictionary_;
  std::unique_ptr<hot::Store> store_;
};

TEST_F(RankerTest, ScoresAreThoseOfTheTexts) {
  const Words vocabulary = {"volcan", "lav", "mer", "lac", "mont", "vent"};
  std::mt19937 random(5);
  const auto some = [&](size_t most) {
    Words words;
    for (size_t left = random() % (most + 1); left > 0; --left) {
      words.push_back(vocabulary[random() % vocabulary.size()]);
    }
    return words;
  };
  std::vector<Plain> all;
  for (int i = 0; i < 200; ++i) {
    all.push_back({absl::StrCat("u", i), some(5), some(2), some(1), some(30)});
  }
  // In several segments.
  for (size_t begin = 0; begin < all.size(); begin += 70) {
    std::vector<v1::Resource> resources;
    for (size_t i = begin; i < std::min(begin + 70, all.size()); ++i) {
      v1::Resource resource;
      resource.set_uid(all[i].uid);
      *resource.mutable_notice() = Reference::NoticeOf(all[i]);
      resources.push_back(resource);
    }
    Put(resources);
  }
  const Reference reference(all);
  for (const Words& query :
       {Words{"volcan"}, Words{"volcan", "lav"}, Words{"lac", "mer", "vent"},
        Words{"mont", "mer", "lav", "volcan", "lac"}}) {
    const auto ranked = Ranked(absl::StrJoin(query, " "));
    ASSERT_GT(ranked.size(), 50u);
    std::map<std::string, double> scores(ranked.begin(), ranked.end());
    for (const Plain& each : all) {
      const auto found = scores.find(each.uid);
      if (found == scores.end()) continue;
      EXPECT_NEAR(found->second, reference.Score(each, query), 1e-9)
          << each.uid << " for " << absl::StrJoin(query, " ");
    }
    EXPECT_TRUE(std::is_sorted(
        ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
          return a.second != b.second ? a.second > b.second : a.first < b.first;
        }));
  }
}

TEST_F(RankerTest, ALevelBesideTheAskedOneCountsALittle) {
  const auto resource = [](const std::string& uid, const std::string& level) {
    v1::Resource made;
    made.set_uid(uid);
    made.mutable_notice()->add_title()->set_value("Les fractions");
    made.mutable_notice()->add_level()->set_id(level);
    return made;
  };
  Put({resource("asked", "6e"), resource("beside", "5e"),
       resource("far", "terminale"), resource("farther", "gs")});
  const auto ranked = Ranked("fractions 6e");
  ASSERT_EQ(ranked.size(), 4u);
  EXPECT_EQ(ranked[0].first, "asked");
  EXPECT_EQ(ranked[1].first, "beside");
  EXPECT_GT(ranked[1].second, ranked[2].second);
}

TEST_F(RankerTest, AProgrammeInForceStandsBeforeOneThatIsReplaced) {
  const auto resource = [](const std::string& uid,
                           const std::string& programme) {
    v1::Resource made;
    made.set_uid(uid);
    made.mutable_notice()->add_title()->set_value("Les fractions");
    made.mutable_notice()->add_level()->set_id("6e");
    made.mutable_notice()->add_programme()->set_value(programme);
    return made;
  };
  Put({resource("a", "Programme de 2008"), resource("b", "Programme de 2020")});
  const auto ranked = Ranked("fractions");
  ASSERT_EQ(ranked.size(), 2u);
  EXPECT_EQ(ranked[0].first, "b");
}

TEST(ScoreTest, ContributionsAddUp) {
  DocumentEvidence document;
  document.clauses.resize(3);
  document.clauses[0].weight = 3;
  document.clauses[0].words = {{{{3, 1, 0, 0, 2}}, {{0.5, 0, 0, 0, 1}}}};
  document.clauses[1].weight = 2;
  document.clauses[1].instead = {{2, 0, 1, 0, 0}};
  document.clauses[2].weight = 4;
  document.clauses[2].neighbour = {{4, 0, 0, 0, 1}};
  document.pairs = {{2, 1.5}, {2, 0}};
  document.title_words = 3;
  document.completeness = 0.8;
  document.programme = document::ProgrammeState::kReplaced;
  std::vector<Contribution> contributions;
  const double score = Score(document, &contributions);
  EXPECT_EQ(score, Score(document, nullptr));
  double sum = 0;
  for (const Contribution& each : contributions) sum += each.score;
  EXPECT_NEAR(sum, score, 1e-12);
  // Two clauses, a level, a pair, the title, what is missing, two of quality.
  EXPECT_EQ(contributions.size(), 8u);
}

}  // namespace
}  // namespace preau::ranking
