#include "services/ingestion/writers/extreme_notices_testing.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string Nasty() {
  std::string text = "<b>&amp; </string>]]>\" ' \\ = ; | , %00\r\n\t";
  for (char c = 1; c < 32; ++c) text.push_back(c);
  text.push_back('\0');
  return absl::StrCat(text, "\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0\x80",
                      "\xF0\x9F\x8C\x8B\xC3\xA9\xFF\xC3", "END:VCARD\n<!--<?x");
}

// Sets every field of `message` to `text`, the repeated ones `count` times.
void Fill(Message& message, const std::string& text, int count, int depth) {
  const Reflection& reflection = *message.GetReflection();
  const google::protobuf::Descriptor& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    const int times = field->is_repeated() ? count : 1;
    for (int n = 0; n < times; ++n) {
      const std::string value = n == 0 ? text : absl::StrCat(text, n);
      switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING:
          field->is_repeated() ? reflection.AddString(&message, field, value)
                               : reflection.SetString(&message, field, value);
          break;
        case FieldDescriptor::CPPTYPE_MESSAGE:
          if (depth > 4) break;
          Fill(field->is_repeated()
                   ? *reflection.AddMessage(&message, field)
                   : *reflection.MutableMessage(&message, field),
               value, depth == 0 ? 2 : 1, depth + 1);
          break;
        case FieldDescriptor::CPPTYPE_INT32:
          reflection.SetInt32(&message, field, 2147483647);
          break;
        case FieldDescriptor::CPPTYPE_INT64:
          reflection.SetInt64(&message, field, int64_t{1} << 62);
          break;
        default:
          break;
      }
    }
  }
}

log::v1::Notice Filled(const std::string& text, int count) {
  log::v1::Notice notice;
  Fill(notice, text, count, 0);
  notice.clear_provenance();
  return notice;
}

log::v1::Notice Titled(const std::string& title) {
  log::v1::Notice notice;
  notice.add_title()->set_value(title);
  return notice;
}

// Sets the fields of a notice that hold a term of `term`'s vocabulary.
void SetTerm(log::v1::Notice& notice, const log::v1::Term& term) {
  const std::string& vocabulary = term.vocabulary();
  if (vocabulary == "contributor-role") {
    auto& contribution = *notice.add_contribution();
    *contribution.mutable_role() = term;
    contribution.mutable_agent()->set_name("A. Martin");
    return;
  }
  if (vocabulary == "relation-kind") {
    auto& relation = *notice.add_relation();
    *relation.mutable_kind() = term;
    relation.add_identifier()->set_entry("https://example.org/b");
    return;
  }
  if (vocabulary == "licence") *notice.mutable_licence()->mutable_term() = term;
  if (vocabulary == "access") *notice.mutable_access()->mutable_term() = term;
  auto& accessibility = *notice.mutable_accessibility();
  if (vocabulary == "accessibility-feature") {
    *accessibility.add_feature() = term;
  } else if (vocabulary == "accessibility-hazard") {
    *accessibility.add_hazard() = term;
  } else if (vocabulary == "special-need") {
    *accessibility.add_special_need() = term;
  }
  // All others are named as their vocabularies.
  const FieldDescriptor* field = log::v1::Notice::descriptor()->FindFieldByName(
      absl::StrReplaceAll(vocabulary, {{"-", "_"}}));
  if (field == nullptr ||
      field->message_type() != log::v1::Term::descriptor()) {
    return;
  }
  const Reflection& reflection = *notice.GetReflection();
  (field->is_repeated() ? reflection.AddMessage(&notice, field)
                        : reflection.MutableMessage(&notice, field))
      ->CopyFrom(term);
}

// Every term that there is, by its id and by all that means it elsewhere.
std::vector<log::v1::Notice> EveryTerm() {
  std::vector<log::v1::Notice> notices;
  for (const auto& vocabulary : vocabulary::Vocabularies::BuiltIn().list()) {
    for (const vocabulary::Term& term : vocabulary->terms()) {
      log::v1::Notice notice = Titled(term.label_fr);
      log::v1::Term stated;
      stated.set_vocabulary(vocabulary->id());
      stated.set_id(term.id);
      SetTerm(notice, stated);
      notices.push_back(notice);
      // Some disciplines have hundreds.
      for (size_t i = 0; i < term.mappings.size() && i < 5; ++i) {
        stated.set_stated(term.mappings[i]);
        log::v1::Notice other = Titled(term.label_fr);
        SetTerm(other, stated);
        notices.push_back(other);
      }
    }
  }
  return notices;
}

}  // namespace

Record RecordOf(log::v1::Notice notice, int number) {
  Record record;
  record.notice = std::move(notice);
  record.name = absl::StrFormat("members/lille/resources/%032x", number);
  record.permanent_link =
      absl::StrFormat("https://preau.example.org/r/%032x", number);
  record.create_time = "2026-01-02T03:04:05Z";
  record.update_time = "2026-03-04T05:06:07Z";
  record.catalogue = "Académie de Lille";
  return record;
}

std::vector<Record> ExtremeRecords() {
  std::vector<log::v1::Notice> notices = {
      Titled("t"),
      Titled(""),
      log::v1::Notice(),
      Filled(Nasty(), 1),
      Filled(Nasty(), 3),
      Filled("é", 500),
      // Cut between bytes of a character, unless one looks.
      Filled(std::string(9999, 'x') + "é", 2),
      Titled("=HYPERLINK(\"http://example.org\")"),
      Titled("La balise <canvas> & &eacute; </p>"),
      Filled("https://example.org/a?b=c&d=<e>", 2),
  };
  std::string many;
  for (int i = 0; i < 6000; ++i) absl::StrAppend(&many, "\xE2\x82\xAC");
  notices.push_back(Titled(many));
  notices.push_back(Filled(many, 4));
  for (log::v1::Notice& notice : EveryTerm()) {
    notices.push_back(std::move(notice));
  }
  std::vector<Record> records;
  for (size_t i = 0; i < notices.size(); ++i) {
    records.push_back(RecordOf(std::move(notices[i]), static_cast<int>(i) + 1));
  }
  // The catalogue's own texts aren't trusted either.
  records.push_back(RecordOf(Titled("t"), 99999));
  records.back().catalogue = Nasty();
  records.back().update_time = "";
  records.back().create_time = "?";
  return records;
}

}  // namespace preau::writers
