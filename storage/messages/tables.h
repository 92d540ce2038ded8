#ifndef STORAGE_MESSAGES_TABLES_H_
#define STORAGE_MESSAGES_TABLES_H_

#include "absl/types/span.h"
#include "storage/messages/messages.h"

// One table of sentences for each part of the house.
namespace preau::messages::internal {

// Errors that any part gives, and one for each status code.
absl::Span<const Sentence> GeneralTable();
absl::Span<const Sentence> SkosTable();
absl::Span<const Sentence> ExtractionTable();
absl::Span<const Sentence> StorageTable();
absl::Span<const Sentence> BlobTable();
absl::Span<const Sentence> CatalogueTable();
absl::Span<const Sentence> NoticeTable();
absl::Span<const Sentence> ServiceTable();
absl::Span<const Sentence> LaunchTable();
absl::Span<const Sentence> RpcTable();
absl::Span<const Sentence> SearchTable();
absl::Span<const Sentence> ReaderTable();
absl::Span<const Sentence> FetchTable();
absl::Span<const Sentence> HarvestTable();
absl::Span<const Sentence> ConformanceTable();
absl::Span<const Sentence> CheckupTable();
absl::Span<const Sentence> CommandErrorTable();
absl::Span<const Sentence> CommandHelpTable();
absl::Span<const Sentence> CommandOptionTable();
absl::Span<const Sentence> CommandTextTable();
absl::Span<const Sentence> CommandSourceTable();

}  // namespace preau::messages::internal

#endif  // STORAGE_MESSAGES_TABLES_H_
