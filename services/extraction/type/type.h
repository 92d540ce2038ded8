#ifndef SERVICES_EXTRACTION_TYPE_TYPE_H_
#define SERVICES_EXTRACTION_TYPE_TYPE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/extraction/facts.pb.h"
#include "services/extraction/archive/package.h"

struct magic_set;

namespace preau::file_type {

struct FileType {
  extraction::Kind kind = extraction::KIND_UNSPECIFIED;
  // As it is to be served.
  std::string media_type;

  bool operator==(const FileType&) const = default;
};

// Whether to look into it as a package first: a zip, or gzip.
bool IsPackage(absl::string_view file);

// FILE_TYPE_UNKNOWN{type}.
absl::StatusOr<FileType> TypeOfPackage(const archive::Package& package);

// Tells types by libmagic. Thread-compatible.
class Detector {
 public:
  // Opens libmagic's database; INTERNAL when there is none.
  static absl::StatusOr<std::unique_ptr<Detector>> Create();
  ~Detector();
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;

  // Of a file that isn't a package. FILE_EMPTY, FILE_TYPE_UNKNOWN{type},
  // DOCUMENT_ENCRYPTED, FILE_POLYGLOT{first, second}: it would be taken for
  // something else by other programs.
  absl::StatusOr<FileType> Detect(absl::string_view file) const;

 private:
  explicit Detector(magic_set* magic) : magic_(magic) {}

  magic_set* const magic_;
};

}  // namespace preau::file_type

#endif  // SERVICES_EXTRACTION_TYPE_TYPE_H_
