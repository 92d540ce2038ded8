#include "services/ingestion/checkup/gather.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/checkup/web_page.h"
#include "services/ingestion/harvest/answer_status.h"
#include "services/ingestion/oai/oai_reader.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/status_macros.h"

namespace preau::checkup {
namespace {

using harvest::Item;

constexpr size_t kPieceBytes = size_t{64} << 10;
constexpr size_t kMaxPages = 20;

// Reads until there are enough records; what is said of the whole file counts
// only when there is none.
absl::StatusOr<Gathered> ReadFile(readers::Format format,
                                  const std::string& name,
                                  absl::string_view bytes, bool cut,
                                  const readers::Mapping& mapping) {
  Gathered gathered;
  readers::ReaderOptions options;
  options.file_name = name;
  options.mapping = mapping;
  const std::unique_ptr<readers::Reader> reader =
      readers::CreateReader(format, std::move(options));
  const readers::Emit take = [&](readers::ParsedRecord record) {
    if (gathered.items.size() == kMaxRecords) {
      gathered.more = true;
      return absl::CancelledError();
    }
    gathered.items.emplace_back().record = std::move(record);
    return absl::OkStatus();
  };
  absl::Status status;
  for (size_t at = 0; at < bytes.size() && status.ok(); at += kPieceBytes) {
    status = reader->Feed(bytes.substr(at, kPieceBytes), take);
  }
  if (status.ok() && !cut) status = reader->Finish(take);
  gathered.more = gathered.more || cut;
  if (!gathered.items.empty()) return gathered;
  PREAU_RETURN_IF_ERROR(status);
  if (cut) {
    return base::InvalidField("RECORD_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxFileBytes)}});
  }
  return base::InvalidField("CHECK_NO_RECORD", "");
}

absl::StatusOr<Gathered> ReadPage(const std::string& name,
                                  absl::string_view page) {
  Gathered gathered;
  for (const absl::string_view script : JsonLdOf(page)) {
    // Most of them are about the site: its path, its search, its owner.
    absl::StatusOr<Gathered> found =
        ReadFile(readers::Format::kJson, name, script, /*cut=*/false, {});
    if (!found.ok()) continue;
    for (Item& item : found->items) {
      const std::optional<base::ErrorDetail> detail =
          base::GetErrorDetail(item.record.status);
      if (detail.has_value() && detail->reason == "NOT_A_LEARNING_RESOURCE") {
        continue;
      }
      if (gathered.items.size() < kMaxRecords) {
        gathered.items.push_back(std::move(item));
      }
    }
  }
  if (gathered.items.empty()) {
    return base::InvalidField("CHECK_PAGE_WITHOUT_RECORD", "");
  }
  return gathered;
}

absl::StatusOr<Gathered> ReadProvider(const std::string& url,
                                      fetch::Fetcher& fetcher,
                                      const std::function<bool()>& cancelled) {
  Gathered gathered;
  oai::Selection selection;
  selection.url = url;
  oai::OaiReader reader(std::move(selection), &fetcher);
  std::string cursor;
  for (size_t i = 0; i < kMaxPages && gathered.items.size() < kMaxRecords;
       ++i) {
    PREAU_ASSIGN_OR_RETURN(harvest::Page page, reader.Next(cursor, cancelled));
    if (page.expected > 0) gathered.expected = page.expected;
    std::move(page.remarks.begin(), page.remarks.end(),
              std::back_inserter(gathered.remarks));
    std::move(page.items.begin(), page.items.end(),
              std::back_inserter(gathered.items));
    gathered.more = !page.last;
    if (page.last) break;
    cursor = std::move(page.cursor);
  }
  if (gathered.items.size() > kMaxRecords) {
    gathered.items.resize(kMaxRecords);
    gathered.more = true;
  }
  if (gathered.items.empty()) return base::InvalidField("CHECK_NO_RECORD", "");
  return gathered;
}

// An answer that says what is wrong is read as one refused record.
bool HasRecord(const Gathered& gathered) {
  return std::any_of(gathered.items.begin(), gathered.items.end(),
                     [](const Item& item) { return item.record.status.ok(); });
}

// A provider's address, when this may be one: what it was asked is left off.
std::string ProviderOf(const std::string& url, bool answers_as_provider) {
  const size_t query = url.find('?');
  if (query == std::string::npos) return url;
  return answers_as_provider || absl::StrContains(url.substr(query), "verb=")
             ? url.substr(0, query)
             : "";
}

}  // namespace

absl::StatusOr<Gathered> GatherBytes(const std::string& name,
                                     absl::string_view bytes, bool cut,
                                     const readers::Mapping& mapping) {
  if (FirstElementOf(bytes) == "html") return ReadPage(name, bytes);
  const std::optional<readers::Format> format = readers::DetectFormat(
      name, bytes.substr(0, std::min(bytes.size(), kPieceBytes)));
  if (!format.has_value())
    return base::InvalidField("FORMAT_NOT_RECOGNISED", "");
  return ReadFile(*format, name, bytes, cut, mapping);
}

absl::StatusOr<Gathered> GatherAddress(const std::string& url,
                                       fetch::Fetcher& fetcher,
                                       const std::function<bool()>& cancelled,
                                       const readers::Mapping& mapping) {
  std::string bytes;
  bool cut = false;
  fetch::Request request;
  request.url = url;
  request.max_bytes = kMaxFileBytes * 64;
  request.take = [&](absl::string_view piece) {
    bytes.append(piece.data(),
                 std::min(piece.size(), kMaxFileBytes - bytes.size()));
    cut = bytes.size() == kMaxFileBytes;
    return cut ? absl::CancelledError() : absl::OkStatus();
  };
  absl::StatusOr<fetch::Response> response = fetcher.Fetch(request, cancelled);
  if (!response.ok() && !cut) return response.status();
  const std::string path = url.substr(0, url.find('?'));
  absl::StatusOr<Gathered> gathered =
      response.ok() && response->status != 200
          ? absl::StatusOr<Gathered>(harvest::StatusOfAnswer(*response))
          : GatherBytes(path.substr(path.rfind('/') + 1), bytes, cut, mapping);
  // A provider that isn't asked anything answers with an error of its own, or
  // with whatever page it has.
  const bool answers_as_provider = FirstElementOf(bytes) == "oai-pmh";
  if (gathered.ok() && (!answers_as_provider || HasRecord(*gathered))) {
    return gathered;
  }
  const std::string provider = ProviderOf(url, answers_as_provider);
  if (provider.empty()) return gathered;
  absl::StatusOr<Gathered> listed = ReadProvider(provider, fetcher, cancelled);
  return listed.ok() || answers_as_provider ? std::move(listed)
                                            : std::move(gathered);
}

}  // namespace preau::checkup
