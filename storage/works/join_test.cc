#include "storage/works/join.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace preau::works {
namespace {

using catalogue::StoredResource;

constexpr char kVolcanoes[] =
    "Une animation qui montre la chambre magmatique, la cheminée et le cratère "
    "d'un volcan effusif, puis d'un volcan explosif, avec un questionnaire "
    "pour les élèves et une fiche pour la classe.";

struct Record {
  std::string uid;
  std::string source = "canope/sources/oai";
  std::string title = "Les volcans effusifs et explosifs";
  std::string description;
  std::string url;
  std::string isbn;
  std::vector<std::string> levels = {};
  std::vector<std::string> same = {};
  std::vector<std::string> distinct = {};
};

Copy CopyOf(const Record& record, int64_t created) {
  StoredResource resource;
  resource.set_uid(record.uid);
  resource.set_create_time_micros(created);
  resource.set_state(storage::v1::PUBLISHED);
  resource.set_source(record.source);
  log::v1::Notice& notice = *resource.mutable_notice();
  notice.add_title()->set_value(record.title);
  if (!record.description.empty()) {
    notice.add_description()->set_value(record.description);
  }
  notice.set_url(record.url);
  notice.set_provider("Canopé");
  if (!record.isbn.empty()) {
    notice.add_identifier()->set_catalog("ISBN");
    notice.mutable_identifier(0)->set_entry(record.isbn);
  }
  for (const std::string& level : record.levels) {
    notice.add_level()->set_id(level);
  }
  for (const std::string& uid : record.same) {
    log::v1::CopyDecision& decision = *resource.add_copy_decision();
    decision.set_uid(uid);
    decision.set_verdict(log::v1::CopyDecision::SAME_WORK);
  }
  for (const std::string& uid : record.distinct) {
    log::v1::CopyDecision& decision = *resource.add_copy_decision();
    decision.set_uid(uid);
    decision.set_verdict(log::v1::CopyDecision::OTHER_WORK);
  }
  return MakeCopy(resource);
}

// "a b|c": a and b are one work, c another.
std::string Works(const std::vector<Record>& records) {
  Tied tied;
  int64_t created = 0;
  for (const Record& record : records) {
    tied.copies.push_back(CopyOf(record, ++created));
  }
  std::mt19937 random(7);
  std::string first;
  // The order in which they are given makes no difference.
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> works;
    for (const Work& work : Join(tied)) {
      std::string text;
      for (const size_t i : work.copies) {
        absl::StrAppend(&text, text.empty() ? "" : " ", tied.copies[i].uid);
      }
      EXPECT_EQ(work.uid, tied.copies[work.copies[0]].uid);
      EXPECT_EQ(work.links.size(), work.copies.size() - 1);
      works.push_back(text);
    }
    std::sort(works.begin(), works.end());
    std::string all;
    for (const std::string& work : works) {
      absl::StrAppend(&all, all.empty() ? "" : "|", work);
    }
    if (round == 0) first = all;
    EXPECT_EQ(all, first);
    std::shuffle(tied.copies.begin(), tied.copies.end(), random);
  }
  return first;
}

TEST(JoinTest, TheSameAddressIsTheSameWork) {
  EXPECT_EQ(Works({{.uid = "a", .url = "https://www.example.org/volcans/"},
                   {.uid = "b",
                    .source = "lille",
                    .title = "Volcans",
                    .url = "http://example.org/volcans?utm_source=lettre"},
                   {.uid = "c", .url = "https://example.org/seismes"}}),
            "a b|c");
}

TEST(JoinTest, AnIssuedIdentifierIsTheSameWork) {
  EXPECT_EQ(Works({{.uid = "a", .url = "https://a.org", .isbn = "2070612759"},
                   {.uid = "b",
                    .source = "lille",
                    .url = "https://b.org",
                    .isbn = "978-2-07-061275-8"}}),
            "a b");
}

TEST(JoinTest, NearlyTheSameTextForTheSameLevelsIsTheSameWork) {
  const Record one = {.uid = "a",
                      .title = "Les volcans effusifs et explosifs | Canopé",
                      .description = kVolcanoes,
                      .url = "https://a.org/1",
                      .levels = {"niveau-4e"}};
  Record other = one;
  other.uid = "b";
  other.source = "lille";
  other.title = "Les volcans effusifs et explosifs";
  other.url = "https://b.org/1";
  EXPECT_EQ(Works({one, other}), "a b");
  other.levels = {"niveau-6e"};
  EXPECT_EQ(Works({one, other}), "a|b") << "other levels";
  other.levels = one.levels;
  other.title = "Les volcans effusifs et explosifs 2";
  EXPECT_EQ(Works({one, other}), "a|b") << "another number in its title";
  other.title = "Les séismes en Méditerranée";
  EXPECT_EQ(Works({one, other}), "a|b") << "another title";
  other.title = one.title;
  other.description = "Une vidéo.";
  EXPECT_EQ(Works({one, other}), "a|b") << "hardly any text";
  other.description = one.description;
  other.source = one.source;
  EXPECT_EQ(Works({one, other}), "a|b") << "kept apart by its own source";
}

TEST(JoinTest, TextsTieNothingWhereASourceHasSeveralAlike) {
  Record one = {
      .uid = "a", .description = kVolcanoes, .url = "https://a.org/1"};
  Record two = one;
  two.uid = "b";
  two.url = "https://a.org/2";
  Record other = one;
  other.uid = "c";
  other.source = "lille";
  other.url = "https://c.org";
  EXPECT_EQ(Works({one, two, other}), "a|b|c");
}

TEST(JoinTest, AnAddressThatSeveralTitlesShareIsSomethingElsesName) {
  const std::string home = "https://example.org";
  EXPECT_EQ(
      Works({{.uid = "a", .title = "Volcans", .url = home},
             {.uid = "b", .title = "Séismes", .url = home},
             {.uid = "c", .source = "lille", .title = "Volcans", .url = home}}),
      "a c|b");
}

TEST(JoinTest, WhatACuratorSaysHolds) {
  const std::string url = "https://example.org/volcans";
  EXPECT_EQ(
      Works({{.uid = "a", .url = url},
             {.uid = "b", .source = "lille", .url = url, .distinct = {"a"}}}),
      "a|b");
  EXPECT_EQ(Works({{.uid = "a", .url = "https://a.org"},
                   {.uid = "b",
                    .source = "lille",
                    .url = "https://b.org",
                    .same = {"a"}}}),
            "a b");
  // Two owners differ: apart.
  EXPECT_EQ(Works({{.uid = "a", .url = url, .distinct = {"b"}},
                   {.uid = "b", .source = "lille", .url = url, .same = {"a"}}}),
            "a|b");
  // A third that is like both goes with the older; the two stay apart.
  EXPECT_EQ(
      Works({{.uid = "a", .url = url},
             {.uid = "b", .source = "lille", .url = url, .distinct = {"a"}},
             {.uid = "c", .source = "paris", .url = url}}),
      "a c|b");
}

TEST(JoinTest, AKeyThatManyHaveNamesNone) {
  Tied tied;
  for (int i = 0; i < 3; ++i) {
    tied.copies.push_back(CopyOf({.uid = absl::StrCat(i),
                                  .source = absl::StrCat("s", i),
                                  .url = "https://example.org/accueil"},
                                 i));
  }
  EXPECT_EQ(Join(tied).size(), 1u);
  tied.common = {"url:example.org/accueil"};
  EXPECT_EQ(Join(tied).size(), 3u);
}

TEST(JoinTest, OnlyDecisionsCountWhereThereAreTooMany) {
  const std::string url = "https://example.org/volcans";
  Tied tied;
  tied.copies = {CopyOf({.uid = "a", .url = url}, 1),
                 CopyOf({.uid = "b", .source = "lille", .url = url}, 2),
                 CopyOf({.uid = "c",
                         .source = "paris",
                         .url = "https://c.org",
                         .same = {"a"}},
                        3)};
  tied.only_decisions = true;
  EXPECT_EQ(Join(tied).size(), 2u);
}

TEST(JoinTest, SaysWhy) {
  Tied tied;
  tied.copies = {
      CopyOf({.uid = "a", .url = "https://www.example.org/v"}, 1),
      CopyOf({.uid = "b", .source = "lille", .url = "http://example.org/v/"},
             2)};
  const std::vector<Work> works = Join(tied);
  ASSERT_EQ(works.size(), 1u);
  ASSERT_EQ(works[0].links.size(), 1u);
  EXPECT_EQ(works[0].links[0].kind, Link::Kind::kAddress);
  EXPECT_EQ(works[0].links[0].value, "example.org/v");
}

TEST(CopyTest, TheBandsFindNearlyEqualTexts) {
  // Of texts that differ in one word of forty nearly all share a band, of
  // texts on different things none.
  int found = 0;
  constexpr int kPairs = 200;
  for (int i = 0; i < kPairs; ++i) {
    std::string text;
    for (int w = 0; w < 40; ++w) absl::StrAppend(&text, "mot", i * 40 + w, " ");
    const Copy a = CopyOf({.uid = "a", .title = "T", .description = text}, 1);
    const Copy b =
        CopyOf({.uid = "b", .title = "T", .description = text + "autre"}, 2);
    std::set<std::string> bands(a.bands.begin(), a.bands.end());
    bands.insert(b.bands.begin(), b.bands.end());
    found += bands.size() < a.bands.size() + b.bands.size() ? 1 : 0;
    EXPECT_GT(Resemblance(a, b), 0.9);
  }
  EXPECT_GE(found, kPairs * 95 / 100);
}

TEST(CopyTest, ItsBytesAreTheSameOnEveryMachine) {
  const Copy copy = CopyOf({.uid = "a", .description = kVolcanoes}, 1);
  ASSERT_EQ(copy.bands.size(), 4u);
  EXPECT_EQ(copy.bands[0], "text:1d54f6644fa214e5");
}

}  // namespace
}  // namespace preau::works
