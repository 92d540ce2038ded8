#include <xapian.h>

#include <filesystem>
#include <map>
#include <stdexcept>

#include "tools/bench/peers/peer.h"

namespace preau::bench::peers {
namespace {

// Values that are filtered by; no term of a text has capitals.
constexpr char kLevelPrefix[] = "XL";
constexpr Xapian::valueno kSlots = 3;

std::string Join(const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) {
    if (!joined.empty()) joined += ' ';
    joined += value;
  }
  return joined;
}

// Counts each of the values that a slot holds; Xapian's own spy takes the slot
// as one value.
class ValueSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document,
                  double /*weight*/) override {
    for (Xapian::valueno slot = 0; slot < kSlots; ++slot) {
      for (const std::string& value : Split(document.get_value(slot), ' ')) {
        if (!value.empty()) ++counts_[slot][value];
      }
    }
  }

 private:
  std::map<std::string, uint64_t> counts_[kSlots];
};

class XapianPeer : public Peer {
 public:
  std::string name() const override { return "xapian"; }

  void Index(const Documents& documents, const std::string& path) override {
    Guard([&] {
      // Compacted at the end, into another folder.
      const std::string loose = path + ".loose";
      Xapian::WritableDatabase database(loose, Xapian::DB_CREATE_OR_OVERWRITE);
      documents([&](const Document& document) {
        Xapian::Document added;
        for (const Token& token : document.tokens) {
          added.add_posting(token.term, token.position);
        }
        for (const std::string& level : document.levels) {
          added.add_boolean_term(kLevelPrefix + level);
        }
        added.add_value(0, Join(document.levels));
        added.add_value(1, Join(document.disciplines));
        added.add_value(2, Join(document.kinds));
        added.set_data(document.uid);
        database.add_document(added);
      });
      database.commit();
      database.compact(path);
      database.close();
      std::filesystem::remove_all(loose);
    });
  }

  void Open(const std::string& path) override {
    Guard([&] { database_ = Xapian::Database(path); });
  }

  bool CanAnswer(const Query& /*query*/, Mode /*mode*/) const override {
    return true;
  }

  int64_t Search(const Query& query, Mode mode) override {
    int64_t hits = 0;
    Guard([&] {
      Xapian::Enquire enquire(database_);
      enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, 0, 1, kB, 0.1));
      enquire.set_query(ToXapian(query));
      ValueSpy spy;
      if (mode == Mode::kFacets) enquire.add_matchspy(&spy);
      const Xapian::MSet best = enquire.get_mset(
          0, kHits, mode == Mode::kTop ? 0 : database_.get_doccount());
      hits = best.get_matches_estimated();
    });
    return hits;
  }

 private:
  template <typename Function>
  static void Guard(const Function& function) {
    try {
      function();
    } catch (const Xapian::Error& error) {
      throw std::runtime_error(error.get_description());
    }
  }

  static Xapian::Query Words(const Query& query) {
    using Op = Xapian::Query;
    if (query.match == Query::Operator::kEverything) return Op::MatchAll;
    if (query.match == Query::Operator::kPrefix) {
      return Xapian::Query(Op::OP_WILDCARD, query.words[0][0], kExpansions,
                           Op::WILDCARD_LIMIT_MOST_FREQUENT, Op::OP_OR);
    }
    std::vector<Xapian::Query> words;
    for (const std::vector<std::string>& terms : query.words) {
      words.emplace_back(Op::OP_MAX, terms.begin(), terms.end());
    }
    Op::op op = Op::OP_AND;
    if (query.match == Query::Operator::kAny) op = Op::OP_OR;
    if (query.match == Query::Operator::kPhrase) op = Op::OP_PHRASE;
    return Xapian::Query(op, words.begin(), words.end());
  }

  static Xapian::Query ToXapian(const Query& query) {
    if (query.level.empty()) return Words(query);
    return Xapian::Query(Xapian::Query::OP_FILTER, Words(query),
                         Xapian::Query(kLevelPrefix + query.level));
  }

  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<Peer> MakePeer() { return std::make_unique<XapianPeer>(); }

}  // namespace preau::bench::peers
