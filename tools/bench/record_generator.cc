#include "tools/bench/record_generator.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "storage/vocabulary/vocabulary.h"
#include "tools/bench/french_words.h"
#include "tools/bench/value_shares.h"
#include "tools/bench/weighted_choice.h"

namespace preau::bench {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;
using log::v1::Term;

constexpr double kCopyShare = 0.2;
constexpr size_t kProviders = 300;
constexpr size_t kMembers = 32;
constexpr size_t kAuthors = 20000;

// Streams of random numbers: of each record, and of names by kind.
constexpr uint64_t kContentStream = uint64_t{1} << 56;
constexpr uint64_t kCopyStream = uint64_t{2} << 56;
constexpr uint64_t kPublishStream = uint64_t{3} << 56;
constexpr uint64_t kUidStream = uint64_t{4} << 56;
constexpr uint64_t kProviderNames = uint64_t{5} << 56;
constexpr uint64_t kAuthorNames = uint64_t{6} << 56;

void Add(std::string value, RepeatedPtrField<LangString>* texts) {
  LangString* text = texts->Add();
  text->set_language("fr");
  text->set_value(std::move(value));
}

void AddTerm(const vocabulary::Term& term, RepeatedPtrField<Term>* terms) {
  for (const Term& there : *terms) {
    if (there.id() == term.id) return;
  }
  *terms->Add() = StatedTerm(term);
}

// Between `low` and `high`, as likely in one power of ten as in another.
int64_t Magnitude(double low, double high, SeededRandom& random) {
  return static_cast<int64_t>(low * std::pow(high / low, random.Unit()));
}

std::string DateOf(SeededRandom& random) {
  // More and more from year to year, to 2026.
  const double age = -std::log(1 - random.Unit()) * 6;
  const int year = 2026 - static_cast<int>(std::min(age, 25.0));
  const auto month = static_cast<int>(1 + random.Below(12));
  if (random.Chance(0.2)) return absl::StrCat(year);
  return absl::StrFormat("%d-%02d-%02d", year, month, 1 + random.Below(28));
}

void AddFigures(SeededRandom& random, Notice& notice) {
  if (random.Chance(0.8)) {
    notice.mutable_date_published()->set_value(DateOf(random));
  }
  if (random.Chance(0.35)) {
    notice.set_duration_seconds(
        static_cast<int32_t>(Magnitude(60, 20000, random)));
  }
  if (random.Chance(0.45)) {
    notice.set_size_bytes(Magnitude(2e4, 3e9, random));
  }
}

// Of letters of Latin-1.
std::string Upper(const std::string& text) {
  std::string upper;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool accented =
        i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3 && byte > 0x9F;
    upper +=
        accented ? static_cast<char>(byte & ~0x20) : absl::ascii_toupper(byte);
  }
  return upper;
}

}  // namespace

struct RecordGenerator::Choices {
  const TermChoice level{"level", LevelShares()};
  const TermChoice discipline{"discipline", DisciplineShares()};
  const TermChoice kind{"kind", KindShares()};
  const TermChoice document_type{"document-type", DocumentTypeShares()};
  const TermChoice audience{"audience", AudienceShares()};
  const TermChoice language{"language", LanguageShares()};
  const TermChoice licence{"licence", LicenceShares()};
  const TermChoice access{"access", AccessShares()};
  const TermChoice personal_data{"personal-data", PersonalDataShares()};
  const TermChoice feature{"accessibility-feature",
                           AccessibilityFeatureShares()};
  const TermChoice special_need{"special-need", SpecialNeedShares()};
  const TermChoice role{"contributor-role", ContributorRoleShares()};
  const WeightedChoice provider = WeightedChoice::Zipf(kProviders, 1.1, 2);
  const WeightedChoice member = WeightedChoice::Zipf(kMembers, 0.8, 2);
  const WeightedChoice author = WeightedChoice::Zipf(kAuthors, 0.9, 5);

  void AddLevelsAndDisciplines(SeededRandom& random, Notice& notice) const {
    const vocabulary::Term* year = &level.Draw(random);
    AddTerm(*year, notice.mutable_level());
    while (notice.level_size() < 5 && random.Chance(0.35)) {
      year = &level.After(*year);
      AddTerm(*year, notice.mutable_level());
    }
    AddTerm(discipline.Draw(random), notice.mutable_discipline());
    if (random.Chance(0.22)) {
      AddTerm(discipline.Draw(random), notice.mutable_discipline());
    }
  }

  void AddKinds(SeededRandom& random, Notice& notice) const {
    do {
      AddTerm(kind.Draw(random), notice.mutable_kind());
    } while (random.Chance(0.2));
    AddTerm(document_type.Draw(random), notice.mutable_document_type());
    do {
      AddTerm(audience.Draw(random), notice.mutable_audience());
    } while (random.Chance(0.3));
  }

  void AddTerms(SeededRandom& random, Notice& notice) const {
    AddTerm(language.Draw(random), notice.mutable_language());
    *notice.mutable_licence()->mutable_term() =
        StatedTerm(licence.Draw(random));
    *notice.mutable_access()->mutable_term() = StatedTerm(access.Draw(random));
    *notice.mutable_personal_data() = StatedTerm(personal_data.Draw(random));
    while (random.Chance(0.12)) {
      AddTerm(feature.Draw(random),
              notice.mutable_accessibility()->mutable_feature());
    }
    if (random.Chance(0.03)) {
      AddTerm(special_need.Draw(random),
              notice.mutable_accessibility()->mutable_special_need());
    }
    if (random.Chance(0.7)) notice.set_free_of_charge(random.Chance(0.85));
  }

  void AddAuthors(uint64_t seed, SeededRandom& random, Notice& notice) const {
    for (uint64_t i = random.Below(3); i > 0; --i) {
      log::v1::Contribution& contribution = *notice.add_contribution();
      *contribution.mutable_role() = StatedTerm(role.Draw(random));
      const uint64_t name = kAuthorNames + author.Draw(random) * 2;
      contribution.mutable_agent()->set_kind(log::v1::Agent::PERSON);
      contribution.mutable_agent()->set_name(
          absl::StrCat(MakeName(seed, name), " ", MakeName(seed, name + 1)));
    }
  }
};

RecordGenerator::RecordGenerator(uint64_t seed)
    : seed_(seed), texts_(seed), choices_(std::make_unique<const Choices>()) {}

RecordGenerator::~RecordGenerator() = default;

std::string RecordGenerator::Uid(uint64_t number) const {
  SeededRandom random(seed_, kUidStream + number);
  const uint64_t high = random.Next();
  return absl::StrFormat("%016x%016x", high, random.Next());
}

bool RecordGenerator::IsCopy(uint64_t number) const {
  return number > 0 &&
         SeededRandom(seed_, kCopyStream + number).Chance(kCopyShare);
}

std::optional<uint64_t> RecordGenerator::OriginalOf(uint64_t number) const {
  if (!IsCopy(number)) return std::nullopt;
  SeededRandom random(seed_, kCopyStream + number);
  // What IsCopy() has used.
  random.Next();
  uint64_t original = random.Below(number);
  while (IsCopy(original)) --original;
  return original;
}

v1::Resource RecordGenerator::Make(uint64_t number) const {
  const std::optional<uint64_t> original = OriginalOf(number);
  v1::Resource resource = MakeOriginal(original.value_or(number));
  if (original.has_value()) {
    SeededRandom random(seed_, kCopyStream + number + (uint64_t{1} << 48));
    Alter(random, resource);
  }
  resource.set_work_uid(Uid(original.value_or(number)));
  Publish(number, resource);
  return resource;
}

v1::Resource RecordGenerator::MakeOriginal(uint64_t number) const {
  SeededRandom random(seed_, kContentStream + number);
  v1::Resource resource;
  Notice& notice = *resource.mutable_notice();
  choices_->AddLevelsAndDisciplines(random, notice);
  // Any number will do, the same for all of a discipline.
  size_t subject = 0;
  for (const char c : notice.discipline(0).id()) {
    subject = subject * 31 + static_cast<unsigned char>(c);
  }
  AddTexts(subject, random, notice);
  choices_->AddKinds(random, notice);
  choices_->AddTerms(random, notice);
  choices_->AddAuthors(seed_, random, notice);
  AddFigures(random, notice);
  resource.mutable_offline()->set_allowed(random.Chance(0.25));
  return resource;
}

void RecordGenerator::AddTexts(size_t subject, SeededRandom& random,
                               Notice& notice) const {
  std::string title = texts_.Title(subject, random);
  if (random.Chance(0.15)) {
    absl::StrAppend(&title, " - ", notice.level(0).stated());
  }
  Add(random.Chance(0.03) ? Upper(title) : std::move(title),
      notice.mutable_title());
  std::string description = texts_.Description(subject, random);
  if (!description.empty()) {
    Add(std::move(description), notice.mutable_description());
  }
  for (uint64_t i = random.Below(4) + random.Below(4); i > 0; --i) {
    Add(texts_.Keyword(subject, random), notice.mutable_keyword());
  }
}

void RecordGenerator::Alter(SeededRandom& random,
                            v1::Resource& resource) const {
  Notice& notice = *resource.mutable_notice();
  if (random.Chance(0.2)) {
    std::string* title = notice.mutable_title(0)->mutable_value();
    *title = Upper(*title);
  }
  if (notice.description_size() > 0 && random.Chance(0.3)) {
    // Cut after a sentence, as harvesters do.
    std::string* text = notice.mutable_description(0)->mutable_value();
    const size_t end = text->find(". ", text->size() * 2 / 3);
    if (end != std::string::npos) text->resize(end + 1);
  }
  if (notice.keyword_size() > 1 && random.Chance(0.3)) {
    notice.mutable_keyword()->RemoveLast();
  }
  if (random.Chance(0.3)) {
    *notice.mutable_licence()->mutable_term() =
        StatedTerm(choices_->licence.Draw(random));
  }
}

void RecordGenerator::Publish(uint64_t number, v1::Resource& resource) const {
  SeededRandom random(seed_, kPublishStream + number);
  const std::string uid = Uid(number);
  const size_t member = choices_->member.Draw(random);
  size_t provider = choices_->provider.Draw(random);
  if (const auto original = OriginalOf(number); original.has_value()) {
    SeededRandom first(seed_, kPublishStream + *original);
    choices_->member.Draw(first);
    if (choices_->provider.Draw(first) == provider) {
      provider = (provider + 1) % kProviders;
    }
  }
  resource.set_uid(uid);
  resource.set_owner(absl::StrCat("members/academie-", member));
  resource.set_owner_display_name(absl::StrCat("Académie ", member));
  resource.set_name(absl::StrCat(resource.owner(), "/resources/", uid));
  resource.set_source(
      absl::StrCat(resource.owner(), "/sources/s", provider % 7));
  resource.set_revision(1);
  resource.set_state(v1::Resource::PUBLISHED);
  resource.set_apply_sequence(number + 1);
  resource.mutable_notice()->set_provider(
      absl::StrCat("Éditions ", MakeName(seed_, kProviderNames + provider)));
  resource.mutable_notice()->set_url(
      absl::StrCat("https://p", provider, ".example/", uid));
}

}  // namespace preau::bench
