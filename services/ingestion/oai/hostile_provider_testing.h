#ifndef SERVICES_INGESTION_OAI_HOSTILE_PROVIDER_TESTING_H_
#define SERVICES_INGESTION_OAI_HOSTILE_PROVIDER_TESTING_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/ingestion/fetch/fetcher.h"

namespace preau::oai {

// An OAI-PMH provider that answers as the real ones do, on their bad days too.
// Without faults set, it follows the protocol.
class HostileProvider : public fetch::Fetcher {
 public:
  struct Record {
    std::string identifier;
    std::string datestamp = "2026-01-10T00:00:00Z";
    std::vector<std::string> sets;
    std::string title = "Un volcan";
    bool deleted = false;
    // In place of the Dublin Core that the title gives.
    std::string metadata;
    // After the metadata.
    std::string about;
  };

  static constexpr const char* kUrl = "http://oai.example.org/oai";

  // Records "r0", "r1" …
  void Fill(size_t count);
  Record& At(const std::string& identifier);

  absl::StatusOr<fetch::Response> Fetch(
      const fetch::Request& request,
      const std::function<bool()>& cancelled) override;

  std::vector<Record> records;
  size_t page_size = 10;
  std::string granularity = "YYYY-MM-DDThh:mm:ssZ";
  std::string response_date = "2026-02-01T12:00:00Z";
  // Prefix and namespace of what it gives.
  std::vector<std::pair<std::string, std::string>> formats = {
      {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"}};
  bool says_complete_list_size = true;

  // Faults.
  // The last page has a token too; what follows it is an error, or an empty
  // page.
  enum class AfterEnd { kNothing, kError, kEmptyPage };
  AfterEnd after_end = AfterEnd::kNothing;
  // So many tokens work before one is answered by badResumptionToken.
  std::optional<size_t> tokens_before_expiry;
  // How a list ends: nothing, or this element.
  std::string last_token;
  std::string around_token;
  // Every page has this token, or the second page comes for ever.
  std::string constant_token;
  bool second_page_for_ever = false;
  bool token_forgets_set = false;
  bool token_forgets_from = false;
  // Any page or record with one of these is an HTTP 500.
  std::set<std::string> broken;
  // What becomes of a page of ListRecords, by its number from 0.
  std::map<size_t, std::function<std::string(std::string page)>> mangle;
  // Answers nothing at all, but this error.
  std::optional<absl::Status> down;
  // Answers before all others: statuses, or errors of the connection.
  std::deque<absl::StatusOr<fetch::Response>> first;
  // How often each verb was asked for.
  std::map<std::string, size_t> asked;
  std::vector<std::string> urls;

 private:
  std::string List(bool whole, std::map<std::string, std::string> arguments,
                   bool* fails);
  std::string Get(const std::map<std::string, std::string>& arguments,
                  bool* fails);
  std::string RecordXml(const Record& record) const;
  std::string HeaderXml(const Record& record) const;

  size_t tokens_used_ = 0;
};

}  // namespace preau::oai

#endif  // SERVICES_INGESTION_OAI_HOSTILE_PROVIDER_TESTING_H_
