#include "services/extraction/answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "indexer/text/html_text.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::extraction {
namespace {

constexpr int kMaxPieces = 4;
constexpr int kMaxRepeated = 500;
constexpr int kMaxPages = 5000;
constexpr size_t kMaxText = size_t{2} << 20;
constexpr size_t kMaxValue = 4000;
constexpr size_t kMaxThumbnail = size_t{512} << 10;
constexpr uint32_t kMaxThumbnailSide = 320;
constexpr int kMaxNumber = 100'000'000;

absl::Status Invalid() {
  return base::InvalidField("EXTRACTION_ANSWER_INVALID", "");
}

bool IsText(absl::string_view text, size_t max_bytes) {
  return text.size() <= max_bytes && text::SanitiseUtf8(text) == text;
}

bool AreTexts(const google::protobuf::RepeatedPtrField<Text>& texts) {
  return texts.size() <= kMaxRepeated &&
         std::all_of(texts.begin(), texts.end(), [](const Text& text) {
           return IsText(text.value(), kMaxValue) &&
                  IsText(text.language(), 35) &&
                  IsText(text.evidence().place(), 500) &&
                  IsText(text.evidence().rule(), 100);
         });
}

bool IsMediaType(absl::string_view type) {
  return type.size() <= 100 && absl::StrContains(type, "/") &&
         std::all_of(type.begin(), type.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<uint8_t>(c)) ||
                  absl::StrContains("/.+-", absl::string_view(&c, 1));
         });
}

uint32_t Big32(absl::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = at; i < at + 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

bool IsThumbnail(absl::string_view png) {
  if (png.empty()) return true;
  constexpr size_t kHeader = 33;
  return png.size() >= kHeader && png.size() <= kMaxThumbnail &&
         absl::StartsWith(png, "\x89PNG\r\n\x1a\n") &&
         png.substr(12, 4) == "IHDR" && Big32(png, 16) <= kMaxThumbnailSide &&
         Big32(png, 20) <= kMaxThumbnailSide;
}

bool ArePages(const Facts& facts) {
  size_t text = 0;
  for (const Page& page : facts.page()) {
    text += page.text().size();
    if (page.number() < 0 || !IsText(page.name(), 500) ||
        !IsText(page.text(), kMaxText)) {
      return false;
    }
  }
  return facts.page_size() <= kMaxPages && text <= kMaxText;
}

bool AreWords(const google::protobuf::RepeatedPtrField<std::string>& words) {
  return words.size() <= kMaxRepeated &&
         std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return IsText(word, 60); });
}

bool IsNumber(int number) { return number >= 0 && number <= kMaxNumber; }

bool AreNumbers(const Facts& facts) {
  const AccessibilityFacts& accessibility = facts.accessibility();
  return IsNumber(facts.pages()) && IsNumber(facts.width()) &&
         IsNumber(facts.height()) && IsNumber(facts.printable_pages()) &&
         IsNumber(accessibility.images()) &&
         IsNumber(accessibility.headings()) &&
         IsNumber(accessibility.images_with_alternative()) &&
         accessibility.images_with_alternative() <= accessibility.images() &&
         facts.size_bytes() >= 0 && facts.text_bytes() >= 0 &&
         std::isfinite(facts.duration_seconds()) &&
         facts.duration_seconds() >= 0 && facts.duration_seconds() <= 1e7;
}

bool AreFindings(const Facts& facts) {
  return facts.finding_size() <= kMaxRepeated &&
         std::all_of(facts.finding().begin(), facts.finding().end(),
                     [](const Finding& finding) {
                       return Finding::Kind_IsValid(finding.kind()) &&
                              finding.kind() != Finding::KIND_UNSPECIFIED &&
                              IsText(finding.value(), kMaxValue) &&
                              IsNumber(finding.count()) &&
                              IsText(finding.evidence().place(), 500) &&
                              IsText(finding.evidence().rule(), 100);
                     });
}

bool AreTracks(const Facts& facts) {
  return facts.track_size() <= kMaxRepeated &&
         std::all_of(facts.track().begin(), facts.track().end(),
                     [](const Track& track) {
                       return Track::Kind_IsValid(track.kind()) &&
                              IsText(track.codec(), 60) &&
                              IsText(track.language(), 35);
                     });
}

bool IsPossible(const Facts& facts) {
  return Kind_IsValid(facts.kind()) && facts.kind() != KIND_UNSPECIFIED &&
         IsMediaType(facts.media_type()) && AreNumbers(facts) &&
         AreTexts(facts.title()) && AreTexts(facts.author()) &&
         AreTexts(facts.language()) && AreTexts(facts.description()) &&
         AreTexts(facts.keyword()) && AreTexts(facts.rights()) &&
         AreTexts(facts.created()) && AreTexts(facts.modified()) &&
         ArePages(facts) && AreFindings(facts) && AreTracks(facts) &&
         AreWords(facts.accessibility().subtitle_language()) &&
         AreWords(facts.accessibility().declared_feature()) &&
         AreWords(facts.accessibility().declared_hazard()) &&
         IsThumbnail(facts.thumbnail());
}

// A process under somebody else's control may not say anything that a person
// would take for a message about something else.
bool IsReason(absl::string_view reason) {
  bool is_ours = false;
  for (const char* prefix :
       {"ARCHIVE_", "DOCUMENT_", "FILE_", "MOODLE_", "XML_"}) {
    is_ours |= absl::StartsWith(reason, prefix);
  }
  return is_ours && messages::HasSentence(reason);
}

absl::Status Refused(const Refusal& refusal) {
  if (!IsReason(refusal.reason()) || !IsText(refusal.place(), 1000) ||
      refusal.args_size() > 5) {
    return Invalid();
  }
  std::map<std::string, std::string> args;
  for (const auto& [name, value] : refusal.args()) {
    if (!IsText(name, 60) || !IsText(value, 400)) return Invalid();
    args.emplace(name, value);
  }
  return base::InvalidField(refusal.reason(), refusal.place(), std::move(args));
}

// Merges the complete pieces. False when what is there can't be read.
bool MergePieces(absl::string_view bytes, Answer& answer) {
  for (int pieces = 0; bytes.size() >= 4; ++pieces) {
    if (pieces >= kMaxPieces) return false;
    uint32_t size = 0;
    for (size_t i = 4; i-- > 0;) {
      size = size << 8 | static_cast<unsigned char>(bytes[i]);
    }
    if (size > bytes.size() - 4) return true;
    Answer piece;
    if (!piece.ParseFromArray(bytes.data() + 4, static_cast<int>(size))) {
      return false;
    }
    answer.MergeFrom(piece);
    bytes.remove_prefix(4 + size_t{size});
  }
  return true;
}

}  // namespace

absl::StatusOr<Facts> ReadAnswer(absl::string_view bytes,
                                 const absl::Status& end) {
  Answer answer;
  const bool is_readable = MergePieces(bytes, answer);
  if (!end.ok() && !(is_readable && answer.done())) return end;
  if (!is_readable || !answer.done() ||
      answer.has_facts() == answer.has_refusal()) {
    return Invalid();
  }
  if (answer.has_refusal()) return Refused(answer.refusal());
  if (!IsPossible(answer.facts())) return Invalid();
  Facts facts = std::move(*answer.mutable_facts());
  if (!end.ok()) {
    Finding* finding = facts.add_finding();
    finding->set_kind(Finding::NOT_READ);
    finding->set_count(1);
    finding->mutable_evidence()->set_rule("thumbnail");
  }
  return facts;
}

}  // namespace preau::extraction
