#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/admin_commands.h"
#include "tools/preau/browse_commands.h"
#include "tools/preau/catalogue_commands.h"
#include "tools/preau/fake_services_testing.h"
#include "tools/preau/serve_command.h"
#include "tools/preau/vocabulary_commands.h"

// Commands that ask once and show the answer.
namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class CommandsTest : public testing::Test {
 protected:
  template <typename Command, typename... Arguments>
  absl::Status Run(Command command, const Arguments&... arguments) {
    out_.str("");
    err_.str("");
    Output output(how_, &out_, &err_);
    return command(arguments..., *fake_.Connect(how_.language), output);
  }

  FakeServices fake_;
  Output::Options how_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CommandsTest, GetShowsTheRecordInBothLanguages) {
  fake_.get_resource = [](const v1::GetResourceRequest&, v1::Resource& answer) {
    ReadTestMessage("resource.json", answer);
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunGet, GetOptions{"x"}).ok());
  ExpectGolden("get.fr.txt", out_.str());
  how_.language = base::Language::kEnglish;
  ASSERT_TRUE(Run(RunGet, GetOptions{"x"}).ok());
  ExpectGolden("get.en.txt", out_.str());
  how_.json = true;
  ASSERT_TRUE(Run(RunGet, GetOptions{"x"}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("\"ownerDisplayName\":\"Académie"));
}

TEST_F(CommandsTest, SimilarShowsEachWithWhy) {
  fake_.similar = [](const v1::ListSimilarResourcesRequest& request,
                     v1::ListSimilarResourcesResponse& answer) {
    EXPECT_EQ(request.name(), "resources/x");
    EXPECT_EQ(request.limit(), 5);
    v1::SimilarResource& similar = *answer.add_resources();
    similar.mutable_hit()->mutable_title()->set_text("Les volcans");
    similar.mutable_reason()->set_text("Mots communs : lave.");
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunSimilar, SimilarOptions{"x", 5}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("1. Les volcans"));
  EXPECT_THAT(out_.str(), HasSubstr("Mots communs : lave."));
  fake_.similar = [](const v1::ListSimilarResourcesRequest&,
                     v1::ListSimilarResourcesResponse&) {
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunSimilar, SimilarOptions{"x"}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("Rien ne lui ressemble"));
}

TEST_F(CommandsTest, RowsShowTheirTitlesAndWhy) {
  fake_.rows = [](const v1::BrowseRowsRequest& request,
                  v1::BrowseRowsResponse& answer) {
    EXPECT_EQ(request.level(), "6e");
    EXPECT_EQ(request.discipline(), "svt");
    EXPECT_EQ(request.audience(), "pupil");
    EXPECT_EQ(request.date(), "2027-03-22");
    EXPECT_EQ(request.rows(), 3);
    EXPECT_EQ(request.hits_per_row(), 4);
    v1::Row& row = *answer.add_rows();
    row.set_title("De la poésie");
    row.set_reason("Parce que c'est le Printemps des poètes");
    row.add_hits()->mutable_title()->set_text("Fables à voix haute");
    return absl::OkStatus();
  };
  ASSERT_TRUE(
      Run(RunRows, RowsOptions{"6e", "svt", "pupil", "2027-03-22", 3, 4}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("De la poésie\nParce que c'est"));
  EXPECT_THAT(out_.str(), HasSubstr("Fables à voix haute"));
  how_.json = true;
  ASSERT_TRUE(
      Run(RunRows, RowsOptions{"6e", "svt", "pupil", "2027-03-22", 3, 4}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("\"title\":\"De la poésie\""));
}

TEST_F(CommandsTest, GetTakesNamesUidsAndLinks) {
  std::string name;
  fake_.get_resource = [&](const v1::GetResourceRequest& request,
                           v1::Resource&) {
    name = request.name();
    return absl::OkStatus();
  };
  const struct {
    const char* asked;
    const char* name;
  } kCases[] = {
      {"members/lille/resources/a", "members/lille/resources/a"},
      {"0123abcd", "resources/0123abcd"},
      {"resources/0123abcd", "resources/0123abcd"},
      {"https://preau.example.org/r/0123abcd", "resources/0123abcd"},
      {"urn:uuid:0013ebb0-da61-24d9-7fb1-b94c24d0c314",
       "resources/0013ebb0da6124d97fb1b94c24d0c314"},
  };
  for (const auto& test : kCases) {
    ASSERT_TRUE(Run(RunGet, GetOptions{test.asked}).ok());
    EXPECT_EQ(name, test.name);
  }
}

TEST_F(CommandsTest, AWithdrawnRecordSaysSoAndWhatTookItsPlace) {
  fake_.get_resource = [](const v1::GetResourceRequest&, v1::Resource& answer) {
    answer.set_state(v1::Resource::WITHDRAWN);
    answer.mutable_withdrawal()->set_reason(log::v1::MOVED);
    answer.mutable_withdrawal()->set_successor("members/paris/resources/b");
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunGet, GetOptions{"x"}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("retirée"));
  EXPECT_THAT(out_.str(), HasSubstr("members/paris/resources/b"));
}

TEST_F(CommandsTest, ListGoesThroughAllPagesOfAllMembers) {
  fake_.list_members = [](const v1::ListMembersRequest&,
                          v1::ListMembersResponse& response) {
    response.add_members()->set_name("members/a");
    response.add_members()->set_name("members/b");
    return absl::OkStatus();
  };
  fake_.list_resources = [](const v1::ListResourcesRequest& request,
                            v1::ListResourcesResponse& response) {
    EXPECT_TRUE(request.show_all());
    v1::Resource& resource = *response.add_resources();
    resource.set_name(absl::StrCat(request.parent(), "/resources/",
                                   request.page_token().empty() ? "1" : "2"));
    resource.set_state(v1::Resource::DRAFT);
    if (request.page_token().empty()) response.set_next_page_token("t");
    return absl::OkStatus();
  };
  ListOptions options;
  options.all = true;
  ASSERT_TRUE(Run(RunList, options).ok());
  EXPECT_EQ(out_.str(),
            "members/a/resources/1  members/a/resources/1  brouillon\n"
            "members/a/resources/2  members/a/resources/2  brouillon\n"
            "members/b/resources/1  members/b/resources/1  brouillon\n"
            "members/b/resources/2  members/b/resources/2  brouillon\n");
  options.member = "b";
  how_.json = true;
  ASSERT_TRUE(Run(RunList, options).ok());
  EXPECT_EQ(out_.str(),
            "{\"name\":\"members/b/resources/1\",\"state\":\"DRAFT\"}\n"
            "{\"name\":\"members/b/resources/2\",\"state\":\"DRAFT\"}\n");
}

TEST_F(CommandsTest, StatsShowMembersAndHowFarTheIndexIs) {
  fake_.stats = [](const v1::GetStatsRequest&, v1::Stats& stats) {
    v1::Member& member = *stats.add_members();
    member.set_name("members/lille");
    member.set_display_name("Académie de Lille");
    member.set_published(21420);
    stats.set_applied_sequence(30);
    stats.set_disk_bytes(1234567);
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunStats).ok());
  EXPECT_THAT(out_.str(), HasSubstr("21\u202F420"));
  // Search doesn't answer; the rest was shown all the same.
  EXPECT_THAT(err_.str(), HasSubstr("Erreur"));
  fake_.index_status = [](const v1::GetIndexStatusRequest&,
                          v1::IndexStatus& status) {
    status.set_applied_sequence(27);
    status.set_documents(12);
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunStats).ok());
  EXPECT_THAT(out_.str(), HasSubstr("3 changements"));
  how_.json = true;
  ASSERT_TRUE(Run(RunStats).ok());
  EXPECT_THAT(out_.str(), HasSubstr("\"index\":{\"appliedSequence\":\"27\""));
}

TEST_F(CommandsTest, VocabulariesShowAsListTreeAndIds) {
  fake_.get_vocabulary = [](const v1::GetVocabularyRequest& request,
                            v1::Vocabulary& answer) {
    EXPECT_EQ(request.name(), "vocabularies/level");
    ReadTestMessage("vocabulary.json", answer);
    return absl::OkStatus();
  };
  VocabularyShowOptions options;
  options.id = "level";
  ASSERT_TRUE(Run(RunVocabularyShow, options).ok());
  EXPECT_THAT(out_.str(), HasSubstr("6e       6e ← college, cycle-3\n"));
  options.tree = true;
  ASSERT_TRUE(Run(RunVocabularyShow, options).ok());
  // A term stands under each of its parents; a loop comes to an end.
  EXPECT_THAT(out_.str(), HasSubstr("Collège  college\n├─ 6e  6e\n"));
  EXPECT_THAT(out_.str(), HasSubstr("Cycle 3  cycle-3\n└─ 6e  6e\n"));
  EXPECT_LT(out_.str().size(), 4000u);
  options.tree = false;
  options.ids_only = true;
  ASSERT_TRUE(Run(RunVocabularyShow, options).ok());
  EXPECT_EQ(out_.str(), "college\ncycle-3\n6e\n5e\nloop\n");
}

class KeyCommandsTest : public CommandsTest {
 protected:
  KeyCommandsTest() {
    fake_.create_key = [](const v1::CreateKeyRequest& request,
                          v1::CreateKeyResponse& response) {
      response.mutable_key()->set_name("keys/1");
      response.mutable_key()->set_label(request.label());
      *response.mutable_key()->mutable_roles() = request.roles();
      *response.mutable_key()->mutable_members() = request.members();
      response.set_secret("preau_SECRET");
      return absl::OkStatus();
    };
    fake_.revoke_key = [this](const v1::RevokeKeyRequest& request,
                              v1::Key& key) {
      revoked_ = request.name();
      key.set_name(request.name());
      return absl::OkStatus();
    };
    std::string pattern =
        (fs::temp_directory_path() / "preau-key-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    options_.label = "portail";
    options_.roles = {"contributor"};
    options_.members = {"lille"};
  }
  ~KeyCommandsTest() override { fs::remove_all(folder_); }

  KeyCreateOptions options_;
  std::string revoked_;
  fs::path folder_;
};

TEST_F(KeyCommandsTest, TheSecretIsShownOnce) {
  ASSERT_TRUE(Run(RunKeyCreate, options_).ok());
  EXPECT_THAT(out_.str(), HasSubstr("\npreau_SECRET\n"));
  EXPECT_THAT(out_.str(), HasSubstr("members/lille"));
  EXPECT_THAT(err_.str(), HasSubstr("ne sera plus jamais"));
}

TEST_F(KeyCommandsTest, OrGoesToAFileOfItsOwnersAlone) {
  options_.output = (folder_ / "key").string();
  ASSERT_TRUE(Run(RunKeyCreate, options_).ok());
  EXPECT_THAT(out_.str(), Not(HasSubstr("SECRET")));
  struct stat file {};
  ASSERT_EQ(stat(options_.output.c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777, 0600u);
  std::string line;
  std::getline(std::ifstream(options_.output), line);
  EXPECT_EQ(line, "preau_SECRET");
  EXPECT_EQ(revoked_, "");
}

TEST_F(KeyCommandsTest, AKeyThatNobodyKnowsIsRevoked) {
  options_.output = (folder_ / "no" / "key").string();
  const auto detail = base::GetErrorDetail(Run(RunKeyCreate, options_));
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "FILE_UNWRITABLE");
  EXPECT_EQ(revoked_, "keys/1");
}

TEST_F(KeyCommandsTest, RevokeTakesIdsAndNames) {
  for (const char* name : {"1", "keys/1"}) {
    revoked_.clear();
    ASSERT_TRUE(Run(RunKeyRevoke, KeyRevokeOptions{name}).ok());
    EXPECT_EQ(revoked_, "keys/1");
  }
}

TEST_F(CommandsTest, MembersAreMadeAndListed) {
  fake_.create_member = [](const v1::CreateMemberRequest& request,
                           v1::Member& member) {
    member.set_name(absl::StrCat("members/", request.member_id()));
    member.set_display_name(request.label_fr());
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run(RunMemberCreate,
                  MemberCreateOptions{"lille", "Académie de Lille", ""})
                  .ok());
  EXPECT_EQ(out_.str(), "members/lille               Académie de Lille\n");
}

TEST(ServeTest, RunsTheNodeBesideTheCommand) {
  Environment environment;
  environment.program_folder = "/nowhere";
  GlobalOptions global;
  global.data = "/d";
  const ServeOptions options{{"--listen", "127.0.0.1:0"}};
  EXPECT_THAT(ServeCommandLine(options, global, environment),
              ElementsAre("/nowhere/preau-node", "--data", "/d", "--listen",
                          "127.0.0.1:0"));
  const auto detail =
      base::GetErrorDetail(RunServe(options, global, environment));
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "NODE_PROGRAM_MISSING");
}

}  // namespace
}  // namespace preau::command
