#include "tools/bench/relevance_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace preau::bench {
namespace {

using testing::HasSubstr;
using testing::Not;

class RelevanceRunTest : public testing::Test {
 protected:
  RelevanceRunTest() {
    std::filesystem::create_directories(folder_ + "/notices");
    Write("corpus.jsonl",
          R"({"_id": "a", "title": "Volcan", "text": "La lave."})"
          "\n"
          R"({"_id": "b", "title": "Rivière", "text": "L'eau d'un volcan."})"
          "\n");
    Write("queries.jsonl",
          R"({"_id": "1", "text": "volcan", "kind": "word", "part": "tuning"})"
          "\n"
          R"({"_id": "2", "text": "rivière lave", "kind": "words"})"
          "\n"
          R"({"_id": "3", "text": "lave", "kind": "word", "part": "held-out"})"
          "\n"
          R"({"_id": "4", "text": "train", "kind": "none"})"
          "\n"
          R"({"_id": "5", "text": "nobody looked at this one"})"
          "\n");
    Write("qrels.tsv",
          "query-id\tcorpus-id\tscore\n1\ta\t3\n2\tb\t2\n3\tb\t1\n");
    Write("judged.tsv", "1\ta\n2\ta b\n3\ta b\n4\ta b\n");
  }
  ~RelevanceRunTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name) << text;
  }

  int Run(std::vector<std::string> arguments) {
    arguments.push_back(folder_);
    out_.str("");
    err_.str("");
    return RunRelevance(std::move(arguments), out_, err_);
  }

  const std::string folder_ =
      testing::TempDir() + "collection_" +
      testing::UnitTest::GetInstance()->current_test_info()->name();
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(RelevanceRunTest, TellsPartsAndKindsApart) {
  ASSERT_EQ(Run({}), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("tuning word\tnDCG@10 1.0000\t1 queries"));
  EXPECT_THAT(out_.str(),
              HasSubstr("tuning none\tnDCG@10 0.0000\t0 queries\t"
                        "0 refused\t1 found nothing\t1 without an answer"));
  EXPECT_THAT(out_.str(),
              HasSubstr("\t2 queries\t0 refused\t1 found nothing\t1 without an "
                        "answer\t1 of 4 unjudged\n"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("held-out")));

  ASSERT_EQ(Run({"--part", "held-out"}), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("held-out\tnDCG@10 0.0000\t1 queries"));
}

TEST_F(RelevanceRunTest, TellsQueriesApart) {
  ASSERT_EQ(Run({"--each"}), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("1\t1.0000\tvolcan\t a=3 b=?\n"));
  EXPECT_THAT(out_.str(), HasSubstr("4\t0.0000\ttrain\t\n"));
}

TEST_F(RelevanceRunTest, ListsHits) {
  ASSERT_EQ(Run({"--hits", "1"}), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("1\t1\ta\n"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("1\t2\tb\n")));
}

TEST_F(RelevanceRunTest, CanAskForAllWords) {
  ASSERT_EQ(Run({"--hits", "5", "--match", "all"}), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("1\t2\tb\n"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("2\t1\t")));
}

TEST_F(RelevanceRunTest, ReadsNoticesAsAnImportDoes) {
  Write("notices/a.xml", R"(<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general>
      <identifier><catalog>URI</catalog><entry>urn:a</entry></identifier>
      <title><string language="fre">Les trains</string></title>
      </general></lom>)");
  ASSERT_EQ(Run({"--hits", "5", "--notices", folder_ + "/notices"}), 0)
      << err_.str();
  EXPECT_EQ(out_.str(), "4\t1\ta\n");
}

TEST_F(RelevanceRunTest, SaysWhatItCanNotRead) {
  EXPECT_EQ(Run({"--part", "both"}), 2);
  EXPECT_EQ(Run({"--notices", folder_ + "/none"}), 1);
  EXPECT_THAT(err_.str(), HasSubstr("no notices there"));
  Write("qrels.tsv", "query-id\tcorpus-id\tscore\n1\ta\tgood\n");
  EXPECT_EQ(Run({}), 1);
  EXPECT_THAT(err_.str(), HasSubstr("qrels.tsv:2: not understood"));
  Write("corpus.jsonl", "[\n");
  EXPECT_EQ(Run({}), 1);
  EXPECT_THAT(err_.str(), HasSubstr("corpus.jsonl:1: not understood"));
}

}  // namespace
}  // namespace preau::bench
