#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/folder/folder_blob_store.h"
#include "storage/blobs/folder/paths.h"

namespace preau::blobs {
namespace {

namespace fs = std::filesystem;
constexpr uint64_t kSize = 20'000;
constexpr uint64_t kPiece = 1'700;

std::string BytesOf(uint64_t number) { return TestBytes(kSize, number); }

absl::StatusOr<std::unique_ptr<FolderBlobStore>> Open(const std::string& root) {
  return FolderBlobStore::Open(root, {.checkpoint_bytes = 4'000});
}

// Uploads one file after the other for ever, and says what was acknowledged: a
// line "number id kept", with -1 for finished.
[[noreturn]] void UploadForEver(const std::string& root, int to) {
  const auto store = Open(root);
  const auto say = [to](uint64_t number, const std::string& id, int64_t kept) {
    const std::string line = absl::StrCat(number, " ", id, " ", kept, "\n");
    if (write(to, line.data(), line.size()) < 0) _exit(1);
  };
  for (uint64_t number = 0; store.ok(); ++number) {
    const auto info = (*store)->BeginUpload({.owner = "a", .size = kSize});
    if (!info.ok()) break;
    say(number, info->id, 0);
    const auto writer = (*store)->OpenUpload(info->id);
    const std::string bytes = BytesOf(number);
    for (uint64_t at = 0; at < kSize; at += kPiece) {
      const auto progress =
          (*writer)->Append(at, absl::string_view(bytes).substr(at, kPiece));
      if (!progress.ok()) _exit(1);
      say(number, info->id, static_cast<int64_t>(progress->kept));
    }
    if (!(*writer)->Finish().ok()) break;
    say(number, info->id, -1);
  }
  _exit(1);
}

struct Upload {
  std::string id;
  int64_t kept = 0;
  bool finished = false;
};

// What a process said until it was killed, after `lines` of it.
std::map<uint64_t, Upload> Killed(const std::string& root, int lines) {
  int ends[2];
  if (pipe(ends) != 0) abort();
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    UploadForEver(root, ends[1]);
  }
  close(ends[1]);
  std::map<uint64_t, Upload> uploads;
  FILE* const from = fdopen(ends[0], "r");
  char line[128];
  for (int seen = 1; fgets(line, sizeof line, from) != nullptr; ++seen) {
    const std::vector<std::string> words =
        absl::StrSplit(line, absl::ByAnyChar(" \n"), absl::SkipEmpty());
    uint64_t number = 0;
    int64_t kept = 0;
    if (words.size() == 3 && absl::SimpleAtoi(words[0], &number) &&
        absl::SimpleAtoi(words[2], &kept)) {
      uploads[number].id = words[1];
      if (kept < 0) {
        uploads[number].finished = true;
      } else {
        uploads[number].kept = kept;
      }
    }
    // The rest, which it had written by then, counts too.
    if (seen == lines) kill(process, SIGKILL);
  }
  fclose(from);
  int result = 0;
  waitpid(process, &result, 0);
  EXPECT_TRUE(WIFSIGNALED(result));
  return uploads;
}

TEST(KillTest, AKilledProcessLosesNothingThatWasAcknowledged) {
  for (int lines = 1; lines < 60; lines += 4) {
    SCOPED_TRACE(lines);
    std::string root = testing::TempDir() + "/kill_XXXXXX";
    ASSERT_NE(mkdtemp(root.data()), nullptr);
    const auto uploads = Killed(root, lines);
    ASSERT_FALSE(uploads.empty());
    const auto store = Open(root);
    ASSERT_TRUE(store.ok()) << store.status();
    std::set<std::string> live;
    for (const auto& [number, upload] : uploads) {
      const auto info = (*store)->GetUpload(upload.id);
      ASSERT_TRUE(info.ok()) << info.status();
      EXPECT_GE(static_cast<int64_t>(info->kept), upload.kept);
      const std::string bytes = BytesOf(number);
      if (upload.finished) {
        EXPECT_EQ(info->finished, IdOf(bytes));
      }
      const auto writer = (*store)->OpenUpload(upload.id);
      ASSERT_TRUE(writer.ok()) << writer.status();
      const auto sent = (*writer)->Append(
          info->kept, absl::string_view(bytes).substr(info->kept));
      ASSERT_TRUE(sent.ok()) << sent.status();
      const auto finished = (*writer)->Finish();
      ASSERT_TRUE(finished.ok()) << finished.status();
      EXPECT_EQ(finished->blob.id, IdOf(bytes));
      EXPECT_TRUE((*store)
                      ->Read(finished->blob.id, 0, kToEnd,
                             [](absl::string_view) { return absl::OkStatus(); })
                      .ok());
      live.insert(BlobPath(finished->blob.id));
    }
    const auto collected = (*store)->Collect(
        {.is_live =
             [&](const BlobId& id) { return live.count(BlobPath(id)) > 0; },
         .blobs_before = INT64_MAX,
         .uploads_before = INT64_MAX});
    ASSERT_TRUE(collected.ok()) << collected.status();
    std::set<std::string> left;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string name =
          fs::relative(entry.path(), root).generic_string();
      if (entry.is_regular_file() && name != "LOCK") left.insert(name);
    }
    EXPECT_EQ(left, live);
    fs::remove_all(root);
  }
}

}  // namespace
}  // namespace preau::blobs
