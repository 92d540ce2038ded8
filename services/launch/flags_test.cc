#include "services/launch/flags.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/launch/launch.h"
#include "storage/base/error.h"

namespace preau::launch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class FlagsTest : public testing::Test {
 protected:
  FlagsTest() {
    flags_.Add("data", &data_);
    flags_.Add("verify", &verify_);
    flags_.Add("member", &members_);
  }

  std::string data_ = "/var/lib/preau";
  bool verify_ = false;
  std::vector<std::string> members_;
  Flags flags_{"preau-node", "PROGRAM_NODE"};
};

TEST_F(FlagsTest, TakesBothForms) {
  ASSERT_TRUE(flags_
                  .Parse({"--data", "/tmp/a", "--member=lille=Lille",
                          "--member", "nice", "--verify"})
                  .ok());
  EXPECT_EQ(data_, "/tmp/a");
  EXPECT_TRUE(verify_);
  EXPECT_THAT(members_, ElementsAre("lille=Lille", "nice"));
  EXPECT_FALSE(flags_.help());
}

TEST_F(FlagsTest, RefusesWhatItDoesNotKnow) {
  for (const char* bad : {"--dta", "data", "--verify=1", "-h"}) {
    EXPECT_EQ(base::GetErrorDetail(flags_.Parse({bad}))->reason, "FLAG_UNKNOWN")
        << bad;
  }
  EXPECT_EQ(base::GetErrorDetail(flags_.Parse({"--data"}))->reason,
            "FLAG_WITHOUT_VALUE");
}

TEST_F(FlagsTest, HelpNamesEachFlagWithItsDefault) {
  ASSERT_TRUE(flags_.Parse({"--help"}).ok());
  EXPECT_TRUE(flags_.help());
  for (const base::Language language :
       {base::Language::kFrench, base::Language::kEnglish}) {
    const std::string help = flags_.Help(language);
    EXPECT_THAT(help, HasSubstr("--data … (/var/lib/preau)"));
    EXPECT_THAT(help, HasSubstr("--verify\n"));
    // Each has its sentence.
    EXPECT_THAT(help, testing::Not(HasSubstr("FLAG_")));
    EXPECT_THAT(help, testing::Not(HasSubstr("PROGRAM_")));
  }
}

TEST(CatalogueLinkOptionsTest, TellsWhatItIsGiven) {
  CatalogueLinkOptions options;
  Flags flags("preau-search", "PROGRAM_SEARCH");
  options.AddFlags(flags);
  EXPECT_THAT(flags.Help(base::Language::kFrench),
              testing::Not(HasSubstr("FLAG_")));
  ASSERT_TRUE(flags
                  .Parse({"--catalogue=localhost:7071",
                          "--catalogue-tls-roots=/nowhere.pem"})
                  .ok());
  const auto reason = [&] {
    return base::GetErrorDetail(options.Connect().status())->reason;
  };
  EXPECT_EQ(reason(), "TLS_FILE_UNREADABLE");
  options.tls_roots.clear();
  EXPECT_TRUE(options.Connect().ok());
  options.tls = true;
  EXPECT_TRUE(options.Connect().ok());
  options.address = "nowhere";
  EXPECT_EQ(reason(), "ADDRESS_INVALID");
}

}  // namespace
}  // namespace preau::launch
