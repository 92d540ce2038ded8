#ifndef SERVICES_INGESTION_READERS_PAGE_ITEMS_H_
#define SERVICES_INGESTION_READERS_PAGE_ITEMS_H_

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/html/document.h"

// The things that a web page describes.
namespace preau::readers {

struct PageItem {
  nlohmann::ordered_json value;
  // The words are schema.org's.
  bool has_context = false;
  bool is_microdata = false;
  // As the page has it.
  std::string source;
};

struct PageItems {
  // Those to make notices of, in order.
  std::vector<PageItem> taken;
  // Types of all things that the page describes, each once, for a person.
  std::vector<std::string> types;
  // Blocks of JSON-LD that can't be read.
  size_t broken = 0;
};

// `resolve` gives what an address in the page means, empty when nothing.
PageItems FindPageItems(
    const html::Document& document,
    const std::function<std::string(absl::string_view)>& resolve);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_PAGE_ITEMS_H_
