#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "indexer/search/search_testing.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"

namespace preau::search {
namespace {

class RightWordsTest : public IndexTest {
 protected:
  // The texts of the sample notices, each a document.
  void ApplySamples() {
    std::vector<hot::Change> changes;
    for (const auto& file : std::filesystem::directory_iterator(
             std::string(PREAU_SOURCE_DIR) + "/tools/samples")) {
      if (file.path().extension() != ".xml") continue;
      std::ostringstream xml;
      xml << std::ifstream(file.path()).rdbuf();
      v1::Resource resource = Titled(file.path().stem().string(), "Notice");
      const std::string text = text::HtmlToText(xml.str());
      resource.mutable_notice()->add_description()->set_value(text);
      for (const text::Token& token : text::Analyse(text)) {
        words_.insert(text.substr(token.begin, token.end - token.begin));
      }
      changes.push_back(Put(resource));
    }
    Apply(changes);
  }

  std::set<std::string> words_;
};

TEST_F(RightWordsTest, AreAnsweredAsTheyAreTyped) {
  ApplySamples();
  size_t asked = 0;
  size_t proposed = 0;
  for (const std::string& word : words_) {
    if (asked == 5000) break;
    ++asked;
    Request request;
    request.query = word;
    request.page_size = 3;
    const Response response = Search(request);
    request.spelling = SpellingMode::kOff;
    const Response plain = Search(request);
    ASSERT_EQ(Uids(response), Uids(plain)) << word;
    ASSERT_EQ(response.total, plain.total) << word;
    if (!response.spelling.has_value()) continue;
    ASSERT_FALSE(response.spelling->searched_instead) << word;
    ++proposed;
  }
  std::cout << asked << " right words, others proposed for " << proposed
            << "\n";
  EXPECT_EQ(asked, 5000u);
  EXPECT_LE(proposed, 50u);
}

}  // namespace
}  // namespace preau::search
