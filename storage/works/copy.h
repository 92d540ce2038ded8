#ifndef STORAGE_WORKS_COPY_H_
#define STORAGE_WORKS_COPY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "storage/catalogue/types.h"

namespace preau::works {

// Of a published resource, what says whether another is the same work. It is
// made of nothing but what the published log holds, in a way that changes with
// no version of a library, so that every node that has the same records comes
// to the same works.
struct Copy {
  std::string uid;
  int64_t create_time_micros = 0;
  // Who keeps it apart from its other records: owner and source.
  std::string source;
  // As the reader sees them; for those who are shown why.
  std::string title;
  // Without what the provider adds to its titles: words, folded.
  std::vector<std::string> title_words;
  // Ids of the levels, and of the languages; sorted.
  std::vector<std::string> levels;
  std::vector<std::string> languages;
  // See AddressKey() ("url:…") and IdentifierKey(); sorted.
  std::vector<std::string> identities;
  // Hashes of each three words in a row of title and description; sorted. Empty
  // when they are too few to tell texts apart.
  std::vector<uint64_t> shingles;
  // Two texts with most shingles in common share at least one, nearly always
  // ("text:…"; MinHash, Broder 1997). Sorted.
  std::vector<std::string> bands;
  // Uids that a curator has said are the same work, or aren't.
  std::vector<std::string> same;
  std::vector<std::string> distinct;
};

Copy MakeCopy(const catalogue::StoredResource& resource);

// The share of their shingles that both have.
double Resemblance(const Copy& a, const Copy& b);

// Changes when anything of `copy` does.
std::string Fingerprint(const Copy& copy);

}  // namespace preau::works

#endif  // STORAGE_WORKS_COPY_H_
