#ifndef SERVICES_INGESTION_FETCH_ROBOTS_H_
#define SERVICES_INGESTION_FETCH_ROBOTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::fetch {

// What is read of a robots.txt (RFC 9309 asks for no less).
inline constexpr size_t kMaxRobotsBytes = size_t{500} << 10;

// What a robots.txt says to one crawler (RFC 9309). Immutable, thread-safe.
class Robots {
 public:
  // Allows everything.
  Robots() = default;

  // Of `text` the first kMaxRobotsBytes; lines that mean nothing are passed
  // over. The groups that name `product` ("Preau") count, else those of "*".
  static Robots Parse(absl::string_view text, absl::string_view product);

  // Of a Url's target. The longest rule that fits decides, Allow before
  // Disallow. Linear in the length of the target for each rule.
  bool Allows(absl::string_view target) const;

  // "Crawl-delay", which isn't in the RFC but is widely used; at most
  // kMaxCrawlDelayMicros, 0 when it isn't there.
  int64_t crawl_delay_micros() const { return crawl_delay_micros_; }
  static constexpr int64_t kMaxCrawlDelayMicros = 30'000'000;

  // Memory that it takes, about.
  size_t bytes() const;

 private:
  struct Rule {
    // Percent-encoding made uniform; "*" stands for anything.
    std::string pattern;
    // Nothing may follow ("$").
    bool to_end = false;
    bool allow = false;
  };
  static bool Fits(const Rule& rule, absl::string_view target);

  std::vector<Rule> rules_;
  int64_t crawl_delay_micros_ = 0;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_ROBOTS_H_
