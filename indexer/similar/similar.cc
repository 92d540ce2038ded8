#include "indexer/similar/similar.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "indexer/document/fields.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/search/make_hit.h"
#include "indexer/similar/nearness.h"
#include "indexer/similar/term_vector.h"
#include "indexer/similar/variety.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::similar {
namespace {

using hot::Snapshot;

// Documents with the most words in common, among which the vocabularies choose.
constexpr size_t kCandidates = 100;
// How much what is in common adds to the words: in all, a document of the same
// level and discipline counts three to four times what one of neither does.
constexpr double kLevelWeight = 1;
constexpr double kDisciplineWeight = 1.4;
// Of the level's, where both have disciplines and these are others.
constexpr double kApartShare = 0.75;
constexpr double kKindWeight = 0.1;
// What has less in common, by what the document has with itself, isn't alike:
// where the discipline is the same or near, only the level is, or neither.
constexpr double kLeast = 0.05;
constexpr double kLeastOfLevel = 0.18;
constexpr double kLeastApart = 0.26;
constexpr double kNear = 0.5;
constexpr size_t kMaxReasonWords = 6;
// Words that weigh less, by the weightiest of the document, are no reason if
// there are better ones.
constexpr double kReasonShare = 0.35;

struct Fields {
  size_t level = *document::FieldIndex("level");
  size_t discipline = *document::FieldIndex("discipline");
  size_t kind = *document::FieldIndex("kind");
};

const Fields& FieldsOfReason() {
  static const Fields kFields;
  return kFields;
}

using Values = std::vector<absl::string_view>;

Values ValuesOf(const Snapshot& snapshot, const Snapshot::Place& place,
                size_t field) {
  const hot::FieldColumn& column =
      snapshot.segments()[place.segment].segment->field(field);
  Values values;
  for (const uint32_t value : column.ValuesOfSet(column.SetOf(place.doc))) {
    values.push_back(column.id(value));
  }
  return Narrowest(field, std::move(values));
}

bool Has(const Values& values, absl::string_view id) {
  return std::find(values.begin(), values.end(), id) != values.end();
}

std::vector<std::string> Common(const Values& a, const Values& b) {
  std::vector<std::string> common;
  for (const absl::string_view id : a) {
    if (Has(b, id)) common.emplace_back(id);
  }
  return common;
}

// What of a document's vocabulary is compared.
class Profile {
 public:
  Profile(const Snapshot& snapshot, const Snapshot::Place& place)
      : levels_(ValuesOf(snapshot, place, FieldsOfReason().level)),
        disciplines_(ValuesOf(snapshot, place, FieldsOfReason().discipline)),
        kinds_(ValuesOf(snapshot, place, FieldsOfReason().kind)) {}

  // By what the score of the words of `other` is multiplied, and what it must
  // be at least.
  struct Agreement {
    double factor = 1;
    double least = kLeast;
  };
  Agreement AgreementWith(const Profile& other) const {
    const double level =
        NearestOf(FieldsOfReason().level, levels_, other.levels_);
    const double discipline = NearestOf(FieldsOfReason().discipline,
                                        disciplines_, other.disciplines_);
    const bool kind = !Common(kinds_, other.kinds_).empty();
    const bool apart =
        discipline == 0 && !disciplines_.empty() && !other.disciplines_.empty();
    return {1 + kLevelWeight * level * (apart ? kApartShare : 1) +
                kDisciplineWeight * discipline + kKindWeight * (kind ? 1 : 0),
            discipline > kNear ? kLeast
            : level > kNear    ? kLeastOfLevel
                               : kLeastApart};
  }

  // All but the words.
  Reason ReasonFor(const Profile& other) const {
    Reason reason;
    reason.levels = Common(levels_, other.levels_);
    for (const absl::string_view level : other.levels_) {
      if (!Has(levels_, level) &&
          NearestOf(FieldsOfReason().level, levels_, {level}) > kNear) {
        reason.near_levels.emplace_back(level);
      }
    }
    reason.disciplines = Common(disciplines_, other.disciplines_);
    reason.kinds = Common(kinds_, other.kinds_);
    return reason;
  }

 private:
  const Values levels_;
  const Values disciplines_;
  const Values kinds_;
};

// The words of the vector that a document has, as they are written; the best
// one even if it isn't a good one where `any` is.
std::vector<std::string> SharedWords(const Snapshot& snapshot,
                                     const Snapshot::Place& place,
                                     const TermVector& vector, bool any) {
  const hot::Segment& segment = *snapshot.segments()[place.segment].segment;
  absl::flat_hash_map<hot::TermId, size_t> words;
  for (size_t i = 0; i < vector.words.size(); ++i) {
    for (const std::string& term : vector.words[i].terms) {
      const auto id = segment.FindTerm(term);
      if (id.has_value()) words.try_emplace(*id, i);
    }
  }
  std::vector<bool> is_shared(vector.words.size());
  segment.ForEachTerm(place.doc, [&](hot::TermId id, bool /*written*/) {
    const auto word = words.find(id);
    if (word != words.end()) is_shared[word->second] = true;
  });
  std::vector<std::string> shared;
  for (size_t i = 0; i < vector.words.size(); ++i) {
    if (shared.size() == kMaxReasonWords) break;
    const bool is_good =
        vector.words[i].weight >= kReasonShare * vector.words[0].weight;
    if (!is_good && (!any || !shared.empty())) break;
    if (is_shared[i] && !vector.words[i].written.empty()) {
      shared.push_back(vector.words[i].written);
    }
  }
  return shared;
}

// Candidates without copies, by words and vocabularies.
std::vector<hot::Hit> Rank(const Snapshot& snapshot,
                           const Snapshot::Place& place, double self,
                           std::vector<hot::Hit> candidates) {
  const std::vector<Snapshot::Place> copies = snapshot.CopiesOf(place);
  const Profile profile(snapshot, place);
  std::vector<hot::Hit> ranked;
  for (hot::Hit& hit : candidates) {
    if (std::find(copies.begin(), copies.end(),
                  Snapshot::Place{hit.segment, hit.doc}) != copies.end()) {
      continue;
    }
    const Profile::Agreement agreement =
        profile.AgreementWith({snapshot, {hit.segment, hit.doc}});
    hit.score *= agreement.factor / self;
    if (hit.score >= agreement.least) ranked.push_back(hit);
  }
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [](const hot::Hit& a, const hot::Hit& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace

absl::StatusOr<Response> FindSimilar(const Snapshot& snapshot,
                                     const search::Visibility& visibility,
                                     const Request& request) {
  PREAU_RETURN_IF_ERROR(columns::CheckFilters(request.filters));
  const auto place = snapshot.Find(request.uid);
  if (!place.has_value() ||
      !hot::Passes(snapshot, *place, visibility.enforced)) {
    return base::NotFound("RESOURCE_NOT_FOUND", request.uid);
  }
  Response response;
  response.sequence = snapshot.sequence();
  const TermVector vector =
      MakeTermVector(snapshot, *place, hot::ReadRecord(snapshot, *place));
  if (vector.words.empty()) return response;

  hot::Ask ask;
  ask.plan = MakePlan(vector);
  ask.enforced = visibility.enforced;
  ask.chosen = request.filters;
  ask.limit = kCandidates;
  ask.count = false;
  ask.budget_micros = request.budget_micros;
  hot::Found found = hot::Search(snapshot, ask);
  response.is_partial = !found.complete;
  std::vector<hot::Hit> ranked =
      Rank(snapshot, *place, vector.self, std::move(found.hits));
  SpreadProviders(snapshot, ranked);

  const Profile profile(snapshot, *place);
  SeenTitles titles;
  const auto records = std::make_shared<google::protobuf::Arena>();
  for (const hot::Hit& hit : ranked) {
    if (response.resources.size() == request.limit) break;
    const Snapshot::Place other{hit.segment, hit.doc};
    auto record = search::ReadInto(records, snapshot, other);
    if (!titles.Add(*record)) continue;
    SimilarResource& similar = response.resources.emplace_back();
    similar.reason = profile.ReasonFor({snapshot, other});
    similar.reason.words = SharedWords(
        snapshot, other, vector,
        similar.reason.disciplines.empty() && similar.reason.levels.empty());
    similar.hit =
        search::MakePlainHit(snapshot, visibility, hit, request.language,
                             request.snippet_chars, records, std::move(record));
  }
  return response;
}

}  // namespace preau::similar
