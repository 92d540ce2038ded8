#ifndef INDEXER_HOT_SEGMENT_WRITER_H_
#define INDEXER_HOT_SEGMENT_WRITER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/hot/columns_writer.h"
#include "indexer/hot/image.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/record_codec.h"

namespace preau::hot {

// A term in a document, as SegmentWriter takes it.
struct NewPosting {
  Doc doc = 0;
  // Of the patterns that the writer was made with.
  uint32_t pattern : 31 = 0;
  // For who makes ForwardTerms of them.
  uint32_t written : 1 = 0;
  // Distances as varints; empty: none.
  absl::string_view positions;
};

// A term of a document.
struct ForwardTerm {
  TermId id = 0;
  // As document::Occurrences.
  bool written = false;
};

// Writes a segment's image: all documents, then all terms, then the terms of
// each document. Thread-compatible.
class SegmentWriter {
 public:
  // Patterns roughly by frequency; `dictionary` to pack records with, may be
  // empty.
  SegmentWriter(std::vector<Pattern> patterns, std::string dictionary);

  const std::string& dictionary() const { return packer_.dictionary(); }

  // In the order of uids. `packed` is the record as this dictionary packs it;
  // empty: it isn't yet.
  void AddDocument(const IndexedDocument& record, uint32_t length,
                   const DocumentFacts& facts, absl::string_view packed);
  // In the order of their bytes; postings in that of documents, one or more.
  void AddTerm(absl::string_view term, absl::Span<const NewPosting> postings);
  // Of each document in turn; ascending.
  void AddForward(absl::Span<const ForwardTerm> terms);
  ImageWriter Finish() &&;

 private:
  double SaturatedFrequency(const NewPosting& posting) const;
  // Sets `most`, and bounds_.
  void SetBounds(absl::Span<const NewPosting> postings, TermEntry& entry);
  void AddDense(absl::Span<const NewPosting> postings, TermEntry& entry);
  void AddBlocks(absl::Span<const NewPosting> postings, TermEntry& entry);
  void AddBounds(const TermEntry& entry);
  void AddPositions(absl::Span<const NewPosting> postings, TermEntry& entry);
  void AddTermTable();

  ImageWriter image_;
  ColumnsWriter columns_;
  const std::vector<Pattern> patterns_;
  Summary summary_;
  std::vector<uint32_t> lengths_;
  // query::HalfFrequency() of each document, once there is a mean length.
  std::vector<double> half_frequencies_;
  std::vector<DocumentFacts> facts_;
  std::vector<uint32_t> uid_offsets_ = {0};
  std::string uids_;
  std::vector<uint64_t> record_offsets_ = {0};
  std::string records_;
  RecordPacker packer_;
  std::vector<uint32_t> term_offsets_ = {0};
  std::string term_texts_;
  std::vector<TermEntry> entries_;
  // Of the term that is being added.
  std::vector<double> saturated_;
  std::vector<uint8_t> bounds_;
  std::string postings_;
  std::string positions_;
  std::vector<uint64_t> forward_offsets_ = {0};
  std::string forward_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_SEGMENT_WRITER_H_
