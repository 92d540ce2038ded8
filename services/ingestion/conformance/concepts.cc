#include "services/ingestion/conformance/concepts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/ingestion/conformance/concept_tables.h"
#include "storage/vocabulary/fold.h"

namespace preau::conformance {
namespace {

using vocabulary::FoldId;
using vocabulary::FoldLabel;
using vocabulary::NormalizeUri;

constexpr absl::string_view kNumberPrefix = "scolomfr-voc-";

struct Shorthand {
  absl::string_view prefix;
  absl::string_view base;
};
constexpr Shorthand kShorthands[] = {
    {"dct:", "http://purl.org/dc/terms/"},
    {"dcmi:", "http://purl.org/dc/dcmitype/"},
    {"cefr:", "http://purl.org/net/inloc/cefr/cefr-"}};

std::string UriOf(absl::string_view scheme, absl::string_view id) {
  for (const Shorthand& shorthand : kShorthands) {
    if (absl::StartsWith(id, shorthand.prefix)) {
      return absl::StrCat(shorthand.base, id.substr(shorthand.prefix.size()));
    }
  }
  if (absl::StrContains(id, "://")) return std::string(id);
  const bool number = std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  return number
             ? absl::StrCat(kConceptBase, "scolomfr-voc-", scheme, "-num-", id)
             : absl::StrCat(kConceptBase, id);
}

absl::string_view LastPart(absl::string_view uri) {
  const size_t slash = uri.rfind('/');
  return slash == absl::string_view::npos ? uri : uri.substr(slash + 1);
}

std::string KeyOf(absl::string_view scheme, absl::string_view folded) {
  return absl::StrCat(scheme, "\n", folded);
}

// LOM has one token where ScoLOMFR tells schemes apart: "author_2".
absl::string_view WithoutTwin(absl::string_view token) {
  absl::ConsumeSuffix(&token, "_2");
  return token;
}

}  // namespace

const absl::string_view kConceptBase =
    "http://data.education.fr/voc/scolomfr/concept/";

bool LooksLikeScolomfr(absl::string_view stated) {
  return absl::StrContains(stated, "scolomfr-voc-") ||
         absl::StrContains(stated, "data.education.fr/voc/");
}

void Concepts::AddBuiltIn() {
  using internal::ConceptRow;
  for (const auto table :
       {internal::ResourceConcepts(), internal::EditorialConcepts(),
        internal::UseConcepts(), internal::ClassificationConcepts(),
        internal::LabelConcepts()}) {
    for (const ConceptRow& row : table) {
      Concept added;
      added.scheme = std::string(row.scheme);
      added.uri = UriOf(row.scheme, row.id);
      added.labels = absl::StrSplit(row.labels, '|');
      added.deprecated = row.replaced_by != nullptr;
      if (added.deprecated && *row.replaced_by != '\0') {
        added.replaced_by = UriOf(row.scheme, row.replaced_by);
      }
      Add(std::move(added));
    }
  }
  AddNumbered();
}

void Concepts::AddNumbered() {
  const absl::flat_hash_map<absl::string_view, absl::string_view> replaced =
      absl::StrSplit(internal::ReplacedConcepts(), absl::ByAnyChar(" >"),
                     absl::SkipEmpty());
  for (const internal::NumberedRow& row : internal::NumberedConcepts()) {
    for (const absl::string_view run : absl::StrSplit(row.numbers, ' ')) {
      const std::vector<absl::string_view> ends = absl::StrSplit(run, '-');
      int first = 0;
      int last = 0;
      if (!absl::SimpleAtoi(ends.front(), &first) ||
          !absl::SimpleAtoi(ends.back(), &last)) {
        continue;
      }
      for (int number = first; number <= last; ++number) {
        Concept added;
        added.scheme = std::string(row.scheme);
        added.uri = absl::StrFormat("%s%s%0*d", kConceptBase, row.prefix,
                                    row.width, number);
        added.deprecated = row.deprecated;
        const auto by = replaced.find(
            absl::StripPrefix(LastPart(added.uri), kNumberPrefix));
        if (by != replaced.end()) {
          added.replaced_by =
              absl::StrCat(kConceptBase, kNumberPrefix, by->second);
        }
        Add(std::move(added));
      }
    }
  }
}

Concepts Concepts::With(const skos::Thesaurus& thesaurus) {
  Concepts concepts;
  for (const skos::Scheme& scheme : thesaurus.schemes) {
    concepts.given_.insert(scheme.name);
  }
  for (const skos::Concept& each : thesaurus.concepts) {
    Concept added;
    added.uri = each.uri;
    added.deprecated = each.status != skos::ConceptStatus::kCurrent;
    for (const std::vector<skos::Label>* labels :
         {&each.preferred, &each.alternatives}) {
      for (const skos::Label& label : *labels) {
        if (label.language.empty() || absl::StartsWith(label.language, "fr")) {
          added.labels.push_back(label.text);
        }
      }
    }
    if (!each.replaced_by.empty()) {
      added.replaced_by = thesaurus.concepts[each.replaced_by[0]].uri;
    }
    for (const int scheme : each.schemes) {
      added.scheme = thesaurus.schemes[scheme].name;
      concepts.Add(added);
    }
  }
  // What was right once stays so.
  concepts.AddBuiltIn();
  return concepts;
}

void Concepts::Add(Concept added) {
  if (Find(added.scheme, added.uri) != nullptr) return;
  const int index = static_cast<int>(concepts_.size());
  by_uri_[NormalizeUri(added.uri)].push_back(index);
  const absl::string_view token = LastPart(added.uri);
  for (const absl::string_view each : {token, WithoutTwin(token)}) {
    by_token_.try_emplace(KeyOf(added.scheme, FoldId(each)), index);
  }
  for (const std::string& label : added.labels) {
    by_label_.try_emplace(KeyOf(added.scheme, FoldLabel(label)), index);
  }
  concepts_.push_back(std::move(added));
}

const Concepts& Concepts::BuiltIn() {
  static const Concepts* const kBuiltIn = [] {
    auto* concepts = new Concepts();
    concepts->AddBuiltIn();
    return concepts;
  }();
  return *kBuiltIn;
}

const Concept* Concepts::Find(absl::string_view scheme,
                              absl::string_view stated) const {
  if (const auto found = by_uri_.find(NormalizeUri(stated));
      found != by_uri_.end()) {
    for (const int index : found->second) {
      if (concepts_[index].scheme == scheme) return &concepts_[index];
    }
  }
  if (vocabulary::IsUri(stated)) return nullptr;
  const auto found = by_token_.find(KeyOf(scheme, FoldId(stated)));
  return found == by_token_.end() ? nullptr : &concepts_[found->second];
}

const Concept* Concepts::FindLabel(absl::string_view scheme,
                                   absl::string_view label) const {
  const auto found = by_label_.find(KeyOf(scheme, FoldLabel(label)));
  return found == by_label_.end() ? nullptr : &concepts_[found->second];
}

const Concept* Concepts::FindAnywhere(absl::string_view stated) const {
  for (const std::string& uri :
       {std::string(stated), absl::StrCat(kConceptBase, stated)}) {
    const auto found = by_uri_.find(NormalizeUri(uri));
    if (found != by_uri_.end()) return &concepts_[found->second.front()];
  }
  return nullptr;
}

bool Concepts::IsLanguageCode(absl::string_view code) {
  return code.size() == 3 &&
         absl::StrContains(absl::StrCat(" ", internal::Iso639Part2(), " "),
                           absl::StrCat(" ", code, " "));
}

}  // namespace preau::conformance
