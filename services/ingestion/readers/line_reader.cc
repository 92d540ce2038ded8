#include "services/ingestion/readers/line_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/status_macros.h"

namespace preau::readers {

absl::Status LineReader::Feed(absl::string_view piece, const Emit& emit) {
  while (!piece.empty()) {
    const size_t end = piece.find('\n');
    const absl::string_view part = piece.substr(0, end);
    if (line_.size() + part.size() > kMaxLineBytes) {
      too_long_ = true;
      line_.clear();
    } else if (!too_long_) {
      absl::StrAppend(&line_, part);
    }
    if (end == absl::string_view::npos) return absl::OkStatus();
    piece.remove_prefix(end + 1);
    PREAU_RETURN_IF_ERROR(EndLine(emit));
  }
  return absl::OkStatus();
}

absl::Status LineReader::Finish(const Emit& emit) { return EndLine(emit); }

absl::Status LineReader::EndLine(const Emit& emit) {
  ++number_;
  const std::string line = std::exchange(line_, "");
  const bool too_long = std::exchange(too_long_, false);
  if (!too_long && absl::StripAsciiWhitespace(line).empty()) {
    return absl::OkStatus();
  }
  ParsedRecord record;
  record.location = absl::StrCat(options_.file_name, ":", number_);
  if (too_long) {
    record.status = base::InvalidField("RECORD_TOO_LARGE", "",
                                       {{"max", absl::StrCat(kMaxLineBytes)}});
  } else {
    record.original = line;
    PREAU_RETURN_IF_ERROR(ReadLine(line, record));
  }
  return emit(std::move(record));
}

void Apply(const Mapping& mapping, const TextsOf& texts_of,
           absl::string_view rule_name, ParsedRecord& record) {
  NoticeBuilder builder(&record);
  for (const auto& [field, rules] : mapping.fields) {
    for (const FieldRule& rule : rules) {
      std::vector<std::string> values;
      if (!rule.constant.empty()) {
        values.push_back(rule.constant);
      } else if (!rule.pattern.empty()) {
        values.push_back(FillPattern(rule.pattern, texts_of));
      } else {
        values = texts_of(rule.from);
      }
      const Origin origin{rule.from.empty() ? rule.pattern : rule.from,
                          absl::StrCat(rule_name, ".", field),
                          !rule.constant.empty()};
      for (const std::string& value : values) {
        if (rule.split.empty()) {
          builder.Add(field, value, rule.language, origin);
          continue;
        }
        const bool weak = !rule.weak_split.empty() &&
                          value.find_first_of(rule.split) == value.npos;
        for (const absl::string_view part : absl::StrSplit(
                 value, absl::ByAnyChar(weak ? rule.weak_split : rule.split))) {
          builder.Add(field, absl::StripAsciiWhitespace(part), rule.language,
                      origin);
        }
      }
    }
  }
  if (mapping.KeyIsPattern()) {
    const std::string line =
        record.location.substr(record.location.rfind(':') + 1);
    record.key =
        CleanText(FillPattern(mapping.key, [&](const std::string& from) {
          return from == "#" ? std::vector<std::string>{line} : texts_of(from);
        }));
  } else if (!mapping.key.empty()) {
    const std::vector<std::string> keys = texts_of(mapping.key);
    record.key = keys.empty() ? "" : CleanText(keys[0]);
  }
  if (record.key.empty()) record.key = record.notice.url();
  if (record.key.empty() && record.status.ok()) {
    record.status = base::InvalidField("KEY_MISSING_IN_RECORD", mapping.key);
  }
  builder.Check("title");
}

}  // namespace preau::readers
