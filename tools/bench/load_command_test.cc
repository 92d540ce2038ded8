#include "tools/bench/load_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "tools/bench/echo_server.h"
#include "tools/bench/query_file.h"
#include "tools/bench/run.h"

namespace preau::bench {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class LoadCommandTest : public testing::Test {
 protected:
  LoadCommandTest() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "preau-load-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    queries_ = (folder_ / "queries").string();
    EXPECT_TRUE(WriteQueries(queries_, {{"two_all", "la guerre", ""},
                                        {"term_rare", "volcan", ""},
                                        {"prefix_three", "vol", ""}})
                    .ok());
  }
  ~LoadCommandTest() override { std::filesystem::remove_all(folder_); }

  // The cells of the lines that `preau-bench` prints.
  std::vector<std::vector<std::string>> RunBench(
      std::vector<std::string> arguments, int code = 0) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(bench::Run(std::move(arguments), *base::SystemClock(), out, err),
              code)
        << err.str();
    err_ = err.str();
    return Cells(out.str());
  }

  static std::vector<std::vector<std::string>> Cells(const std::string& text) {
    std::vector<std::vector<std::string>> lines;
    for (const auto line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
      lines.push_back(absl::StrSplit(line, '\t'));
    }
    return lines;
  }

  static double Number(const std::string& cell) {
    double number = -1;
    EXPECT_TRUE(absl::SimpleAtod(cell, &number)) << cell;
    return number;
  }

  std::filesystem::path folder_;
  std::string queries_;
  std::string err_;
};

TEST_F(LoadCommandTest, AFewRequestsGiveALine) {
  const auto server = EchoServer::Create(1234);
  ASSERT_TRUE(server.ok());
  const auto lines = RunBench({"load", "--server", (*server)->address(),
                               "--queries", queries_, "--rate", "1000",
                               "--seconds", "0.05", "--warm-seconds", "0.01"});
  ASSERT_THAT(lines, SizeIs(1));
  const std::vector<std::string>& line = lines[0];
  ASSERT_THAT(line, SizeIs(11));
  EXPECT_EQ(line[0], "search");
  EXPECT_EQ(line[1], "1000");
  EXPECT_GT(Number(line[2]), 0);
  EXPECT_EQ(line[3], "50");
  EXPECT_EQ(line[4], "0");
  EXPECT_GT(Number(line[5]), 0);
  for (size_t i = 6; i < 10; ++i) {
    EXPECT_GE(Number(line[i]), Number(line[i - 1]));
  }
  EXPECT_EQ(line[10], "1234");
}

TEST_F(LoadCommandTest, TheEchoIsAsLargeAsTheAnswers) {
  const auto server = EchoServer::Create(4321);
  ASSERT_TRUE(server.ok());
  LoadOptions options;
  options.server = (*server)->address();
  options.queries = queries_;
  options.concurrency = 2;
  options.seconds = 0.05;
  options.repeats = 0.5;
  options.facets = "";
  options.echo = true;
  options.program = PREAU_BENCH_PROGRAM;
  for (const double warm : {0.0, 0.01}) {
    options.warm_seconds = warm;
    std::ostringstream out;
    ASSERT_TRUE(
        RunLoad(options, *base::SystemClock(), *SteadyClock(), out, out).ok());
    const auto lines = Cells(out.str());
    ASSERT_THAT(lines, SizeIs(2));
    EXPECT_EQ(lines[0][0], "search");
    EXPECT_EQ(lines[0][1], "0");
    EXPECT_GE(Number(lines[0][3]), 2);
    ASSERT_THAT(lines[1], SizeIs(11));
    EXPECT_EQ(lines[1][0], "echo");
    EXPECT_GT(Number(lines[1][5]), 0);
    EXPECT_EQ(lines[1][10], "4321");
  }
}

TEST_F(LoadCommandTest, EchoAlone) {
  EchoOptions options;
  options.bytes = 10;
  options.seconds = 0.01;
  options.program = PREAU_BENCH_PROGRAM;
  std::ostringstream out;
  ASSERT_TRUE(
      RunEcho(options, *base::SystemClock(), *SteadyClock(), out, out).ok());
  const auto lines = Cells(out.str());
  ASSERT_THAT(lines, SizeIs(1));
  ASSERT_THAT(lines[0], SizeIs(11));
  EXPECT_EQ(lines[0][0], "echo");
  EXPECT_EQ(lines[0][4], "0");
  EXPECT_EQ(lines[0][10], "10");
  for (const char* no_echo : {"/none", "/bin/true"}) {
    options.program = no_echo;
    EXPECT_TRUE(absl::IsUnavailable(
        RunEcho(options, *base::SystemClock(), *SteadyClock(), out, out)));
  }
}

TEST_F(LoadCommandTest, SaysWhatFailed) {
  RunBench({"load", "--server", "nowhere", "--queries", queries_}, 1);
  EXPECT_THAT(err_, HasSubstr("nowhere"));
  RunBench({"load", "--server", "localhost:1", "--queries", "/none"}, 1);
  EXPECT_THAT(err_, HasSubstr("/none"));
  RunBench({"load", "--server", "localhost:1"}, 2);
  RunBench({"load", "--server", "localhost:1", "--queries", queries_,
            "--concurrency", "129"},
           2);
}

}  // namespace
}  // namespace preau::bench
