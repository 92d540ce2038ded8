#include "storage/vocabulary/vocabulary.h"

#include <deque>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/fold.h"

namespace preau::vocabulary {
namespace {

absl::Status TableError(const std::string& vocabulary, absl::string_view what,
                        absl::string_view value) {
  return base::MakeError(
      absl::StatusCode::kInternal,
      {.reason = "VOCABULARY_TABLE_INVALID",
       .field = vocabulary,
       .args = {{"what", std::string(what)}, {"value", std::string(value)}}});
}

// "http://…/concept/teacher" -> "teacher".
absl::string_view LastSegment(absl::string_view uri) {
  const size_t slash = uri.rfind('/');
  return slash == absl::string_view::npos ? uri : uri.substr(slash + 1);
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Vocabulary>> Vocabulary::Create(
    std::string id, std::string label_fr, std::string label_en,
    std::vector<Term> terms) {
  std::shared_ptr<Vocabulary> vocabulary(new Vocabulary());
  vocabulary->id_ = std::move(id);
  vocabulary->label_fr_ = std::move(label_fr);
  vocabulary->label_en_ = std::move(label_en);
  vocabulary->terms_ = std::move(terms);
  PREAU_RETURN_IF_ERROR(vocabulary->Index());
  return vocabulary;
}

absl::Status Vocabulary::Index() {
  const int count = static_cast<int>(terms_.size());
  parents_.resize(terms_.size());
  children_.resize(terms_.size());
  for (int i = 0; i < count; ++i) {
    if (!by_id_.emplace(terms_[i].id, i).second) {
      return TableError(id_, "duplicate id", terms_[i].id);
    }
    by_token_.emplace(FoldId(terms_[i].id), i);
  }
  for (int i = 0; i < count; ++i) {
    for (const std::string& parent : terms_[i].parents) {
      const auto found = by_id_.find(parent);
      if (found == by_id_.end()) {
        return TableError(id_, "missing parent", parent);
      }
      parents_[i].push_back(found->second);
      children_[found->second].push_back(i);
    }
  }
  PREAU_RETURN_IF_ERROR(CheckGraph());
  for (int i = 0; i < count; ++i) PREAU_RETURN_IF_ERROR(IndexNames(i));
  for (int i = 0; i < count; ++i) {
    for (const std::string& mapping : terms_[i].mappings) {
      PREAU_RETURN_IF_ERROR(IndexMapping(i, mapping));
    }
  }
  // What a URI ends in is often written alone. Own ids and stated tokens come
  // first, and the first term of the table wins among the rest.
  for (int i = 0; i < count; ++i) {
    for (const std::string& mapping : terms_[i].mappings) {
      if (IsUri(mapping)) by_token_.emplace(FoldId(LastSegment(mapping)), i);
    }
  }
  return absl::OkStatus();
}

absl::Status Vocabulary::IndexNames(int index) {
  const Term& term = terms_[index];
  const auto add = [&](const std::string& label, Resolution::Match match) {
    const auto [entry, added] =
        by_label_.emplace(FoldLabel(label), Named{index, match});
    if (!added && entry->second.index != index) {
      return TableError(id_, "label claimed twice", label);
    }
    if (match == Resolution::Match::kLabel) entry->second.match = match;
    return absl::OkStatus();
  };
  PREAU_RETURN_IF_ERROR(add(term.label_fr, Resolution::Match::kLabel));
  PREAU_RETURN_IF_ERROR(add(term.label_en, Resolution::Match::kLabel));
  for (const std::string& label : term.alternatives) {
    PREAU_RETURN_IF_ERROR(add(label, Resolution::Match::kAlternative));
  }
  return absl::OkStatus();
}

absl::Status Vocabulary::IndexMapping(int index, const std::string& mapping) {
  auto& map = IsUri(mapping) ? by_uri_ : by_token_;
  const std::string key =
      IsUri(mapping) ? NormalizeUri(mapping) : FoldId(mapping);
  const auto [entry, added] = map.emplace(key, index);
  if (!added && entry->second != index) {
    return TableError(id_, "mapping claimed twice", mapping);
  }
  return absl::OkStatus();
}

absl::Status Vocabulary::CheckGraph() const {
  // Kahn: terms whose parents are all taken away can be taken away.
  std::vector<size_t> waiting(terms_.size());
  std::deque<int> ready;
  for (size_t i = 0; i < terms_.size(); ++i) {
    waiting[i] = parents_[i].size();
    if (waiting[i] == 0) ready.push_back(static_cast<int>(i));
  }
  size_t taken = 0;
  while (!ready.empty()) {
    const int index = ready.front();
    ready.pop_front();
    ++taken;
    for (const int child : children_[index]) {
      if (--waiting[child] == 0) ready.push_back(child);
    }
  }
  if (taken != terms_.size()) return TableError(id_, "cycle", id_);
  return absl::OkStatus();
}

const Term* Vocabulary::Find(absl::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &terms_[found->second];
}

std::vector<const Term*> Vocabulary::children(absl::string_view id) const {
  std::vector<const Term*> found;
  const auto term = by_id_.find(id);
  if (term == by_id_.end()) return found;
  for (const int child : children_[term->second]) {
    found.push_back(&terms_[child]);
  }
  return found;
}

std::vector<const Term*> Vocabulary::Walk(
    absl::string_view id, const std::vector<std::vector<int>>& edges) const {
  std::vector<const Term*> found;
  const auto start = by_id_.find(id);
  if (start == by_id_.end()) return found;
  absl::flat_hash_set<int> seen = {start->second};
  std::deque<int> next = {start->second};
  while (!next.empty()) {
    const int index = next.front();
    next.pop_front();
    found.push_back(&terms_[index]);
    for (const int neighbour : edges[index]) {
      if (seen.insert(neighbour).second) next.push_back(neighbour);
    }
  }
  return found;
}

std::vector<const Term*> Vocabulary::Ancestors(absl::string_view id) const {
  return Walk(id, parents_);
}

std::vector<const Term*> Vocabulary::Descendants(absl::string_view id) const {
  return Walk(id, children_);
}

bool Vocabulary::IsWithin(absl::string_view id,
                          absl::string_view ancestor) const {
  for (const Term* term : Ancestors(id)) {
    if (term->id == ancestor) return true;
  }
  return false;
}

std::optional<Vocabulary::Named> Vocabulary::FindLabel(
    absl::string_view label) const {
  const std::string key = FoldLabel(label);
  if (key.empty()) return std::nullopt;
  const auto found = by_label_.find(key);
  if (found != by_label_.end()) return found->second;
  // ScoLOMFR tells concepts of one name apart by what follows it in brackets:
  // "anglais (discipline)", "histoire (6e)".
  const size_t bracket = key.rfind(" (");
  if (!absl::EndsWith(key, ")") || bracket == std::string::npos) {
    return std::nullopt;
  }
  const auto bare = by_label_.find(key.substr(0, bracket));
  if (bare == by_label_.end()) return std::nullopt;
  return Named{bare->second.index, Resolution::Match::kAlternative};
}

Resolution Vocabulary::ResolveStated(absl::string_view stated,
                                     std::string& mapping_key) const {
  if (IsUri(stated)) {
    mapping_key = NormalizeUri(stated);
    const auto found = by_uri_.find(mapping_key);
    if (found == by_uri_.end()) return {};
    return {.term = &terms_[found->second], .match = Resolution::Match::kUri};
  }
  mapping_key = FoldId(stated);
  if (mapping_key.empty()) return {};
  const auto found = by_token_.find(mapping_key);
  if (found != by_token_.end()) {
    return {.term = &terms_[found->second], .match = Resolution::Match::kId};
  }
  if (const std::optional<Named> named = FindLabel(stated)) {
    return {.term = &terms_[named->index], .match = named->match};
  }
  return {};
}

Resolution Vocabulary::Resolve(absl::string_view stated,
                               absl::string_view stated_label) const {
  std::string mapping_key;
  Resolution resolution =
      ResolveStated(absl::StripAsciiWhitespace(stated), mapping_key);
  const std::string label_key = FoldLabel(stated_label);
  if (label_key.empty()) return resolution;

  const std::optional<Named> named = FindLabel(stated_label);
  if (!resolution.found()) {
    if (!named.has_value()) {
      resolution.label_unknown = true;
      return resolution;
    }
    return {.term = &terms_[named->index], .match = named->match};
  }
  const auto source_label = source_labels_.find(mapping_key);
  if (source_label != source_labels_.end() &&
      source_label->second == label_key) {
    return resolution;
  }
  if (!named.has_value()) {
    resolution.label_unknown = true;
  } else {
    const std::string& other = terms_[named->index].id;
    resolution.label_mismatch = !IsWithin(other, resolution.term->id) &&
                                !IsWithin(resolution.term->id, other);
  }
  return resolution;
}

absl::StatusOr<std::shared_ptr<const Vocabulary>> Vocabulary::WithMappings(
    absl::Span<const AddedMapping> added) const {
  std::shared_ptr<Vocabulary> copy(new Vocabulary());
  copy->id_ = id_;
  copy->label_fr_ = label_fr_;
  copy->label_en_ = label_en_;
  copy->terms_ = terms_;
  copy->parents_ = parents_;
  copy->children_ = children_;
  copy->by_id_ = by_id_;
  copy->by_uri_ = by_uri_;
  copy->by_token_ = by_token_;
  copy->by_label_ = by_label_;
  copy->source_labels_ = source_labels_;
  for (const AddedMapping& mapping : added) {
    const auto term = by_id_.find(mapping.term);
    if (term == by_id_.end()) {
      return base::InvalidField("VOCABULARY_TERM_UNKNOWN", "mappings",
                                {{"vocabulary", id_}, {"term", mapping.term}});
    }
    const bool uri = IsUri(mapping.mapping);
    const std::string key =
        uri ? NormalizeUri(mapping.mapping) : FoldId(mapping.mapping);
    if (key.empty()) {
      return base::InvalidField("VOCABULARY_MAPPING_INVALID", "mappings");
    }
    auto& map = uri ? copy->by_uri_ : copy->by_token_;
    const auto [entry, is_new] = map.emplace(key, term->second);
    if (entry->second != term->second) {
      return base::InvalidField(
          "VOCABULARY_MAPPING_TAKEN", "mappings",
          {{"mapping", mapping.mapping}, {"term", terms_[entry->second].id}});
    }
    if (is_new) {
      copy->terms_[term->second].mappings.push_back(mapping.mapping);
      if (uri) {
        copy->by_token_.emplace(FoldId(LastSegment(key)), term->second);
      }
    }
    const std::string label = FoldLabel(mapping.label);
    if (!label.empty()) {
      copy->source_labels_[key] = label;
      if (uri) copy->source_labels_[FoldId(LastSegment(key))] = label;
    }
  }
  return copy;
}

}  // namespace preau::vocabulary
