#include "indexer/document/quality.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "storage/base/language.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::document {
namespace {

using log::v1::Notice;

// The oldest year of publication of the programmes that are taught: the first
// line that a level is within holds.
struct Programmes {
  absl::string_view level;
  int since;
};
constexpr Programmes kInForce[] = {
    {"cycle-1", 2021}, {"primaire", 2015}, {"college", 2015}, {"lycee", 2019}};

// A description that one can choose by.
constexpr size_t kFullDescription = 150;

// The last year that the text names; 0: none.
int YearIn(absl::string_view text) {
  int year = 0;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() &&
           absl::ascii_isdigit(static_cast<unsigned char>(text[end]))) {
      ++end;
    }
    int number = 0;
    if (end - i == 4 && absl::SimpleAtoi(text.substr(i, 4), &number) &&
        number >= 1980 && number < 2100) {
      year = number;
    }
    i = std::max(end, i + 1);
  }
  return year;
}

// 0 where the level isn't one of school.
int InForceSince(const Notice& notice) {
  const vocabulary::Vocabulary& levels =
      *vocabulary::Vocabularies::BuiltIn().Find("level");
  int since = 0;
  for (const log::v1::Term& level : notice.level()) {
    for (const Programmes& programmes : kInForce) {
      if (!levels.IsWithin(level.id(), programmes.level)) continue;
      // For several levels the one that is oldest in force.
      since = since == 0 ? programmes.since : std::min(since, programmes.since);
      break;
    }
  }
  return since;
}

}  // namespace

ProgrammeState StateOfProgramme(const Notice& notice) {
  int year = 0;
  for (const log::v1::LangString& programme : notice.programme()) {
    year = std::max(year, YearIn(programme.value()));
  }
  const int since = InForceSince(notice);
  if (year == 0 || since == 0) return ProgrammeState::kNotStated;
  return year >= since ? ProgrammeState::kInForce : ProgrammeState::kReplaced;
}

Quality QualityOf(const Notice& notice) {
  // What helps to choose, by how much.
  const size_t description =
      notice::BestText(notice.description(), base::Language::kFrench).size();
  const struct {
    bool said;
    int counts;
  } kParts[] = {
      {description > 0, 2},
      {description >= kFullDescription, 1},
      {!notice.level().empty(), 2},
      {!notice.discipline().empty(), 2},
      {!notice.kind().empty(), 1},
      {!notice.licence().term().id().empty(), 1},
      {!notice.access().term().id().empty(), 1},
      {!notice.keyword().empty(), 1},
      {!notice.contribution().empty(), 1},
      {!notice.provider().empty(), 1},
      {!notice.thumbnail_url().empty(), 1},
  };
  int said = 0;
  int all = 0;
  for (const auto& part : kParts) {
    all += part.counts;
    said += part.said ? part.counts : 0;
  }
  return {static_cast<uint8_t>(255 * said / all), StateOfProgramme(notice)};
}

}  // namespace preau::document
