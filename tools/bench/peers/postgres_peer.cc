#include <libpq-fe.h>

#include <cstdlib>
#include <map>
#include <set>
#include <stdexcept>

#include "tools/bench/peers/peer.h"

namespace preau::bench::peers {
namespace {

// What a tsvector can hold: positions to 16383, 255 of a term.
constexpr uint32_t kLastPosition = 16383;
constexpr size_t kMaxPositions = 255;
// A level is a term too; no word of a text has a colon.
constexpr char kLevelPrefix[] = "level:";

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string Quoted(const std::string& term) {
  std::string quoted = "'";
  for (const char c : term) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

std::string Vector(const Document& document) {
  std::map<std::string, std::set<uint32_t>> positions;
  for (const Token& token : document.tokens) {
    std::set<uint32_t>& of = positions[token.term];
    if (token.position <= kLastPosition && of.size() < kMaxPositions) {
      of.insert(token.position);
    }
  }
  for (const std::string& level : document.levels) {
    positions[kLevelPrefix + level];
  }
  std::string text;
  for (const auto& [term, of] : positions) {
    text += Quoted(term);
    char separator = ':';
    for (const uint32_t position : of) {
      text += separator + std::to_string(position);
      separator = ',';
    }
    text += ' ';
  }
  return text;
}

// For COPY, where a backslash would begin an escape.
std::string Escaped(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped += c;
    escaped += c;
  }
  return escaped;
}

std::string ToTsquery(const Query& query) {
  const char* separator = " & ";
  if (query.match == Query::Operator::kAny) separator = " | ";
  if (query.match == Query::Operator::kPhrase) separator = " <-> ";
  std::string text;
  for (const std::vector<std::string>& terms : query.words) {
    std::string word;
    for (const std::string& term : terms) {
      if (!word.empty()) word += " | ";
      word += Quoted(term);
    }
    // There is no limit to the terms of a prefix.
    if (query.match == Query::Operator::kPrefix) word += ":*";
    if (!text.empty()) text += separator;
    text += "(" + word + ")";
  }
  if (query.match == Query::Operator::kPrefix) {
    text = text.substr(1, text.size() - 2);
  }
  if (query.level.empty()) return text;
  return "(" + text + ") & " + Quoted(kLevelPrefix + query.level);
}

class PostgresPeer : public Peer {
 public:
  ~PostgresPeer() override { PQfinish(connection_); }
  std::string name() const override { return "postgres"; }

  void Index(const Documents& documents, const std::string& path) override {
    Connect(path);
    Execute("SET client_min_messages = warning");
    Execute("DROP TABLE IF EXISTS texts");
    Execute("CREATE UNLOGGED TABLE texts(id int PRIMARY KEY, terms tsvector)");
    Execute("COPY texts FROM STDIN");
    int id = 0;
    documents([&](const Document& document) {
      const std::string row =
          std::to_string(++id) + "\t" + Escaped(Vector(document)) + "\n";
      if (PQputCopyData(connection_, row.data(),
                        static_cast<int>(row.size())) != 1) {
        throw std::runtime_error(PQerrorMessage(connection_));
      }
    });
    if (PQputCopyEnd(connection_, nullptr) != 1) {
      throw std::runtime_error(PQerrorMessage(connection_));
    }
    while (PGresult* result = PQgetResult(connection_)) {
      Take(result);
    }
    Execute("CREATE INDEX ON texts USING gin(terms)");
    Execute("VACUUM ANALYZE texts");
  }

  void Open(const std::string& path) override {
    Connect(path);
    Execute("SET jit = off");
    Execute("SET max_parallel_workers_per_gather = 0");
    Prepare("best",
            "SELECT id FROM texts WHERE terms @@ $1::tsquery "
            "ORDER BY ts_rank(terms, $1::tsquery) DESC LIMIT 10");
    Prepare("count", "SELECT count(*) FROM texts WHERE terms @@ $1::tsquery");
  }

  int64_t Search(const Query& query, Mode mode) override {
    const std::string text = ToTsquery(query);
    const Result best = Run("best", text);
    if (mode == Mode::kTop) return PQntuples(best.get());
    return std::atoll(PQgetvalue(Run("count", text).get(), 0, 0));
  }

 private:
  // The cluster that `run` started has its socket in the folder.
  void Connect(const std::string& path) {
    const std::string where = "host=" + path + " dbname=postgres user=postgres";
    connection_ = PQconnectdb(where.c_str());
    if (PQstatus(connection_) != CONNECTION_OK) {
      throw std::runtime_error(PQerrorMessage(connection_));
    }
  }

  Result Take(PGresult* taken) {
    Result result(taken, &PQclear);
    const ExecStatusType status = PQresultStatus(taken);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK &&
        status != PGRES_COPY_IN) {
      throw std::runtime_error(PQresultErrorMessage(taken));
    }
    return result;
  }

  void Execute(const char* sql) { Take(PQexec(connection_, sql)); }

  void Prepare(const char* name, const char* sql) {
    Take(PQprepare(connection_, name, sql, 1, nullptr));
  }

  Result Run(const char* name, const std::string& text) {
    const char* const values[] = {text.c_str()};
    return Take(
        PQexecPrepared(connection_, name, 1, values, nullptr, nullptr, 0));
  }

  PGconn* connection_ = nullptr;
};

}  // namespace

std::unique_ptr<Peer> MakePeer() { return std::make_unique<PostgresPeer>(); }

}  // namespace preau::bench::peers
