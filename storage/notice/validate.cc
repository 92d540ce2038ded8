#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::notice {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool HasControlCharacter(absl::string_view text) {
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) return true;
  }
  return false;
}

absl::Status CheckText(absl::string_view text, absl::string_view path) {
  if (text.size() > kMaxTextBytes) {
    return base::InvalidField("FIELD_TOO_LONG", path,
                              {{"max", absl::StrCat(kMaxTextBytes)}});
  }
  if (HasControlCharacter(text)) {
    return base::InvalidField("CONTROL_CHARACTER", path);
  }
  return absl::OkStatus();
}

// What holds of every field, whatever it means: lengths, counts, characters,
// numbers. The notice's messages don't nest themselves, so the depth is fixed.
absl::Status CheckShape(const Message& message, const std::string& path) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string name = absl::StrCat(path, ".", field->name());
    const int count =
        field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    if (count > kMaxRepeated) {
      return base::InvalidField("FIELD_TOO_MANY", name,
                                {{"max", absl::StrCat(kMaxRepeated)}});
    }
    for (int i = 0; i < count; ++i) {
      const std::string place =
          field->is_repeated() ? absl::StrCat(name, "[", i, "]") : name;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        PREAU_RETURN_IF_ERROR(
            CheckText(field->is_repeated()
                          ? reflection.GetRepeatedString(message, field, i)
                          : reflection.GetString(message, field),
                      place));
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        PREAU_RETURN_IF_ERROR(
            CheckShape(field->is_repeated()
                           ? reflection.GetRepeatedMessage(message, field, i)
                           : reflection.GetMessage(message, field),
                       place));
      } else if ((field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 &&
                  reflection.GetInt32(message, field) < 0) ||
                 (field->cpp_type() == FieldDescriptor::CPPTYPE_INT64 &&
                  reflection.GetInt64(message, field) < 0)) {
        return base::InvalidField("NUMBER_NEGATIVE", place);
      }
    }
  }
  return absl::OkStatus();
}

absl::Status CheckTerm(const log::v1::Term& term, const std::string& path,
                       absl::string_view vocabulary) {
  if (term.vocabulary() != vocabulary) {
    return base::InvalidField("TERM_VOCABULARY",
                              absl::StrCat(path, ".vocabulary"),
                              {{"vocabulary", std::string(vocabulary)}});
  }
  if (term.id().empty()) {
    if (!term.stated().empty() || !term.stated_label().empty()) {
      return absl::OkStatus();
    }
    return base::InvalidField("TERM_EMPTY", absl::StrCat(path, ".id"),
                              {{"vocabulary", std::string(vocabulary)}});
  }
  const vocabulary::Vocabulary* known =
      vocabulary::Vocabularies::BuiltIn().Find(vocabulary);
  if (known == nullptr || known->Find(term.id()) == nullptr) {
    return base::InvalidField(
        "TERM_UNKNOWN", absl::StrCat(path, ".id"),
        {{"vocabulary", std::string(vocabulary)}, {"id", term.id()}});
  }
  return absl::OkStatus();
}

absl::Status CheckUrl(absl::string_view url, const std::string& path) {
  if (url.empty() || IsWebAddress(url)) return absl::OkStatus();
  return base::InvalidField("URL_INVALID", path, {{"url", std::string(url)}});
}

absl::Status CheckDate(const log::v1::Date& date, const std::string& path) {
  if (date.value().empty() || IsDate(date.value())) return absl::OkStatus();
  return base::InvalidField("DATE_INVALID", absl::StrCat(path, ".value"),
                            {{"date", date.value()}});
}

absl::Status CheckAgent(const log::v1::Agent& agent, const std::string& path) {
  if (HasContact(agent.name())) {
    return base::InvalidField("PERSONAL_CONTACT", absl::StrCat(path, ".name"));
  }
  if (HasContact(agent.organisation())) {
    return base::InvalidField("PERSONAL_CONTACT",
                              absl::StrCat(path, ".organisation"));
  }
  return absl::OkStatus();
}

absl::Status CheckTitle(const log::v1::Notice& notice,
                        const std::string& path) {
  bool found = false;
  for (int i = 0; i < notice.title_size(); ++i) {
    found |= !notice.title(i).value().empty();
    if (notice.title(i).value().size() > kMaxTitleBytes) {
      return base::InvalidField("FIELD_TOO_LONG",
                                absl::StrCat(path, "[", i, "].value"),
                                {{"max", absl::StrCat(kMaxTitleBytes)}});
    }
  }
  if (found) return absl::OkStatus();
  return base::InvalidField("TITLE_MISSING", path);
}

}  // namespace

absl::Status Validate(const log::v1::Notice& notice, absl::string_view prefix) {
  const std::string path(prefix);
  if (notice.ByteSizeLong() > kMaxNoticeBytes) {
    return base::InvalidField("NOTICE_TOO_LARGE", path,
                              {{"max", absl::StrCat(kMaxNoticeBytes)}});
  }
  PREAU_RETURN_IF_ERROR(CheckTitle(notice, absl::StrCat(path, ".title")));
  PREAU_RETURN_IF_ERROR(CheckShape(notice, path));
  PREAU_RETURN_IF_ERROR(CheckUrl(notice.url(), absl::StrCat(path, ".url")));
  PREAU_RETURN_IF_ERROR(
      CheckUrl(notice.thumbnail_url(), absl::StrCat(path, ".thumbnail_url")));
  for (int i = 0; i < notice.other_url_size(); ++i) {
    PREAU_RETURN_IF_ERROR(CheckUrl(notice.other_url(i),
                                   absl::StrCat(path, ".other_url[", i, "]")));
  }
  PREAU_RETURN_IF_ERROR(
      CheckDate(notice.date_created(), absl::StrCat(path, ".date_created")));
  PREAU_RETURN_IF_ERROR(CheckDate(notice.date_published(),
                                  absl::StrCat(path, ".date_published")));
  PREAU_RETURN_IF_ERROR(
      CheckDate(notice.date_modified(), absl::StrCat(path, ".date_modified")));
  for (int i = 0; i < notice.contribution_size(); ++i) {
    const std::string place = absl::StrCat(path, ".contribution[", i, "]");
    PREAU_RETURN_IF_ERROR(CheckAgent(notice.contribution(i).agent(),
                                     absl::StrCat(place, ".agent")));
    PREAU_RETURN_IF_ERROR(
        CheckDate(notice.contribution(i).date(), absl::StrCat(place, ".date")));
  }
  absl::Status status;
  // Only reads: ForEachTerm is written once, for those who change terms too.
  ForEachTerm(const_cast<log::v1::Notice&>(notice),
              [&](log::v1::Term& term, absl::string_view place,
                  absl::string_view vocabulary) {
                if (!status.ok()) return;
                status =
                    CheckTerm(term, absl::StrCat(path, ".", place), vocabulary);
              });
  return status;
}

}  // namespace preau::notice
