#include "indexer/xapian/index_reader.h"

#include <xapian.h>

#include "indexer/query/scoring.h"
#include "indexer/xapian/errors.h"
#include "storage/base/status_macros.h"

namespace preau::xapian {
namespace {

using query::Clause;
using query::Word;

Xapian::Query Alternatives(const std::vector<std::string>& terms) {
  std::vector<Xapian::Query> queries(terms.begin(), terms.end());
  // The best of them, not their sum: they are one word.
  return Xapian::Query(Xapian::Query::OP_MAX, queries.begin(), queries.end());
}

Xapian::Query Scaled(const Xapian::Query& query, double factor) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

Xapian::Query OneWord(const Word& word) {
  Xapian::Query query = Alternatives(word.terms);
  if (word.folded.empty()) {
    query = Scaled(query, 1 + query::kFoldedScale);
  } else {
    query =
        Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                      Scaled(Xapian::Query(word.folded), query::kFoldedScale));
  }
  if (word.exact.empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                       Scaled(Xapian::Query(word.exact), query::kExactScale));
}

Xapian::Query ToXapian(const Clause& clause) {
  std::vector<Xapian::Query> words;
  for (const Word& word : clause.words) {
    if (clause.kind == Clause::Kind::kPhrase) {
      words.emplace_back(word.terms[0]);
    } else if (!word.stop_word || clause.words.size() == 1) {
      words.push_back(OneWord(word));
    }
  }
  if (clause.kind == Clause::Kind::kPhrase) {
    return Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                         static_cast<Xapian::termcount>(words.size()));
  }
  const Xapian::Query all(Xapian::Query::OP_AND, words.begin(), words.end());
  if (clause.instead.empty()) return all;
  const Xapian::Query instead =
      Scaled(Alternatives(clause.instead), 1 + query::kFoldedScale);
  if (words.empty()) return instead;
  return Xapian::Query(Xapian::Query::OP_MAX, all, instead);
}

Xapian::Query ToXapian(const query::Query& query, bool any_word) {
  std::vector<Xapian::Query> wanted;
  std::vector<Xapian::Query> unwanted;
  for (const Clause& clause : query.clauses) {
    (clause.excluded ? unwanted : wanted).push_back(ToXapian(clause));
  }
  // All documents. Not Xapian::Query::MatchAll, whose reference count all
  // threads would share without a lock.
  Xapian::Query result = Xapian::Query(std::string());
  if (!wanted.empty()) {
    result =
        Xapian::Query(any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND,
                      wanted.begin(), wanted.end());
  }
  if (!unwanted.empty()) {
    result = Xapian::Query(
        Xapian::Query::OP_AND_NOT, result,
        Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end()));
  }
  return result;
}

class Decider : public Xapian::MatchDecider {
 public:
  explicit Decider(absl::FunctionRef<bool(Slot)> accept) : accept_(accept) {}
  bool operator()(const Xapian::Document& document) const override {
    return accept_(document.get_docid());
  }

 private:
  const absl::FunctionRef<bool(Slot)> accept_;
};

}  // namespace

class IndexReader::Database {
 public:
  explicit Database(const std::string& path) : db(path) {}
  Xapian::Database db;
};

IndexReader::IndexReader() = default;
IndexReader::~IndexReader() = default;

absl::StatusOr<std::unique_ptr<IndexReader>> IndexReader::Open(
    const std::string& path) {
  std::unique_ptr<IndexReader> reader(new IndexReader);
  PREAU_RETURN_IF_ERROR(
      Guarded([&] { reader->database_ = std::make_unique<Database>(path); }));
  return reader;
}

absl::StatusOr<std::vector<ScoredSlot>> IndexReader::Search(
    const query::Query& query, bool any_word, size_t limit,
    absl::FunctionRef<bool(Slot slot)> accept) {
  std::vector<ScoredSlot> found;
  const absl::Status status = Guarded([&] {
    const Decider decider(accept);
    Xapian::Enquire enquire(database_->db);
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(query::kK1, 0, 1, query::kB, query::kMinNormLength));
    enquire.set_query(ToXapian(query, any_word));
    // Looking at every document is what makes the counts exact.
    const Xapian::MSet hits =
        enquire.get_mset(0, static_cast<Xapian::doccount>(limit),
                         database_->db.get_doccount(), nullptr, &decider);
    found.reserve(hits.size());
    for (Xapian::MSetIterator hit = hits.begin(); hit != hits.end(); ++hit) {
      found.push_back({*hit, hit.get_weight()});
    }
  });
  PREAU_RETURN_IF_ERROR(status);
  return found;
}

}  // namespace preau::xapian
