#include "tools/bench/peers/peer.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <utility>

#include "tools/bench/timing.h"

namespace preau::bench::peers {
namespace {

// Between texts: no phrase may cross.
constexpr uint32_t kTextGap = 50;

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
                               Mode mode) {
  std::vector<Query> queries;
  ForEachLine(path, [&](const std::string& line) {
    Query query = ParseQuery(line);
    if (HasFacets(query) == (mode == Mode::kFacets) &&
        peer.CanAnswer(query, mode)) {
      queries.push_back(std::move(query));
    }
  });
  return queries;
}

void Index(Peer& peer, const std::string& tokens, const std::string& path) {
  size_t count = 0;
  const auto start = std::chrono::steady_clock::now();
  peer.Index(
      [&](const std::function<void(const Document&)>& take) {
        ForEachLine(tokens, [&](const std::string& line) {
          take(ParseDocument(line));
          ++count;
        });
      },
      path);
  const std::chrono::duration<double> taken =
      std::chrono::steady_clock::now() - start;
  std::fprintf(stderr, "%s: %zu documents in %.1f s\n", peer.name().c_str(),
               count, taken.count());
}

Mode ParseMode(const std::string& name) {
  if (name == "top") return Mode::kTop;
  if (name == "count") return Mode::kCount;
  if (name == "facets") return Mode::kFacets;
  throw std::runtime_error(name + ": no such mode");
}

void Search(Peer& peer, char** arguments) {
  TimingOptions options;
  options.engine = peer.name();
  options.mode = arguments[2];
  options.warm = std::atoi(arguments[3]);
  options.rounds = std::atoi(arguments[4]);
  options.limit = static_cast<size_t>(std::atoi(arguments[5]));
  const Mode mode = ParseMode(options.mode);
  peer.Open(arguments[0]);
  const std::vector<Query> queries = ReadQueries(arguments[1], peer, mode);
  std::vector<std::string> classes;
  for (const Query& query : queries) classes.push_back(query.query_class);
  TimeSearches(
      options, classes,
      [&](size_t query) { return peer.Search(queries[query], mode); },
      std::cout);
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
