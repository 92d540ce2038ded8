#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "indexer/hot/build.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/search.h"
#include "indexer/xapian/index_reader.h"
#include "indexer/xapian/index_writer.h"
#include "storage/base/random.h"

// Holds the engine against Xapian: the same documents, with the same scores.
namespace preau::hot {
namespace {

constexpr const char* kWords[] = {
    "volcan",       "volcans",    "éruption", "lave",       "la",
    "de",           "les",        "eau",      "mer",        "maïs",
    "mais",         "été",        "école",    "écoles",     "scolarité",
    "scolaire",     "élève",      "éléments", "cycle",      "3",
    "sixième",      "collège",    "lycée",    "cœur",       "histoire",
    "guerre",       "géographie", "fraction", "fractions",  "théorème",
    "phrase",       "nature",     "naturel",  "spider-man", "aujourd'hui",
    "SES",          "musée",      "journaux", "journal",    "chevaux",
    "photosynthèse"};
constexpr const char* kLevels[] = {"6e", "5e", "cp", "cycle-3", "terminale"};

class OracleTest : public testing::TestWithParam<int> {
 protected:
  OracleTest() : random_(static_cast<uint64_t>(GetParam())) {
    auto writer = xapian::IndexWriter::Open(path_);
    if (writer.ok()) writer_ = *std::move(writer);
  }
  ~OracleTest() override {
    writer_.reset();
    std::filesystem::remove_all(path_);
  }

  size_t Below(size_t end) { return random_() % end; }

  // Frequent words first, as in any language.
  std::string SomeWord() {
    const size_t a = Below(std::size(kWords));
    return kWords[std::min(a, Below(std::size(kWords)))];
  }
  std::string SomeText(size_t words) {
    std::vector<std::string> text;
    for (size_t i = 0; i < words; ++i) text.push_back(SomeWord());
    return absl::StrJoin(text, " ");
  }

  v1::Resource SomeResource(const std::string& uid) {
    v1::Resource resource;
    resource.set_uid(uid);
    auto& notice = *resource.mutable_notice();
    notice.add_title()->set_value(SomeText(1 + Below(5)));
    if (Below(3) > 0) {
      notice.add_description()->set_value(SomeText(Below(60)));
    }
    if (Below(2) == 0) notice.add_keyword()->set_value(SomeText(1));
    if (Below(2) == 0) {
      notice.add_level()->set_id(kLevels[Below(std::size(kLevels))]);
    }
    if (Below(4) == 0) notice.set_provider(SomeText(2));
    return resource;
  }

  // Changes `count` documents of `range` in both.
  void Change(size_t count, size_t range) {
    std::map<std::string, std::optional<document::Document>> changes;
    while (changes.size() < count) {
      const std::string uid = absl::StrCat("u", Below(range));
      changes[uid] = std::nullopt;
      if (Below(5) > 0)
        changes[uid] = document::MakeDocument(SomeResource(uid));
    }
    std::vector<xapian::IndexWriter::Change> all;
    for (const auto& [uid, document] : changes) all.push_back({uid, document});
    const auto slots = writer_->Apply(all, ++sequence_);
    ASSERT_TRUE(slots.ok()) << slots.status();
    for (SegmentView& view : segments_) {
      std::vector<Doc> gone;
      for (const auto& [uid, document] : changes) {
        const auto doc = view.segment->Find(uid);
        if (doc.has_value() && !view.deletions->Has(*doc)) gone.push_back(*doc);
      }
      if (!gone.empty()) {
        view.deletions = view.deletions->With(*view.segment, gone);
      }
    }
    std::vector<const document::Document*> added;
    for (size_t i = 0; i < all.size(); ++i) {
      if (!all[i].document.has_value()) {
        uids_.erase((*slots)[i]);
        continue;
      }
      uids_[(*slots)[i]] = all[i].uid;
      added.push_back(&*all[i].document);
    }
    AddSegment(BuildSegment(added));
  }

  void AddSegment(ImageWriter image) {
    auto segment = Segment::Open(std::move(image).Finish());
    ASSERT_TRUE(segment.ok()) << segment.status();
    auto numbers =
        std::make_shared<ValueNumbers>(NumberValues(**segment, dictionary_));
    segments_.push_back({*segment, std::make_shared<Deletions>(**segment),
                         numbers, SegmentWorks::Make(**segment, works_)});
  }

  // Makes one segment of some.
  void Merge() {
    std::shuffle(segments_.begin(), segments_.end(), random_);
    const size_t kept = Below(segments_.size());
    std::vector<SegmentView> merged(
        segments_.begin() + static_cast<std::ptrdiff_t>(kept), segments_.end());
    segments_.resize(kept);
    AddSegment(MergeSegments(merged).image);
  }

  std::string SomeQuery() {
    std::string query;
    const size_t clauses = 1 + Below(4);
    for (size_t i = 0; i < clauses; ++i) {
      if (i > 0) absl::StrAppend(&query, " ");
      if (i > 0 && Below(5) == 0) absl::StrAppend(&query, "-");
      switch (Below(6)) {
        case 0:
          absl::StrAppend(&query, "titre:");
          break;
        case 1:
          absl::StrAppend(&query, "mot-cle:");
          break;
        default:
          break;
      }
      if (Below(4) == 0) {
        absl::StrAppend(&query, "\"", SomeText(1 + Below(3)), "\"");
      } else {
        absl::StrAppend(&query, SomeWord());
      }
    }
    return query;
  }

  struct Scored {
    std::string uid;
    double score;
  };

  void Compare(const std::string& text, bool any_word,
               xapian::IndexReader& reader) {
    SCOPED_TRACE(absl::StrCat(text, any_word ? " (any)" : ""));
    const auto query = query::ParseQuery(text);
    ASSERT_TRUE(query.ok());
    if (query->empty()) return;
    const Snapshot snapshot(segments_, sequence_, 1);
    ASSERT_EQ(snapshot.documents(), uids_.size());
    std::vector<columns::Filter> filters;
    if (Below(4) == 0) {
      filters.push_back(
          {"level", {kLevels[Below(std::size(kLevels))]}, Below(2) == 0});
    }

    std::vector<Scored> expected;
    const auto from_xapian =
        reader.Search(*query, any_word, uids_.size(), [&](xapian::Slot slot) {
          const auto place = snapshot.Find(uids_.at(slot));
          const auto& view = snapshot.segments()[place->segment];
          return filters.empty() ||
                 SegmentFilter(filters[0], *view.segment).Passes(place->doc);
        });
    ASSERT_TRUE(from_xapian.ok());
    for (const auto& [slot, score] : *from_xapian) {
      expected.push_back({uids_.at(slot), score});
    }

    Ask ask;
    ask.plan = MakePlan(*query, any_word, snapshot);
    ask.chosen = filters;
    ask.limit = expected.size() + 1;
    const Found all = Search(snapshot, ask);
    ASSERT_EQ(all.total, expected.size());
    ASSERT_EQ(all.hits.size(), expected.size());
    std::map<std::string, double> scores;
    for (const Scored& each : expected) scores[each.uid] = each.score;
    double before = HUGE_VAL;
    for (const Hit& hit : all.hits) {
      const std::string uid(
          snapshot.segments()[hit.segment].segment->uid(hit.doc));
      ASSERT_EQ(scores.count(uid), 1u) << uid;
      ASSERT_NEAR(hit.score, scores[uid], 1e-6 * scores[uid]) << uid;
      ASSERT_LE(hit.score, before);
      before = hit.score;
    }
    // A short list is the beginning of the long one, counted or not, and goes
    // on where it ended.
    ask.limit = 1 + Below(20);
    ask.count = Below(2) == 0;
    if (Below(2) == 0 && !all.hits.empty()) {
      const Hit& last = all.hits[Below(all.hits.size())];
      ask.after =
          Mark{last.score, "",
               std::string(
                   snapshot.segments()[last.segment].segment->uid(last.doc))};
    }
    const Found some = Search(snapshot, ask);
    size_t at = 0;
    if (ask.after.has_value()) {
      while (snapshot.segments()[all.hits[at].segment].segment->uid(
                 all.hits[at].doc) != ask.after->uid) {
        ++at;
      }
      ++at;
    }
    ASSERT_EQ(some.hits.size(), std::min(ask.limit, all.hits.size() - at));
    for (const Hit& hit : some.hits) {
      ASSERT_EQ(hit.segment, all.hits[at].segment) << at;
      ASSERT_EQ(hit.doc, all.hits[at].doc) << at;
      ASSERT_EQ(hit.score, all.hits[at].score);
      ++at;
    }
  }

  void CompareSome(int count) {
    auto reader = xapian::IndexReader::Open(path_);
    ASSERT_TRUE(reader.ok());
    for (int i = 0; i < count && !HasFatalFailure(); ++i) {
      Compare(SomeQuery(), Below(2) == 0, **reader);
    }
  }

  std::mt19937_64 random_;
  const std::string path_ = std::filesystem::temp_directory_path() /
                            ("oracle_" + base::NewUid(base::SystemRandom()));
  std::unique_ptr<xapian::IndexWriter> writer_;
  uint64_t sequence_ = 0;
  // By Xapian's number.
  std::map<xapian::Slot, std::string> uids_;
  columns::Dictionary dictionary_;
  WorkNumbers works_;
  std::vector<SegmentView> segments_;
};

TEST_P(OracleTest, FewDocumentsThatChangeOften) {
  for (int round = 0; round < 60 && !HasFatalFailure(); ++round) {
    Change(1 + Below(60), 300);
    if (Below(3) == 0) Merge();
    CompareSome(30);
  }
}

TEST_P(OracleTest, ManyDocuments) {
  Change(5500, 9000);
  CompareSome(60);
  Change(1000, 9000);
  CompareSome(60);
  Merge();
  CompareSome(60);
  Change(300, 9000);
  CompareSome(60);
}

INSTANTIATE_TEST_SUITE_P(Seeds, OracleTest, testing::Values(1, 2, 3, 4, 5));

}  // namespace
}  // namespace preau::hot
