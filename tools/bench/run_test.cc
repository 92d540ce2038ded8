#include "tools/bench/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

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

TEST(RunTest, SaysWhatFailed) {
  const Ran ran =
      RunBench({"corpus", "--records", "1", "--out", "/none/there"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("/none/there"));
}

}  // namespace
}  // namespace preau::bench
