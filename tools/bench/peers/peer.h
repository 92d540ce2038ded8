#ifndef TOOLS_BENCH_PEERS_PEER_H_
#define TOOLS_BENCH_PEERS_PEER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// An engine to compare with, in a program of its own that knows nothing of the
// house but how searches are timed: standard library and the engine. Errors are
// exceptions, which end the program with their text.
namespace preau::bench::peers {

inline constexpr size_t kHits = 10;
// A prefix means any of so many of the terms that begin so: those that most
// documents have.
inline constexpr size_t kExpansions = 50;
// Our BM25's.
inline constexpr double kK1 = 1.5;
inline constexpr double kB = 0.4;

enum class Mode { kTop, kCount, kFacets };

// A term where it stands. Terms of one place follow one another.
struct Token {
  std::string term;
  uint32_t position = 0;
};

struct Document {
  std::string uid;
  std::vector<Token> tokens;
  // With all above them.
  std::vector<std::string> levels;
  std::vector<std::string> disciplines;
  std::vector<std::string> kinds;
};

struct Query {
  enum class Operator { kAll, kAny, kPhrase, kPrefix, kEverything };

  std::string query_class;
  Operator match = Operator::kAny;
  // Terms of each word; any will do.
  std::vector<std::vector<std::string>> words;
  // Empty: any.
  std::string level;
};

class Peer {
 public:
  virtual ~Peer() = default;
  virtual std::string name() const = 0;
  // Builds an index at `path`, which isn't there, of the documents that
  // `documents` passes one by one to what it is given.
  using Documents =
      std::function<void(const std::function<void(const Document&)>&)>;
  virtual void Index(const Documents& documents, const std::string& path) = 0;
  virtual void Open(const std::string& path) = 0;
  // Whether it can answer such a query at all.
  virtual bool CanAnswer(const Query& query, Mode mode) const;
  // The ten best. Returns the number of all hits unless mode is kTop.
  virtual int64_t Search(const Query& query, Mode mode) = 0;
};

// Each engine's program defines it.
std::unique_ptr<Peer> MakePeer();

std::vector<std::string> Split(const std::string& text, char separator);
Document ParseDocument(const std::string& line);
Query ParseQuery(const std::string& line);

// PROGRAM index TOKENS INDEX
// PROGRAM search INDEX QUERIES top|count|facets WARM ROUNDS LIMIT
// Returns the exit code.
int RunPeer(int argc, char** argv, Peer& peer);

}  // namespace preau::bench::peers

#endif  // TOOLS_BENCH_PEERS_PEER_H_
