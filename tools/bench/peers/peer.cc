#include "tools/bench/peers/peer.h"

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

namespace preau::bench::peers {
namespace {

// Between texts: no phrase may cross.
constexpr uint32_t kTextGap = 50;

// Time on the wall, or what this thread had of a processor.
double NowMicros() {
  static const clockid_t kClock = [] {
    const char* wanted = std::getenv("PREAU_BENCH_CLOCK");
    return wanted != nullptr && std::string(wanted) == "cpu"
               ? CLOCK_THREAD_CPUTIME_ID
               : CLOCK_MONOTONIC;
  }();
  timespec now{};
  clock_gettime(kClock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 +
         static_cast<double>(now.tv_nsec) / 1e3;
}

void ForEachLine(const std::string& path,
                 const std::function<void(const std::string&)>& take) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": can't be opened");
  for (std::string line; std::getline(file, line);) take(line);
}

bool HasFacets(const Query& query) {
  return query.query_class.rfind("facets_", 0) == 0;
}

std::vector<Query> ReadQueries(const std::string& path, const Peer& peer,
                               Mode mode, size_t limit) {
  std::vector<Query> queries;
  std::map<std::string, size_t> taken;
  ForEachLine(path, [&](const std::string& line) {
    Query query = ParseQuery(line);
    if (HasFacets(query) != (mode == Mode::kFacets) ||
        !peer.CanAnswer(query, mode)) {
      return;
    }
    if (limit == 0 || ++taken[query.query_class] <= limit) {
      queries.push_back(std::move(query));
    }
  });
  // Classes take turns, so that none has the processor's caches to itself.
  std::mt19937 random(1);
  for (size_t i = queries.size(); i > 1; --i) {
    std::swap(queries[i - 1], queries[random() % i]);
  }
  return queries;
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

void Index(Peer& peer, const std::string& tokens, const std::string& path) {
  size_t count = 0;
  const double start = NowMicros();
  peer.Index(
      [&](const std::function<void(const Document&)>& take) {
        ForEachLine(tokens, [&](const std::string& line) {
          take(ParseDocument(line));
          ++count;
        });
      },
      path);
  std::fprintf(stderr, "%s: %zu documents in %.1f s\n", peer.name().c_str(),
               count, (NowMicros() - start) / 1e6);
}

Mode ParseMode(const std::string& name) {
  if (name == "top") return Mode::kTop;
  if (name == "count") return Mode::kCount;
  if (name == "facets") return Mode::kFacets;
  throw std::runtime_error(name + ": no such mode");
}

void Search(Peer& peer, char** arguments) {
  const std::string mode_name = arguments[2];
  const Mode mode = ParseMode(mode_name);
  const int warm = std::atoi(arguments[3]);
  const int rounds = std::atoi(arguments[4]);
  peer.Open(arguments[0]);
  const std::vector<Query> queries = ReadQueries(
      arguments[1], peer, mode, static_cast<size_t>(std::atoi(arguments[5])));
  std::map<std::string, Times> times;
  for (int round = -warm; round < rounds; ++round) {
    for (const Query& query : queries) {
      const double start = NowMicros();
      const int64_t hits = peer.Search(query, mode);
      const double micros = NowMicros() - start;
      if (round < 0) continue;
      Times& of = times[query.query_class];
      of.micros.push_back(micros);
      of.hits += hits;
    }
  }
  for (auto& [query_class, of] : times) {
    std::sort(of.micros.begin(), of.micros.end());
    std::printf("%s\t%s\t%s\t%zu\t%.1f\t%.1f\t", peer.name().c_str(),
                mode_name.c_str(), query_class.c_str(), of.micros.size(),
                Percentile(of.micros, 0.5), Percentile(of.micros, 0.99));
    if (mode == Mode::kTop) {
      std::printf("-\n");
    } else {
      std::printf("%.1f\n", static_cast<double>(of.hits) /
                                static_cast<double>(of.micros.size()));
    }
  }
}

}  // namespace

bool Peer::CanAnswer(const Query& /*query*/, Mode mode) const {
  return mode != Mode::kFacets;
}

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  size_t start = 0;
  while (true) {
    const size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string::npos) return parts;
    start = end + 1;
  }
}

Document ParseDocument(const std::string& line) {
  const std::vector<std::string> cells = Split(line, '\t');
  if (cells.size() != 5) throw std::runtime_error("not a document: " + line);
  Document document;
  document.uid = cells[0];
  uint32_t position = 0;
  for (const std::string& place : Split(cells[1], ' ')) {
    if (place == "/") {
      position += kTextGap;
      continue;
    }
    ++position;
    for (std::string& term : Split(place, '|')) {
      if (!term.empty()) {
        document.tokens.push_back({std::move(term), position});
      }
    }
  }
  const auto values = [](const std::string& cell) {
    return cell.empty() ? std::vector<std::string>() : Split(cell, ' ');
  };
  document.levels = values(cells[2]);
  document.disciplines = values(cells[3]);
  document.kinds = values(cells[4]);
  return document;
}

Query ParseQuery(const std::string& line) {
  static const std::map<std::string, Query::Operator> kOperators = {
      {"all", Query::Operator::kAll},
      {"any", Query::Operator::kAny},
      {"phrase", Query::Operator::kPhrase},
      {"prefix", Query::Operator::kPrefix},
      {"everything", Query::Operator::kEverything}};
  const std::vector<std::string> cells = Split(line, '\t');
  if (cells.size() != 4 || kOperators.count(cells[1]) == 0) {
    throw std::runtime_error("not a query: " + line);
  }
  Query query;
  query.query_class = cells[0];
  query.match = kOperators.at(cells[1]);
  for (const std::string& word : Split(cells[2], ' ')) {
    query.words.push_back(Split(word, '|'));
  }
  query.level = cells[3];
  return query;
}

int RunPeer(int argc, char** argv, Peer& peer) {
  try {
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "index" && argc == 4) {
      Index(peer, argv[2], argv[3]);
      return 0;
    }
    if (command == "search" && argc == 8) {
      Search(peer, argv + 2);
      return 0;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", peer.name().c_str(), error.what());
    return 1;
  }
  std::fprintf(stderr,
               "index TOKENS INDEX\n"
               "search INDEX QUERIES top|count|facets WARM ROUNDS LIMIT\n");
  return 2;
}

}  // namespace preau::bench::peers
