#ifndef SERVICES_INGESTION_WRITERS_ISO2709_H_
#define SERVICES_INGESTION_WRITERS_ISO2709_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

// Records for exchange between libraries (ISO 2709), as UNIMARC fills them: two
// indicators, subfields of one letter, UTF-8. Lengths are counted in bytes.
namespace preau::writers {

inline constexpr size_t kMaxMarcRecordBytes = 99999;
// With its indicators and its end.
inline constexpr size_t kMaxMarcFieldBytes = 9999;

// One record. Thread-compatible.
class MarcRecord {
 public:
  using Subfields = std::vector<std::pair<char, std::string>>;

  // A field without indicators or subfields (001 to 009).
  void AddControl(absl::string_view tag, absl::string_view value);
  // Empty subfields are left out, and so is a field without any. Texts lose
  // their control characters and line ends. The last subfield that has room is
  // cut at a character's end where the field would be too long. What doesn't
  // fit into the record any more is dropped: what matters most comes first.
  void Add(absl::string_view tag, absl::string_view indicators,
           const Subfields& subfields);

  // `status` to `level` are the leader's positions 5 to 8. Fields by their
  // tags, those of one tag as they came.
  std::string Write(absl::string_view status_to_level) const;

 private:
  void Keep(absl::string_view tag, std::string data);

  std::vector<std::pair<std::string, std::string>> fields_;
  // Of the whole record.
  size_t bytes_ = 26;
};

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_ISO2709_H_
