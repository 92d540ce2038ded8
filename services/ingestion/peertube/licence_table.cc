#include "services/ingestion/peertube/licence_table.h"

namespace preau::peertube {
namespace {

struct Licence {
  int id;
  absl::string_view name;
};
constexpr Licence kLicences[] = {{1, "CC BY"},        {2, "CC BY-SA"},
                                 {3, "CC BY-ND"},     {4, "CC BY-NC"},
                                 {5, "CC BY-NC-SA"},  {6, "CC BY-NC-ND"},
                                 {7, "Public domain"}};

}  // namespace

absl::string_view LicenceOf(int id) {
  for (const Licence& licence : kLicences) {
    if (licence.id == id) return licence.name;
  }
  return "";
}

}  // namespace preau::peertube
