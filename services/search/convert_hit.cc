#include "services/search/convert_hit.h"

#include "absl/strings/string_view.h"
#include "indexer/document/fields.h"
#include "storage/messages/messages.h"

namespace preau::services {
namespace {

void SetValues(const search::IndexedDocument& record, base::Language language,
               v1::Hit& hit) {
  for (const auto& values : record.values()) {
    const auto field = document::FieldIndex(values.field());
    if (!field.has_value()) continue;
    google::protobuf::RepeatedPtrField<v1::LabelledValue>* list =
        values.field() == "level"           ? hit.mutable_levels()
        : values.field() == "discipline"    ? hit.mutable_disciplines()
        : values.field() == "kind"          ? hit.mutable_kinds()
        : values.field() == "audience"      ? hit.mutable_audiences()
        : values.field() == "language"      ? hit.mutable_languages()
        : values.field() == "accessibility" ? hit.mutable_accessibility()
                                            : nullptr;
    for (const std::string& id : values.id()) {
      if (list != nullptr) {
        *list->Add() = Labelled(*field, id, language);
      } else if (values.field() == "licence") {
        *hit.mutable_licence() = Labelled(*field, id, language);
      } else if (values.field() == "access") {
        *hit.mutable_access() = Labelled(*field, id, language);
      }
    }
  }
}

struct PartName {
  v1::ScorePart::Kind kind;
  absl::string_view message;
};

PartName NameOf(ranking::Contribution::Kind kind) {
  using Kind = ranking::Contribution::Kind;
  switch (kind) {
    case Kind::kClause:
      return {v1::ScorePart::WORDS, "SCORE_WORDS"};
    case Kind::kNearLevel:
      return {v1::ScorePart::NEAR_LEVEL, "SCORE_NEAR_LEVEL"};
    case Kind::kPair:
      return {v1::ScorePart::TOGETHER, "SCORE_TOGETHER"};
    case Kind::kTitle:
      return {v1::ScorePart::TITLE, "SCORE_TITLE"};
    case Kind::kMissing:
      return {v1::ScorePart::MISSING, "SCORE_MISSING"};
    case Kind::kCompleteness:
      return {v1::ScorePart::COMPLETENESS, "SCORE_COMPLETENESS"};
    case Kind::kProgramme:
      return {v1::ScorePart::PROGRAMME, "SCORE_PROGRAMME"};
  }
  return {};
}

v1::ScorePart ToApi(const search::ScorePart& part, base::Language language) {
  const PartName name = NameOf(part.kind);
  v1::ScorePart api;
  api.set_kind(name.kind);
  api.set_label(messages::Say(name.message, language));
  api.set_words(part.words);
  api.set_title(part.title);
  api.set_keyword(part.keyword);
  api.set_name(part.name);
  api.set_text(part.text);
  api.set_score(part.score);
  return api;
}

}  // namespace

v1::LabelledValue Labelled(size_t field, const std::string& id,
                           base::Language language) {
  v1::LabelledValue value;
  value.set_id(id);
  value.set_label(document::ValueLabel(field, id, language));
  return value;
}

v1::Hit ToApi(const search::Hit& found, base::Language language) {
  const search::IndexedDocument& record = *found.record;
  v1::Hit hit;
  hit.set_name(record.name());
  hit.set_uid(record.uid());
  SetMarked(found.title, hit.mutable_title());
  SetMarked(found.snippet, hit.mutable_snippet());
  hit.set_score(found.score);
  hit.set_url(record.url());
  hit.set_thumbnail_url(record.thumbnail_url());
  hit.set_provider(record.provider());
  hit.mutable_member()->set_id(record.member());
  hit.mutable_member()->set_label(record.member_label());
  SetValues(record, language, hit);
  hit.set_duration_seconds(record.duration_seconds());
  hit.set_size_bytes(record.size_bytes());
  hit.set_date(record.date());
  hit.set_permanent_link(record.permanent_link());
  hit.set_work_uid(record.work_uid());
  for (const search::ScorePart& part : found.explanation) {
    *hit.add_explanation() = ToApi(part, language);
  }
  for (const auto& other : found.copies) {
    v1::Copy& copy = *hit.add_copies();
    copy.set_name(other->name());
    copy.set_uid(other->uid());
    copy.set_url(other->url());
    copy.set_provider(other->provider());
    copy.mutable_member()->set_id(other->member());
    copy.mutable_member()->set_label(other->member_label());
    copy.set_permanent_link(other->permanent_link());
  }
  return hit;
}

void SetMarked(const text::Snippet& snippet, v1::MarkedText* marked) {
  marked->set_text(snippet.text);
  marked->set_cut_before(snippet.cut_before);
  marked->set_cut_after(snippet.cut_after);
  for (const text::Snippet::Span& span : snippet.spans) {
    v1::MarkedText::Span& added = *marked->add_spans();
    added.set_begin(span.begin);
    added.set_end(span.end);
  }
}

}  // namespace preau::services
