#include "services/ingestion/checkup/probes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::checkup {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;

// What people see of a title before they search for it.
constexpr size_t kMaxTitleBytes = 150;
constexpr size_t kMaxTextBytes = 4000;
constexpr size_t kMinWordBytes = 3;

// Used where no record of a list says any.
constexpr std::pair<Field, absl::string_view> kUsual[] = {
    {Field::kLevel, "cycle-3"},
    {Field::kDiscipline, "sciences-et-technologie"},
    {Field::kKind, "video"},
    {Field::kLicence, "cc-by"},
    {Field::kLanguage, "fr"}};

struct Word {
  std::string text;
  std::string stem;
  uint32_t position = 0;
};

// The words of a text that say something, and no level or discipline.
std::vector<Word> WordsOf(absl::string_view text) {
  std::vector<Word> words;
  uint32_t named_until = 0;
  for (const text::Token& token : text::Analyse(text)) {
    for (const text::Alternative& alternative : token.alternatives) {
      if (absl::StartsWith(alternative.term, "#")) {
        named_until = std::max(named_until, token.position + alternative.span);
      }
    }
    const absl::string_view written =
        text.substr(token.begin, token.end - token.begin);
    if (token.stop_word || token.position < named_until ||
        written.size() < kMinWordBytes ||
        std::all_of(written.begin(), written.end(),
                    [](unsigned char c) { return absl::ascii_isdigit(c); })) {
      continue;
    }
    words.push_back({std::string(written), token.stem, token.position});
  }
  return words;
}

std::string TitleOf(const Notice& notice) {
  return std::string(text::TruncateUtf8(
      notice::BestText(notice.title(), base::Language::kFrench),
      kMaxTitleBytes));
}

size_t CountOf(const StemCounts& stems, const Word& word) {
  const auto found = stems.find(word.stem);
  return found == stems.end() ? 0 : found->second;
}

// So many of the rarest words, in the order of the title.
std::vector<Word> RarestWords(const std::string& title, const StemCounts& stems,
                              size_t count) {
  std::vector<Word> words;
  std::set<std::string> seen;
  for (Word& word : WordsOf(title)) {
    if (seen.insert(word.stem).second) words.push_back(std::move(word));
  }
  std::stable_sort(words.begin(), words.end(),
                   [&](const Word& a, const Word& b) {
                     return CountOf(stems, a) < CountOf(stems, b);
                   });
  if (words.size() > count) words.resize(count);
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.position < b.position;
  });
  return words;
}

// Words of texts that the title doesn't have.
std::vector<std::string> OtherWords(const RepeatedPtrField<LangString>& texts,
                                    const std::string& title) {
  std::set<std::string> seen;
  for (const Word& word : WordsOf(title)) seen.insert(word.stem);
  std::vector<std::string> others;
  for (const LangString& text : texts) {
    const absl::string_view start =
        text::TruncateUtf8(text.value(), kMaxTextBytes);
    for (const Word& word : WordsOf(start)) {
      if (others.size() == kSupposedWords) return others;
      if (seen.insert(word.stem).second) others.push_back(word.text);
    }
  }
  return others;
}

class Maker {
 public:
  Maker(const Notice& notice, const StemCounts& stems, const Supposed& supposed)
      : notice_(notice), supposed_(supposed), title_(TitleOf(notice)) {
    const std::vector<Word> words = RarestWords(title_, stems, 2);
    for (const Word& word : words) {
      absl::StrAppend(&title_words_, title_words_.empty() ? "" : " ",
                      word.text);
    }
    const std::vector<Word> one = RarestWords(title_, stems, 1);
    main_word_ = one.empty() ? title_ : one.front().text;
    if (title_words_.empty()) title_words_ = title_;
  }

  std::vector<Probe> Make() {
    Add(Sort::kTitle, title_, {});
    Add(Sort::kTitleWords, title_words_, {});
    AddText(Sort::kKeyword, Field::kKeyword, notice_.keyword());
    AddText(Sort::kDescription, Field::kDescription, notice_.description());
    AddNamed(Sort::kLevel, Field::kLevel);
    AddNamed(Sort::kDiscipline, Field::kDiscipline);
    AddNamed(Sort::kKind, Field::kKind);
    Add(Sort::kLevelAndDiscipline,
        absl::StrCat(TypedName(Field::kLevel, IdOf(Field::kLevel)), " ",
                     TypedName(Field::kDiscipline, IdOf(Field::kDiscipline))),
        {Field::kLevel, Field::kDiscipline});
    AddFilter(Sort::kLevelFilter, Field::kLevel);
    AddFilter(Sort::kDisciplineFilter, Field::kDiscipline);
    AddFilter(Sort::kKindFilter, Field::kKind);
    AddFilter(Sort::kLicenceFilter, Field::kLicence);
    AddFilter(Sort::kLanguageFilter, Field::kLanguage);
    return std::move(probes_);
  }

 private:
  Probe& Add(Sort sort, std::string query, std::vector<Field> needs) {
    Probe& probe = probes_.emplace_back();
    probe.sort = sort;
    probe.query = std::move(query);
    probe.needs = std::move(needs);
    return probe;
  }

  std::string IdOf(Field field) const {
    const std::string id = FirstIdOf(notice_, field);
    return id.empty() ? supposed_.at(field) : id;
  }

  void AddNamed(Sort sort, Field field) {
    Add(sort, absl::StrCat(main_word_, " ", TypedName(field, IdOf(field))),
        {field});
  }

  void AddFilter(Sort sort, Field field) {
    Probe& probe = Add(sort, main_word_, {field});
    probe.filter_field = std::string(NameOf(field));
    probe.filter_value = IdOf(field);
  }

  void AddText(Sort sort, Field field,
               const RepeatedPtrField<LangString>& texts) {
    if (texts.empty()) {
      for (size_t i = 0; i < kSupposedWords; ++i) {
        Add(sort, absl::StrCat(main_word_, " ", SupposedWord(field, i)),
            {field})
            .is_supposed = true;
      }
      return;
    }
    for (const std::string& word : OtherWords(texts, title_)) {
      Add(sort, absl::StrCat(main_word_, " ", word), {field});
    }
  }

  const Notice& notice_;
  const Supposed& supposed_;
  const std::string title_;
  std::string title_words_;
  std::string main_word_;
  std::vector<Probe> probes_;
};

}  // namespace

Supposed UsualValues(const std::vector<Notice>& notices) {
  Supposed usual;
  for (const auto& [field, id] : kUsual) {
    std::map<std::string, size_t> counts;
    for (const Notice& notice : notices) {
      if (const std::string said = FirstIdOf(notice, field); !said.empty()) {
        ++counts[said];
      }
    }
    const auto most = std::max_element(
        counts.begin(), counts.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    usual[field] = most == counts.end() ? std::string(id) : most->first;
  }
  return usual;
}

StemCounts CountTitleStems(const std::vector<Notice>& notices) {
  StemCounts counts;
  for (const Notice& notice : notices) {
    std::set<std::string> stems;
    for (const Word& word : WordsOf(TitleOf(notice))) stems.insert(word.stem);
    for (const std::string& stem : stems) ++counts[stem];
  }
  return counts;
}

std::string TypedName(Field field, const std::string& id) {
  const vocabulary::Vocabulary* vocabulary =
      vocabulary::Vocabularies::BuiltIn().Find(NameOf(field));
  const vocabulary::Term* term =
      vocabulary == nullptr ? nullptr : vocabulary->Find(id);
  if (term == nullptr) return id;
  // Nobody types what stands in brackets.
  const absl::string_view label = term->label_fr;
  std::string name(
      absl::StripAsciiWhitespace(label.substr(0, label.find('('))));
  // "Cycle 3", not "CC BY" or "SVT".
  if (name.size() > 1 &&
      !absl::ascii_isupper(static_cast<unsigned char>(name[1]))) {
    name[0] = absl::ascii_tolower(static_cast<unsigned char>(name[0]));
  }
  return name;
}

std::vector<Probe> ProbesFor(const Notice& notice, const StemCounts& stems,
                             const Supposed& supposed) {
  return Maker(notice, stems, supposed).Make();
}

}  // namespace preau::checkup
