#include "tools/bench/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>

namespace preau::bench {
namespace {

using testing::HasSubstr;

struct Ran {
  int code;
  std::string out;
  std::string err;
};

Ran RunBench(std::vector<std::string> arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = Run(std::move(arguments), *base::SystemClock(), out, err);
  return {code, out.str(), err.str()};
}

TEST(RunTest, HelpHasExamples) {
  const Ran ran = RunBench({"corpus", "--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("preau-bench corpus --records"));
}

TEST(RunTest, RefusesWhatItDoesNotUnderstand) {
  EXPECT_EQ(RunBench({}).code, 2);
  EXPECT_EQ(RunBench({"corpus", "--out", "/tmp/x"}).code, 2);
  EXPECT_EQ(RunBench({"corpus", "--records", "0", "--out", "/tmp/x"}).code, 2);
}

TEST(RunTest, TimesUploadsAndLeavesNothing) {
  std::string folder = testing::TempDir() + "/bench_blobs_XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const Ran ran =
      RunBench({"blobs", "--folder", folder, "--mib", "3", "--rounds", "1"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string times = "\t[0-9.]+\t[0-9]+\t[0-9.]+\n";
  EXPECT_THAT(ran.out, testing::MatchesRegex("cp" + times + "sync" + times +
                                             "sha256sum" + times + "upload" +
                                             times + "upload grew\t[0-9]+\n"));
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST(RunTest, SaysWhatFailed) {
  const Ran ran =
      RunBench({"corpus", "--records", "1", "--out", "/none/there"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("/none/there"));
}

}  // namespace
}  // namespace preau::bench
