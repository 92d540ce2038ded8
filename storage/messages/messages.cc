#include "storage/messages/messages.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/messages/tables.h"

namespace preau::messages {
namespace {

std::vector<Sentence>* Collect() {
  auto* all = new std::vector<Sentence>;
  for (const auto& table : {
           internal::GeneralTable(),       internal::ExtractionTable(),
           internal::SkosTable(),          internal::StorageTable(),
           internal::BlobTable(),          internal::CatalogueTable(),
           internal::NoticeTable(),        internal::ServiceTable(),
           internal::LaunchTable(),        internal::RpcTable(),
           internal::SearchTable(),        internal::ReaderTable(),
           internal::FetchTable(),         internal::HarvestTable(),
           internal::ConformanceTable(),   internal::CheckupTable(),
           internal::CommandErrorTable(),  internal::CommandHelpTable(),
           internal::CommandOptionTable(), internal::CommandTextTable(),
           internal::CommandSourceTable(),
       }) {
    all->insert(all->end(), table.begin(), table.end());
  }
  std::sort(all->begin(), all->end(), [](const Sentence& a, const Sentence& b) {
    return a.code < b.code;
  });
  return all;
}

const Sentence* Find(absl::string_view code) {
  const std::vector<Sentence>& all = AllSentences();
  const auto found = std::lower_bound(
      all.begin(), all.end(), code,
      [](const Sentence& a, absl::string_view b) { return a.code < b; });
  return found != all.end() && found->code == code ? &*found : nullptr;
}

}  // namespace

const std::vector<Sentence>& AllSentences() {
  static const std::vector<Sentence>* const kAll = Collect();
  return *kAll;
}

bool HasSentence(absl::string_view code) { return Find(code) != nullptr; }

std::string Say(absl::string_view code, base::Language language,
                const Args& args) {
  const Sentence* sentence = Find(code);
  if (sentence == nullptr) {
    std::string text(code);
    for (const auto& [name, value] : args) {
      absl::StrAppend(&text, " ", name, "=", value);
    }
    return text;
  }
  absl::string_view left = language == base::Language::kFrench
                               ? sentence->french
                               : sentence->english;
  std::string text;
  while (!left.empty()) {
    const size_t open = left.find('{');
    const size_t close = left.find('}', open == left.npos ? left.size() : open);
    if (close == left.npos) break;
    absl::StrAppend(&text, left.substr(0, open));
    const absl::string_view name = left.substr(open + 1, close - open - 1);
    const auto arg = args.find(std::string(name));
    absl::StrAppend(&text, arg == args.end()
                               ? left.substr(open, close + 1 - open)
                               : absl::string_view(arg->second));
    left.remove_prefix(close + 1);
  }
  absl::StrAppend(&text, left);
  return text;
}

std::string SayStatus(const absl::Status& status, base::Language language) {
  const std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  if (detail.has_value() && HasSentence(detail->reason)) {
    return Say(detail->reason, language, detail->args);
  }
  return Say(absl::StrCat("STATUS_", absl::StatusCodeToString(status.code())),
             language, {{"detail", std::string(status.message())}});
}

}  // namespace preau::messages
