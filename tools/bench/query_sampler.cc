#include "tools/bench/query_sampler.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/query/query.h"
#include "indexer/text/analyser.h"
#include "storage/vocabulary/fold.h"

namespace preau::bench {
namespace {

constexpr size_t kSampleSize = 50000;
constexpr size_t kTriesPerQuery = 200;
constexpr size_t kEverythingQueries = 20;
constexpr size_t kShortestWord = 3;
// Nobody types a prefix that is nearly the word.
constexpr size_t kLettersAfterPrefix = 2;
constexpr double kFoldedShare = 0.3;

// A word that is one clause of the query, with nothing that may stand for it:
// otherwise no two engines would be asked the same.
bool IsPlainWord(const text::Token& token, absl::string_view written) {
  return !token.stop_word && token.alternatives.empty() &&
         written.size() >= kShortestWord &&
         std::none_of(written.begin(), written.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c));
         });
}

bool IsAsMeant(const QueryClass& query_class, absl::string_view text) {
  const absl::StatusOr<query::Query> parsed = query::ParseQuery(text);
  if (!parsed.ok()) return false;
  if (query_class.match == Operator::kPhrase) {
    return parsed->clauses.size() == 1 &&
           parsed->clauses[0].words.size() == query_class.words;
  }
  return parsed->clauses.size() == query_class.words &&
         std::all_of(parsed->clauses.begin(), parsed->clauses.end(),
                     [](const query::Clause& clause) {
                       return clause.words.size() == 1 &&
                              clause.instead.empty() && !clause.excluded;
                     });
}

}  // namespace

void QuerySampler::Add(const v1::Resource& resource) {
  // Reservoir sampling (Vitter 1985): any record is as likely to be kept.
  ++seen_;
  const uint64_t place =
      sample_.size() < kSampleSize ? sample_.size() : random_.Below(seen_);
  if (place >= kSampleSize) return;
  if (place == sample_.size()) sample_.emplace_back();
  Sampled& record = sample_[place];
  record.text.clear();
  record.levels.clear();
  for (const auto& title : resource.notice().title()) {
    absl::StrAppend(&record.text, title.value(), "\n");
  }
  for (const auto& description : resource.notice().description()) {
    absl::StrAppend(&record.text, description.value(), "\n");
  }
  for (const log::v1::Term& level : resource.notice().level()) {
    record.levels.push_back(level.id());
  }
}

void QuerySampler::CountStems() {
  frequencies_.clear();
  for (const Sampled& record : sample_) {
    absl::flat_hash_set<std::string> stems;
    for (text::Token& token : text::Analyse(record.text)) {
      stems.insert(std::move(token.stem));
    }
    for (const std::string& stem : stems) ++frequencies_[stem];
  }
}

std::vector<QuerySampler::Candidate> QuerySampler::CandidatesOf(
    const Sampled& record) const {
  std::vector<Candidate> candidates;
  absl::flat_hash_set<std::string> seen;
  uint32_t last_end = 0;
  for (text::Token& token : text::Analyse(record.text)) {
    const absl::string_view written =
        absl::string_view(record.text)
            .substr(token.begin, token.end - token.begin);
    if (!IsPlainWord(token, written) || !seen.insert(token.stem).second) {
      continue;
    }
    const auto frequency = frequencies_.find(token.stem);
    const double share = frequency == frequencies_.end()
                             ? 0
                             : static_cast<double>(frequency->second) /
                                   static_cast<double>(sample_.size());
    const bool follows = last_end > 0 && token.begin == last_end + 1 &&
                         record.text[last_end] == ' ';
    candidates.push_back(
        {std::string(written), std::move(token.stem), share, follows});
    last_end = token.end;
  }
  return candidates;
}

std::string QuerySampler::Typed(const std::string& word) {
  return random_.Chance(kFoldedShare) ? vocabulary::FoldLabel(word) : word;
}

std::optional<std::string> QuerySampler::DrawText(
    const QueryClass& query_class, std::vector<Candidate> words) {
  const auto fits = [&](const Candidate& word) {
    return word.share >= query_class.min_share &&
           word.share <= query_class.max_share;
  };
  if (query_class.match == Operator::kPhrase) {
    const size_t at = 1 + random_.Below(words.size());
    if (at >= words.size() || !words[at].follows || !fits(words[at - 1]) ||
        !fits(words[at])) {
      return std::nullopt;
    }
    return absl::StrCat("\"", words[at - 1].word, " ", words[at].word, "\"");
  }
  words.erase(std::remove_if(words.begin(), words.end(),
                             [&](const auto& word) { return !fits(word); }),
              words.end());
  if (query_class.match == Operator::kPrefix) {
    if (words.empty()) return std::nullopt;
    const std::string folded =
        vocabulary::FoldLabel(words[random_.Below(words.size())].word);
    if (folded.size() < query_class.words + kLettersAfterPrefix) {
      return std::nullopt;
    }
    return folded.substr(0, query_class.words);
  }
  if (words.size() < query_class.words) return std::nullopt;
  std::vector<std::string> chosen;
  for (size_t i = 0; i < query_class.words; ++i) {
    std::swap(words[i], words[i + random_.Below(words.size() - i)]);
    chosen.push_back(Typed(words[i].word));
  }
  return absl::StrJoin(chosen, " ");
}

std::optional<Query> QuerySampler::DrawOne(const QueryClass& query_class) {
  Query query{std::string(query_class.name), "*", ""};
  if (query_class.match == Operator::kEverything) return query;
  const Sampled& record = sample_[random_.Below(sample_.size())];
  std::vector<Candidate> words = CandidatesOf(record);
  if (words.empty()) return std::nullopt;
  std::optional<std::string> text = DrawText(query_class, std::move(words));
  if (!text.has_value()) return std::nullopt;
  query.text = *std::move(text);
  if (query_class.match != Operator::kPrefix &&
      !IsAsMeant(query_class, query.text)) {
    return std::nullopt;
  }
  if (query_class.has_level) {
    if (record.levels.empty()) return std::nullopt;
    query.level = record.levels[random_.Below(record.levels.size())];
  }
  return query;
}

std::vector<Query> QuerySampler::Draw(size_t per_class) {
  CountStems();
  std::vector<Query> queries;
  if (sample_.empty()) return queries;
  for (const QueryClass& query_class : QueryClasses()) {
    const size_t wanted = query_class.match == Operator::kEverything
                              ? std::min(per_class, kEverythingQueries)
                              : per_class;
    size_t drawn = 0;
    for (size_t tries = wanted * kTriesPerQuery; tries > 0 && drawn < wanted;
         --tries) {
      std::optional<Query> query = DrawOne(query_class);
      if (!query.has_value()) continue;
      queries.push_back(*std::move(query));
      ++drawn;
    }
  }
  return queries;
}

}  // namespace preau::bench
