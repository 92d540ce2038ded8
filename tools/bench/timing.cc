#include "tools/bench/timing.h"

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <utility>

namespace preau::bench {
namespace {

clockid_t WantedClock() {
  const char* wanted = std::getenv("PREAU_BENCH_CLOCK");
  return wanted != nullptr && std::string(wanted) == "cpu"
             ? CLOCK_THREAD_CPUTIME_ID
             : CLOCK_MONOTONIC;
}

double NowMicros(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 +
         static_cast<double>(now.tv_nsec) / 1e3;
}

// Up to `limit` of each class, so mixed that no class has the processor's
// caches to itself.
std::vector<size_t> Chosen(const std::vector<std::string>& classes,
                           size_t limit) {
  std::vector<size_t> chosen;
  std::map<std::string, size_t> taken;
  for (size_t i = 0; i < classes.size(); ++i) {
    if (limit == 0 || ++taken[classes[i]] <= limit) chosen.push_back(i);
  }
  std::mt19937 random(1);
  for (size_t i = chosen.size(); i > 1; --i) {
    std::swap(chosen[i - 1], chosen[random() % i]);
  }
  return chosen;
}

struct Times {
  std::vector<double> micros;
  int64_t hits = 0;
};

double Percentile(const std::vector<double>& sorted, double part) {
  const auto at =
      static_cast<size_t>(static_cast<double>(sorted.size()) * part);
  return sorted[std::min(sorted.size() - 1, at)];
}

std::string OneDecimal(double number) {
  char text[64];
  std::snprintf(text, sizeof(text), "%.1f", number);
  return text;
}

}  // namespace

void TimeSearches(const TimingOptions& options,
                  const std::vector<std::string>& classes, const Search& search,
                  std::ostream& out) {
  const clockid_t clock = WantedClock();
  const std::vector<size_t> chosen = Chosen(classes, options.limit);
  std::map<std::string, Times> times;
  for (int round = -options.warm; round < options.rounds; ++round) {
    for (const size_t query : chosen) {
      const double start = NowMicros(clock);
      const int64_t hits = search(query);
      const double micros = NowMicros(clock) - start;
      if (round < 0) continue;
      Times& of = times[classes[query]];
      of.micros.push_back(micros);
      of.hits += hits;
    }
  }
  for (auto& [query_class, of] : times) {
    std::sort(of.micros.begin(), of.micros.end());
    out << options.engine << '\t' << options.mode << '\t' << query_class << '\t'
        << of.micros.size() << '\t' << OneDecimal(Percentile(of.micros, 0.5))
        << '\t' << OneDecimal(Percentile(of.micros, 0.99)) << '\t'
        << (options.mode == "top"
                ? "-"
                : OneDecimal(static_cast<double>(of.hits) /
                             static_cast<double>(of.micros.size())))
        << '\n';
  }
}

}  // namespace preau::bench
