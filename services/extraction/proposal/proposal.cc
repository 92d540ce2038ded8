#include "services/extraction/proposal/proposal.h"

#include <cmath>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/extraction/proposal/guess.h"
#include "services/ingestion/readers/notice_builder.h"

namespace preau::extraction {
namespace {

constexpr size_t kGuessBytes = 64 << 10;
constexpr size_t kMaxDisciplines = 2;
constexpr size_t kMaxLevels = 3;

readers::Origin OriginOf(const Text& text) {
  return {text.evidence().place(), text.evidence().rule()};
}

// Words of schema.org and EPUB for what we have a term for.
void AddFeature(absl::string_view feature, absl::string_view place,
                absl::string_view rule, readers::NoticeBuilder& builder) {
  builder.Add("accessibility", feature, "",
              {std::string(place), std::string(rule)});
}

const char* DocumentTypeOf(Kind kind) {
  switch (kind) {
    case IMAGE:
      return "still-image";
    case AUDIO:
      return "sound";
    case VIDEO:
      return "moving-image";
    case H5P:
    case SCORM:
    case SCRATCH:
    case GEOGEBRA:
      return "interactive-resource";
    case COMMON_CARTRIDGE:
    case MOODLE_BACKUP:
      return "collection";
    case SPREADSHEET:
      return "dataset";
    case SUBTITLES:
    case WEB_ARCHIVE:
    case DRAWING:
    case NOTEBOOK:
      return "";
    default:
      return "text";
  }
}

class Proposer {
 public:
  explicit Proposer(const Facts& facts) : facts_(facts), builder_(&record_) {
    for (const Page& page : facts.page()) {
      if (text_.size() >= kGuessBytes) break;
      absl::StrAppend(&text_, page.text(), "\n");
    }
  }

  Proposal Make() {
    AddStated();
    AddMeasured();
    AddAccessibility();
    AddGuesses();
    return {std::move(record_.notice), std::move(record_.remarks)};
  }

 private:
  void AddAll(absl::string_view field,
              const google::protobuf::RepeatedPtrField<Text>& texts) {
    for (const Text& text : texts) {
      builder_.Add(field, text.value(), text.language(), OriginOf(text));
    }
  }

  void AddStated() {
    AddAll("language", facts_.language());
    // The first title is the document's; others are what it is also called.
    for (int i = 0; i < facts_.title_size(); ++i) {
      const Text& title = facts_.title(i);
      builder_.Add(i == 0 ? "title" : "alternative_title", title.value(),
                   LanguageOf(title), OriginOf(title));
    }
    AddAll("author", facts_.author());
    for (const Text& text : facts_.description()) {
      builder_.Add("description", text.value(), LanguageOf(text),
                   OriginOf(text));
    }
    for (const Text& text : facts_.keyword()) {
      builder_.Add("keyword", text.value(), LanguageOf(text), OriginOf(text));
    }
    AddAll("licence", facts_.rights());
    if (!facts_.created().empty()) {
      const Text& created = facts_.created(0);
      builder_.Add("date_created", created.value(), "", OriginOf(created));
      AddEvidence("date_created", created.evidence().place(),
                  created.evidence().rule(), created.value());
    }
  }

  // What the text is in, unless it says so itself.
  std::string LanguageOf(const Text& text) const {
    if (!text.language().empty() || facts_.language_size() != 1) {
      return text.language();
    }
    return facts_.language(0).value();
  }

  void AddMeasured() {
    log::v1::Notice& notice = builder_.notice();
    notice.add_format(facts_.media_type());
    AddEvidence("format[0]", "", "file.content", "");
    notice.set_size_bytes(facts_.size_bytes());
    AddEvidence("size_bytes", "", "file.size", "");
    if (const auto seconds =
            static_cast<int32_t>(std::lround(facts_.duration_seconds()));
        seconds > 0 && facts_.kind() != SUBTITLES) {
      notice.set_duration_seconds(seconds);
      AddEvidence("duration_seconds", "", "file.duration", "");
    }
    if (const std::string type = DocumentTypeOf(facts_.kind()); !type.empty()) {
      builder_.AddTerm(notice.mutable_document_type(), "document_type",
                       "document-type", type, "", {"", "file.kind"});
    }
  }

  void AddAccessibility() {
    const AccessibilityFacts& found = facts_.accessibility();
    if (found.tagged()) {
      AddFeature("tagged-pdf", "MarkInfo", "pdf.tagged", builder_);
    }
    if (found.images() > 0 &&
        found.images() == found.images_with_alternative()) {
      AddFeature("alternative-text",
                 absl::StrCat(found.images(), "/", found.images()),
                 "images.alternatives", builder_);
    }
    if (!found.subtitle_language().empty()) {
      AddFeature("captions", "", "media.subtitles", builder_);
    }
    for (const std::string& feature : found.declared_feature()) {
      AddFeature(feature, "metadata", "declared", builder_);
    }
    for (const std::string& hazard : found.declared_hazard()) {
      builder_.AddTerm(
          builder_.notice().mutable_accessibility()->mutable_hazard(),
          "accessibility.hazard", "accessibility-hazard", hazard, "",
          {"metadata", "declared"});
    }
  }

  void AddGuesses() {
    log::v1::Notice& notice = builder_.notice();
    if (notice.language().empty()) {
      const std::string language = GuessLanguage(text_);
      if (!language.empty()) {
        AddGuess(notice.mutable_language(), "language", language,
                 {"text", "guess.words"});
      }
    }
    const std::string title =
        facts_.title().empty() ? "" : facts_.title(0).value();
    std::string keywords = title;
    for (const Text& keyword : facts_.keyword()) {
      absl::StrAppend(&keywords, "\n", keyword.value());
    }
    for (const Guess& guess :
         GuessTerms("discipline", keywords, text_, kMaxDisciplines)) {
      AddGuess(notice.mutable_discipline(), "discipline", guess.term,
               {guess.words, "guess.words"});
    }
    for (const Guess& guess :
         GuessTerms("level", keywords, text_, kMaxLevels)) {
      AddGuess(notice.mutable_level(), "level", guess.term,
               {guess.words, "guess.words"});
    }
  }

  void AddGuess(google::protobuf::RepeatedPtrField<log::v1::Term>* terms,
                absl::string_view vocabulary, absl::string_view id,
                const readers::Origin& origin) {
    const int before = terms->size();
    builder_.AddTerm(terms, vocabulary, vocabulary, id, "", origin);
    if (terms->size() > before) {
      terms->rbegin()->set_flag(log::v1::TERM_FLAG_GUESSED);
    }
  }

  void AddEvidence(absl::string_view field, absl::string_view place,
                   absl::string_view rule, absl::string_view original) {
    log::v1::FieldSource& source = *builder_.notice().add_provenance();
    source.set_field(std::string(field));
    source.set_path(std::string(place));
    source.set_rule(std::string(rule));
    source.set_original(std::string(original));
  }

  const Facts& facts_;
  readers::ParsedRecord record_;
  readers::NoticeBuilder builder_;
  std::string text_;
};

}  // namespace

Proposal Propose(const Facts& facts) { return Proposer(facts).Make(); }

}  // namespace preau::extraction
