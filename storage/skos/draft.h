#ifndef STORAGE_SKOS_DRAFT_H_
#define STORAGE_SKOS_DRAFT_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "storage/skos/rdf_xml.h"
#include "storage/skos/thesaurus.h"

// All that the files say, merged but not yet judged. Only thesaurus.cc and
// checks.cc use this.
namespace preau::skos::internal {

// A resource that is described or referred to. After Finish(), nothing stands
// twice in its lists.
struct Node {
  std::string uri;
  // The file that describes it first; else the one that refers to it first.
  std::string file;
  bool described = false;
  // Stated to be one, or having what only concepts have. (A block that only
  // says what stands above a concept needn't repeat its type.)
  bool is_concept = false;
  bool is_scheme = false;
  std::string title;
  std::vector<Label> preferred;
  std::vector<Label> alternatives;
  std::vector<std::string> statuses;
  // Indexes of nodes. `broader` and `narrower` from both ends, the rest as
  // stated.
  std::vector<int> broader;
  std::vector<int> narrower;
  std::vector<int> related;
  std::vector<int> replaced_by;
  std::vector<int> in_scheme;
  std::vector<int> top_of;
  std::vector<int> has_top;
};

class Refusals {
 public:
  explicit Refusals(Thesaurus& out) : out_(out) {}

  void Add(const std::string& file, const std::string& uri,
           absl::Status status) {
    if (out_.refusals.size() >= kMaxRefusals) {
      ++out_.refusals_left_out;
      return;
    }
    out_.refusals.push_back({file, uri, std::move(status)});
  }

 private:
  Thesaurus& out_;
};

class Draft {
 public:
  // Adds what `file` says. Errors: SKOS_TOO_MANY_CONCEPTS{max},
  // SKOS_TOO_MANY_LABELS{max}, SKOS_TOO_MANY_STATEMENTS{max} over all files.
  absl::Status Add(const std::string& file,
                   const std::vector<Statement>& statements);

  // To be called once, when all is added.
  void Finish();

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& node(int index) const { return nodes_[index]; }

 private:
  int IndexOf(const std::string& uri, const std::string& file);
  void AddStatement(int subject, const Statement& statement,
                    const std::string& file);

  std::vector<Node> nodes_;
  absl::flat_hash_map<std::string, int> by_uri_;
  size_t statements_ = 0;
  size_t labels_ = 0;
};

// What makes a concept, a reference or the whole impossible to take.
void Check(const Draft& draft, Refusals& refusals);

// "015" in ".../scolomfr-voc-015" and in ".../scolomfr-voc-015-num-040"; empty
// for others.
absl::string_view ScolomfrNumber(absl::string_view uri);

}  // namespace preau::skos::internal

#endif  // STORAGE_SKOS_DRAFT_H_
