#include "services/ingestion/harvest/selection.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/analyser.h"

namespace preau::harvest {
namespace {

using Stems = absl::flat_hash_set<std::string>;

void AddStems(
    const google::protobuf::RepeatedPtrField<log::v1::LangString>& texts,
    Stems& stems) {
  for (const log::v1::LangString& text : texts) {
    for (text::Token& token : text::Analyse(text.value())) {
      stems.insert(std::move(token.stem));
    }
  }
}

}  // namespace

Selector::Selector(const v1::Harvesting& harvesting)
    : needs_level_(harvesting.needs_level()),
      without_sets_(harvesting.without_sets().begin(),
                    harvesting.without_sets().end()) {
  for (const std::string& entry : harvesting.words()) {
    std::vector<std::string> stems;
    for (text::Token& token : text::Analyse(entry)) {
      if (!token.stop_word) stems.push_back(std::move(token.stem));
    }
    if (!stems.empty()) words_.push_back(std::move(stems));
  }
}

bool Selector::HasWords(const log::v1::Notice& notice) const {
  Stems stems;
  AddStems(notice.title(), stems);
  AddStems(notice.description(), stems);
  AddStems(notice.keyword(), stems);
  return std::any_of(
      words_.begin(), words_.end(), [&](const std::vector<std::string>& entry) {
        return std::all_of(
            entry.begin(), entry.end(),
            [&](const std::string& stem) { return stems.contains(stem); });
      });
}

bool Selector::Takes(const Item& item) const {
  for (const std::string& set : item.sets) {
    for (const std::string& without : without_sets_) {
      if (set == without || absl::StartsWith(set, without + ":")) return false;
    }
  }
  const log::v1::Notice& notice = item.record.notice;
  if (needs_level_ && notice.level().empty()) return false;
  return words_.empty() || HasWords(notice);
}

}  // namespace preau::harvest
