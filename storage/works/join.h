#ifndef STORAGE_WORKS_JOIN_H_
#define STORAGE_WORKS_JOIN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "storage/works/copy.h"

namespace preau::works {

// A key that more copies have than this names none of them: a source that puts
// its home page on every record, a text that every object of a museum has.
inline constexpr size_t kMaxSharing = 32;
// Where keys tie more than this together, only decisions count.
inline constexpr size_t kMaxTied = 512;

// Why two copies are one work.
struct Link {
  enum class Kind {
    // A curator says so.
    kDecision,
    // They have an identifier in common that is issued to one work.
    kIdentifier,
    // They have the same address.
    kAddress,
    // Their titles and descriptions are nearly the same, for the same levels.
    kText,
  };
  Kind kind = Kind::kText;
  // Indexes among the copies.
  size_t a = 0;
  size_t b = 0;
  // What both have: an identifier, an address; for kText, nothing.
  std::string value;
  // For kText: the share of their words in a row that both have.
  double resemblance = 0;
};

struct Work {
  // That of its oldest copy.
  std::string uid;
  // Indexes; the oldest first.
  std::vector<size_t> copies;
  // What holds it together: one fewer than its copies.
  std::vector<Link> links;
};

// Copies with all that keys or decisions tie to them.
struct Tied {
  std::vector<Copy> copies;
  // Keys that more than kMaxSharing have.
  absl::flat_hash_set<std::string> common;
  bool only_decisions = false;
};

// The works that `tied` are copies of, each once. Depends on nothing but the
// set of copies:
//  - what a curator said holds, and "another work" more than "the same";
//  - records of one source under one identifier, with several titles, aren't
//    copies: what they share is something else's name;
//  - texts tie only what has the same levels, languages and numbers in its
//    title, in two sources neither of which has another one like it.
std::vector<Work> Join(const Tied& tied);

}  // namespace preau::works

#endif  // STORAGE_WORKS_JOIN_H_
