#include "tests/fuzz/uploads.h"

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/extraction/answer.h"
#include "services/extraction/program/reading.h"
#include "services/extraction/proposal/proposal.h"
#include "services/extraction/type/type.h"
#include "storage/base/error.h"
#include "storage/notice/notice.h"
#include "tests/fuzz/property.h"

namespace preau::fuzz {
namespace {

const file_type::Detector& Detector() {
  static const auto* const kDetector = [] {
    auto detector = file_type::Detector::Create();
    Require(detector.ok(), "libmagic has a database");
    return detector->release();
  }();
  return *kDetector;
}

std::string PieceOf(const extraction::Answer& answer) {
  const std::string bytes = answer.SerializeAsString();
  std::string piece;
  for (int i = 0; i < 4; ++i) {
    piece.push_back(static_cast<char>(bytes.size() >> (8 * i)));
  }
  return piece + bytes;
}

}  // namespace

void ReadUpload(absl::string_view file) {
  std::string answer;
  int pieces = 0;
  extraction::ReadFile(file, Detector(), [&](const extraction::Answer& piece) {
    ++pieces;
    answer += PieceOf(piece);
  });
  Require(pieces == 1 || pieces == 2, "one answer, and perhaps a picture");
  const absl::StatusOr<extraction::Facts> facts =
      extraction::ReadAnswer(answer, absl::OkStatus());
  if (!facts.ok()) {
    RequireSayable(facts.status());
    Require(base::GetErrorDetail(facts.status())->reason !=
                "EXTRACTION_ANSWER_INVALID",
            "what is answered is possible");
    return;
  }
  RequireTexts(*facts, "facts are well-formed");
  log::v1::Notice notice = extraction::Propose(*facts).notice;
  notice::Normalise(notice);
  const absl::Status status = notice::Validate(notice, "notice");
  if (!status.ok()) {
    Require(base::GetErrorDetail(status)->reason == "TITLE_MISSING",
            "a proposal is a valid notice");
  }
}

}  // namespace preau::fuzz

// fontconfig keeps what poppler asks it for; preau-extract ends after one file.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
