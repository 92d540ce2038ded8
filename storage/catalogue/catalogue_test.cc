#include "storage/catalogue/catalogue.h"

#include <filesystem>
#include <thread>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/base/random.h"
#include "storage/catalogue/catalogue_testing.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/table_keys.h"
#include "storage/kv/crash_key_value_store.h"
#include "storage/kv/memory_key_value_store.h"
#include "storage/rocks/rocks_key_value_store.h"

namespace preau::catalogue {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : std::string();
}

// The same tests on each kind of store.
class CatalogueTest : public testing::TestWithParam<std::string> {
 protected:
  CatalogueTest() {
    if (GetParam() == "Rocks") {
      folder_ = std::filesystem::temp_directory_path() /
                ("catalogue_" + base::NewUid(base::SystemRandom()));
      std::filesystem::create_directory(folder_);
    }
    Open();
  }
  ~CatalogueTest() override {
    catalogue_.reset();
    EXPECT_EQ(Faults(*store_), "");
    store_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  void Open() {
    catalogue_.reset();
    if (GetParam() == "Rocks") {
      store_.reset();
      rocks::RocksKeyValueStore::Options options;
      options.path = folder_ / "store";
      options.create_if_missing = true;
      store_ = rocks::RocksKeyValueStore::Open(options).value();
    } else if (GetParam() == "Crash") {
      if (store_ == nullptr)
        store_ = std::make_unique<kv::CrashKeyValueStore>();
      static_cast<kv::CrashKeyValueStore*>(store_.get())->Crash();
    } else if (store_ == nullptr) {
      store_ = std::make_unique<kv::MemoryKeyValueStore>();
    }
    catalogue_ = OpenCatalogue(store_.get(), &clock_);
  }

  Outcome Put(absl::string_view key, absl::string_view title) {
    return WriteOne(PutTitle(key, title));
  }
  Outcome WriteOne(Mutation mutation) {
    auto result = catalogue_->Write(RequestOf(std::move(mutation)));
    EXPECT_TRUE(result.ok()) << result.status();
    return result->outcomes.at(0);
  }

  uint64_t LogEnd() { return catalogue_->Members().at(0).log_sequence(); }

  std::filesystem::path folder_;
  FakeClock clock_;
  std::unique_ptr<kv::KeyValueStore> store_;
  std::unique_ptr<Catalogue> catalogue_;
};

INSTANTIATE_TEST_SUITE_P(Stores, CatalogueTest,
                         testing::Values("Memory", "Crash", "Rocks"),
                         [](const auto& store) { return store.param; });

TEST_P(CatalogueTest, WritesAreCreatedThenUnchangedThenChanged) {
  const Outcome created = Put("1", "Les volcans");
  EXPECT_EQ(created.kind, Outcome::Kind::kCreated);
  EXPECT_TRUE(base::IsUid(created.resource.uid()));
  EXPECT_EQ(created.resource.name(),
            "members/lille/resources/" + created.resource.uid());
  EXPECT_EQ(created.resource.work_uid(), created.resource.uid());
  EXPECT_EQ(created.resource.revision(), 1u);

  EXPECT_EQ(Put("1", "Les volcans").kind, Outcome::Kind::kUnchanged);
  EXPECT_EQ(catalogue_->sequence(), 1u);

  clock_.Advance(1000);
  const Outcome changed = Put("1", "Les volcans d'Auvergne");
  EXPECT_EQ(changed.kind, Outcome::Kind::kChanged);
  EXPECT_EQ(changed.resource.uid(), created.resource.uid());
  EXPECT_EQ(changed.resource.revision(), 2u);
  EXPECT_NE(Etag(changed.resource), Etag(created.resource));
  EXPECT_EQ(changed.resource.create_time_micros() + 1000,
            changed.resource.update_time_micros());

  const auto read = catalogue_->GetByName(created.resource.name());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->notice().title(0).value(), "Les volcans d'Auvergne");
  EXPECT_EQ(catalogue_->GetByUid(read->uid())->name(), read->name());
}

TEST_P(CatalogueTest, EverythingIsThereAfterReopening) {
  const Outcome first = Put("1", "Un");
  Put("2", "Deux");
  Open();
  EXPECT_EQ(catalogue_->sequence(), 2u);
  EXPECT_EQ(Put("1", "Un").kind, Outcome::Kind::kUnchanged);
  EXPECT_EQ(Put("3", "Trois").resource.apply_sequence(), 3u);
  EXPECT_EQ(catalogue_->Members().at(0).published(), 3u);
  EXPECT_EQ(catalogue_->GetByUid(first.resource.uid())->source_key(), "1");
}

TEST_P(CatalogueTest, ARequestIdGetsTheFirstAnswerAgain) {
  const auto first = catalogue_->Write(RequestOf(PutTitle("1", "Un"), "r1"));
  ASSERT_TRUE(first.ok());
  Put("1", "Un, corrigé");
  Open();
  const auto again = catalogue_->Write(RequestOf(PutTitle("1", "Un"), "r1"));
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->response, first->response);
  EXPECT_EQ(catalogue_->sequence(), 2u);

  const auto other = catalogue_->Write(RequestOf(PutTitle("2", "Deux"), "r1"));
  EXPECT_EQ(Reason(other.status()), "REQUEST_ID_REUSED");
}

TEST_P(CatalogueTest, TheSameRequestTwiceInOneGroupIsDoneOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> answers(8);
  for (std::string& answer : answers) {
    threads.emplace_back([&] {
      answer =
          catalogue_->Write(RequestOf(PutTitle("1", "Un"), "r1"))->response;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(catalogue_->sequence(), 1u);
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
}

TEST_P(CatalogueTest, AnEtagThatIsNotThePresentOneIsRefused) {
  const Outcome created = Put("1", "Un");
  Put("1", "Deux");
  Mutation late = PutTitle("1", "Trois");
  late.etag = Etag(created.resource);
  const Outcome refused = WriteOne(late);
  EXPECT_EQ(refused.kind, Outcome::Kind::kRefused);
  EXPECT_EQ(Reason(refused.status), "ETAG_MISMATCH");
  EXPECT_EQ(refused.status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(
      catalogue_->GetByUid(created.resource.uid())->notice().title(0).value(),
      "Deux");
}

TEST_P(CatalogueTest, OfTwoUpdatesWithOneEtagOneWins) {
  const Outcome created = Put("1", "Un");
  std::atomic<int> changed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      Mutation mutation = PutTitle("1", "Version " + std::to_string(i));
      mutation.etag = Etag(created.resource);
      const auto result = catalogue_->Write(RequestOf(mutation));
      if (result->outcomes[0].kind == Outcome::Kind::kChanged) ++changed;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(changed, 1);
}

TEST_P(CatalogueTest, RefusesWhatDoesNotFit) {
  Put("1", "Un");
  Mutation missing = PutTitle("", "x");
  missing.existence = Mutation::Existence::kMustExist;
  missing.name = "members/lille/resources/nothing";
  EXPECT_EQ(Reason(WriteOne(missing).status), "RESOURCE_NOT_FOUND");

  Mutation twice = PutTitle("1", "x");
  twice.existence = Mutation::Existence::kMustBeNew;
  EXPECT_EQ(Reason(WriteOne(twice).status), "RESOURCE_EXISTS");

  Mutation foreign = PutTitle("1", "x");
  foreign.owner = "nice";
  EXPECT_EQ(Reason(WriteOne(foreign).status), "OWNER_DIFFERS");

  Mutation nobody = PutTitle("9", "x");
  nobody.owner = "nice";
  EXPECT_EQ(Reason(WriteOne(nobody).status), "MEMBER_NOT_FOUND");

  Mutation refused = PutTitle("8", "x");
  refused.edit = [](StoredResource&) {
    return base::InvalidField("TITLE_MISSING", "notice.title");
  };
  EXPECT_EQ(Reason(WriteOne(refused).status), "TITLE_MISSING");
  EXPECT_EQ(catalogue_->sequence(), 1u);
}

TEST_P(CatalogueTest, AnEditCannotTouchWhatIsNotItsOwn) {
  Mutation mutation = PutTitle("1", "Un");
  mutation.edit = [](StoredResource& resource) {
    resource.mutable_notice()->add_title()->set_value("Un");
    resource.set_uid("x");
    resource.set_name("y");
    resource.set_owner("nice");
    resource.set_revision(77);
    resource.set_log_sequence(5);
    return absl::OkStatus();
  };
  const StoredResource resource = WriteOne(mutation).resource;
  EXPECT_TRUE(base::IsUid(resource.uid()));
  EXPECT_EQ(resource.owner(), "lille");
  EXPECT_EQ(resource.revision(), 1u);
}

TEST_P(CatalogueTest, ADryRunTellsAndWritesNothing) {
  Put("1", "Un");
  WriteRequest request = RequestOf(PutTitle("1", "Deux"), "r1");
  request.mutations.push_back(PutTitle("2", "Neuf"));
  request.dry_run = true;
  const auto result = catalogue_->Write(request);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->outcomes[0].kind, Outcome::Kind::kChanged);
  EXPECT_EQ(result->outcomes[1].kind, Outcome::Kind::kCreated);
  EXPECT_EQ(catalogue_->sequence(), 1u);
  EXPECT_EQ(Put("1", "Un").kind, Outcome::Kind::kUnchanged);
}

TEST_P(CatalogueTest, LocalChangesLeaveThePublishedLogAsItIs) {
  Mutation draft = PutTitle("1", "Brouillon");
  draft.edit = [](StoredResource& resource) {
    resource.mutable_notice()->add_title()->set_value("Brouillon");
    resource.set_state(storage::v1::DRAFT);
    return absl::OkStatus();
  };
  EXPECT_EQ(WriteOne(draft).kind, Outcome::Kind::kCreated);
  Mutation more = PutTitle("1", "Brouillon, suite");
  EXPECT_EQ(WriteOne(more).kind, Outcome::Kind::kChanged);
  EXPECT_EQ(catalogue_->sequence(), 2u);
  EXPECT_EQ(LogEnd(), 0u);

  Mutation original = PutTitle("1", "Brouillon, suite");
  original.original = Original{"<lom/>", "application/xml"};
  EXPECT_EQ(WriteOne(original).kind, Outcome::Kind::kUnchanged);
  EXPECT_EQ(catalogue_->sequence(), 2u);
  EXPECT_EQ(LogEnd(), 0u);
}

TEST_P(CatalogueTest, LeavingPublishedAppendsATombstone) {
  const Outcome published = Put("1", "Un");
  EXPECT_EQ(LogEnd(), 1u);
  for (const auto state :
       {storage::v1::DRAFT, storage::v1::PUBLISHED, storage::v1::WITHDRAWN}) {
    Mutation mutation = PutTitle("1", "Un");
    mutation.edit = [state](StoredResource& resource) {
      resource.set_state(state);
      return absl::OkStatus();
    };
    WriteOne(mutation);
  }
  EXPECT_EQ(LogEnd(), 4u);
  const log::v1::Entry::Kind expected[] = {
      log::v1::Entry::RECORD, log::v1::Entry::TOMBSTONE, log::v1::Entry::RECORD,
      log::v1::Entry::TOMBSTONE};
  for (uint64_t sequence = 1; sequence <= 4; ++sequence) {
    const auto entry = GetRow<log::v1::Entry>(*store_, kv::Table::kMemberLog,
                                              LogKey("lille", 1, sequence));
    ASSERT_TRUE(entry.ok());
    EXPECT_EQ(entry->kind(), expected[sequence - 1]);
    EXPECT_EQ(entry->uid(), published.resource.uid());
    EXPECT_EQ(entry->version(), sequence);
    // Only what is in force keeps its payload.
    EXPECT_EQ(
        store_->Get(kv::Table::kPayloads, LogKey("lille", 1, sequence)).ok(),
        sequence == 4);
  }
  EXPECT_EQ(catalogue_->Members().at(0).withdrawn(), 1u);
  EXPECT_EQ(catalogue_->Members().at(0).published(), 0u);
}

TEST_P(CatalogueTest, ThePublishedRecordHoldsNoLocalThings) {
  Mutation mutation = PutTitle("1", "Un");
  mutation.reason = "raison locale";
  mutation.original = Original{"<lom>jean@example.org</lom>", "text/xml"};
  const StoredResource resource = WriteOne(mutation).resource;
  const std::string published =
      *store_->Get(kv::Table::kPayloads, LogKey("lille", 1, 1));
  EXPECT_THAT(published, Not(HasSubstr("tester")));
  EXPECT_THAT(published, Not(HasSubstr("raison locale")));
  EXPECT_THAT(published, Not(HasSubstr("jean@")));
  EXPECT_THAT(published, Not(HasSubstr(resource.original_id())));
}

TEST_P(CatalogueTest, ReadsChangesInOrderAndWithoutGaps) {
  for (int i = 0; i < 5; ++i) Put(std::to_string(i), "Titre");
  Put("2", "Autre titre");
  const auto changes = catalogue_->ReadChanges(2, 3);
  ASSERT_TRUE(changes.ok());
  std::vector<uint64_t> sequences;
  for (const Change& change : *changes) {
    sequences.push_back(change.entry.sequence());
    EXPECT_EQ(change.entry.uid(), change.resource.uid());
  }
  EXPECT_THAT(sequences, ElementsAre(3, 4, 5));
  EXPECT_EQ((*changes)[0].resource.notice().title(0).value(), "Autre titre");
  EXPECT_THAT(*catalogue_->ReadChanges(6, 10), IsEmpty());
}

TEST_P(CatalogueTest, WaitsForAChange) {
  using std::chrono::steady_clock;
  EXPECT_FALSE(catalogue_->WaitForChange(0, steady_clock::now()));
  std::thread writer([&] { Put("1", "Un"); });
  EXPECT_TRUE(catalogue_->WaitForChange(
      0, steady_clock::now() + std::chrono::seconds(60)));
  writer.join();
}

TEST_P(CatalogueTest, ListsByNameInPages) {
  for (int i = 0; i < 5; ++i) Put(std::to_string(i), "Titre");
  const auto first = catalogue_->List("lille", "", 3);
  ASSERT_TRUE(first.ok());
  ASSERT_THAT(*first, SizeIs(3));
  const auto rest = catalogue_->List("lille", first->back().name(), 3);
  ASSERT_THAT(*rest, SizeIs(2));
  EXPECT_LT(first->back().name(), rest->front().name());
  EXPECT_THAT(*catalogue_->List("lil", "", 3), IsEmpty());
}

TEST_P(CatalogueTest, OriginalsAreSealedAndErasedWithTheirKey) {
  Mutation mutation = PutTitle("1", "Un");
  mutation.original = Original{"<lom>original</lom>", "text/xml"};
  const StoredResource resource = WriteOne(mutation).resource;
  const auto read = catalogue_->ReadOriginal(resource.uid());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->bytes, "<lom>original</lom>");
  EXPECT_EQ(read->media_type, "text/xml");
  EXPECT_THAT(*store_->Get(kv::Table::kOriginals, resource.original_id()),
              Not(HasSubstr("original")));

  ASSERT_TRUE(catalogue_->EraseOriginal(resource.uid()).ok());
  EXPECT_EQ(Reason(catalogue_->ReadOriginal(resource.uid()).status()),
            "ORIGINAL_NOT_FOUND");
  EXPECT_TRUE(absl::IsNotFound(
      store_->Get(kv::Table::kOriginalKeys, resource.original_id()).status()));
}

TEST_P(CatalogueTest, AnswersAreForgottenAfterAWhile) {
  ASSERT_TRUE(catalogue_->Write(RequestOf(PutTitle("1", "Un"), "r1")).ok());
  clock_.Advance(int64_t{8} * 24 * 3600 * 1000000);
  ASSERT_TRUE(catalogue_->Write(RequestOf(PutTitle("2", "Deux"), "r2")).ok());
  Put("3", "Trois");
  EXPECT_TRUE(absl::IsNotFound(
      store_->Get(kv::Table::kLedger, LedgerKey("tester", "r1")).status()));
  EXPECT_TRUE(store_->Get(kv::Table::kLedger, LedgerKey("tester", "r2")).ok());
}

TEST_P(CatalogueTest, ManyWritersAtOnceMakeOneDenseLog) {
  std::vector<std::thread> threads;
  for (int writer = 0; writer < 8; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < 20; ++i) {
        Put(std::to_string(writer) + "/" + std::to_string(i), "Titre");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(catalogue_->sequence(), 160u);
  EXPECT_EQ(LogEnd(), 160u);
}

TEST_P(CatalogueTest, AMemberIsAddedOnce) {
  StoredMember member;
  member.set_id("canope");
  EXPECT_TRUE(catalogue_->AddMember(member).ok());
  EXPECT_EQ(Reason(catalogue_->AddMember(member)), "MEMBER_EXISTS");
  Open();
  EXPECT_THAT(catalogue_->Members(), SizeIs(2));
}

}  // namespace
}  // namespace preau::catalogue
