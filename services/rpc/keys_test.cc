#include "services/rpc/keys.h"

#include <sys/stat.h>

#include <filesystem>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/rpc/secret_file.h"
#include "storage/base/error.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;

class KeyStoreTest : public testing::Test {
 protected:
  KeyStoreTest() { Open(std::string(32, 'p')); }

  void Open(const std::string& pepper) {
    keys_ = KeyStore::Create(&store_, pepper, base::SystemClock(),
                             base::SystemRandom())
                .value();
  }

  kv::MemoryKeyValueStore store_;
  std::unique_ptr<KeyStore> keys_;
};

TEST_F(KeyStoreTest, ASecretOpensWhatItsKeyWasMadeFor) {
  const auto made = keys_->Make("portail", {"contributor"}, {"lille"});
  ASSERT_TRUE(made.ok());
  Open(std::string(32, 'p'));
  const auto viewer = keys_->Verify(made->secret);
  ASSERT_TRUE(viewer.ok());
  EXPECT_EQ(viewer->principal, "key:" + made->key.id());
  EXPECT_TRUE(viewer->MayWrite("lille"));
  EXPECT_FALSE(viewer->MayWrite("nice"));
}

TEST_F(KeyStoreTest, NothingElseOpensAnything) {
  const auto made = keys_->Make("portail", {"admin"}, {});
  ASSERT_TRUE(made.ok());
  for (size_t i = 0; i < made->secret.size(); ++i) {
    std::string other = made->secret;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(keys_->Verify(other).ok()) << i;
    EXPECT_FALSE(keys_->Verify(made->secret.substr(0, i)).ok()) << i;
  }
  EXPECT_FALSE(keys_->Verify(made->secret + "A").ok());
  EXPECT_FALSE(keys_->Verify(std::string(100000, 'A')).ok());
  // Who has the store but not the pepper has nothing.
  Open(std::string(32, 'q'));
  EXPECT_FALSE(keys_->Verify(made->secret).ok());
}

TEST_F(KeyStoreTest, ARevokedKeyOpensNothingAnyMore) {
  const auto made = keys_->Make("portail", {"admin"}, {});
  ASSERT_TRUE(keys_->Revoke(made->key.id()).ok());
  EXPECT_FALSE(keys_->Verify(made->secret).ok());
  Open(std::string(32, 'p'));
  EXPECT_FALSE(keys_->Verify(made->secret).ok());
  EXPECT_EQ(base::GetErrorDetail(keys_->Revoke("nothing").status())->reason,
            "KEY_NOT_FOUND");
}

TEST_F(KeyStoreTest, TheSecretIsNotKept) {
  const auto made = keys_->Make("portail", {"admin"}, {});
  const std::string row = *store_.Get(kv::Table::kPrincipals, made->key.id());
  EXPECT_THAT(row, Not(HasSubstr(made->secret.substr(24))));
}

TEST_F(KeyStoreTest, RefusesUnknownRolesAndMissingLabels) {
  EXPECT_EQ(
      base::GetErrorDetail(keys_->Make("x", {"boss"}, {}).status())->field,
      "roles[0]");
  EXPECT_FALSE(keys_->Make("x", {}, {}).ok());
  EXPECT_FALSE(keys_->Make("", {"admin"}, {}).ok());
}

TEST_F(KeyStoreTest, RefusesMembersThatNoMemberCanBe) {
  for (const char* member : {"", "*", "lille,nice", "li|lle", "LILLE"}) {
    const auto made = keys_->Make("x", {"contributor"}, {"nice", member});
    ASSERT_FALSE(made.ok()) << member;
    const auto detail = base::GetErrorDetail(made.status());
    EXPECT_EQ(detail->reason, "MEMBER_ID_INVALID");
    EXPECT_EQ(detail->field, "members[1]");
  }
  EXPECT_FALSE(
      keys_->Make("x", {"contributor"}, std::vector<std::string>(101, "nice"))
          .ok());
}

TEST_F(KeyStoreTest, KeepsEachRoleAndMemberOnce) {
  const auto made = keys_->Make(
      "x", std::vector<std::string>(1000, "contributor"), {"nice", "nice"});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->key.role_size(), 1);
  EXPECT_EQ(made->key.member_size(), 1);
}

// On a full disk a key is revoked in memory alone; the administrator tries
// again, and only then may be told that it is done.
TEST_F(KeyStoreTest, RevokingAgainWritesAgain) {
  const auto made = keys_->Make("portail", {"admin"}, {});
  ASSERT_TRUE(made.ok());
  ASSERT_TRUE(keys_->Revoke(made->key.id()).ok());
  kv::WriteBatch lost;
  lost.Put(kv::Table::kPrincipals, made->key.id(),
           made->key.SerializeAsString());
  ASSERT_TRUE(store_.Write(lost, kv::Sync::kYes).ok());
  ASSERT_TRUE(keys_->Revoke(made->key.id()).ok());
  Open(std::string(32, 'p'));
  EXPECT_FALSE(keys_->Verify(made->secret).ok());
}

TEST_F(KeyStoreTest, ThePepperHas32Bytes) {
  for (const size_t size : {0, 16, 31, 33, 64}) {
    EXPECT_FALSE(KeyStore::Create(&store_, std::string(size, 'p'),
                                  base::SystemClock(), base::SystemRandom())
                     .ok())
        << size;
  }
}

TEST(SecretFileTest, IsMadeOnceAndOnlyItsOwnerReadsIt) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("secret_" + base::NewUid(base::SystemRandom()));
  std::filesystem::create_directory(folder);
  const std::string path = folder / "pepper";
  const auto first = LoadOrCreateSecret(path);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->size(), 32u);
  EXPECT_EQ(*LoadOrCreateSecret(path), *first);
  struct stat info {};
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_EQ(base::GetErrorDetail(LoadOrCreateSecret(path).status())->reason,
            "SECRET_FILE_UNUSABLE");
  EXPECT_FALSE(LoadOrCreateSecret(folder / "no" / "such").ok());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace preau::rpc
