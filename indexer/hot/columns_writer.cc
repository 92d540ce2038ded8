#include "indexer/hot/columns_writer.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "absl/types/span.h"
#include "indexer/hot/record.h"

namespace preau::hot {
namespace {

template <typename T>
absl::Span<const T> View(const std::vector<T>& values) {
  return absl::MakeConstSpan(values);
}

size_t MemberField() {
  static const size_t kField = *document::FieldIndex("member");
  return kField;
}

}  // namespace

uint32_t ColumnsWriter::Field::Value(absl::string_view id,
                                     absl::string_view label) {
  const auto [place, added] = value_numbers.try_emplace(
      std::string(id), static_cast<uint32_t>(values.size()));
  if (added) values.emplace_back(std::string(id), std::string(label));
  return place->second;
}

const std::vector<uint32_t>& ColumnsWriter::Field::WithAncestors(
    size_t field, const std::string& id, const std::string& label) {
  const auto [place, added] = with_ancestors.try_emplace(id);
  if (added) {
    std::vector<uint32_t> numbers;
    for (const std::string& each : document::WithAncestors(field, id)) {
      numbers.push_back(Value(each, label.empty() ? each : label));
    }
    place->second = std::move(numbers);
  }
  return place->second;
}

uint32_t ColumnsWriter::Field::Set(std::vector<uint32_t>& members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const auto [place, added] =
      set_numbers.try_emplace(members, static_cast<uint32_t>(sets.size()));
  if (added) sets.push_back(members);
  return place->second;
}

void ColumnsWriter::Add(const IndexedDocument& record) {
  static const std::string kNoLabel;
  for (std::vector<uint32_t>& members : members_) members.clear();
  for (const IndexedDocument::FieldValues& values : record.values()) {
    const std::optional<size_t> field = document::FieldIndex(values.field());
    if (!field.has_value()) continue;
    const std::string& label =
        *field == MemberField() ? record.member_label() : kNoLabel;
    for (const std::string& id : values.id()) {
      const std::vector<uint32_t>& numbers =
          fields_[*field].WithAncestors(*field, id, label);
      members_[*field].insert(members_[*field].end(), numbers.begin(),
                              numbers.end());
    }
  }
  for (size_t field = 0; field < fields_.size(); ++field) {
    fields_[field].set_of.push_back(fields_[field].Set(members_[field]));
  }
  for (uint32_t by = 0; by < kSortFields; ++by) {
    keys_[by].push_back(SortKey(record, static_cast<SortField>(by)));
  }
}

void ColumnsWriter::Field::Write(size_t field, ImageWriter& image) const {
  const int width = CodeWidth(static_cast<uint32_t>(sets.size()));
  std::string codes;
  codes.reserve(set_of.size() * static_cast<size_t>(width));
  for (const uint32_t set : set_of) {
    codes.append(static_cast<const char*>(static_cast<const void*>(&set)),
                 static_cast<size_t>(width));
  }
  image.AddOwned(SectionOf(field, kSetOf), std::move(codes));

  // Values by id, and their numbers in that order.
  std::vector<uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return values[a] < values[b]; });
  std::vector<uint32_t> numbers(values.size());
  std::vector<uint32_t> value_offsets = {0};
  std::string texts;
  for (size_t number = 0; number < order.size(); ++number) {
    numbers[order[number]] = static_cast<uint32_t>(number);
    const auto& [id, label] = values[order[number]];
    for (const std::string* text : {&id, &label}) {
      texts.append(*text);
      value_offsets.push_back(static_cast<uint32_t>(texts.size()));
    }
  }
  image.Add(SectionOf(field, kValueOffsets), View(value_offsets));
  image.AddOwned(SectionOf(field, kValueTexts), std::move(texts));

  std::vector<uint32_t> set_offsets = {0};
  std::vector<uint32_t> set_values;
  std::vector<std::vector<uint32_t>> sets_of_value(values.size());
  for (uint32_t set = 0; set < sets.size(); ++set) {
    for (const uint32_t value : sets[set]) {
      set_values.push_back(numbers[value]);
      sets_of_value[numbers[value]].push_back(set);
    }
    set_offsets.push_back(static_cast<uint32_t>(set_values.size()));
  }
  image.Add(SectionOf(field, kSetOffsets), View(set_offsets));
  image.Add(SectionOf(field, kSetValues), View(set_values));

  std::vector<uint32_t> value_set_offsets = {0};
  std::vector<uint32_t> value_sets;
  for (const std::vector<uint32_t>& containing : sets_of_value) {
    value_sets.insert(value_sets.end(), containing.begin(), containing.end());
    value_set_offsets.push_back(static_cast<uint32_t>(value_sets.size()));
  }
  image.Add(SectionOf(field, kValueSetOffsets), View(value_set_offsets));
  image.Add(SectionOf(field, kValueSets), View(value_sets));
}

void ColumnsWriter::WriteSort(SortField by, ImageWriter& image) {
  std::vector<std::string>& keys = keys_[static_cast<size_t>(by)];
  std::vector<uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const int difference = keys[a].compare(keys[b]);
    return difference != 0 ? difference < 0 : a < b;
  });
  std::vector<uint32_t> ranks(keys.size());
  std::vector<uint32_t> firsts;
  for (const uint32_t doc : order) {
    if (firsts.empty() || keys[firsts.back()] != keys[doc]) {
      firsts.push_back(doc);
    }
    ranks[doc] = static_cast<uint32_t>(firsts.size() - 1);
  }
  image.Add(kSortRanks + static_cast<uint32_t>(by), View(ranks));
  image.Add(kSortFirsts + static_cast<uint32_t>(by), View(firsts));
  keys.clear();
  keys.shrink_to_fit();
}

void ColumnsWriter::Write(ImageWriter& image) {
  for (size_t field = 0; field < fields_.size(); ++field) {
    fields_[field].Write(field, image);
  }
  for (uint32_t by = 0; by < kSortFields; ++by) {
    WriteSort(static_cast<SortField>(by), image);
  }
}

}  // namespace preau::hot
