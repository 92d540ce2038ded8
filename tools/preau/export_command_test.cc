#include "tools/preau/export_command.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/fake_services_testing.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class ExportCommandTest : public testing::Test {
 protected:
  ExportCommandTest() {
    folder_ =
        fs::path(testing::TempDir()) /
        absl::StrCat(
            "preau_export_", getpid(), "_",
            testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
    fake_.list_members = [](const v1::ListMembersRequest&,
                            v1::ListMembersResponse& answer) {
      answer.add_members()->set_name("members/lille");
      return absl::OkStatus();
    };
    // `pages_` pages of two.
    fake_.list_resources = [this](const v1::ListResourcesRequest& request,
                                  v1::ListResourcesResponse& answer) {
      EXPECT_EQ(request.parent(), "members/lille");
      EXPECT_FALSE(request.show_all());
      const int page =
          request.page_token().empty() ? 0 : std::stoi(request.page_token());
      for (int i = 0; i < 2; ++i) {
        *answer.add_resources() = Named(absl::StrCat("r", 2 * page + i));
      }
      if (page == fails_at_) return absl::InternalError("broken");
      if (page + 1 < pages_) {
        answer.set_next_page_token(absl::StrCat(page + 1));
      }
      return absl::OkStatus();
    };
    fake_.get_resource = [](const v1::GetResourceRequest& request,
                            v1::Resource& answer) {
      const std::string& name = request.name();
      answer = Named(name.substr(name.rfind('/') + 1));
      return absl::OkStatus();
    };
  }
  ~ExportCommandTest() override { fs::remove_all(folder_); }

  static v1::Resource Named(const std::string& id) {
    v1::Resource resource;
    ReadTestMessage("resource.json", resource);
    resource.set_name(absl::StrCat("members/lille/resources/", id));
    return resource;
  }

  absl::Status Run(const ExportOptions& options) {
    out_.str("");
    err_.str("");
    Output output(how_, &out_, &err_);
    SteppingClock clock(step_micros_);
    return RunExport(options, clock, interrupt_, *fake_.Connect(how_.language),
                     output);
  }

  std::string At(const std::string& name) const {
    return (folder_ / name).string();
  }
  static std::string ReadAll(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  fs::path folder_;
  FakeServices fake_;
  Output::Options how_;
  Interrupt interrupt_;
  int64_t step_micros_ = 1000;
  int pages_ = 3;
  int fails_at_ = -1;
  std::ostringstream out_;
  std::ostringstream err_;
};

int Count(const std::string& text, const std::string& part) {
  int count = 0;
  for (size_t at = text.find(part); at != text.npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_F(ExportCommandTest, WritesAllPagesToTheOutput) {
  ASSERT_TRUE(Run({{}, "", "csv", "-"}).ok());
  EXPECT_EQ(Count(out_.str(), "\r\n"), 7);
  EXPECT_THAT(out_.str(), StartsWith("\xEF\xBB\xBFIdentifiant;Titre;"));
  EXPECT_THAT(err_.str(), IsEmpty());
  ASSERT_TRUE(Run({{}, "lille", "amb", "-"}).ok());
  EXPECT_EQ(Count(out_.str(), "\n"), 6);
  ASSERT_TRUE(Run({{}, "lille", "unimarc", "-"}).ok());
  EXPECT_EQ(Count(out_.str(), "\x1D"), 6);
}

TEST_F(ExportCommandTest, SeveralRecordsOfXmlAreAnOaiAnswer) {
  for (const char* format : {"scolomfr", "dc"}) {
    ASSERT_TRUE(Run({{}, "", format, At("a.xml")}).ok());
    const std::string xml = ReadAll(At("a.xml"));
    EXPECT_THAT(xml, HasSubstr("<OAI-PMH"));
    EXPECT_EQ(Count(xml, "<record>"), 6);
    EXPECT_EQ(Count(xml, "<?xml"), 1);
    EXPECT_EQ(err_.str(), absl::StrCat("6 notices dans ", At("a.xml"), ".\n"));
    EXPECT_THAT(out_.str(), IsEmpty());
  }
}

TEST_F(ExportCommandTest, OneNamedRecordIsItsOwnDocument) {
  ASSERT_TRUE(Run({{"members/lille/resources/x"}, "", "scolomfr", "-"}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("?>\n<lom "));
  EXPECT_THAT(out_.str(), Not(HasSubstr("OAI-PMH")));
  // Two aren't.
  ASSERT_TRUE(Run({{"x", "y"}, "", "scolomfr", "-"}).ok());
  EXPECT_EQ(Count(out_.str(), "<lom "), 2);
  EXPECT_THAT(out_.str(), HasSubstr("<OAI-PMH"));
}

TEST_F(ExportCommandTest, AFolderGetsAFileForEachRecord) {
  ASSERT_TRUE(Run({{}, "", "scolomfr", At("new/")}).ok());
  EXPECT_THAT(ReadAll(At("new/r5.xml")), StartsWith("<?xml"));
  ASSERT_TRUE(Run({{}, "", "amb", folder_.string()}).ok());
  EXPECT_THAT(Names(), ElementsAre("new", "r0.jsonl", "r1.jsonl", "r2.jsonl",
                                   "r3.jsonl", "r4.jsonl", "r5.jsonl"));
  // Those of different members may be called the same.
  ASSERT_TRUE(Run({{"members/lille/resources/x", "members/amiens/resources/x"},
                   "",
                   "csv",
                   folder_.string()})
                  .ok());
  EXPECT_TRUE(fs::exists(At("x.csv")));
  EXPECT_TRUE(fs::exists(At("x_.csv")));
}

TEST_F(ExportCommandTest, NamesOfAServerDontLeaveTheFolder) {
  fake_.get_resource = [](const v1::GetResourceRequest&, v1::Resource& answer) {
    answer = Named("..");
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run({{"x"}, "", "dc", folder_.string()}).ok());
  EXPECT_THAT(Names(), ElementsAre("__.xml"));
}

TEST_F(ExportCommandTest, AFailureLeavesWhatWasThere) {
  std::ofstream(At("a.csv")) << "before";
  fails_at_ = 1;
  EXPECT_FALSE(Run({{}, "", "csv", At("a.csv")}).ok());
  EXPECT_EQ(ReadAll(At("a.csv")), "before");
  EXPECT_THAT(Names(), ElementsAre("a.csv"));
  fails_at_ = -1;
  ASSERT_TRUE(Run({{}, "", "csv", At("a.csv")}).ok());
  EXPECT_THAT(ReadAll(At("a.csv")), HasSubstr("Identifiant"));
  EXPECT_THAT(Names(), ElementsAre("a.csv"));
  const absl::Status status = Run({{}, "", "csv", At("none/a.csv")});
  EXPECT_EQ(base::GetErrorDetail(status)->reason, "FILE_NOT_WRITTEN");
  const absl::Status in_folder = Run({{}, "", "csv", "/proc/none/"});
  EXPECT_EQ(base::GetErrorDetail(in_folder)->reason, "FILE_NOT_WRITTEN");
}

TEST_F(ExportCommandTest, RefusesWhatIsNotPublished) {
  fake_.get_resource = [](const v1::GetResourceRequest&, v1::Resource& answer) {
    answer = Named("x");
    answer.set_state(v1::Resource::WITHDRAWN);
    return absl::OkStatus();
  };
  const absl::Status status = Run({{"x"}, "", "csv", "-"});
  EXPECT_EQ(base::GetErrorDetail(status)->reason, "EXPORT_NOT_PUBLISHED");
}

TEST_F(ExportCommandTest, StopsWhenInterrupted) {
  interrupt_.Trigger();
  const absl::Status status = Run({{}, "", "csv", At("a.csv")});
  EXPECT_EQ(base::GetErrorDetail(status)->reason, "EXPORT_INTERRUPTED");
  EXPECT_THAT(Names(), IsEmpty());
}

TEST_F(ExportCommandTest, ShowsProgressWhenItLastsOnATerminal) {
  how_.live = true;
  step_micros_ = 100;
  ASSERT_TRUE(Run({{}, "", "csv", At("a.csv")}).ok());
  EXPECT_THAT(err_.str(), Not(HasSubstr("par seconde")));
  step_micros_ = 1000000;
  ASSERT_TRUE(Run({{}, "", "csv", At("a.csv")}).ok());
  EXPECT_THAT(err_.str(), HasSubstr("par seconde"));
  how_.live = false;
  ASSERT_TRUE(Run({{}, "", "csv", At("a.csv")}).ok());
  EXPECT_THAT(err_.str(), Not(HasSubstr("par seconde")));
}

}  // namespace
}  // namespace preau::command
