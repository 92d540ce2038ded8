#include <sqlite3.h>

#include <stdexcept>

#include "tools/bench/peers/peer.h"

namespace preau::bench::peers {
namespace {

// Terms of one place are tokens of one position; blanks and '|' separate.
struct PlaceTokenizer {
  using TokenTaker = int (*)(void* context, int flags, const char* token,
                             int size, int begin, int end);

  static int Create(void* /*context*/, const char** /*arguments*/,
                    int /*count*/, Fts5Tokenizer** tokenizer) {
    // Has no state, but null would mean that it failed.
    static char something;
    *tokenizer = reinterpret_cast<Fts5Tokenizer*>(&something);
    return SQLITE_OK;
  }
  static void Delete(Fts5Tokenizer* /*tokenizer*/) {}
  static int Tokenize(Fts5Tokenizer* /*tokenizer*/, void* context,
                      int /*flags*/, const char* text, int size,
                      TokenTaker take) {
    for (int begin = 0; begin < size;) {
      int end = begin;
      while (end < size && text[end] != ' ' && text[end] != '|') ++end;
      const bool same_place = begin > 0 && text[begin - 1] == '|';
      if (end > begin) {
        const int result = take(context, same_place ? FTS5_TOKEN_COLOCATED : 0,
                                text + begin, end - begin, begin, end);
        if (result != SQLITE_OK) return result;
      }
      begin = end + 1;
    }
    return SQLITE_OK;
  }
};

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string Join(const std::vector<std::string>& parts,
                 const std::string& separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

// The tokens as a line again, as the tokenizer reads it.
std::string TokenText(const Document& document) {
  std::string text;
  uint32_t last = 0;
  for (const Token& token : document.tokens) {
    if (!text.empty()) text += token.position == last ? '|' : ' ';
    // No query has "/", so that no phrase crosses it.
    if (token.position > last + 1 && last > 0) text += "/ ";
    text += token.term;
    last = token.position;
  }
  return text;
}

class SqlitePeer : public Peer {
 public:
  ~SqlitePeer() override {
    sqlite3_finalize(best_);
    sqlite3_finalize(count_);
    sqlite3_close(database_);
  }
  std::string name() const override { return "sqlite"; }

  void Index(const Documents& documents, const std::string& path) override {
    OpenDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    Execute(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "PRAGMA page_size=8192; PRAGMA cache_size=-262144;"
        "CREATE VIRTUAL TABLE texts USING fts5("
        "  text, level, content='', tokenize='place', prefix='3 5');"
        "BEGIN");
    sqlite3_stmt* insert =
        Prepare("INSERT INTO texts(rowid, text, level) VALUES(?, ?, ?)");
    sqlite3_int64 row = 0;
    documents([&](const Document& document) {
      const std::string text = TokenText(document);
      const std::string levels = Join(document.levels, " ");
      sqlite3_bind_int64(insert, 1, ++row);
      Bind(insert, 2, text);
      Bind(insert, 3, levels);
      Check(sqlite3_step(insert));
      sqlite3_reset(insert);
    });
    sqlite3_finalize(insert);
    Execute("COMMIT; INSERT INTO texts(texts) VALUES('optimize')");
  }

  void Open(const std::string& path) override {
    OpenDatabase(path, SQLITE_OPEN_READONLY);
    Execute("PRAGMA mmap_size=8589934592; PRAGMA cache_size=-262144");
    best_ = Prepare(
        "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10");
    count_ = Prepare("SELECT count(*) FROM texts WHERE texts MATCH ?");
  }

  int64_t Search(const Query& query, Mode mode) override {
    const std::string match = Match(query);
    int64_t found = 0;
    for (Bind(best_, 1, match); Check(sqlite3_step(best_)) == SQLITE_ROW;) {
      ++found;
    }
    sqlite3_reset(best_);
    if (mode == Mode::kTop) return found;
    Bind(count_, 1, match);
    Check(sqlite3_step(count_));
    found = sqlite3_column_int64(count_, 0);
    sqlite3_reset(count_);
    return found;
  }

 private:
  static std::string Match(const Query& query) {
    std::string text;
    if (query.match == Query::Operator::kPrefix) {
      // There is no limit to the terms of a prefix.
      text = Quoted(query.words[0][0]) + "*";
    } else if (query.match == Query::Operator::kPhrase) {
      std::vector<std::string> words;
      for (const auto& terms : query.words) words.push_back(terms[0]);
      text = Quoted(Join(words, " "));
    } else {
      std::vector<std::string> words;
      for (const auto& terms : query.words) {
        std::vector<std::string> quoted;
        for (const std::string& term : terms) quoted.push_back(Quoted(term));
        words.push_back("(" + Join(quoted, " OR ") + ")");
      }
      text =
          Join(words, query.match == Query::Operator::kAll ? " AND " : " OR ");
    }
    text = "text : (" + text + ")";
    if (!query.level.empty()) {
      text = "(" + text + ") AND level : " + Quoted(query.level);
    }
    return text;
  }

  int Check(int result) const {
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE) {
      throw std::runtime_error(sqlite3_errmsg(database_));
    }
    return result;
  }

  void OpenDatabase(const std::string& path, int flags) {
    Check(sqlite3_open_v2(path.c_str(), &database_, flags, nullptr));
    fts5_api* api = nullptr;
    sqlite3_stmt* ask = Prepare("SELECT fts5(?)");
    sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", nullptr);
    Check(sqlite3_step(ask));
    sqlite3_finalize(ask);
    if (api == nullptr) throw std::runtime_error("no FTS5 in this SQLite");
    fts5_tokenizer tokenizer{PlaceTokenizer::Create, PlaceTokenizer::Delete,
                             PlaceTokenizer::Tokenize};
    Check(api->xCreateTokenizer(api, "place", nullptr, &tokenizer, nullptr));
  }

  void Execute(const char* sql) {
    Check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr));
  }

  sqlite3_stmt* Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    Check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
    return statement;
  }

  // `text` has to outlive the statement's run.
  void Bind(sqlite3_stmt* statement, int place, const std::string& text) {
    Check(sqlite3_bind_text(statement, place, text.data(),
                            static_cast<int>(text.size()), SQLITE_STATIC));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* best_ = nullptr;
  sqlite3_stmt* count_ = nullptr;
};

}  // namespace

std::unique_ptr<Peer> MakePeer() { return std::make_unique<SqlitePeer>(); }

}  // namespace preau::bench::peers
