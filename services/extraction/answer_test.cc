#include "services/extraction/answer.h"

#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/extract_testing.h"
#include "services/extraction/fake_extractor.h"

namespace preau::extraction {
namespace {

Answer Good() {
  Answer answer;
  answer.set_done(true);
  answer.mutable_facts()->set_kind(PDF);
  answer.mutable_facts()->set_media_type("application/pdf");
  answer.mutable_facts()->set_pages(3);
  return answer;
}

std::string Piece(const Answer& answer) {
  const std::string bytes = answer.SerializeAsString();
  std::string out;
  for (int i = 0; i < 4; ++i) {
    out.push_back(static_cast<char>(bytes.size() >> (8 * i)));
  }
  return out + bytes;
}

std::string Reason(const absl::StatusOr<Facts>& facts) {
  return RefusalOf(facts.status());
}

TEST(AnswerTest, PiecesAreMerged) {
  Answer picture;
  picture.mutable_facts()->set_thumbnail(
      absl::StrCat("\x89PNG\r\n\x1a\n", std::string("\0\0\0\x0dIHDR", 8),
                   std::string("\0\0\1\0\0\0\1\0", 8), std::string(9, '\0')));
  const absl::StatusOr<Facts> facts =
      ReadAnswer(Piece(Good()) + Piece(picture), absl::OkStatus());
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->pages(), 3);
  EXPECT_EQ(facts->thumbnail(), picture.facts().thumbnail());
}

TEST(AnswerTest, FactsOutliveAPictureThatFails) {
  const absl::Status crash = base::InvalidField("EXTRACTION_CRASHED", "");
  const absl::StatusOr<Facts> facts =
      ReadAnswer(Piece(Good()) + "\x10\0\0", crash);
  ASSERT_TRUE(facts.ok()) << facts.status();
  ASSERT_EQ(facts->finding_size(), 1);
  EXPECT_EQ(facts->finding(0).kind(), Finding::NOT_READ);
  EXPECT_EQ(Reason(ReadAnswer("", crash)), "EXTRACTION_CRASHED");
  Answer half = Good();
  half.set_done(false);
  EXPECT_EQ(Reason(ReadAnswer(Piece(half), crash)), "EXTRACTION_CRASHED");
}

TEST(AnswerTest, ARefusalComesBackWithItsPlaceAndArguments) {
  Answer answer;
  answer.set_done(true);
  answer.mutable_refusal()->set_reason("ARCHIVE_TOO_MANY");
  answer.mutable_refusal()->set_place("a.xml");
  (*answer.mutable_refusal()->mutable_args())["max"] = "5";
  const absl::Status status =
      ReadAnswer(Piece(answer), absl::OkStatus()).status();
  EXPECT_EQ(RefusalOf(status), "ARCHIVE_TOO_MANY a.xml");
  EXPECT_EQ(base::GetErrorDetail(status)->args.at("max"), "5");
}

TEST(AnswerTest, WhatIsntPossibleIsntTaken) {
  const auto changed = [](auto change) {
    Answer answer = Good();
    change(*answer.mutable_facts());
    return Piece(answer);
  };
  Answer both = Good();
  both.mutable_refusal()->set_reason("FILE_EMPTY");
  Answer other_reason;
  other_reason.set_done(true);
  other_reason.mutable_refusal()->set_reason("DISK_FULL");
  Answer no_reason;
  no_reason.set_done(true);
  no_reason.mutable_refusal()->set_reason("FILE_NO_SUCH_SENTENCE");
  Answer not_done = Good();
  not_done.set_done(false);
  const std::string kAnswers[] = {
      "",
      "garbage",
      std::string(100, '\xFF'),
      Piece(not_done),
      Piece(both),
      Piece(other_reason),
      Piece(no_reason),
      Piece(Good()) + Piece(Good()) + Piece(Good()) + Piece(Good()) +
          Piece(Good()),
      changed([](Facts& facts) { facts.set_kind(KIND_UNSPECIFIED); }),
      changed([](Facts& facts) { facts.set_kind(static_cast<Kind>(99)); }),
      changed([](Facts& facts) { facts.set_media_type("text/html\r\nX: y"); }),
      changed([](Facts& facts) { facts.set_media_type(""); }),
      changed([](Facts& facts) { facts.set_pages(-1); }),
      changed([](Facts& facts) { facts.set_size_bytes(-1); }),
      changed([](Facts& facts) {
        facts.set_duration_seconds(std::numeric_limits<double>::quiet_NaN());
      }),
      changed([](Facts& facts) {
        facts.add_title()->set_value(std::string(4001, 'x'));
      }),
      changed([](Facts& facts) { facts.add_title()->set_value("a\x1b[31m"); }),
      changed([](Facts& facts) {
        for (int i = 0; i < 501; ++i) facts.add_title();
      }),
      changed([](Facts& facts) {
        facts.add_page()->set_text(std::string((2 << 20) + 1, 'x'));
      }),
      changed([](Facts& facts) {
        for (int i = 0; i < 5001; ++i) facts.add_page();
      }),
      changed([](Facts& facts) { facts.set_thumbnail("<svg>"); }),
      changed([](Facts& facts) {
        facts.mutable_accessibility()->set_images_with_alternative(2);
      }),
      changed([](Facts& facts) { facts.add_finding(); }),
  };
  int number = 0;
  for (const std::string& answer : kAnswers) {
    SCOPED_TRACE(number++);
    EXPECT_EQ(Reason(ReadAnswer(answer, absl::OkStatus())),
              "EXTRACTION_ANSWER_INVALID");
  }
}

// An extractor that a file has taken over.
TEST(ExtractorTest, AMisbehavingOneGivesAReasonAndNothingElse) {
  ExtractorOptions options;
  options.program = PREAU_MISBEHAVING;
  // It takes its first argument, which is the memory, for how to misbehave.
  EXPECT_EQ(Reason(ExtractBytes("x", options)), "EXTRACTION_ANSWER_INVALID");
  options.program = "/nowhere/preau-extract";
  EXPECT_EQ(Reason(ExtractBytes("x", options)), "EXTRACTION_UNAVAILABLE");
}

TEST(ExtractorTest, TooLittleTimeIsSaid) {
  ExtractorOptions options;
  options.wall_micros = 1;
  EXPECT_EQ(Reason(ExtractBytes("x", options)), "EXTRACTION_TIMEOUT");
}

TEST(FakeExtractorTest, AnswersWhatItWasTold) {
  FakeExtractor fake;
  fake.Set("bad", base::InvalidField("FILE_EMPTY", ""));
  const int descriptor = memfd_create("sample", MFD_CLOEXEC);
  ASSERT_EQ(write(descriptor, "bad", 3), 3);
  EXPECT_EQ(Reason(fake.Extract(descriptor)), "FILE_EMPTY");
  ASSERT_EQ(write(descriptor, "x", 1), 1);
  EXPECT_EQ(fake.Extract(descriptor)->kind(), PLAIN_TEXT);
  EXPECT_EQ(fake.calls(), 2);
  close(descriptor);
}

}  // namespace
}  // namespace preau::extraction
