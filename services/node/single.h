#ifndef SERVICES_NODE_SINGLE_H_
#define SERVICES_NODE_SINGLE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/catalogue/catalogue_module.h"
#include "services/ingestion/ingestion_module.h"
#include "services/launch/launch.h"

// Programs that hold one service each.
namespace preau::services {

struct CatalogueProgramOptions {
  launch::CommonOptions common;
  CatalogueOptions catalogue;
  // Folder of SKOS files, which ingestion is to be given too; none when empty.
  std::string vocabularies;

  void AddFlags(launch::Flags& flags);
};
absl::StatusOr<std::unique_ptr<launch::Program>> MakeCatalogueProgram(
    CatalogueProgramOptions options);

// Search and ingestion, which both lean on a catalogue.
struct FollowerOptions {
  launch::CommonOptions common;
  launch::CatalogueLinkOptions catalogue;

  void AddFlags(launch::Flags& flags);
};
absl::StatusOr<std::unique_ptr<launch::Program>> MakeSearchProgram(
    FollowerOptions options);

struct IngestionProgramOptions {
  FollowerOptions follower;
  IngestionOptions ingestion;
  // As the catalogue's.
  std::string vocabularies;

  void AddFlags(launch::Flags& flags);
};
absl::StatusOr<std::unique_ptr<launch::Program>> MakeIngestionProgram(
    IngestionProgramOptions options);

}  // namespace preau::services

#endif  // SERVICES_NODE_SINGLE_H_
