#ifndef INDEXER_DOCUMENT_DOCUMENT_H_
#define INDEXER_DOCUMENT_DOCUMENT_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/document/quality.h"
#include "indexer/document/terms.h"
#include "preau/storage/v1/storage.pb.h"
#include "preau/v1/resource.pb.h"

namespace preau::document {

using storage::v1::IndexedDocument;

// Prefixes of terms: what a field word ("titre:volcan") looks for, words as
// they are written without and with their accents (text::Token). Terms of the
// whole text and concepts ("#6e") have none.
inline constexpr absl::string_view kTitlePrefix = "XT";
inline constexpr absl::string_view kAuthorPrefix = "XA";
inline constexpr absl::string_view kKeywordPrefix = "XK";
inline constexpr absl::string_view kProviderPrefix = "XP";
inline constexpr absl::string_view kFoldedPrefix = "XF";
inline constexpr absl::string_view kExactPrefix = "XE";
// Before the uid of the work that a document is a copy of, where that isn't its
// own. No search is for it.
inline constexpr absl::string_view kWorkPrefix = "XW";

// How much words in titles, keywords and names count in
// Occurrences::frequency.
inline constexpr uint32_t kPlaceWeight = 2;
// How much they count in the document's length: with the terms that field
// words look for.
inline constexpr uint32_t kPlaceLength = kPlaceWeight + 1;

// A resource as the index sees it.
struct Document {
  IndexedDocument record;
  Terms terms;
  // Words in titles, keywords and names.
  uint32_t title_words = 0;
  uint32_t keyword_words = 0;
  uint32_t name_words = 0;
  Quality quality;
};

// Thread-safe.
Document MakeDocument(const v1::Resource& resource);

// Those of each, made on several threads. Thread-safe.
std::vector<Document> MakeDocuments(
    absl::Span<const v1::Resource* const> resources);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_DOCUMENT_H_
