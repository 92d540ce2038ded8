// ScoLOMFR read, written and read again: all that the format can say is there.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/writers/extreme_notices_testing.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "services/ingestion/writers/term_words.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"

namespace preau::writers {
namespace {

namespace fs = std::filesystem;
using log::v1::Notice;
using log::v1::Term;
using Terms = google::protobuf::RepeatedPtrField<Term>;

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// What ScoLOMFR 3.2 can't say, or says in another way: both notices are changed
// such that it makes no difference.
struct Unsayable {
  const char* what;
  const char* reason;
  std::function<void(Notice& notice)> equate;
};

void EachTerm(Notice& notice, absl::FunctionRef<void(Term& term)> change) {
  notice::ForEachTerm(
      notice, [&](Term& term, absl::string_view, absl::string_view vocabulary) {
        // Those of rights are read out of texts.
        if (vocabulary != "licence" && vocabulary != "access" &&
            (!term.stated().empty() || !term.stated_label().empty())) {
          change(term);
        }
      });
}

std::string Key(const Term& term) {
  return absl::StrCat(term.id(), "|", term.stated(), "|", term.stated_label());
}

void Sort(Terms& terms) {
  std::sort(terms.begin(), terms.end(),
            [](const Term& a, const Term& b) { return Key(a) < Key(b); });
}

const std::vector<Unsayable>& AllUnsayable() {
  static const auto* all = new std::vector<Unsayable>{
      {"the name of a language",
       "the element holds a code or a URI and has no label",
       [](Notice& notice) {
         for (Term& term : *notice.mutable_language()) {
           const std::string uri = ScolomfrUri(term);
           const bool is_code = term.stated().size() <= 3;
           if (uri.empty() || is_code) continue;
           term.set_stated(uri);
           term.clear_stated_label();
         }
       }},
      {"a word or a label in place of a concept's URI",
       "since 3.0 a concept is said by its URI; what stood there becomes its "
       "label",
       [](Notice& notice) {
         EachTerm(notice, [](Term& term) {
           const std::string uri = ScolomfrUri(term);
           if (uri.empty() || vocabulary::IsUri(term.stated())) return;
           const std::string label = ScolomfrLabel(term, true);
           term.set_stated(uri);
           term.set_stated_label(label);
         });
       }},
      {"the order of kinds, levels and publics",
       "each is said in two elements, by the vocabulary that it is of",
       [](Notice& notice) {
         Sort(*notice.mutable_kind());
         Sort(*notice.mutable_level());
         Sort(*notice.mutable_audience());
       }},
      {"a concept of a vocabulary that isn't the element's",
       "the schema allows an element its own vocabulary: the concept that the "
       "label means is said",
       [](Notice& notice) {
         EachTerm(notice, [](Term& term) {
           const std::string uri = ScolomfrUri(term);
           if (uri.empty() ||
               term.flag() != log::v1::TERM_FLAG_LABEL_MISMATCH ||
               uri == term.stated()) {
             return;
           }
           term.set_stated(uri);
           term.clear_flag();
         });
       }},
  };
  return *all;
}

struct Outcome {
  int files = 0;
  int records = 0;
  // Equal as they came out.
  int identical = 0;
  std::vector<std::string> lost;
  // Those of AllUnsayable() without which something would differ.
  std::set<std::string> needed;
};

std::string Difference(const Notice& a, const Notice& b) {
  std::string text;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&text);
  return differencer.Compare(a, b) ? "" : text;
}

// When all is made equal that ScoLOMFR can't say, but for `left_out`.
std::string DifferenceBut(Notice before, Notice after,
                          const Unsayable* left_out) {
  for (const Unsayable& each : AllUnsayable()) {
    if (&each == left_out) continue;
    each.equate(before);
    each.equate(after);
  }
  return Difference(before, after);
}

// Rather than Dublin Core in the same answer of a provider.
bool IsLom(const readers::ParsedRecord& record) {
  const auto& provenance = record.notice.provenance();
  return !provenance.empty() && absl::StartsWith(provenance[0].rule(), "lom.");
}

void Check(const fs::path& path, Outcome& outcome) {
  ++outcome.files;
  for (const readers::ParsedRecord& record :
       readers::Read(readers::Format::kXml, ReadAll(path))) {
    if (!record.status.ok() || !IsLom(record)) continue;
    ++outcome.records;
    const std::string written =
        WriteScolomfr(RecordOf(record.notice, outcome.records));
    const auto again = readers::Read(readers::Format::kXml, written);
    if (again.size() != 1 || !again[0].status.ok()) {
      outcome.lost.push_back(absl::StrCat(path.string(), ": not read\n",
                                          again[0].status.ToString(), "\n",
                                          written));
      continue;
    }
    Notice before = record.notice;
    Notice after = again[0].notice;
    before.clear_provenance();
    after.clear_provenance();
    if (Difference(before, after).empty()) {
      ++outcome.identical;
      continue;
    }
    const std::string difference = DifferenceBut(before, after, nullptr);
    if (!difference.empty()) {
      outcome.lost.push_back(absl::StrCat(path.string(), "\n", difference));
    }
    for (const Unsayable& each : AllUnsayable()) {
      if (!DifferenceBut(before, after, &each).empty()) {
        outcome.needed.insert(each.what);
      }
    }
  }
}

Outcome CheckAll(const fs::path& folder) {
  Outcome outcome;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    if (absl::StrContains(ReadAll(path), "lom")) Check(path, outcome);
  }
  return outcome;
}

void ExpectNothingLost(const Outcome& outcome) {
  std::string shown;
  for (size_t i = 0; i < outcome.lost.size() && i < 400; ++i) {
    absl::StrAppend(&shown, outcome.lost[i], "\n");
  }
  EXPECT_EQ(outcome.lost.size(), 0u) << shown;
  std::printf("%d files, %d records, %d identical\n", outcome.files,
              outcome.records, outcome.identical);
}

Outcome OfSamples() {
  return CheckAll(fs::path(PREAU_SOURCE_DIR) / "tools" / "samples");
}

TEST(RoundTripTest, LosesNothingOfTheSamples) {
  const Outcome outcome = OfSamples();
  EXPECT_GT(outcome.records, 300);
  ExpectNothingLost(outcome);
}

TEST(RoundTripTest, LosesNothingOfOthersRecords) {
  const fs::path folder = fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP() << "Real records are not at " << folder.lexically_normal()
                 << ": nothing was read.";
  }
  Outcome all;
  for (const char* name : {"scolomfr-xml", "ori-oai-ext", "oai-pmh", "packages",
                           "oersi", "oer-commons"}) {
    if (!fs::is_directory(folder / name)) continue;
    const Outcome outcome = CheckAll(folder / name);
    all.files += outcome.files;
    all.records += outcome.records;
    all.identical += outcome.identical;
    all.needed.insert(outcome.needed.begin(), outcome.needed.end());
    all.lost.insert(all.lost.end(), outcome.lost.begin(), outcome.lost.end());
  }
  EXPECT_GT(all.records, 20);
  ExpectNothingLost(all);
  // Nothing is forgiven that nobody needs.
  std::set<std::string> needed = OfSamples().needed;
  needed.insert(all.needed.begin(), all.needed.end());
  for (const Unsayable& each : AllUnsayable()) {
    EXPECT_EQ(needed.count(each.what), 1u) << each.what << ": " << each.reason;
  }
}

void SetTerm(Term* term, const char* vocabulary, const char* id) {
  term->set_vocabulary(vocabulary);
  term->set_id(id);
}

// All that LOM has a place for, as a catalogue may hold it: ids without what a
// source wrote.
Notice Rich() {
  Notice notice;
  for (const char* language : {"fr", "br"}) {
    auto* title = notice.add_title();
    title->set_language(language);
    title->set_value(absl::StrCat("Titre ", language));
  }
  notice.add_description()->set_value("Sans langue");
  notice.add_keyword()->set_value("lave, cendre");
  notice.add_coverage()->set_value("Auvergne");
  notice.set_url("https://example.org/a?b=1&c=2");
  notice.add_other_url("https://example.org/b");
  notice.set_thumbnail_url("https://example.org/a.png");
  SetTerm(notice.add_language(), "language", "br");
  SetTerm(notice.add_level(), "level", "6e");
  SetTerm(notice.add_level(), "level", "scolaire");
  SetTerm(notice.add_discipline(), "discipline", "svt");
  SetTerm(notice.add_kind(), "kind", "cours");
  SetTerm(notice.add_kind(), "kind", "podcast");
  SetTerm(notice.add_kind(), "kind", "sequence");
  SetTerm(notice.add_document_type(), "document-type", "dataset");
  SetTerm(notice.add_audience(), "audience", "learner");
  SetTerm(notice.add_place(), "place", "cdi");
  SetTerm(notice.mutable_difficulty(), "difficulty", "easy");
  SetTerm(notice.mutable_status(), "status", "final");
  SetTerm(notice.mutable_personal_data(), "personal-data", "low");
  SetTerm(notice.mutable_licence()->mutable_term(), "licence", "cc-by-sa");
  notice.mutable_licence()->set_version("4.0");
  SetTerm(notice.mutable_access()->mutable_term(), "access", "teacher-account");
  notice.mutable_age_range()->set_min(7);
  notice.mutable_age_range()->set_max(9);
  notice.add_educational_note()->set_value("En deux séances.");
  notice.set_free_of_charge(false);
  notice.set_provider("Lumni, la \\ chaîne; et autres");
  notice.mutable_date_created()->set_value("2015-06-22T19:20:30Z");
  notice.mutable_date_published()->set_value("2015-07");
  notice.set_version("3");
  notice.add_format("video/mp4");
  notice.set_size_bytes(1234567890123);
  notice.set_duration_seconds(3725);
  notice.set_learning_time_seconds(7200);
  notice.add_requirement()->set_value("Un navigateur");
  SetTerm(notice.mutable_accessibility()->add_special_need(), "special-need",
          "vision");
  auto* relation = notice.add_relation();
  SetTerm(relation->mutable_kind(), "relation-kind", "is-part-of");
  relation->add_identifier()->set_entry("https://example.org/all");
  relation->add_description()->set_value("Le tout");
  auto* idea = notice.add_classification();
  idea->set_purpose("idea");
  idea->set_source("Motbis");
  auto* taxon = idea->add_taxon();
  taxon->set_id("frCNDP04530");
  taxon->add_label()->set_value("volcan");
  auto* author = notice.add_contribution();
  SetTerm(author->mutable_role(), "contributor-role", "author");
  author->mutable_agent()->set_kind(log::v1::Agent::PERSON);
  author->mutable_agent()->set_name("Vasseur, Claire");
  author->mutable_agent()->set_organisation("Collège; Lille");
  author->mutable_agent()->set_uri("https://orcid.org/0000-0001");
  author->mutable_date()->set_text("printemps 2008");
  return notice;
}

Notice ReadAgain(const Notice& notice) {
  const auto read =
      readers::Read(readers::Format::kXml, WriteScolomfr(RecordOf(notice, 1)));
  EXPECT_EQ(read.size(), 1u);
  EXPECT_TRUE(read[0].status.ok()) << read[0].status;
  Notice again = read[0].notice;
  again.clear_provenance();
  return again;
}

TEST(RoundTripTest, SaysAllThatLomHasAPlaceFor) {
  const Notice notice = Rich();
  const Notice again = ReadAgain(notice);
  // What readers add: the words that were written for ids, the provider, dates
  // and the picture said as LOM says them.
  Notice expected = notice;
  EXPECT_EQ(again.contribution_size(), 2);
  EXPECT_EQ(again.relation_size(), 2);
  ASSERT_EQ(again.contribution(0).agent().name(), notice.provider());
  *expected.mutable_contribution() = again.contribution();
  Notice compared = again;
  compared.mutable_relation()->DeleteSubrange(0, 1);
  *expected.mutable_licence()->mutable_statement() =
      again.licence().statement();
  const auto bare = [](Notice& each) {
    EachTerm(each, [](Term& term) {
      term.clear_stated();
      term.clear_stated_label();
    });
    each.mutable_licence()->clear_matched();
    each.mutable_licence()->clear_evidence();
    each.mutable_access()->clear_evidence();
    each.mutable_age_range()->clear_stated();
    Sort(*each.mutable_kind());
    Sort(*each.mutable_level());
  };
  bare(expected);
  bare(compared);
  EXPECT_EQ(Difference(expected, compared), "");
  const auto& author = again.contribution(1);
  EXPECT_EQ(author.agent().name(), "Vasseur, Claire");
  EXPECT_EQ(author.agent().organisation(), "Collège; Lille");
  EXPECT_EQ(author.agent().uri(), "https://orcid.org/0000-0001");
  EXPECT_EQ(author.date().text(), "printemps 2008");
  // Once said so, it stays.
  EXPECT_EQ(Difference(again, ReadAgain(again)), "");
}

}  // namespace
}  // namespace preau::writers
