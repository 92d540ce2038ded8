#include "storage/messages/messages.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::messages {
namespace {

using base::Language;

std::set<std::string> Placeholders(absl::string_view text) {
  std::set<std::string> found;
  const std::string copy(text);
  static const std::regex kPlaceholder("\\{([a-z_]+)\\}");
  for (std::sregex_iterator it(copy.begin(), copy.end(), kPlaceholder), end;
       it != end; ++it) {
    found.insert((*it)[1]);
  }
  return found;
}

TEST(MessagesTest, EachSentenceIsThereInBothLanguages) {
  std::set<absl::string_view> codes;
  for (const Sentence& sentence : AllSentences()) {
    SCOPED_TRACE(sentence.code);
    EXPECT_TRUE(codes.insert(sentence.code).second) << "twice";
    EXPECT_TRUE(std::regex_match(std::string(sentence.code),
                                 std::regex("[A-Z][A-Z0-9_]{1,62}")));
    EXPECT_FALSE(sentence.french.empty());
    EXPECT_FALSE(sentence.english.empty());
    EXPECT_EQ(Placeholders(sentence.french), Placeholders(sentence.english));
  }
}

TEST(MessagesTest, FillsInPlaceholders) {
  EXPECT_THAT(Say("DISK_FULL", Language::kEnglish,
                  {{"free", "1 MB"}, {"needed", "{free}"}}),
              testing::HasSubstr("1 MB bytes free, {free} needed"));
  EXPECT_EQ(Say("NO_SUCH_CODE", Language::kFrench, {{"a", "b"}}),
            "NO_SUCH_CODE a=b");
}

TEST(MessagesTest, AnErrorIsSaidByItsReasonElseByItsCode) {
  EXPECT_THAT(SayStatus(base::MakeError(absl::StatusCode::kResourceExhausted,
                                        {"SERVER_BUSY", "", {}}),
                        Language::kEnglish),
              testing::HasSubstr("too many requests"));
  EXPECT_THAT(SayStatus(absl::NotFoundError("x"), Language::kFrench),
              testing::HasSubstr("Rien de tel ici : x"));
}

// Reads the sources: each reason that an error is made with has its sentence.
TEST(MessagesTest, EachReasonInTheSourcesHasASentence) {
  namespace fs = std::filesystem;
  static const std::regex kReason(
      "(?:InvalidField|NotFound|MakeProblem|MakeRemark|SayReason|Say)\\(\\s*"
      "\"([A-Z][A-Z0-9_]+)\"|(?:MakeError\\([^;{]*\\{|UrlError\\([^;\"]*)\\s*"
      "\"([A-Z][A-Z0-9_]+)\"");
  int seen = 0;
  for (const char* folder : {"storage", "indexer", "services", "tools"}) {
    const fs::path root = fs::path(PREAU_SOURCE_DIR) / folder;
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() != ".cc" ||
          name.find("_test.cc") != name.npos) {
        continue;
      }
      std::ifstream file(entry.path());
      std::stringstream text;
      text << file.rdbuf();
      const std::string source = text.str();
      for (std::sregex_iterator it(source.begin(), source.end(), kReason), end;
           it != end; ++it) {
        const std::string code =
            (*it)[1].matched ? (*it)[1].str() : (*it)[2].str();
        EXPECT_TRUE(HasSentence(code)) << code << " in " << entry.path();
        ++seen;
      }
    }
  }
  EXPECT_GT(seen, 5);
}

}  // namespace
}  // namespace preau::messages
