#ifndef STORAGE_SKOS_SHARED_DATA_TESTING_H_
#define STORAGE_SKOS_SHARED_DATA_TESTING_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "storage/skos/thesaurus.h"

// ScoLOMFR's files, which are not part of the project, and the tables of what
// is expected of them.
namespace preau::skos::testing {

// "skos-3.2.0" or "test-anomalies".
std::filesystem::path SharedFolder(const char* name);

std::string ReadAll(const std::filesystem::path& path);

// The files of `folder` by name, called by their names without the folder.
std::vector<Source> SourcesIn(const std::filesystem::path& folder);

// Fails unless `actual` is what storage/skos/testdata/<name> holds, and leaves
// it beside the test programs, so that a change that is meant can be taken from
// there. Lines that begin with '#' are left out of both.
void ExpectTable(const char* name, const std::string& actual);

#define PREAU_SKIP_WITHOUT(folder)                                            \
  if (!std::filesystem::is_directory(folder)) {                               \
    GTEST_SKIP() << "ScoLOMFR's files are not at "                            \
                 << (folder).lexically_normal() << ": nothing was compared."; \
  }

}  // namespace preau::skos::testing

#endif  // STORAGE_SKOS_SHARED_DATA_TESTING_H_
