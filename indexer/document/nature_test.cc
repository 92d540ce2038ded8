#include "indexer/document/nature.h"

#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace preau::document {
namespace {

absl::string_view Nature(const char* text) {
  log::v1::Notice notice;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &notice));
  return NatureOf(notice);
}

TEST(NatureTest, WhatIsMadeForTeachingSaysSo) {
  for (const char* text :
       {R"(level { id: "6e" })", R"(kind { id: "exercice" })",
        R"(audience { id: "general-public" } audience { id: "pupil" })",
        R"(programme { value: "Cycle 4" })", R"(age_range { min: 6 })",
        R"(educational_note { value: "En groupes." })",
        R"(activity { id: "apprendre" })", "learning_time_seconds: 600",
        R"(difficulty { id: "easy" })"}) {
    EXPECT_EQ(Nature(text), "teaching-resource") << text;
  }
}

TEST(NatureTest, AnObjectOfAMuseumIsADocument) {
  for (const char* text :
       {"", R"(kind { id: "photographie" } audience { id: "general-public" })",
        R"(level { stated: "tout public" flag: TERM_FLAG_UNKNOWN })"}) {
    EXPECT_EQ(Nature(text), "document") << text;
  }
}

}  // namespace
}  // namespace preau::document
