#include "services/ingestion/writers/unimarc_writer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "services/ingestion/writers/iso2709.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

using base::Language;
using log::v1::Contribution;
using log::v1::Notice;
using LangStrings = google::protobuf::RepeatedPtrField<log::v1::LangString>;
using Terms = google::protobuf::RepeatedPtrField<log::v1::Term>;

// Relator codes of UNIMARC's appendix C, by our roles.
constexpr std::pair<absl::string_view, const char*> kRelators[] = {
    {"author", "070"},
    {"publisher", "650"},
    {"content-publisher", "650"},
    {"publication-publisher", "650"},
    {"publication-director", "651"},
    {"work-director", "651"},
    {"distributor", "310"},
    {"broadcaster", "310"},
    {"technical-distributor", "310"},
    {"illustrator", "440"},
    {"graphical-designer", "410"},
    {"script-writer", "690"},
    {"translator", "730"},
    {"funder", "723"},
};
constexpr char kContributor[] = "205";

// Readers of field 100, by the highest of our levels that they are within.
constexpr std::pair<absl::string_view, char> kReaders[] = {
    {"maternelle", 'b'}, {"elementaire", 'c'}, {"college", 'd'},
    {"lycee", 'e'},      {"superieur", 'k'},
};

std::string Relator(const Contribution& contribution) {
  for (const auto& [role, code] : kRelators) {
    if (contribution.role().id() == role) return code;
  }
  return kContributor;
}

std::string Labels(const Terms& terms) {
  return absl::StrJoin(terms, ", ",
                       [](std::string* out, const log::v1::Term& term) {
                         out->append(Label(term, Language::kFrench));
                       });
}

// "20150622" of a day or a moment.
std::string Digits(absl::string_view moment) {
  std::string digits;
  for (const char c : moment) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  return digits;
}

class UnimarcWriter {
 public:
  explicit UnimarcWriter(const Record& record)
      : record_(record), notice_(record.notice) {}

  // What matters most comes first, in case not all fits.
  std::string Write() {
    marc_.AddControl("001", LastPart(record_.name));
    marc_.AddControl("003", record_.permanent_link);
    if (const std::string time = Digits(record_.update_time.substr(0, 19));
        time.size() == 14) {
      marc_.AddControl("005", absl::StrCat(time, ".0"));
    }
    Identifiers();
    CodedData();
    Title();
    Publication();
    marc_.Add("801", " 0",
              {{'a', "FR"},
               {'b', record_.catalogue},
               {'c', Digits(DayOf(record_.update_time))}});
    Addresses();
    People();
    Notes();
    Subjects();
    // New, electronic resource, monograph, no hierarchy.
    return marc_.Write("nlm0");
  }

 private:
  void Identifiers() {
    for (const log::v1::Identifier& identifier : notice_.identifier()) {
      const std::string catalog = absl::AsciiStrToUpper(identifier.catalog());
      absl::string_view entry = identifier.entry();
      if (catalog == "ISBN" || absl::StartsWithIgnoreCase(entry, "urn:isbn:")) {
        if (absl::StartsWithIgnoreCase(entry, "urn:isbn:")) {
          entry.remove_prefix(9);
        }
        marc_.Add("010", "  ", {{'a', std::string(entry)}});
      } else if (catalog == "ISSN") {
        marc_.Add("011", "  ", {{'a', std::string(entry)}});
      } else if (catalog == "DOI" || catalog == "ARK") {
        marc_.Add(
            "017", "7 ",
            {{'a', std::string(entry)}, {'2', absl::AsciiStrToLower(catalog)}});
      } else if (entry != notice_.url()) {
        marc_.Add("035", "  ", {{'a', std::string(entry)}});
      }
    }
  }

  const log::v1::Date& Date() const {
    return notice_.has_date_published() ? notice_.date_published()
                                        : notice_.date_created();
  }

  // General data (36 characters), languages, and data of an online resource
  // (13 characters).
  void CodedData() {
    const std::string year =
        notice::IsDate(Date().value()) ? Date().value().substr(0, 4) : "";
    std::string entered = Digits(DayOf(record_.create_time));
    entered.resize(8, ' ');
    std::string readers;
    const vocabulary::Vocabulary& levels =
        *vocabulary::Vocabularies::BuiltIn().Find("level");
    for (const auto& [level, code] : kReaders) {
      const bool is_for =
          std::any_of(notice_.level().begin(), notice_.level().end(),
                      [&, within = level](const log::v1::Term& term) {
                        return levels.IsWithin(term.id(), within);
                      });
      if (is_for && readers.size() < 3) readers.push_back(code);
    }
    if (readers.empty()) readers = "u";
    readers.resize(3, ' ');
    marc_.Add(
        "100", "  ",
        {{'a', absl::StrFormat("%s%c%-4s    %sy0frey50      ba", entered,
                               year.empty() ? 'u' : 'd', year, readers)}});
    MarcRecord::Subfields languages;
    for (const log::v1::Term& language : notice_.language()) {
      languages.emplace_back('a', Iso6392(language.id()));
    }
    marc_.Add("101", "0 ", languages);
    marc_.Add("135", "  ",
              {{'a', absl::StrCat(std::string(1, ElectronicType()),
                                  "runu---uuuuu")}});
  }

  char ElectronicType() const {
    char type = 'u';
    for (const std::string& format : notice_.format()) {
      const char each =
          absl::StartsWith(format, "text/") || format == "application/pdf" ? 'd'
          : absl::StartsWith(format, "audio/")                             ? 'h'
          : absl::StartsWith(format, "image/") ||
                  absl::StartsWith(format, "video/")
              ? 'c'
              : 'u';
      type = type == 'u' || type == each ? each : 'v';
    }
    return type;
  }

  void Title() {
    const absl::string_view best =
        notice::BestText(notice_.title(), Language::kFrench);
    MarcRecord::Subfields title = {{'a', std::string(best)},
                                   {'b', "Ressource électronique"}};
    for (const log::v1::LangString& other : notice_.title()) {
      if (other.value() != best) title.emplace_back('d', other.value());
    }
    std::vector<std::string> authors;
    for (const Contribution& each : notice_.contribution()) {
      if (IsAuthor(each)) authors.push_back(NameOf(each.agent()));
    }
    title.emplace_back('f', absl::StrJoin(authors, ", "));
    marc_.Add("200", "1 ", title);
    if (!notice_.version().empty()) {
      marc_.Add("205", "  ", {{'a', notice_.version()}});
    }
    for (const log::v1::LangString& other : notice_.alternative_title()) {
      marc_.Add("517", "1 ", {{'a', other.value()}});
    }
  }

  void Publication() {
    marc_.Add("210", "  ",
              {{'c', notice_.provider()},
               {'d', Date().value().empty() ? Date().text() : Date().value()}});
    std::vector<std::string> is = {notice_.format().begin(),
                                   notice_.format().end()};
    if (notice_.size_bytes() > 0) {
      is.push_back(absl::StrCat(notice_.size_bytes(), " octets"));
    }
    if (notice_.duration_seconds() > 0) {
      is.push_back(ReadableDuration(notice_.duration_seconds()));
    }
    marc_.Add("230", "  ", {{'a', absl::StrJoin(is, ", ")}});
  }

  void Addresses() {
    const std::string format =
        notice_.format_size() == 1 ? notice_.format(0) : "";
    marc_.Add(
        "856", "4 ",
        {{'u', notice_.url().empty() ? record_.permanent_link : notice_.url()},
         {'q', format}});
    for (const std::string& url : notice_.other_url()) {
      marc_.Add("856", "4 ", {{'u', url}});
    }
  }

  // 7-0 for the first author, 7-1 for the others, 7-2 for other roles; 70-
  // persons, 71- organisations.
  void People() {
    bool has_first = false;
    bool has_provider = false;
    for (const Contribution& each : notice_.contribution()) {
      const log::v1::Agent& agent = each.agent();
      const bool house = IsOrganisation(agent);
      const char place = !IsAuthor(each) ? '2' : has_first ? '1' : '0';
      has_first |= IsAuthor(each);
      has_provider |= NameOf(agent) == notice_.provider();
      const std::string tag =
          absl::StrCat(house ? "71" : "70", std::string(1, place));
      const std::string& name = NameOf(agent);
      const size_t comma = name.find(", ");
      if (house) {
        marc_.Add(tag, "02", {{'a', name}, {'4', Relator(each)}});
      } else if (comma != std::string::npos) {
        marc_.Add(tag, " 1",
                  {{'a', name.substr(0, comma)},
                   {'b', name.substr(comma + 2)},
                   {'4', Relator(each)}});
      } else {
        // How it divides isn't known: it stands in its own order.
        marc_.Add(tag, " 0", {{'a', name}, {'4', Relator(each)}});
      }
    }
    if (!has_provider) {
      marc_.Add("712", "02", {{'a', notice_.provider()}, {'4', "650"}});
    }
  }

  void EachText(absl::string_view tag, const LangStrings& texts) {
    for (const log::v1::LangString& text : texts) {
      marc_.Add(tag, "  ", {{'a', text.value()}});
    }
  }

  void Notes() {
    EachText("330", notice_.description());
    const log::v1::Licence& licence = notice_.licence();
    EachText("300", licence.statement());
    if (licence.statement().empty()) {
      std::string said = vocabulary::LicenceLabel(
          licence.term().id(), licence.version(), Language::kFrench);
      marc_.Add("300", "  ", {{'a', said}});
    }
    if (!notice_.access().term().id().empty()) {
      marc_.Add("310", "  ",
                {{'a', Label(notice_.access().term(), Language::kFrench)}});
    }
    const auto public_note = [&](absl::string_view what, const Terms& terms) {
      if (terms.empty()) return;
      marc_.Add("333", "  ", {{'a', absl::StrCat(what, Labels(terms))}});
    };
    public_note("Niveaux : ", notice_.level());
    public_note("Public : ", notice_.audience());
    public_note("Accessibilité : ", notice_.accessibility().feature());
    EachText("337", notice_.requirement());
    EachText("300", notice_.educational_note());
  }

  void Subjects() {
    for (const log::v1::Term& term : notice_.discipline()) {
      marc_.Add("606", "  ", {{'a', Label(term, Language::kFrench)}});
    }
    for (const log::v1::Term& term : notice_.kind()) {
      marc_.Add("608", "  ", {{'a', Label(term, Language::kFrench)}});
    }
    for (const log::v1::Term& term : notice_.level()) {
      const std::string uri = ScolomfrUri(term);
      if (uri.empty()) continue;
      marc_.Add("686", "  ",
                {{'a', std::string(LastPart(uri))}, {'2', "scolomfr"}});
    }
    for (const log::v1::LangString& keyword : notice_.keyword()) {
      marc_.Add("610", "0 ", {{'a', keyword.value()}});
    }
  }

  const Record& record_;
  const Notice& notice_;
  MarcRecord marc_;
};

}  // namespace

std::string WriteUnimarc(const Record& record) {
  return UnimarcWriter(record).Write();
}

}  // namespace preau::writers
