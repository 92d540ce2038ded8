#include <filesystem>
#include <fstream>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/xapian/index_reader.h"
#include "indexer/xapian/index_writer.h"
#include "storage/base/error.h"
#include "storage/base/random.h"

namespace preau::xapian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class XapianTest : public testing::Test {
 protected:
  XapianTest() { Open(); }
  ~XapianTest() override {
    writer_.reset();
    std::filesystem::remove_all(path_);
  }

  void Open() {
    writer_.reset();
    auto writer = IndexWriter::Open(path_);
    ASSERT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
  }

  static IndexWriter::Change Put(const std::string& uid,
                                 const std::string& title,
                                 const std::string& description = "") {
    v1::Resource resource;
    resource.set_uid(uid);
    resource.mutable_notice()->add_title()->set_value(title);
    if (!description.empty()) {
      resource.mutable_notice()->add_description()->set_value(description);
    }
    return {uid, document::MakeDocument(resource)};
  }

  void Apply(const std::vector<IndexWriter::Change>& changes) {
    const auto slots = writer_->Apply(changes, writer_->sequence() + 1);
    ASSERT_TRUE(slots.ok()) << slots.status();
    for (size_t i = 0; i < changes.size(); ++i) {
      uids_[(*slots)[i]] = changes[i].uid;
    }
  }

  std::vector<std::string> Search(const std::string& text, bool any = false) {
    auto reader = IndexReader::Open(path_);
    EXPECT_TRUE(reader.ok());
    std::set<Slot> seen;
    const auto found = (*reader)->Search(
        query::ParseQuery(text).value(), any, 100, [&](Slot slot) {
          EXPECT_TRUE(seen.insert(slot).second) << "seen twice";
          return true;
        });
    EXPECT_TRUE(found.ok()) << found.status();
    EXPECT_EQ(seen.size(), found->size());
    std::vector<std::string> uids;
    for (const ScoredSlot& hit : *found) uids.push_back(uids_[hit.slot]);
    return uids;
  }

  const std::string path_ = std::filesystem::temp_directory_path() /
                            ("xapian_" + base::NewUid(base::SystemRandom()));
  std::unique_ptr<IndexWriter> writer_;
  std::map<Slot, std::string> uids_;
};

TEST_F(XapianTest, TheFormThatWasTypedStandsFirst) {
  Apply({Put("a", "Les nationalités"), Put("b", "Une nation"),
         Put("c", "La nationalité"), Put("d", "Les nations")});
  EXPECT_THAT(Search("nationalités"), ElementsAre("a", "c"));
  EXPECT_THAT(Search("nationalité"), ElementsAre("c", "a"));
  EXPECT_THAT(Search("nations"), ElementsAre("d", "b"));
}

TEST_F(XapianTest, FindsWordsPhrasesAndWhatIsLeft) {
  Apply({Put("a", "Les volcans d'Auvergne", "La lave et le feu"),
         Put("b", "Le feu de camp"), Put("c", "Auvergne et volcans")});
  EXPECT_THAT(Search("volcan"), testing::UnorderedElementsAre("a", "c"));
  EXPECT_THAT(Search("volcan feu"), ElementsAre("a"));
  EXPECT_THAT(Search("volcan feu", true),
              testing::UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(Search("\"volcans d'auvergne\""), ElementsAre("a"));
  EXPECT_THAT(Search("\"auvergne la lave\""), IsEmpty());
  EXPECT_THAT(Search("feu -volcan"), ElementsAre("b"));
  EXPECT_THAT(Search("-volcan"), ElementsAre("b"));
  EXPECT_THAT(Search("titre:feu"), ElementsAre("b"));
  EXPECT_THAT(Search("feu"), ElementsAre("b", "a"));
  EXPECT_THAT(Search("absent"), IsEmpty());
}

TEST_F(XapianTest, AChangeReplacesAndAWithdrawalRemoves) {
  Apply({Put("a", "Volcan")});
  Apply({Put("a", "Glacier")});
  EXPECT_THAT(Search("volcan"), IsEmpty());
  EXPECT_THAT(Search("glacier"), ElementsAre("a"));
  Apply({{"a", std::nullopt}, {"never", std::nullopt}});
  EXPECT_THAT(Search("glacier"), IsEmpty());
}

TEST_F(XapianTest, TheLastOfSeveralChangesOfOneCounts) {
  Apply({Put("a", "Volcan"), {"a", std::nullopt}, Put("a", "Glacier")});
  EXPECT_THAT(Search("glacier"), ElementsAre("a"));
  EXPECT_THAT(Search("volcan"), IsEmpty());
}

TEST_F(XapianTest, SequenceAndDocumentsAreThereAfterReopening) {
  Apply({Put("a", "Volcan"), Put("b", "Glacier")});
  Open();
  EXPECT_EQ(writer_->sequence(), 1u);
  std::map<Slot, std::string> titles;
  ASSERT_TRUE(
      writer_
          ->ForEach([&](Slot slot, const document::IndexedDocument& record) {
            titles[slot] = record.title(0).value();
          })
          .ok());
  EXPECT_EQ(titles,
            (std::map<Slot, std::string>{{1, "Volcan"}, {2, "Glacier"}}));
}

TEST_F(XapianTest, ADamagedIndexIsBuiltAnew) {
  Apply({Put("a", "Volcan")});
  writer_.reset();
  for (const auto& file : std::filesystem::directory_iterator(path_)) {
    std::ofstream(file.path(), std::ios::trunc) << "damaged";
  }
  Open();
  EXPECT_EQ(writer_->sequence(), 0u);
  Apply({Put("b", "Glacier")});
  EXPECT_THAT(Search("glacier"), ElementsAre("b"));
}

TEST_F(XapianTest, OneWriterAtATime) {
  const auto second = IndexWriter::Open(path_);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(base::GetErrorDetail(second.status())->reason, "INDEX_IN_USE");
}

TEST_F(XapianTest, AReaderThatIsTwoCommitsOldSaysSo) {
  std::vector<IndexWriter::Change> many;
  for (int i = 0; i < 3000; ++i) {
    many.push_back(Put(
        "u" + std::to_string(i), "Volcan " + std::to_string(i),
        "Un texte sur les volcans et la lave, numéro " + std::to_string(i)));
  }
  Apply(many);
  auto reader = IndexReader::Open(path_);
  ASSERT_TRUE(reader.ok());
  absl::Status status;
  // Rewriting everything twice frees the blocks that the reader needs.
  for (int round = 0; round < 4 && status.ok(); ++round) {
    Apply(many);
    status = (*reader)
                 ->Search(query::ParseQuery("volcan lave").value(), false, 10,
                          [](Slot) { return true; })
                 .status();
  }
  EXPECT_TRUE(absl::IsAborted(status)) << status;
}

}  // namespace
}  // namespace preau::xapian
