#include "indexer/similar/variety.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "indexer/document/fields.h"
#include "storage/base/language.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"

namespace preau::similar {
namespace {

// How far a hit of another provider may come forward.
constexpr size_t kReach = 8;

absl::string_view ProviderOf(const hot::Snapshot& snapshot,
                             const hot::Hit& hit) {
  static const size_t kProvider = *document::FieldIndex("provider");
  const hot::FieldColumn& column =
      snapshot.segments()[hit.segment].segment->field(kProvider);
  const auto values = column.ValuesOfSet(column.SetOf(hit.doc));
  return values.empty() ? absl::string_view() : column.id(values[0]);
}

}  // namespace

void SpreadProviders(const hot::Snapshot& snapshot,
                     std::vector<hot::Hit>& hits) {
  absl::string_view last;
  size_t in_a_row = 0;
  for (auto at = hits.begin(); at != hits.end(); ++at) {
    absl::string_view provider = ProviderOf(snapshot, *at);
    if (provider == last && in_a_row >= kMaxInARow && !provider.empty()) {
      const auto end =
          at + std::min<std::ptrdiff_t>(hits.end() - at, kReach + 1);
      const auto other = std::find_if(at, end, [&](const hot::Hit& hit) {
        return ProviderOf(snapshot, hit) != last;
      });
      if (other != end) {
        std::rotate(at, other, other + 1);
        provider = ProviderOf(snapshot, *at);
      }
    }
    in_a_row = provider == last ? in_a_row + 1 : 1;
    last = provider;
  }
}

bool SeenTitles::Add(const storage::v1::IndexedDocument& record) {
  std::string title = vocabulary::FoldLabel(
      notice::BestText(record.title(), base::Language::kFrench));
  title.erase(std::remove_if(title.begin(), title.end(),
                             [](char c) {
                               const auto byte = static_cast<unsigned char>(c);
                               return absl::ascii_isascii(byte) &&
                                      !absl::ascii_isalpha(byte);
                             }),
              title.end());
  return title.empty() || titles_.insert(title).second;
}

}  // namespace preau::similar
