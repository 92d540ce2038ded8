#include "storage/works/works.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/random.h"
#include "storage/catalogue/catalogue_testing.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::works {
namespace {

using catalogue::StoredResource;

class WorksTest : public testing::Test {
 protected:
  WorksTest() { Open(); }

  void Open() {
    catalogue_ = catalogue::OpenCatalogue(&store_, &clock_);
    works_ = *Works::Create(&store_, catalogue_.get());
  }

  void Close() {
    works_.reset();
    catalogue_.reset();
  }

  StoredResource Put(const std::string& source, const std::string& key,
                     std::function<void(StoredResource&)> edit) {
    catalogue::Mutation mutation;
    mutation.source = absl::StrCat("members/lille/sources/", source);
    mutation.source_key = key;
    mutation.owner = "lille";
    mutation.edit = [edit](StoredResource& resource) {
      edit(resource);
      return absl::OkStatus();
    };
    clock_.Advance(1000);
    const absl::StatusOr<catalogue::WriteResult> result =
        catalogue_->Write(catalogue::RequestOf(std::move(mutation)));
    EXPECT_TRUE(result.ok()) << result.status();
    EXPECT_TRUE(result->outcomes[0].status.ok()) << result->outcomes[0].status;
    return result->outcomes[0].resource;
  }

  StoredResource PutAddress(const std::string& source, const std::string& key,
                            const std::string& url,
                            const std::string& title = "Les volcans") {
    return Put(source, key, [=](StoredResource& resource) {
      resource.mutable_notice()->clear_title();
      resource.mutable_notice()->add_title()->set_value(title);
      resource.mutable_notice()->set_url(url);
    });
  }

  // All that is written is in the works.
  void Settle() {
    uint64_t sequence = 0;
    do {
      sequence = catalogue_->sequence();
      ASSERT_TRUE(works_->WaitFor(sequence, std::chrono::steady_clock::now() +
                                                std::chrono::minutes(1)));
    } while (catalogue_->sequence() != sequence);
  }

  std::string WorkOf(const StoredResource& resource) {
    return catalogue_->GetByUid(resource.uid())->work_uid();
  }

  kv::MemoryKeyValueStore store_;
  catalogue::FakeClock clock_;
  std::unique_ptr<catalogue::Catalogue> catalogue_;
  std::unique_ptr<Works> works_;
};

TEST_F(WorksTest, ACopyIsFoundAndLost) {
  const StoredResource a = PutAddress("a", "1", "https://example.org/v");
  const StoredResource b = PutAddress("b", "1", "http://www.example.org/v/");
  Settle();
  EXPECT_EQ(WorkOf(a), a.uid());
  EXPECT_EQ(WorkOf(b), a.uid());
  // Nothing else of it has changed.
  const StoredResource now = *catalogue_->GetByUid(b.uid());
  EXPECT_EQ(now.revision(), b.revision());
  EXPECT_EQ(now.update_time_micros(), b.update_time_micros());
  EXPECT_EQ(now.log_sequence(), b.log_sequence());
  EXPECT_GT(now.apply_sequence(), b.apply_sequence());
  EXPECT_EQ(catalogue::Faults(store_), "");

  PutAddress("a", "1", "https://example.org/elsewhere");
  Settle();
  EXPECT_EQ(WorkOf(b), b.uid());
}

TEST_F(WorksTest, WhatIsWithdrawnIsNobodysCopy) {
  const StoredResource a = PutAddress("a", "1", "https://example.org/v");
  const StoredResource b = PutAddress("b", "1", "https://example.org/v");
  const StoredResource c = PutAddress("c", "1", "https://example.org/v");
  Settle();
  EXPECT_EQ(WorkOf(c), a.uid());
  Put("a", "1", [](StoredResource& resource) {
    resource.set_state(storage::v1::WITHDRAWN);
  });
  Settle();
  EXPECT_EQ(WorkOf(a), a.uid());
  EXPECT_EQ(WorkOf(b), b.uid());
  EXPECT_EQ(WorkOf(c), b.uid());
  Put("b", "1",
      [](StoredResource& resource) { resource.set_state(storage::v1::DRAFT); });
  Settle();
  EXPECT_EQ(WorkOf(b), b.uid());
  EXPECT_EQ(WorkOf(c), c.uid());
}

TEST_F(WorksTest, ADecisionOutlivesTheNextHarvest) {
  const StoredResource a = PutAddress("a", "1", "https://example.org/v");
  const StoredResource b = PutAddress("b", "1", "https://example.org/v");
  Settle();
  Put("b", "1", [&](StoredResource& resource) {
    log::v1::CopyDecision& decision = *resource.add_copy_decision();
    decision.set_uid(a.uid());
    decision.set_verdict(log::v1::CopyDecision::OTHER_WORK);
  });
  Settle();
  EXPECT_EQ(WorkOf(b), b.uid());
  PutAddress("b", "1", "https://example.org/v", "Les volcans, édition 2");
  Settle();
  EXPECT_EQ(WorkOf(b), b.uid());
  Put("b", "1",
      [](StoredResource& resource) { resource.clear_copy_decision(); });
  Settle();
  EXPECT_EQ(WorkOf(b), a.uid());
}

TEST_F(WorksTest, SaysWhyForWholeWorks) {
  const StoredResource a = PutAddress("a", "1", "https://example.org/v");
  const StoredResource b = PutAddress("b", "1", "https://example.org/v");
  PutAddress("b", "2", "https://example.org/w");
  Settle();
  const absl::StatusOr<WorkCopies> work = works_->Explain(b.uid());
  ASSERT_TRUE(work.ok()) << work.status();
  EXPECT_EQ(work->uid, a.uid());
  ASSERT_EQ(work->copies.size(), 2u);
  EXPECT_EQ(work->copies[1].uid(), b.uid());
  ASSERT_EQ(work->links.size(), 1u);
  EXPECT_EQ(work->links[0].a, 0u);
  EXPECT_EQ(work->links[0].b, 1u);
  EXPECT_EQ(works_->Explain("nobody").status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(WorksTest, AKeyThatTooManyHaveTiesNoneAndTiesAgainWhenFewerHaveIt) {
  std::vector<StoredResource> all;
  for (size_t i = 0; i <= kMaxSharing; ++i) {
    all.push_back(PutAddress(absl::StrCat("s", i), "1", "https://example.org"));
  }
  Settle();
  for (const StoredResource& each : all) EXPECT_EQ(WorkOf(each), each.uid());
  PutAddress("s5", "1", "https://example.org/5");
  Settle();
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(WorkOf(all[i]), i == 5 ? all[5].uid() : all[0].uid()) << i;
  }
  PutAddress("s5", "1", "https://example.org");
  Settle();
  for (const StoredResource& each : all) EXPECT_EQ(WorkOf(each), each.uid());
}

// What the works would be if they were found from all records at once.
std::map<std::string, std::string> FromScratch(
    const std::vector<StoredResource>& resources) {
  Tied tied;
  std::map<std::string, size_t> sharing;
  for (const StoredResource& resource : resources) {
    if (resource.state() != storage::v1::PUBLISHED) continue;
    tied.copies.push_back(MakeCopy(resource));
    for (const std::string& key : tied.copies.back().identities) ++sharing[key];
    for (const std::string& key : tied.copies.back().bands) ++sharing[key];
  }
  for (const auto& [key, count] : sharing) {
    if (count > kMaxSharing) tied.common.insert(key);
  }
  std::map<std::string, std::string> work_of;
  for (const StoredResource& resource : resources) {
    work_of[resource.uid()] = resource.uid();
  }
  for (const Work& work : Join(tied)) {
    for (const size_t i : work.copies) work_of[tied.copies[i].uid] = work.uid;
  }
  return work_of;
}

TEST_F(WorksTest, StepByStepIsAsFromScratch) {
  std::mt19937 random(11);
  const auto below = [&random](uint32_t n) { return random() % n; };
  const std::vector<std::string> texts = {
      "Une animation qui montre la chambre magmatique, la cheminée et le "
      "cratère d'un volcan effusif, puis d'un volcan explosif, pour la classe.",
      "Trente exercices corrigés sur les fractions, du partage d'une tarte aux "
      "opérations, avec des aides que l'élève demande quand il en a besoin."};
  std::vector<std::string> uids;
  for (int round = 0; round < 60; ++round) {
    for (int i = 0; i < 5; ++i) {
      const std::string source = absl::StrCat("s", below(4));
      const std::string key = absl::StrCat(below(12));
      const StoredResource put =
          Put(source, key, [&](StoredResource& resource) {
            log::v1::Notice& notice = *resource.mutable_notice();
            notice.clear_title();
            notice.add_title()->set_value(
                absl::StrCat("Ressource de la classe ", below(3)));
            notice.set_url(absl::StrCat("https://example.org/", below(15)));
            notice.clear_description();
            notice.add_description()->set_value(texts[below(2)]);
            resource.set_state(below(8) == 0 ? storage::v1::WITHDRAWN
                                             : storage::v1::PUBLISHED);
            if (below(6) == 0) resource.clear_copy_decision();
            if (below(5) == 0 && !uids.empty()) {
              log::v1::CopyDecision& decision = *resource.add_copy_decision();
              decision.set_uid(uids[below(uids.size())]);
              decision.set_verdict(below(2) == 0
                                       ? log::v1::CopyDecision::SAME_WORK
                                       : log::v1::CopyDecision::OTHER_WORK);
            }
          });
      uids.push_back(put.uid());
    }
    if (round % 20 == 19) {
      Close();
      Open();
    }
    Settle();
    const std::vector<StoredResource> all =
        *catalogue_->List("lille", "", 1000);
    const std::map<std::string, std::string> expected = FromScratch(all);
    for (const StoredResource& resource : all) {
      ASSERT_EQ(resource.work_uid(), expected.at(resource.uid()))
          << "round " << round << ", " << resource.notice().url();
    }
  }
  EXPECT_EQ(catalogue::Faults(store_), "");
}

TEST_F(WorksTest, TheTableCanBeLost) {
  const StoredResource a = PutAddress("a", "1", "https://example.org/v");
  const StoredResource b = PutAddress("b", "1", "https://example.org/v");
  Settle();
  Close();
  kv::WriteBatch batch;
  batch.DeleteRange(kv::Table::kWorks, "", "z");
  ASSERT_TRUE(store_.Write(batch, kv::Sync::kYes).ok());
  Open();
  Settle();
  EXPECT_EQ(WorkOf(b), a.uid());
  PutAddress("a", "1", "https://example.org/elsewhere");
  Settle();
  EXPECT_EQ(WorkOf(b), b.uid());
}

}  // namespace
}  // namespace preau::works
