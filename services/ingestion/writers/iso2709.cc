#include "services/ingestion/writers/iso2709.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/writers/xml_text.h"

namespace preau::writers {
namespace {

constexpr char kSubfield = '\x1F';
constexpr char kFieldEnd = '\x1E';
constexpr char kRecordEnd = '\x1D';
constexpr size_t kLeaderBytes = 24;
constexpr size_t kEntryBytes = 12;

std::string Clean(absl::string_view text) {
  // Many turn records into XML.
  return absl::StrReplaceAll(XmlCharacters(text), {{"\n", " "}, {"\t", " "}});
}

}  // namespace

void MarcRecord::Keep(absl::string_view tag, std::string data) {
  const size_t bytes = kEntryBytes + data.size() + 1;
  if (bytes_ + bytes > kMaxMarcRecordBytes) return;
  bytes_ += bytes;
  fields_.emplace_back(std::string(tag), std::move(data));
}

void MarcRecord::AddControl(absl::string_view tag, absl::string_view value) {
  std::string clean = Clean(value);
  if (clean.empty()) return;
  clean.resize(text::TruncateUtf8(clean, kMaxMarcFieldBytes - 1).size());
  Keep(tag, std::move(clean));
}

void MarcRecord::Add(absl::string_view tag, absl::string_view indicators,
                     const Subfields& subfields) {
  std::string data(indicators);
  for (const auto& [code, text] : subfields) {
    const std::string clean = Clean(text);
    if (clean.empty()) continue;
    // Two bytes for its code, one for the field's end.
    if (data.size() + 3 >= kMaxMarcFieldBytes) break;
    const absl::string_view kept =
        text::TruncateUtf8(clean, kMaxMarcFieldBytes - data.size() - 3);
    if (kept.empty()) break;
    data.push_back(kSubfield);
    data.push_back(code);
    absl::StrAppend(&data, kept);
  }
  if (data.size() > indicators.size()) Keep(tag, std::move(data));
}

std::string MarcRecord::Write(absl::string_view status_to_level) const {
  std::vector<std::pair<std::string, std::string>> fields = fields_;
  std::stable_sort(
      fields.begin(), fields.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string directory;
  std::string data;
  for (const auto& [tag, bytes] : fields) {
    absl::StrAppend(&directory, tag,
                    absl::StrFormat("%04d%05d", bytes.size() + 1, data.size()));
    absl::StrAppend(&data, bytes, std::string(1, kFieldEnd));
  }
  directory.push_back(kFieldEnd);
  data.push_back(kRecordEnd);
  const size_t base = kLeaderBytes + directory.size();
  return absl::StrCat(absl::StrFormat("%05d", base + data.size()),
                      status_to_level, " 22", absl::StrFormat("%05d", base),
                      "   450 ", directory, data);
}

}  // namespace preau::writers
