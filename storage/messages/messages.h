#ifndef STORAGE_MESSAGES_MESSAGES_H_
#define STORAGE_MESSAGES_MESSAGES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "storage/base/language.h"

// Every sentence that a person reads, in French and in English, by a stable
// code. Errors and the command's texts alike.
namespace preau::messages {

using Args = std::map<std::string, std::string>;

struct Sentence {
  absl::string_view code;
  // With {placeholders}, the same in both.
  absl::string_view french;
  absl::string_view english;
};

// Sorted by code. Thread-safe.
const std::vector<Sentence>& AllSentences();

// Whether there is a sentence for `code`.
bool HasSentence(absl::string_view code);

// The sentence with its placeholders filled in; the code itself, with the
// arguments, when there is none. A placeholder without argument stays as it is.
std::string Say(absl::string_view code, base::Language language,
                const Args& args = {});

// What to tell a person about an error: the sentence of its reason, or a
// general one for its code.
std::string SayStatus(const absl::Status& status, base::Language language);

}  // namespace preau::messages

#endif  // STORAGE_MESSAGES_MESSAGES_H_
