#include "indexer/hot/build.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/record.h"
#include "indexer/hot/segment_writer.h"
#include "indexer/hot/varint.h"

namespace preau::hot {
namespace {

struct PatternHash {
  size_t operator()(const Pattern& pattern) const {
    return absl::HashOf(pattern.frequency, pattern.title, pattern.keyword,
                        pattern.name);
  }
};

uint16_t Capped(uint32_t words) {
  return static_cast<uint16_t>(
      std::min<uint32_t>(words, std::numeric_limits<uint16_t>::max()));
}

// The terms of documents, turned from documents into terms.
class Inverter {
 public:
  void Add(Doc doc, const document::Document& document) {
    forward_.emplace_back();
    for (const document::Posting& posting : document.terms) {
      const auto [place, added] = numbers_.try_emplace(
          posting.term, static_cast<uint32_t>(postings_.size()));
      if (added) postings_.emplace_back();
      forward_.back().push_back(place->second);
      Held held;
      held.doc = doc;
      const document::Occurrences& counts = posting.occurrences;
      held.pattern = NumberOf(
          {counts.frequency, counts.title, counts.keyword, counts.name});
      held.positions_begin = positions_.size();
      AppendPositions(posting.positions);
      held.positions_end = positions_.size();
      postings_[place->second].push_back(held);
    }
  }

  // The most frequent first; to be called once, before WriteTerms().
  std::vector<Pattern> TakePatterns() {
    std::vector<uint32_t> order(patterns_.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return std::make_pair(pattern_counts_[b], a) <
             std::make_pair(pattern_counts_[a], b);
    });
    std::vector<Pattern> sorted;
    pattern_ranks_.resize(order.size());
    for (const uint32_t number : order) {
      pattern_ranks_[number] = static_cast<uint32_t>(sorted.size());
      sorted.push_back(patterns_[number]);
    }
    return sorted;
  }

  void WriteTerms(SegmentWriter& writer) {
    std::vector<std::pair<absl::string_view, uint32_t>> sorted(numbers_.begin(),
                                                               numbers_.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<TermId> ids(sorted.size());
    std::vector<NewPosting> postings;
    for (size_t id = 0; id < sorted.size(); ++id) {
      const auto& [term, number] = sorted[id];
      ids[number] = static_cast<TermId>(id);
      postings.clear();
      for (const Held& held : postings_[number]) {
        postings.push_back(
            {held.doc, pattern_ranks_[held.pattern],
             absl::string_view(positions_)
                 .substr(held.positions_begin,
                         held.positions_end - held.positions_begin)});
      }
      writer.AddTerm(term, postings);
    }
    for (std::vector<uint32_t>& terms : forward_) {
      for (uint32_t& term : terms) term = ids[term];
      std::sort(terms.begin(), terms.end());
      writer.AddForward(terms);
    }
  }

 private:
  struct Held {
    Doc doc;
    uint32_t pattern;
    size_t positions_begin;
    size_t positions_end;
  };

  uint32_t NumberOf(const Pattern& pattern) {
    const auto [place, added] = pattern_numbers_.try_emplace(
        pattern, static_cast<uint32_t>(patterns_.size()));
    if (added) {
      patterns_.push_back(pattern);
      pattern_counts_.push_back(0);
    }
    ++pattern_counts_[place->second];
    return place->second;
  }

  void AppendPositions(absl::Span<const uint32_t> positions) {
    uint32_t before = 0;
    bool first = true;
    for (const uint32_t position : positions) {
      // A word can stand for two at one place.
      if (!first && position <= before) continue;
      AppendVarint(position - before, positions_);
      before = position;
      first = false;
    }
  }

  absl::flat_hash_map<absl::string_view, uint32_t> numbers_;
  std::vector<std::vector<Held>> postings_;
  std::vector<std::vector<uint32_t>> forward_;
  std::string positions_;
  absl::flat_hash_map<Pattern, uint32_t, PatternHash> pattern_numbers_;
  std::vector<Pattern> patterns_;
  std::vector<uint64_t> pattern_counts_;
  std::vector<uint32_t> pattern_ranks_;
};

uint32_t LengthOf(const document::Document& document) {
  uint32_t length = 0;
  for (const document::Posting& posting : document.terms) {
    length += posting.occurrences.frequency;
  }
  return length;
}

}  // namespace

ImageWriter BuildSegment(std::vector<const document::Document*> documents) {
  std::sort(documents.begin(), documents.end(),
            [](const document::Document* a, const document::Document* b) {
              return a->record.uid() < b->record.uid();
            });
  Inverter inverter;
  for (size_t doc = 0; doc < documents.size(); ++doc) {
    inverter.Add(static_cast<Doc>(doc), *documents[doc]);
  }
  SegmentWriter writer(inverter.TakePatterns());
  for (const document::Document* document : documents) {
    writer.AddDocument(
        document->record, LengthOf(*document),
        {Capped(document->title_words), Capped(document->keyword_words),
         Capped(document->name_words)});
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
    absl::flat_hash_map<Pattern, uint32_t, PatternHash> known;
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

class Merger {
 public:
  explicit Merger(absl::Span<const SegmentView> segments)
      : segments_(segments),
        patterns_(segments),
        writer_(patterns_.patterns()) {}

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
        writer_.AddDocument(ReadRecord(segment, doc), segment.lengths()[doc],
                            segment.field_lengths(doc));
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
          {place, patterns_.NumberOf(i, postings.PatternOf(rank)), bytes});
    });
    std::inplace_merge(
        postings_.begin(), postings_.begin() + middle, postings_.end(),
        [](const NewPosting& a, const NewPosting& b) { return a.doc < b.doc; });
  }

  void AddForward() {
    std::vector<TermId> terms;
    for (const auto& [i, doc] : origins_) {
      terms.clear();
      segments_[i].segment->ForEachTerm(
          doc, [&, i = i](TermId id) { terms.push_back(ids_[i][id]); });
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
