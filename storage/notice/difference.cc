#include "storage/notice/difference.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace preau::notice {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// What stands for a message that has it, the first one that isn't empty.
constexpr const char* kShown[] = {"value", "text",  "id",    "stated",
                                  "term",  "agent", "name",  "entry",
                                  "taxon", "label", "title", "identifier"};

std::string Cut(std::string text) {
  if (text.size() <= kMaxShownBytes) return text;
  size_t end = kMaxShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return absl::StrCat(text.substr(0, end), "…");
}

std::string ShownField(const Message& message, const FieldDescriptor& field);

std::string Shown(const Message& message) {
  for (const char* name : kShown) {
    const FieldDescriptor* field =
        message.GetDescriptor()->FindFieldByName(name);
    if (field == nullptr) continue;
    std::string text = ShownField(message, *field);
    if (!text.empty()) return text;
  }
  return message.ShortDebugString();
}

std::string ShownValue(const Message& message, const FieldDescriptor& field,
                       int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return many ? reflection.GetRepeatedString(message, &field, index)
                  : reflection.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "yes" : "no";
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Shown(many ? reflection.GetRepeatedMessage(message, &field, index)
                        : reflection.GetMessage(message, &field));
    default:
      return "";
  }
}

std::string ShownField(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (!field.is_repeated()) {
    return reflection.HasField(message, &field) ? ShownValue(message, field, 0)
                                                : "";
  }
  std::string all;
  const int size = reflection.FieldSize(message, &field);
  for (int i = 0; i < size && all.size() <= kMaxShownBytes; ++i) {
    absl::StrAppend(&all, i == 0 ? "" : "; ", ShownValue(message, field, i));
  }
  return all;
}

// Compares one field by copying it alone: none holds a map, so equal fields
// have equal bytes.
std::string Alone(const log::v1::Notice& notice, const FieldDescriptor& field) {
  const Reflection& reflection = *notice.GetReflection();
  log::v1::Notice copy(notice);
  std::vector<const FieldDescriptor*> set;
  reflection.ListFields(copy, &set);
  for (const FieldDescriptor* each : set) {
    if (each != &field) reflection.ClearField(&copy, each);
  }
  return copy.SerializeAsString();
}

}  // namespace

std::vector<Difference> Differences(const log::v1::Notice& before,
                                    const log::v1::Notice& after) {
  std::vector<Difference> differences;
  const auto& descriptor = *log::v1::Notice::descriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (field.number() == log::v1::Notice::kProvenanceFieldNumber ||
        Alone(before, field) == Alone(after, field)) {
      continue;
    }
    differences.push_back({std::string(field.name()),
                           Cut(ShownField(before, field)),
                           Cut(ShownField(after, field))});
  }
  return differences;
}

}  // namespace preau::notice
