#include "tests/fuzz/property.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "indexer/text/html_text.h"
#include "storage/base/error.h"
#include "storage/base/language.h"
#include "storage/messages/messages.h"

namespace preau::fuzz {

absl::string_view TextOf(const uint8_t* data, size_t size) {
  return absl::string_view(reinterpret_cast<const char*>(data),
                           std::min(size, kMaxInputBytes));
}

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "Doesn't hold: %s\n", what);
  std::abort();
}

void RequireText(absl::string_view text, const char* what) {
  Require(text::TruncateUtf8(text, text.size()) == text, what);
  Require(text.find('\0') == absl::string_view::npos, what);
}

void RequireTexts(const google::protobuf::Message& message, const char* what) {
  using google::protobuf::FieldDescriptor;
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool repeated = field->is_repeated();
    const int count = repeated ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->type() == FieldDescriptor::TYPE_STRING) {
        RequireText(repeated ? reflection.GetRepeatedString(message, field, i)
                             : reflection.GetString(message, field),
                    what);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        RequireTexts(repeated ? reflection.GetRepeatedMessage(message, field, i)
                              : reflection.GetMessage(message, field),
                     what);
      }
    }
  }
}

void RequireSayable(const absl::Status& error) {
  const std::optional<base::ErrorDetail> detail = base::GetErrorDetail(error);
  Require(detail.has_value(), "an error has a reason");
  Require(messages::HasSentence(detail->reason), "a reason has a sentence");
  RequireText(detail->field, "an error's field is text");
  for (const auto& [name, value] : detail->args) {
    RequireText(value, "an error's arguments are text");
    Require(value.size() <= 10000, "an error's arguments are short");
  }
  for (const messages::Sentence& sentence : messages::AllSentences()) {
    if (sentence.code != detail->reason) continue;
    for (const absl::string_view said : {sentence.french, sentence.english}) {
      for (size_t open = said.find('{'); open != said.npos;
           open = said.find('{', open + 1)) {
        const size_t close = said.find('}', open);
        Require(close != said.npos &&
                    detail->args.count(
                        std::string(said.substr(open + 1, close - open - 1))),
                "a sentence's placeholders have arguments");
      }
    }
  }
}

}  // namespace preau::fuzz
