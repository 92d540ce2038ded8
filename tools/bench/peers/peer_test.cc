#include "tools/bench/peers/peer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace preau::bench::peers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class FakePeer : public Peer {
 public:
  std::string name() const override { return "fake"; }
  void Index(const Documents& documents, const std::string& path) override {
    index_path = path;
    documents([&](const Document& document) { uids.push_back(document.uid); });
  }
  void Open(const std::string& path) override { index_path = path; }
  int64_t Search(const Query& query, Mode /*mode*/) override {
    asked.push_back(query.query_class);
    if (query.words[0][0] == "bad") throw std::runtime_error("bad word");
    return 7;
  }

  std::string index_path;
  std::vector<std::string> uids;
  std::vector<std::string> asked;
};

class RunPeerTest : public testing::Test {
 protected:
  RunPeerTest()
      : file_((std::filesystem::path(testing::TempDir()) /
               ("peer_" + std::to_string(getpid())))
                  .string()) {}
  ~RunPeerTest() override { std::filesystem::remove(file_); }

  void Write(const std::string& text) { std::ofstream(file_) << text; }
  int Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "peer");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    return RunPeer(static_cast<int>(argv.size()), argv.data(), peer_);
  }

  const std::string file_;
  FakePeer peer_;
};

TEST(ParseDocumentTest, KeepsPlaces) {
  const Document document =
      ParseDocument("u1\tle volcan|volcan / erupt|er\tcollege 6e\t\tvideo");
  EXPECT_EQ(document.uid, "u1");
  std::vector<std::pair<std::string, uint32_t>> tokens;
  for (const Token& token : document.tokens) {
    tokens.emplace_back(token.term, token.position);
  }
  EXPECT_THAT(tokens,
              ElementsAre(testing::Pair("le", 1), testing::Pair("volcan", 2),
                          testing::Pair("volcan", 2),
                          testing::Pair("erupt", 53), testing::Pair("er", 53)));
  EXPECT_THAT(document.levels, ElementsAre("college", "6e"));
  EXPECT_THAT(document.disciplines, ElementsAre());
  EXPECT_THAT(document.kinds, ElementsAre("video"));
  EXPECT_THROW(ParseDocument("u1\tle"), std::runtime_error);
}

TEST(ParseQueryTest, KeepsAlternatives) {
  const Query query = ParseQuery("two_all_level\tall\tvolcan|volca erupt\t6e");
  EXPECT_EQ(query.match, Query::Operator::kAll);
  EXPECT_THAT(query.words, ElementsAre(ElementsAre("volcan", "volca"),
                                       ElementsAre("erupt")));
  EXPECT_EQ(query.level, "6e");
  EXPECT_THROW(ParseQuery("two_all\tsome\tvolcan\t"), std::runtime_error);
}

TEST_F(RunPeerTest, IndexesEachDocument) {
  Write("u1\ta\t\t\t\nu2\tb\t\t\t\n");
  EXPECT_EQ(Run({"index", file_, "there"}), 0);
  EXPECT_EQ(peer_.index_path, "there");
  EXPECT_THAT(peer_.uids, ElementsAre("u1", "u2"));
}

TEST_F(RunPeerTest, PrintsALineForEachClass) {
  Write(
      "term_rare\tany\ta\t\nterm_rare\tany\tb\t\nterm_rare\tany\tc\t\n"
      "two_all\tall\ta b\t\nfacets_everything\teverything\t*\t\n");
  testing::internal::CaptureStdout();
  EXPECT_EQ(Run({"search", "there", file_, "count", "1", "2", "2"}), 0);
  const std::string printed = testing::internal::GetCapturedStdout();
  // Two of a class at most, three times; no facets.
  EXPECT_EQ(peer_.asked.size(), 3 * 3);
  EXPECT_THAT(printed, HasSubstr("fake\tcount\tterm_rare\t4\t"));
  EXPECT_THAT(printed, HasSubstr("fake\tcount\ttwo_all\t2\t"));
  EXPECT_THAT(printed, HasSubstr("\t7.0\n"));
}

TEST_F(RunPeerTest, SaysWhatFailed) {
  Write("term_rare\tany\tbad\t\n");
  testing::internal::CaptureStderr();
  EXPECT_EQ(Run({"search", "there", file_, "top", "0", "1", "0"}), 1);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("bad word"));
  EXPECT_EQ(Run({"search", "there", file_, "all", "0", "1", "0"}), 1);
  EXPECT_EQ(Run({"search"}), 2);
}

}  // namespace
}  // namespace preau::bench::peers
