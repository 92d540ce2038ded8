#ifndef STORAGE_NOTICE_NOTICE_H_
#define STORAGE_NOTICE_NOTICE_H_

#include <cstddef>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "preau/log/v1/notice.pb.h"
#include "storage/base/language.h"

// What everyone who handles notices needs. All functions are thread-safe.
namespace preau::notice {

// What a notice may hold.
inline constexpr size_t kMaxNoticeBytes = 512 << 10;
inline constexpr size_t kMaxTextBytes = 64 << 10;
inline constexpr size_t kMaxTitleBytes = 4000;
inline constexpr int kMaxRepeated = 500;

// Calls `visit` with each Term in `notice`, its path ("level[0]",
// "contribution[1].role") and the vocabulary that its place asks for.
void ForEachTerm(
    log::v1::Notice& notice,
    absl::FunctionRef<void(log::v1::Term& term, absl::string_view path,
                           absl::string_view vocabulary)>
        visit);

// Writes what goes without saying (the vocabulary of a term) and takes out what
// is never stored (labels).
void Normalise(log::v1::Notice& notice);

// INVALID_ARGUMENT with the field's path after `prefix` ("resource.notice"),
// for a normalised notice: TITLE_MISSING, FIELD_TOO_LONG{max}, FIELD_TOO_MANY
// {max}, NOTICE_TOO_LARGE{max}, TERM_UNKNOWN{vocabulary, id}, TERM_VOCABULARY
// {vocabulary}, TERM_EMPTY, URL_INVALID{url}, DATE_INVALID{date},
// CONTROL_CHARACTER, PERSONAL_CONTACT, NUMBER_NEGATIVE.
absl::Status Validate(const log::v1::Notice& notice, absl::string_view prefix);

// Fills in the labels of all terms.
void Localise(base::Language language, log::v1::Notice& notice);

// The text in `language`, else in French, else without a language, else the
// first; "" when there is none.
absl::string_view BestText(
    const google::protobuf::RepeatedPtrField<log::v1::LangString>& texts,
    base::Language language);

// What to write under the resource: title, authors, provider, licence.
std::string CreditLine(const log::v1::Notice& notice, base::Language language);

// "2015", "2015-06", "2015-06-22" or a moment of RFC 3339, with a real month,
// day and time.
bool IsDate(absl::string_view text);

// An absolute http or https address, without control characters or spaces.
bool IsWebAddress(absl::string_view text);

// Holds something that looks like an e-mail address or a telephone number.
bool HasContact(absl::string_view text);

}  // namespace preau::notice

#endif  // STORAGE_NOTICE_NOTICE_H_
