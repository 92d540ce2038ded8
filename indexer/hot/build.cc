#include "indexer/hot/build.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/inverter.h"
#include "indexer/hot/record.h"
#include "indexer/hot/segment_writer.h"

namespace preau::hot {
namespace {

uint16_t Capped(uint32_t words) {
  return static_cast<uint16_t>(
      std::min<uint32_t>(words, std::numeric_limits<uint16_t>::max()));
}

}  // namespace

ImageWriter BuildSegment(std::vector<const document::Document*> documents) {
  std::sort(documents.begin(), documents.end(),
            [](const document::Document* a, const document::Document* b) {
              return a->record.uid() < b->record.uid();
            });
  Inverter inverter;
  std::vector<uint32_t> lengths;
  for (const document::Document* document : documents) {
    lengths.push_back(inverter.Add(document->terms));
  }
  // These are soon merged: what is packed then needn't be now.
  SegmentWriter writer(inverter.TakePatterns(), "");
  for (size_t i = 0; i < documents.size(); ++i) {
    const document::Document& document = *documents[i];
    writer.AddDocument(
        document.record, lengths[i],
        {Capped(document.title_words), Capped(document.keyword_words),
         Capped(document.name_words), document.quality.completeness,
         static_cast<uint8_t>(document.quality.programme)},
        "");
  }
  inverter.WriteTerms(writer);
  return std::move(writer).Finish();
}

namespace {

// The union of the patterns, those of the largest segment first.
class PatternUnion {
 public:
  explicit PatternUnion(absl::Span<const SegmentView> segments)
      : numbers_(segments.size()) {
    std::vector<size_t> order(segments.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return segments[a].segment->size() > segments[b].segment->size();
    });
    absl::flat_hash_map<Pattern, uint32_t> known;
    for (const size_t i : order) {
      for (const Pattern& pattern : segments[i].segment->patterns()) {
        const auto [place, added] =
            known.try_emplace(pattern, static_cast<uint32_t>(patterns_.size()));
        if (added) patterns_.push_back(pattern);
        numbers_[i].push_back(place->second);
      }
    }
  }
  const std::vector<Pattern>& patterns() const { return patterns_; }
  uint32_t NumberOf(size_t segment, uint32_t pattern) const {
    return numbers_[segment][pattern];
  }

 private:
  std::vector<Pattern> patterns_;
  std::vector<std::vector<uint32_t>> numbers_;
};

// Gives the next of several sorted lists, with those that have it.
template <typename Text>
class SortedLists {
 public:
  // `text(list, index)` is an entry.
  SortedLists(std::vector<uint32_t> sizes, Text text)
      : sizes_(std::move(sizes)), at_(sizes_.size()), text_(std::move(text)) {}

  // False at the end. `lists`: those that have the text, at(list) their index.
  bool Next(absl::string_view& text, std::vector<size_t>& lists) {
    for (const size_t list : lists_) ++at_[list];
    lists_.clear();
    for (size_t list = 0; list < sizes_.size(); ++list) {
      if (at_[list] >= sizes_[list]) continue;
      const absl::string_view here = text_(list, at_[list]);
      const int order = lists_.empty() ? -1 : here.compare(text);
      if (order > 0) continue;
      if (order < 0) lists_.clear();
      text = here;
      lists_.push_back(list);
    }
    lists = lists_;
    return !lists_.empty();
  }
  uint32_t at(size_t list) const { return at_[list]; }

 private:
  const std::vector<uint32_t> sizes_;
  std::vector<uint32_t> at_;
  std::vector<size_t> lists_;
  const Text text_;
};

// That of the largest segment, whose records then stay packed as they are, or a
// new one of records from all of them. None for few records, which are soon
// packed with others.
std::string ChooseDictionary(absl::Span<const SegmentView> segments) {
  constexpr uint32_t kMinPacked = 4096;
  uint32_t live = 0;
  const SegmentView* largest = nullptr;
  for (const SegmentView& view : segments) {
    live += view.live();
    if (largest == nullptr || view.live() > largest->live()) largest = &view;
  }
  if (live < kMinPacked) return "";
  if (!largest->segment->record_dictionary().empty() &&
      largest->live() >= live / 2) {
    return std::string(largest->segment->record_dictionary());
  }
  constexpr uint32_t kSamples = 2000;
  std::vector<std::string> samples;
  const uint32_t step = std::max<uint32_t>(1, live / kSamples);
  for (const SegmentView& view : segments) {
    for (Doc doc = 0; doc < view.segment->size(); doc += step) {
      samples.push_back(view.segment->record(doc));
    }
  }
  return TrainRecordDictionary(samples);
}

class Merger {
 public:
  explicit Merger(absl::Span<const SegmentView> segments)
      : segments_(segments),
        patterns_(segments),
        writer_(patterns_.patterns(), ChooseDictionary(segments)) {}

  Merged Merge() && {
    AddDocuments();
    AddTerms();
    AddForward();
    return {std::move(writer_).Finish(), std::move(places_)};
  }

 private:
  void AddDocuments() {
    std::vector<uint32_t> sizes;
    for (const SegmentView& view : segments_) {
      sizes.push_back(view.segment->size());
      places_.emplace_back(view.segment->size(), kNoDoc);
    }
    SortedLists documents(std::move(sizes), [&](size_t i, uint32_t doc) {
      return segments_[i].segment->uid(doc);
    });
    absl::string_view uid;
    std::vector<size_t> holders;
    while (documents.Next(uid, holders)) {
      for (const size_t i : holders) {
        const Doc doc = documents.at(i);
        if (segments_[i].deletions->Has(doc)) continue;
        const Segment& segment = *segments_[i].segment;
        const bool packed = !segment.record_dictionary().empty() &&
                            segment.record_dictionary() == writer_.dictionary();
        writer_.AddDocument(
            ReadRecord(segment, doc), segment.lengths()[doc],
            segment.facts(doc),
            packed ? segment.packed_record(doc) : absl::string_view());
        places_[i][doc] = static_cast<Doc>(origins_.size());
        origins_.emplace_back(i, doc);
      }
    }
  }

  void AddTerms() {
    std::vector<uint32_t> sizes;
    for (const SegmentView& view : segments_) {
      sizes.push_back(view.segment->term_count());
      ids_.emplace_back(view.segment->term_count());
    }
    SortedLists terms(std::move(sizes), [&](size_t i, uint32_t id) {
      return segments_[i].segment->term(id);
    });
    absl::string_view text;
    std::vector<size_t> holders;
    TermId next = 0;
    while (terms.Next(text, holders)) {
      postings_.clear();
      for (const size_t i : holders) AddPostings(i, terms.at(i));
      if (postings_.empty()) continue;
      writer_.AddTerm(text, postings_);
      for (const size_t i : holders) ids_[i][terms.at(i)] = next;
      ++next;
    }
  }

  void AddPostings(size_t i, TermId id) {
    const Postings postings = segments_[i].segment->postings(id);
    PositionScan positions(postings);
    const auto middle = static_cast<std::ptrdiff_t>(postings_.size());
    postings.ForEach([&](Doc doc, uint32_t rank) {
      const absl::string_view bytes = positions.Next();
      const Doc place = places_[i][doc];
      if (place == kNoDoc) return;
      postings_.push_back(
          {place, patterns_.NumberOf(i, postings.PatternOf(rank)), 0, bytes});
    });
    std::inplace_merge(
        postings_.begin(), postings_.begin() + middle, postings_.end(),
        [](const NewPosting& a, const NewPosting& b) { return a.doc < b.doc; });
  }

  void AddForward() {
    std::vector<ForwardTerm> terms;
    for (const auto& [i, doc] : origins_) {
      terms.clear();
      segments_[i].segment->ForEachTerm(
          doc, [&, i = i](TermId id, bool written) {
            terms.push_back({ids_[i][id], written});
          });
      writer_.AddForward(terms);
    }
  }

  const absl::Span<const SegmentView> segments_;
  const PatternUnion patterns_;
  SegmentWriter writer_;
  std::vector<std::vector<Doc>> places_;
  // Where each document of the new segment comes from.
  std::vector<std::pair<size_t, Doc>> origins_;
  // The new number of each segment's terms.
  std::vector<std::vector<TermId>> ids_;
  std::vector<NewPosting> postings_;
};

}  // namespace

Merged MergeSegments(absl::Span<const SegmentView> segments) {
  return Merger(segments).Merge();
}

}  // namespace preau::hot
