#include "services/ingestion/harvest/defaults.h"

#include <gtest/gtest.h>

namespace preau::harvest {
namespace {

v1::Harvesting WithLicence() {
  v1::Harvesting harvesting;
  harvesting.set_licence("cc-by-sa");
  harvesting.set_licence_version("4.0");
  harvesting.set_licence_evidence("Courriel du musée, 3 mars 2026");
  return harvesting;
}

TEST(DefaultsTest, ARecordThatSaysNothingGetsTheDeclaredLicence) {
  log::v1::Notice notice;
  notice.mutable_licence()->mutable_term()->set_id("unknown");
  AddDefaults(WithLicence(), notice);
  EXPECT_EQ(notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(notice.licence().version(), "4.0");
  EXPECT_EQ(notice.licence().evidence(), log::v1::Licence::DECLARED);
  EXPECT_EQ(notice.licence().statement(0).value(),
            "Courriel du musée, 3 mars 2026");
  ASSERT_EQ(notice.provenance_size(), 1);
  EXPECT_EQ(notice.provenance(0).rule(), "source.licence");
}

TEST(DefaultsTest, WhatARecordSaysItselfStands) {
  log::v1::Notice known;
  known.mutable_licence()->mutable_term()->set_id("cc-by");
  log::v1::Notice unclear;
  unclear.mutable_licence()->mutable_term()->set_id("unknown");
  unclear.mutable_licence()->add_statement()->set_value(
      "Tous droits réservés, sauf mention contraire");
  for (const log::v1::Notice& before : {known, unclear}) {
    log::v1::Notice after = before;
    AddDefaults(WithLicence(), after);
    EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  }
}

TEST(DefaultsTest, WithoutADeclarationNothingIsAdded) {
  log::v1::Notice notice;
  AddDefaults(v1::Harvesting(), notice);
  EXPECT_EQ(notice.ByteSizeLong(), 0u);
}

}  // namespace
}  // namespace preau::harvest
