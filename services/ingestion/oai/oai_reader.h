#ifndef SERVICES_INGESTION_OAI_OAI_READER_H_
#define SERVICES_INGESTION_OAI_OAI_READER_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/storage/v1/storage.pb.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/ingestion/oai/oai_answer.h"

namespace preau::oai {

// What is asked of a provider.
struct Selection {
  // Base URL, without query.
  std::string url;
  // A setSpec, with those below it; empty: everything.
  std::string set;
  // Empty: the richest that is known, by its namespace.
  std::string metadata_prefix;
  // Only what changed since, as an earlier pass gave it in next_from; empty:
  // everything.
  std::string from;
};

// Harvests by OAI-PMH 2.0, and knows what providers make of it: lists that
// don't end, tokens that expire or forget what was asked for, pages that can't
// be read. Thread-compatible.
class OaiReader : public harvest::SourceReader {
 public:
  // `fetcher` must outlive it.
  OaiReader(Selection selection, fetch::Fetcher* fetcher)
      : selection_(std::move(selection)), fetcher_(fetcher) {}

  // Besides the fetcher's: OAI_ERROR{code, text}, SOURCE_STATUS{status},
  // OAI_NO_FORMAT, and those of ParseAnswer().
  absl::StatusOr<harvest::Page> Next(
      const std::string& cursor,
      const std::function<bool()>& cancelled) override;
  // Asks for the records one by one, so that those that can't be given don't
  // hide the others.
  std::optional<std::string> Detour(const std::string& cursor) override;

 private:
  using Cursor = storage::v1::OaiCursor;

  absl::Status Begin(Cursor& cursor);
  absl::StatusOr<Answer> Ask(absl::string_view query);
  std::string ListQuery(absl::string_view verb, const Cursor& cursor) const;
  absl::StatusOr<harvest::Page> NextOfList(Cursor cursor);
  absl::StatusOr<harvest::Page> NextOneByOne(Cursor cursor);
  absl::Status FillPending(Cursor& cursor, harvest::Page& page);
  harvest::Item GetOne(const std::string& identifier, const Cursor& cursor,
                       bool* failed);
  void EndOrGoOn(const Answer& answer, Cursor& cursor, harvest::Page& page);
  harvest::Item ToItem(Record record, const Cursor& cursor) const;
  bool IsOutside(const Header& header, const Cursor& cursor) const;

  const Selection selection_;
  fetch::Fetcher* const fetcher_;
  // Of the call that is being answered.
  std::function<bool()> cancelled_;
  bool has_begun_ = false;
};

}  // namespace preau::oai

#endif  // SERVICES_INGESTION_OAI_OAI_READER_H_
