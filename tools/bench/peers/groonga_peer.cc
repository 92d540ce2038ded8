#include <groonga.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "tools/bench/peers/peer.h"

namespace preau::bench::peers {
namespace {

constexpr size_t kBatch = 2000;

// The first term of each place, and the others: Groonga has one term a place.
struct Texts {
  std::string first;
  std::string others;
};

Texts TextsOf(const Document& document) {
  Texts texts;
  uint32_t position = 0;
  const std::string* last = nullptr;
  for (const Token& token : document.tokens) {
    const bool same_place = token.position == position;
    // Repeated for its weight.
    if (same_place && *last == token.term) continue;
    std::string& text = same_place ? texts.others : texts.first;
    if (!text.empty()) text += ' ';
    // No query has "/", so that no phrase crosses it.
    if (position > 0 && token.position > position + 1) text += "/ ";
    text += token.term;
    position = token.position;
    last = &token.term;
  }
  return texts;
}

std::string Join(const std::vector<std::string>& parts,
                 const std::string& separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

class GroongaPeer : public Peer {
 public:
  GroongaPeer() {
    grn_init();
    grn_ctx_init(&context_, 0);
  }
  ~GroongaPeer() override {
    grn_ctx_fin(&context_);
    grn_fin();
  }
  std::string name() const override { return "groonga"; }

  void Index(const Documents& documents, const std::string& path) override {
    std::filesystem::create_directories(path);
    grn_db_create(&context_, (path + "/db").c_str(), nullptr);
    Send("table_create Texts TABLE_NO_KEY");
    for (const char* column : {"first", "others", "level"}) {
      Send(std::string("column_create Texts ") + column +
           " COLUMN_SCALAR Text");
    }
    std::string rows;
    size_t count = 0;
    const auto load = [&] {
      if (!rows.empty()) Send("load --table Texts --values '[" + rows + "]'");
      rows.clear();
    };
    documents([&](const Document& document) {
      const Texts texts = TextsOf(document);
      if (!rows.empty()) rows += ',';
      rows += "{\"first\":\"" + texts.first + "\",\"others\":\"" +
              texts.others + "\",\"level\":\"" + Join(document.levels, " ") +
              "\"}";
      if (++count % kBatch == 0) load();
    });
    load();
    Send(
        "table_create Terms TABLE_PAT_KEY ShortText "
        "--default_tokenizer TokenDelimit");
    Send(
        "column_create Terms in_texts COLUMN_INDEX|WITH_POSITION|WITH_SECTION "
        "Texts first,others");
    Send(
        "table_create Levels TABLE_HASH_KEY ShortText "
        "--default_tokenizer TokenDelimit");
    Send("column_create Levels in_texts COLUMN_INDEX Texts level");
  }

  void Open(const std::string& path) override {
    if (grn_db_open(&context_, (path + "/db").c_str()) == nullptr) {
      throw std::runtime_error(path + ": no database");
    }
  }

  int64_t Search(const Query& query, Mode /*mode*/) override {
    std::string command =
        "select Texts --match_columns "
        "'scorer_tf_idf(first)||scorer_tf_idf(others)' --query '" +
        Match(query) +
        "' --sort_keys -_score --limit 10 --output_columns _id,_score "
        "--cache no";
    if (!query.level.empty()) {
      command += " --filter 'level @ \"" + query.level + "\"'";
    }
    // It always counts: [[[17],…
    const std::string answer = Send(command);
    const size_t count = answer.find("[[[");
    if (count == std::string::npos) {
      throw std::runtime_error(command + ": " + answer);
    }
    return std::atoll(answer.c_str() + count + 3);
  }

 private:
  static std::string Match(const Query& query) {
    std::vector<std::string> words;
    for (const std::vector<std::string>& terms : query.words) {
      words.push_back(terms.size() == 1 ? terms[0]
                                        : "(" + Join(terms, " OR ") + ")");
    }
    switch (query.match) {
      case Query::Operator::kPrefix:
        // There is no limit to the terms of a prefix.
        return words[0] + "*";
      case Query::Operator::kPhrase:
        return "\"" + Join(words, " ") + "\"";
      case Query::Operator::kAll:
        return Join(words, " ");
      default:
        return Join(words, " OR ");
    }
  }

  std::string Send(const std::string& command) {
    grn_ctx_send(&context_, command.data(),
                 static_cast<unsigned int>(command.size()), 0);
    std::string answer;
    int flags = GRN_CTX_MORE;
    while ((flags & GRN_CTX_MORE) != 0) {
      char* part = nullptr;
      unsigned int size = 0;
      grn_ctx_recv(&context_, &part, &size, &flags);
      answer.append(part, size);
    }
    if (context_.rc != GRN_SUCCESS) throw std::runtime_error(context_.errbuf);
    return answer;
  }

  grn_ctx context_{};
};

}  // namespace

std::unique_ptr<Peer> MakePeer() { return std::make_unique<GroongaPeer>(); }

}  // namespace preau::bench::peers
