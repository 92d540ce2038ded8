#include "indexer/hot/store.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/hot/written_words.h"
#include "storage/base/error.h"
#include "storage/base/random.h"

namespace preau::hot {
namespace {

class StoreTest : public testing::Test {
 protected:
  StoreTest() { Open(); }
  ~StoreTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  void Open() {
    store_.reset();
    auto store = Store::Open({folder_, flush_micros_}, &dictionary_);
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }

  static Change Put(const std::string& uid, const std::string& title) {
    v1::Resource resource;
    resource.set_uid(uid);
    resource.mutable_notice()->add_title()->set_value(title);
    return {uid, document::MakeDocument(resource)};
  }
  void Apply(const std::vector<Change>& changes) {
    const absl::Status status =
        store_->Apply(changes, store_->snapshot()->sequence() + 1);
    ASSERT_TRUE(status.ok()) << status;
  }

  // Title by uid.
  static std::map<std::string, std::string> Everything(
      const Snapshot& snapshot) {
    Ask ask;
    ask.limit = 100000;
    std::map<std::string, std::string> all;
    for (const Hit& hit : Search(snapshot, ask).hits) {
      const IndexedDocument record =
          ReadRecord(snapshot, {hit.segment, hit.doc});
      all[record.uid()] = record.title(0).value();
    }
    return all;
  }
  std::map<std::string, std::string> Everything() {
    return Everything(*store_->snapshot());
  }
  std::vector<std::filesystem::path> SegmentFiles() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path().extension() == ".segment") paths.push_back(entry);
    }
    return paths;
  }

  const std::string folder_ = std::filesystem::temp_directory_path() /
                              ("store_" + base::NewUid(base::SystemRandom()));
  // Long: tests flush when they want to.
  int64_t flush_micros_ = int64_t{3600} * 1000000;
  columns::Dictionary dictionary_;
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, WhatWasAppliedIsThereAfterOpeningAgain) {
  Apply({Put("a", "Volcan"), Put("b", "Mer")});
  Apply({Put("b", "Océan"), Put("c", "Lac")});
  Apply({{"c", std::nullopt}, {"d", std::nullopt}});
  const std::map<std::string, std::string> expected = {{"a", "Volcan"},
                                                       {"b", "Océan"}};
  EXPECT_EQ(Everything(), expected);
  Open();
  EXPECT_EQ(Everything(), expected);
  EXPECT_EQ(store_->snapshot()->sequence(), 3u);
  EXPECT_EQ(store_->snapshot()->documents(), 2u);
}

TEST_F(StoreTest, TheLastChangeOfADocumentCounts) {
  Apply({Put("a", "Un"),
         {"a", std::nullopt},
         Put("a", "Deux"),
         Put("b", "x"),
         {"b", std::nullopt}});
  EXPECT_EQ(Everything(), (std::map<std::string, std::string>{{"a", "Deux"}}));
}

TEST_F(StoreTest, ACrashGoesBackToWhatWasFlushed) {
  Apply({Put("a", "Volcan")});
  ASSERT_TRUE(store_->Flush().ok());
  Apply({Put("a", "Glacier"), Put("b", "Mer")});
  const std::string copy = folder_ + "_copy";
  std::filesystem::copy(folder_, copy);
  auto crashed = Store::Open({copy}, &dictionary_);
  ASSERT_TRUE(crashed.ok()) << crashed.status();
  EXPECT_EQ((*crashed)->snapshot()->sequence(), 1u);
  EXPECT_EQ(Everything(*(*crashed)->snapshot()),
            (std::map<std::string, std::string>{{"a", "Volcan"}}));
  crashed->reset();
  std::filesystem::remove_all(copy);
}

TEST_F(StoreTest, WhatIsDamagedIsBuiltAnew) {
  for (const bool manifest : {true, false}) {
    Apply({Put("a", "Volcan")});
    ASSERT_TRUE(store_->Flush().ok());
    store_.reset();
    const std::filesystem::path path =
        manifest ? std::filesystem::path(folder_ + "/manifest")
                 : SegmentFiles().at(0);
    {
      std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(200);
      file.put('\x7f');
    }
    Open();
    EXPECT_EQ(store_->snapshot()->sequence(), 0u);
    EXPECT_TRUE(Everything().empty());
    EXPECT_TRUE(SegmentFiles().empty());
  }
  // A file that is missing or cut short is no better.
  Apply({Put("a", "Volcan")});
  ASSERT_TRUE(store_->Flush().ok());
  store_.reset();
  std::filesystem::resize_file(SegmentFiles().at(0), 100);
  Open();
  EXPECT_EQ(store_->snapshot()->sequence(), 0u);
  Apply({Put("a", "Volcan")});
  ASSERT_TRUE(store_->Flush().ok());
  store_.reset();
  std::filesystem::remove(SegmentFiles().at(0));
  Open();
  EXPECT_EQ(store_->snapshot()->sequence(), 0u);
}

TEST_F(StoreTest, NobodyElseMayHaveIt) {
  const auto second = Store::Open({folder_}, &dictionary_);
  EXPECT_EQ(base::GetErrorDetail(second.status())->reason, "INDEX_IN_USE");
}

TEST_F(StoreTest, FilesThatNobodyNeedsAreRemoved) {
  for (int i = 0; i < 30; ++i) {
    Apply({Put(absl::StrCat("u", i % 7), absl::StrCat("Titre ", i))});
    ASSERT_TRUE(store_->Flush().ok());
  }
  const auto before = store_->snapshot();
  ASSERT_TRUE(store_->Compact().ok());
  EXPECT_EQ(SegmentFiles().size(), 1u);
  EXPECT_EQ(store_->snapshot()->segments().size(), 1u);
  // Who still has it goes on reading.
  EXPECT_EQ(Everything(*before), Everything());
  EXPECT_EQ(Everything().at("u1"), "Titre 29");
  std::vector<Change> none;
  for (int i = 0; i < 7; ++i) none.push_back({absl::StrCat("u", i), {}});
  Apply(none);
  ASSERT_TRUE(store_->Compact().ok());
  EXPECT_TRUE(SegmentFiles().empty());
  EXPECT_TRUE(Everything().empty());
  Open();
  EXPECT_EQ(store_->snapshot()->documents(), 0u);
}

TEST_F(StoreTest, ManySmallChangesAreFewSegments) {
  std::map<std::string, std::string> expected;
  std::mt19937 random(3);
  for (int i = 0; i < 600; ++i) {
    const std::string uid = absl::StrCat("u", random() % 400);
    if (random() % 4 == 0) {
      Apply({{uid, std::nullopt}});
      expected.erase(uid);
    } else {
      Apply({Put(uid, absl::StrCat("Titre ", i))});
      expected[uid] = absl::StrCat("Titre ", i);
    }
  }
  EXPECT_LE(store_->snapshot()->segments().size(), 28u);
  EXPECT_EQ(Everything(), expected);
  Open();
  EXPECT_EQ(Everything(), expected);
}

TEST_F(StoreTest, KnowsWhichWordsAreWritten) {
  const auto words = [&] {
    std::map<std::string, uint32_t> counts;
    const auto snapshot = store_->snapshot();
    for (const SegmentView& view : snapshot->segments()) {
      const auto add = [&](absl::string_view word, uint32_t documents) {
        counts[std::string(word)] += documents;
      };
      ForEachWord(*view.segment, add);
      ForEachAccentedWord(*view.segment, add);
    }
    return counts;
  };
  Apply({Put("a", "volcan éteint"), Put("b", "volcans"), Put("c", "volcan")});
  const std::map<std::string, uint32_t> all = {
      {"volcan", 2}, {"volcans", 1}, {"eteint", 1}, {"éteint", 1}};
  EXPECT_EQ(words(), all);
  Apply({Put("d", "les volcans de vie")});
  Apply({{"c", std::nullopt}, {"d", std::nullopt}});
  EXPECT_EQ(DocumentsWriting(*store_->snapshot(), "volcans"), 1u);
  EXPECT_EQ(DocumentsWriting(*store_->snapshot(), "de"), 0u);
  ASSERT_TRUE(store_->Compact().ok());
  const std::map<std::string, uint32_t> left = {
      {"volcan", 1}, {"volcans", 1}, {"eteint", 1}, {"éteint", 1}};
  EXPECT_EQ(words(), left);
  EXPECT_EQ(DocumentsWriting(*store_->snapshot(), "volcan"), 1u);
  EXPECT_EQ(DocumentsWriting(*store_->snapshot(), "volc"), 0u);
  EXPECT_EQ(WrittenTerm(*store_->snapshot(), "volcans"), "XFvolcans");
  EXPECT_EQ(WrittenTerm(*store_->snapshot(), "volcan"), "volcan");
  Open();
  EXPECT_EQ(words(), left);
  // The stem of what is left isn't a word any more.
  Apply({{"a", std::nullopt}});
  ASSERT_TRUE(store_->Compact().ok());
  EXPECT_EQ(words(), (std::map<std::string, uint32_t>{{"volcans", 1}}));
}

TEST_F(StoreTest, ResetForgetsEverything) {
  Apply({Put("a", "Volcan")});
  ASSERT_TRUE(store_->Flush().ok());
  ASSERT_TRUE(store_->Reset().ok());
  EXPECT_EQ(store_->snapshot()->sequence(), 0u);
  EXPECT_TRUE(Everything().empty());
  Open();
  EXPECT_TRUE(Everything().empty());
}

// Readers, changes, merges and flushes at once; at each moment a reader sees
// all documents, each with a title of its own.
TEST_F(StoreTest, ReadersSeeWholeMoments) {
  constexpr int kDocuments = 300;
  flush_micros_ = 1000;
  Open();
  std::vector<Change> all;
  for (int i = 0; i < kDocuments; ++i) {
    all.push_back(Put(absl::StrCat("u", i), absl::StrCat("volcan ", i)));
  }
  Apply(all);
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&] {
      query::Query query = *query::ParseQuery("volcan");
      uint64_t sequence = 0;
      while (!done) {
        const auto snapshot = store_->snapshot();
        EXPECT_GE(snapshot->sequence(), sequence);
        sequence = snapshot->sequence();
        EXPECT_EQ(snapshot->documents(), kDocuments);
        EXPECT_EQ(snapshot->DocumentsWith("volcan"), kDocuments);
        Ask ask;
        ask.plan = MakePlan(query, false, *snapshot);
        ask.limit = 20;
        const Found found = Search(*snapshot, ask);
        EXPECT_EQ(found.total, kDocuments);
        for (const Hit& hit : found.hits) {
          EXPECT_FALSE(
              ReadRecord(*snapshot, {hit.segment, hit.doc}).uid().empty());
        }
      }
    });
  }
  std::thread compacting([&] {
    while (!done) EXPECT_TRUE(store_->Compact().ok());
  });
  std::mt19937 random(5);
  for (int round = 0; round < 150; ++round) {
    std::vector<Change> some;
    for (int i = 0; i < 10; ++i) {
      const auto number = random() % kDocuments;
      some.push_back(Put(absl::StrCat("u", number),
                         absl::StrCat("volcan ", number, " tour ", round)));
    }
    Apply(some);
  }
  done = true;
  compacting.join();
  for (std::thread& reader : readers) reader.join();
  const auto expected = Everything();
  EXPECT_EQ(expected.size(), size_t{kDocuments});
  Open();
  EXPECT_EQ(Everything(), expected);
}

}  // namespace
}  // namespace preau::hot
