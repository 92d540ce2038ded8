#ifndef SERVICES_INGESTION_HARVEST_SELECTION_H_
#define SERVICES_INGESTION_HARVEST_SELECTION_H_

#include <string>
#include <vector>

#include "preau/log/v1/notice.pb.h"
#include "preau/v1/source.pb.h"
#include "services/ingestion/harvest/source_reader.h"

namespace preau::harvest {

// Which records of a source are taken. Thread-safe.
class Selector {
 public:
  explicit Selector(const v1::Harvesting& harvesting);

  bool Takes(const Item& item) const;

 private:
  bool HasWords(const log::v1::Notice& notice) const;

  const bool needs_level_;
  // Of each entry its words' stems; a record has all of one entry.
  std::vector<std::vector<std::string>> words_;
  const std::vector<std::string> without_sets_;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_SELECTION_H_
