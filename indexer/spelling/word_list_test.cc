#include "indexer/spelling/word_list.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "indexer/spelling/edits.h"

namespace preau::spelling {
namespace {

class WordListTest : public testing::Test {
 protected:
  WordListTest() {
    while (words_.size() < 3000) words_.insert(RandomWord(10));
    list_ = WordList({words_.begin(), words_.end()});
  }

  std::string RandomWord(size_t longest) {
    std::string word;
    for (size_t left = 2 + random_() % (longest - 1); left > 0; --left) {
      word.push_back(static_cast<char>('a' + random_() % 5));
    }
    return word;
  }

  std::mt19937 random_{11};
  std::set<std::string> words_;
  WordList list_;
};

TEST_F(WordListTest, HasItsWordsInOrder) {
  WordList::Id id = 0;
  for (const std::string& word : words_) {
    EXPECT_EQ(list_.word(id), word);
    EXPECT_EQ(list_.Find(word), id);
    ++id;
  }
  EXPECT_EQ(list_.size(), words_.size());
  EXPECT_FALSE(list_.Find("zz").has_value());
  EXPECT_FALSE(WordList().Find("a").has_value());
}

TEST_F(WordListTest, FindsAllThatAreNearAndNoOthers) {
  for (int i = 0; i < 200; ++i) {
    const std::string typed = RandomWord(10);
    for (const int max_edits : {0, 1, 2}) {
      std::map<std::string, int> expected;
      for (const std::string& word : words_) {
        const int edits = EditCounter(typed).Count(word);
        if (edits <= max_edits) expected[word] = edits;
      }
      std::map<std::string, int> found;
      list_.FindNear(typed, max_edits, [&](WordList::Id id, int edits) {
        found[std::string(list_.word(id))] = edits;
      });
      ASSERT_EQ(found, expected) << typed << " " << max_edits;
    }
  }
}

TEST_F(WordListTest, FindsAllThatBeginNearly) {
  for (int i = 0; i < 200; ++i) {
    const std::string typed = RandomWord(6);
    for (const int max_edits : {0, 1, 2}) {
      std::map<std::string, int> expected;
      for (const std::string& word : words_) {
        if (max_edits == 2 && word[0] != typed[0]) continue;
        int fewest = max_edits + 1;
        for (size_t size = 0; size <= word.size(); ++size) {
          if (max_edits == 2 && size == 0) continue;
          fewest =
              std::min(fewest, EditCounter(typed).Count(word.substr(0, size)));
        }
        if (fewest <= max_edits) expected[word] = fewest;
      }
      std::map<std::string, int> found;
      list_.FindNearPrefix(
          typed, max_edits,
          [&](WordList::Id begin, WordList::Id end, int edits) {
            for (WordList::Id id = begin; id < end; ++id) {
              const auto [place, added] =
                  found.try_emplace(std::string(list_.word(id)), edits);
              place->second = std::min(place->second, edits);
            }
          });
      if (typed.size() <= static_cast<size_t>(max_edits)) continue;
      ASSERT_EQ(found, expected) << typed << " " << max_edits;
    }
  }
}

}  // namespace
}  // namespace preau::spelling
