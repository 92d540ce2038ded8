#include "tools/bench/run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "absl/status/status.h"
#include "tools/bench/blobs_command.h"
#include "tools/bench/browse_command.h"
#include "tools/bench/changes_command.h"
#include "tools/bench/corpus_command.h"
#include "tools/bench/engine_command.h"
#include "tools/bench/index_command.h"
#include "tools/bench/load_clock.h"
#include "tools/bench/load_command.h"
#include "tools/bench/pages_command.h"
#include "tools/bench/queries_command.h"
#include "tools/bench/spelling_command.h"
#include "tools/bench/tokens_command.h"

namespace preau::bench {
namespace {

// The grammar, and what was read by it.
class App {
 public:
  App(base::Clock& clock, std::ostream& out, std::ostream& err)
      : clock_(clock), out_(out), err_(err) {
    root_.require_subcommand(1);
    AddCorpus();
    AddQueries();
    AddTokens();
    AddIndex();
    AddEngine();
    AddPages();
    AddBrowse();
    AddSpelling();
    AddChanges();
    AddLoad();
    AddEcho();
    AddBlobs();
  }

  CLI::App& root() { return root_; }
  absl::Status Run() const { return run_(); }

 private:
  void AddCorpus() {
    CLI::App* command = root_.add_subcommand(
        "corpus", "Make up the records of a catalogue, any number of them");
    command->footer(
        "Examples:\n"
        "  preau-bench corpus --records 1000000 --out 1m.corpus\n"
        "  preau-bench corpus --records 500 --seed 7 --out /tmp/small\n"
        "The same seed gives the same records; a longer corpus begins with\n"
        "the shorter one. FILE.clusters lists the copies: original, copy.");
    command
        ->add_option("--records", corpus_.records,
                     "How many; a fifth is copies")
        ->required()
        ->check(CLI::PositiveNumber);
    command->add_option("--seed", corpus_.seed, "Where chance starts")
        ->capture_default_str();
    command->add_option("--out", corpus_.out, "FILE to write")->required();
    command->callback([this] {
      run_ = [this] { return MakeCorpus(corpus_, clock_, err_); };
    });
  }

  void AddQueries() {
    CLI::App* command = root_.add_subcommand(
        "queries", "Make up queries that a corpus has answers to, by class");
    command->footer(
        "Example:\n"
        "  preau-bench queries --corpus 1m.corpus --out 1m.queries\n"
        "A line for each: class, tab, query, tab, level to filter by.");
    command->add_option("--corpus", queries_.corpus, "FILE of `corpus`")
        ->required();
    command->add_option("--per-class", queries_.per_class, "How many of each")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_option("--seed", queries_.seed, "Where chance starts")
        ->capture_default_str();
    command->add_option("--out", queries_.out, "FILE to write")->required();
    command->callback([this] {
      run_ = [this] { return MakeQueries(queries_, clock_, err_); };
    });
  }

  void AddTokens() {
    CLI::App* command = root_.add_subcommand(
        "tokens", "Write a corpus or queries as terms, for other engines");
    command->footer(
        "Examples:\n"
        "  preau-bench tokens --corpus 1m.corpus --out 1m.corpus.tokens\n"
        "  preau-bench tokens --queries 1m.queries --out 1m.queries.tokens\n"
        "tools/bench/token_text.h describes the lines.");
    CLI::Option_group* input = command->add_option_group("input");
    input->add_option("--corpus", tokens_.corpus, "FILE of `corpus`");
    input->add_option("--queries", tokens_.queries, "FILE of `queries`");
    input->require_option(1);
    command->add_option("--out", tokens_.out, "FILE to write")->required();
    command->callback([this] {
      run_ = [this] { return MakeTokens(tokens_, clock_, err_); };
    });
  }

  void AddIndex() {
    CLI::App* command = root_.add_subcommand(
        "index", "Index a corpus with our own engine, and say how fast");
    command->footer(
        "Example:\n"
        "  preau-bench index --corpus 1m.corpus --out 1m.index");
    command->add_option("--corpus", index_.corpus, "FILE of `corpus`")
        ->required();
    command->add_option("--out", index_.out, "FOLDER to make")->required();
    command->callback([this] {
      run_ = [this] { return MakeIndex(index_, clock_, out_, err_); };
    });
  }

  void AddChanges() {
    CLI::App* command = root_.add_subcommand(
        "changes", "Time searches in this process while the index changes");
    command->footer(
        "Example:\n"
        "  cp -r 1m.index changing.index\n"
        "  preau-bench changes --index changing.index --corpus 1m.corpus \\\n"
        "      --queries 1m.queries --rate 200\n"
        "Prints how long opening took, then searches without and with changes\n"
        "(number, median and 99th percentile in microseconds), then how long\n"
        "changes took until they were found (median, 99th percentile, most).");
    command->add_option("--index", changes_.index, "FOLDER of `index`")
        ->required();
    command->add_option("--corpus", changes_.corpus, "FILE of `corpus`")
        ->required();
    command->add_option("--queries", changes_.queries, "FILE of `queries`")
        ->required();
    command->add_option("--rate", changes_.rate, "Changes a second")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_option("--seconds", changes_.seconds, "Of each part")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->callback([this] {
      run_ = [this] { return MeasureChanges(changes_, clock_, out_); };
    });
  }

  void AddEngine() {
    CLI::App* command = root_.add_subcommand(
        "engine", "Time our own engine, inside this process");
    command->footer(
        "Example:\n"
        "  preau-bench engine --index 1m.index --queries 1m.queries\n"
        "Modes: top (the ten best, uncounted), count (and how many there\n"
        "are), facets (and how many have each level, discipline and kind),\n"
        "works (facets, and one hit of all copies of a work).\n"
        "Prints a line for each class: engine, mode, class, searches, median\n"
        "and 99th percentile in microseconds, mean hits.");
    engine_.timing.mode = "top";
    AddTimed(engine_, {"top", "count", "facets", "works"}, *command);
    command->callback(
        [this] { run_ = [this] { return TimeEngine(engine_, out_); }; });
  }

  void AddPages() {
    CLI::App* command = root_.add_subcommand(
        "pages", "Time whole pages with their snippets, inside this process");
    command->footer(
        "Example:\n"
        "  preau-bench pages --index 1m.index --queries 1m.queries\n"
        "Modes: facets (hits, and how many have each level, discipline and\n"
        "kind), hits. No page is kept for the next who asks the same.");
    pages_.timing.mode = "facets";
    AddTimed(pages_, {"facets", "hits"}, *command);
    command->add_option("--page-size", pages_.page_size, "Hits of a page")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->callback(
        [this] { run_ = [this] { return TimePages(pages_, clock_, out_); }; });
  }

  void AddBrowse() {
    CLI::App* command = root_.add_subcommand(
        "browse", "Time what is found without a query, inside this process");
    command->footer(
        "Example:\n"
        "  preau-bench browse --index 1m.index\n"
        "Prints a line for resources similar to one (ten of them), and one "
        "for\n"
        "the rows of home pages (eight with ten resources each), as `engine`.");
    browse_.timing.engine = "preau";
    browse_.timing.mode = "browse";
    command->add_option("--index", browse_.index, "FOLDER of `index`")
        ->required();
    command->add_option("--count", browse_.count, "How many of each")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    AddRounds(browse_.timing, *command);
    command->callback([this] {
      run_ = [this] { return TimeBrowsing(browse_, clock_, out_); };
    });
  }

  static void AddRounds(TimingOptions& timing, CLI::App& command) {
    command.add_option("--warm", timing.warm, "Rounds before")
        ->capture_default_str();
    command.add_option("--rounds", timing.rounds, "Rounds that are measured")
        ->capture_default_str();
  }

  // What all that time searches on an index take.
  template <typename Options>
  static void AddTimed(Options& options, const std::vector<std::string>& modes,
                       CLI::App& command) {
    TimingOptions& timing = options.timing;
    timing.engine = "preau";
    command.add_option("--index", options.index, "FOLDER of `index`")
        ->required();
    command.add_option("--queries", options.queries, "FILE of `queries`")
        ->required();
    command.add_option("--mode", timing.mode, "What is measured")
        ->capture_default_str()
        ->check(CLI::IsMember(modes));
    AddRounds(timing, command);
    command
        .add_option("--limit", timing.limit, "Queries of each class; 0: all")
        ->capture_default_str();
  }

  void AddSpelling() {
    CLI::App* command = root_.add_subcommand(
        "spelling", "Time misspelt searches, half words and suggestions");
    command->footer(
        "Example:\n"
        "  preau-bench spelling --index 1m.index --queries 1m.queries\n"
        "Words of the queries, each asked once, with one or two errors or not\n"
        "typed to their end. Prints a line for each class: class, how many,\n"
        "how many found something, median and 99th percentile in\n"
        "microseconds of a processor.");
    command->add_option("--index", spelling_.index, "FOLDER of `index`")
        ->required();
    command->add_option("--queries", spelling_.queries, "FILE of `queries`")
        ->required();
    command->add_option("--seed", spelling_.seed, "Where chance starts")
        ->capture_default_str();
    command->callback([this] {
      run_ = [this] { return TimeSpelling(spelling_, clock_, out_); };
    });
  }

  void AddLoad() {
    CLI::App* command = root_.add_subcommand(
        "load", "Send searches to a running node, and time its answers");
    command->footer(
        "Examples:\n"
        "  preau-bench load --server 127.0.0.1:7070 --queries 1m.queries\n"
        "      as many as it can answer\n"
        "  preau-bench load --server … --queries … --rate 500 --seconds 60\n"
        "      how long they take at 500 per second\n"
        "  preau-bench load --server … --queries … --concurrency 1 --echo\n"
        "      one at a time, and a call that does nothing for comparison\n"
        "Latencies are counted from when a request was due, even if it could\n"
        "only be sent later. Prints a line, separated by tabs: \"search\",\n"
        "rate asked, rate achieved, requests, errors, 50th, 90th, 99th and\n"
        "99.9th percentile and longest latency in microseconds, mean bytes of\n"
        "an answer; with --echo another, \"echo\".");
    command
        ->add_option("--server", load_.server,
                     "ADDRESS of a node: host:port or unix:/path")
        ->required();
    command->add_option("--queries", load_.queries, "FILE of `queries`")
        ->required();
    AddLoop(*command);
    AddMix(*command);
    command->add_flag("--echo", load_.echo,
                      "Measure an echo of the same size in between");
    command->callback([this] {
      run_ = [this] {
        return RunLoad(load_, clock_, *SteadyClock(), out_, err_);
      };
    });
  }

  void AddLoop(CLI::App& command) {
    command
        .add_option("--rate", load_.rate,
                    "Requests per second; 0: each follows an answer")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e6));
    command.add_flag("--poisson", load_.poisson,
                     "At random times instead of equal distances");
    command.add_option("--seconds", load_.seconds, "How long it is measured")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 1e5));
    command.add_option("--warm-seconds", load_.warm_seconds, "And before")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e5));
    // A node takes no more from one connection.
    command
        .add_option("--concurrency", load_.concurrency,
                    "Requests under way at a time")
        ->capture_default_str()
        ->check(CLI::Range(1, 128));
  }

  void AddMix(CLI::App& command) {
    command
        .add_option("--repeats", load_.repeats,
                    "SHARE of requests that are popular ones again; the\n"
                    "others are all different")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--popular", load_.popular, "How many are popular")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command.add_option("--seed", load_.seed, "Where chance starts")
        ->capture_default_str();
    command.add_option("--page-size", load_.page_size, "Hits to ask for")
        ->capture_default_str()
        ->check(CLI::Range(1, 100));
    command
        .add_option("--facets", load_.facets,
                    "FIELDS to count, separated by commas; '' for none")
        ->capture_default_str();
  }

  void AddEcho() {
    CLI::App* command = root_.add_subcommand(
        "echo", "Time calls that ask for nothing: what gRPC itself takes");
    command->footer(
        "Example:\n"
        "  preau-bench echo --bytes 14000\n"
        "One call after the other to a process of its own, over the loopback.\n"
        "Prints a line as `load` does.");
    command->add_option("--bytes", echo_.bytes, "Size of an answer")
        ->capture_default_str()
        ->check(CLI::Range(0, 4 << 20));
    command->add_option("--seconds", echo_.seconds, "How long it is measured")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 1e5));
    command->add_flag("--serve", echo_.serve,
                      "Only answer, until the standard input ends");
    command->callback([this] {
      run_ = [this] {
        return RunEcho(echo_, clock_, *SteadyClock(), out_, err_);
      };
    });
  }

  void AddBlobs() {
    CLI::App* command = root_.add_subcommand(
        "blobs", "Time an upload against cp, sync and sha256sum");
    AddBlobsOptions(blobs_, *command);
    command->callback(
        [this] { run_ = [this] { return TimeBlobs(blobs_, out_); }; });
  }

  base::Clock& clock_;
  std::ostream& out_;
  std::ostream& err_;
  CLI::App root_{"Makes what searches are measured with.", "preau-bench"};
  std::function<absl::Status()> run_;
  CorpusOptions corpus_;
  QueriesOptions queries_;
  TokensOptions tokens_;
  IndexOptions index_;
  EngineOptions engine_;
  PagesOptions pages_;
  BrowseOptions browse_;
  SpellingOptions spelling_;
  ChangesOptions changes_;
  LoadOptions load_;
  EchoOptions echo_;
  BlobsOptions blobs_;
};

}  // namespace

int Run(std::vector<std::string> arguments, base::Clock& clock,
        std::ostream& out, std::ostream& err) {
  App app(clock, out, err);
  // CLI11 takes them from the end.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.root().parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.root().exit(error, out, err) == 0 ? 0 : 2;
  }
  const absl::Status status = app.Run();
  if (status.ok()) return 0;
  err << "preau-bench: " << status.message() << "\n";
  return 1;
}

}  // namespace preau::bench
