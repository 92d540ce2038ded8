#include "services/rpc/policy.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "preau/v1/admin_service.pb.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/ingestion_service.pb.h"
#include "preau/v1/search_service.pb.h"
#include "preau/v1/source_service.pb.h"
#include "preau/v1/vocabulary_service.pb.h"
#include "preau/v1/work_service.pb.h"
#include "storage/base/error.h"

namespace preau::rpc {
namespace {

// Every method of every service under proto/preau/v1.
std::set<std::string> Methods() {
  std::set<std::string> methods;
  for (const auto* file :
       {v1::CreateKeyRequest::descriptor()->file(),
        v1::Stats::descriptor()->file(), v1::ImportStart::descriptor()->file(),
        v1::Hit::descriptor()->file(),
        v1::GetSourceRequest::descriptor()->file(),
        v1::Vocabulary::descriptor()->file(),
        v1::GetWorkRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      const auto* service = file->service(i);
      for (int j = 0; j < service->method_count(); ++j) {
        methods.insert("/" + service->full_name() + "/" +
                       service->method(j)->name());
      }
    }
  }
  return methods;
}

TEST(PolicyTest, EachMethodHasOneRowAndEachRowAMethod) {
  std::set<std::string> rows;
  for (const Policy& policy : PolicyTable()) {
    EXPECT_TRUE(rows.insert(std::string(policy.method)).second)
        << policy.method;
  }
  EXPECT_EQ(rows, Methods());
}

// A service whose file isn't named in Methods() would escape the test above.
TEST(PolicyTest, NoServiceUnderTheProtosIsForgotten) {
  static const std::regex kService("(?:^|\\n)service ([A-Za-z]+) ");
  std::set<std::string> declared;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(PREAU_SOURCE_DIR) / "proto/preau/v1")) {
    std::ifstream file(entry.path());
    std::stringstream stream;
    stream << file.rdbuf();
    const std::string text = stream.str();
    for (std::sregex_iterator it(text.begin(), text.end(), kService), end;
         it != end; ++it) {
      declared.insert("/preau.v1." + (*it)[1].str());
    }
  }
  std::set<std::string> known;
  for (const std::string& method : Methods()) {
    known.insert(method.substr(0, method.rfind('/')));
  }
  EXPECT_EQ(known, declared);
  EXPECT_GE(declared.size(), 5u);
}

TEST(PolicyTest, EachRoleMayDoWhatItsRowSays) {
  const struct {
    Viewer viewer;
    std::set<Allowed> allowed;
  } viewers[] = {
      {Viewer::Anybody(), {Allowed::kAnybody}},
      {{"key:1", {"contributor"}, {}},
       {Allowed::kAnybody, Allowed::kContributors}},
      {{"key:2", {"curator"}, {}}, {Allowed::kAnybody, Allowed::kContributors}},
      {{"key:3", {"replica"}, {}}, {Allowed::kAnybody, Allowed::kReplicas}},
      {{"key:4", {"admin"}, {}},
       {Allowed::kAnybody, Allowed::kContributors, Allowed::kReplicas,
        Allowed::kAdmins}},
      {Viewer::LocalAdmin(),
       {Allowed::kAnybody, Allowed::kContributors, Allowed::kReplicas,
        Allowed::kAdmins}},
  };
  for (const auto& test : viewers) {
    for (const Policy& policy : PolicyTable()) {
      SCOPED_TRACE(absl::StrCat(test.viewer.Serialise(), policy.method));
      const absl::Status status = CheckPolicy(policy.method, test.viewer);
      EXPECT_EQ(status.ok(), test.allowed.count(policy.allowed) > 0);
      if (status.ok()) continue;
      EXPECT_EQ(base::GetErrorDetail(status)->reason,
                test.viewer.principal.empty() ? "KEY_MISSING" : "ROLE_MISSING");
    }
  }
  EXPECT_FALSE(CheckPolicy("/preau.v1.New/Method", Viewer::Anybody()).ok());
  EXPECT_FALSE(CheckPolicy("/preau.v1.New/Method", Viewer::LocalAdmin()).ok());
}

TEST(ViewerTest, RolesHoldForTheirMembersOnly) {
  const Viewer lille{"key:1", {"contributor"}, {"lille"}};
  EXPECT_TRUE(lille.MayWrite("lille"));
  EXPECT_FALSE(lille.MayWrite("nice"));
  EXPECT_EQ(base::GetErrorDetail(lille.CheckMayWrite("nice"))->reason,
            "MEMBER_NOT_YOURS");
  EXPECT_TRUE(Viewer::LocalAdmin().MayWrite("nice"));
  const Viewer replica{"key:2", {"replica"}, {}};
  EXPECT_EQ(base::GetErrorDetail(replica.CheckMayWrite("nice"))->reason,
            "ROLE_MISSING");
  EXPECT_EQ(base::GetErrorDetail(Viewer::Anybody().CheckMayWrite("x"))->reason,
            "KEY_MISSING");
}

TEST(ViewerTest, ComesBackAsItWasSerialised) {
  const Viewer viewer{"key:1", {"contributor", "replica"}, {"lille", "nice"}};
  const auto back = Viewer::Parse(viewer.Serialise());
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->principal, viewer.principal);
  EXPECT_EQ(back->roles, viewer.roles);
  EXPECT_EQ(back->members, viewer.members);
  const auto nobody = Viewer::Parse(Viewer::Anybody().Serialise());
  ASSERT_TRUE(nobody.ok());
  EXPECT_TRUE(nobody->roles.empty());
  EXPECT_TRUE(nobody->members.empty());
}

// Members that aren't there mean all members: no damaged text may say so.
TEST(ViewerTest, NothingElseIsAViewer) {
  for (const char* text :
       {"", "|", "||", "key:1|contributor|", "key:1|contributor|lille,",
        "key:1||lille", "key:1|contributor|li|lle", "key:1|*|LILLE"}) {
    EXPECT_FALSE(Viewer::Parse(text).ok()) << text;
  }
  const Viewer empty{"key:1", {"contributor"}, {""}};
  EXPECT_FALSE(Viewer::Parse(empty.Serialise()).ok());
}

}  // namespace
}  // namespace preau::rpc
