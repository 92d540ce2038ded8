#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/sandbox/process.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::sandbox {
namespace {

class OpenFile {
 public:
  explicit OpenFile(int flags = O_RDONLY)
      : descriptor(open("/etc/hostname", flags | O_CLOEXEC)) {}
  ~OpenFile() { close(descriptor); }
  const int descriptor;
};

Outcome Misbehave(const std::string& how, RunLimits limits = RunLimits()) {
  const OpenFile file;
  return RunProgram({PREAU_MISBEHAVING, {how}}, file.descriptor, limits,
                    base::SystemClock());
}

std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

TEST(SandboxTest, WhatIsTriedReachesNothing) {
  for (const char* how : {"open", "limits"}) {
    SCOPED_TRACE(how);
    const Outcome outcome = Misbehave(how);
    EXPECT_TRUE(outcome.status.ok() ||
                ReasonOf(outcome.status) == "EXTRACTION_FORBIDDEN")
        << outcome.status;
    EXPECT_THAT(outcome.answer, testing::AnyOf("nothing", ""));
  }
  EXPECT_EQ(Misbehave("open").answer, "nothing");
  EXPECT_FALSE(std::filesystem::exists("/tmp/preau-escaped"));
}

TEST(SandboxTest, WhatIsForbiddenEndsIt) {
  for (const char* how : {"socket", "unix-socket", "fork", "exec", "signal",
                          "ptrace", "unlink", "write-file", "run-memory"}) {
    SCOPED_TRACE(how);
    const Outcome outcome = Misbehave(how);
    EXPECT_EQ(ReasonOf(outcome.status), "EXTRACTION_FORBIDDEN")
        << outcome.status;
    EXPECT_EQ(outcome.answer, "");
  }
}

TEST(SandboxTest, EachEndHasItsReason) {
  const std::pair<const char*, const char*> kEnds[] = {
      {"crash", "EXTRACTION_CRASHED"},
      {"null", "EXTRACTION_CRASHED"},
      {"endless", "EXTRACTION_ANSWER_TOO_LARGE"}};
  for (const auto& [how, reason] : kEnds) {
    SCOPED_TRACE(how);
    const Outcome outcome = Misbehave(how);
    EXPECT_EQ(ReasonOf(outcome.status), reason);
    EXPECT_EQ(outcome.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_TRUE(messages::HasSentence(reason));
    EXPECT_LE(outcome.answer.size(), RunLimits().max_answer_bytes);
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(SandboxTest, MemoryIsBounded) {
  EXPECT_EQ(ReasonOf(Misbehave("memory").status), "EXTRACTION_MEMORY");
}
#endif

TEST(SandboxTest, AHungOneIsKilledInTime) {
  RunLimits limits;
  limits.wall_micros = 200'000;
  const int64_t before = base::SystemClock()->NowMicros();
  const Outcome outcome = Misbehave("hang", limits);
  EXPECT_EQ(ReasonOf(outcome.status), "EXTRACTION_TIMEOUT");
  EXPECT_THAT(messages::SayStatus(outcome.status, base::Language::kEnglish),
              testing::HasSubstr("more than 1 s"));
  EXPECT_LT(base::SystemClock()->NowMicros() - before, 4'000'000);
}

TEST(SandboxTest, OneThatClosesItsAnswerAndStaysIsKilled) {
  EXPECT_FALSE(Misbehave("hang-silently").status.ok());
}

TEST(SandboxTest, ItHasThreeDescriptorsAndNoEnvironment) {
  const OpenFile another;
  EXPECT_EQ(Misbehave("descriptors").answer, "three");
  EXPECT_EQ(Misbehave("environment").answer, "none");
}

TEST(SandboxTest, WhatItAnswersComesBackAsItIs) {
  const Outcome outcome = Misbehave("garbage");
  EXPECT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(outcome.answer, "\xFF\xFF\xFF\x7Fgarbage");
}

TEST(SandboxTest, AProgramThatIsNotThereIsUnavailable) {
  const OpenFile file;
  const Outcome outcome =
      RunProgram({"/nowhere/preau-extract", {}}, file.descriptor, RunLimits(),
                 base::SystemClock());
  EXPECT_EQ(ReasonOf(outcome.status), "EXTRACTION_UNAVAILABLE");
  EXPECT_EQ(outcome.status.code(), absl::StatusCode::kUnavailable);
}

TEST(SandboxTest, AFileThatMayBeWrittenIsNotHandedOver) {
  const OpenFile file(O_RDWR);
  EXPECT_EQ(RunProgram({PREAU_MISBEHAVING, {}}, file.descriptor, RunLimits(),
                       base::SystemClock())
                .status.code(),
            absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace preau::sandbox
