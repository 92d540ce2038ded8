#!/usr/bin/python3
"""Runs engines in turns over the same queries and prints one table.

An engine is NAME=INDEX for one of peers/run, or NAME:COMMAND for any program
that prints its lines: engine, mode, class, searches, median and 99th percentile
in µs, mean hits. In COMMAND, {queries} and {mode} are replaced.

  tools/bench/compare.py --queries queries.tokens --modes top,count \\
      lucene=lucene.index xapian=xapian.index

Each run of an engine is a process of its own, and the engines take turns, so
that what else the machine does meets them all alike; of the runs' figures the
median is printed.
"""

import argparse
import pathlib
import shlex
import statistics
import subprocess
import sys
import time

RUN = pathlib.Path(__file__).resolve().parent / "peers" / "run"
MODES = ("top", "count", "facets")


def parse_lines(text):
    """{(mode, class): (median, p99, hits or None)} of what an engine printed."""
    measured = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) != 7:
            raise ValueError(f"not a measurement: {line}")
        _, mode, query_class, _, median, p99, hits = cells
        measured[mode, query_class] = (
            float(median), float(p99), None if hits == "-" else float(hits))
    return measured


def medians(runs):
    """The median of each figure over the runs of one engine."""
    result = {}
    for key in {key for run in runs for key in run}:
        figures = [run[key] for run in runs if key in run]
        hits = [figure[2] for figure in figures if figure[2] is not None]
        result[key] = (statistics.median(f[0] for f in figures),
                       statistics.median(f[1] for f in figures),
                       statistics.median(hits) if hits else None)
    return result


def table(results, mode):
    """Lines of Markdown: a row for each class, a column for each engine."""
    engines = list(results)
    classes = sorted({c for measured in results.values()
                      for m, c in measured if m == mode})
    if not classes:
        return []
    lines = [f"| {mode}: median / p99 µs | " + " | ".join(engines) + " | hits |",
             "|---" * (len(engines) + 2) + "|"]
    for query_class in classes:
        cells, hits = [], []
        for engine in engines:
            figures = results[engine].get((mode, query_class))
            if figures is None:
                cells.append("–")
                continue
            cells.append(f"{figures[0]:.0f} / {figures[1]:.0f}")
            if figures[2] is not None:
                hits.append(figures[2])
        # Engines that find something else aren't doing the same work; but
        # halves of the last digit are rounded up by some and down by others.
        same = hits and max(hits) - min(hits) <= 0.11 + 0.001 * max(hits)
        cells.append("–" if not hits else f"{hits[0]:.1f}" if same else
                     "! " + " ".join(f"{hit:.1f}" for hit in hits))
        lines.append(f"| {query_class} | " + " | ".join(cells) + " |")
    return lines + [""]


def command_of(engine, mode, options):
    """(name, arguments) for one run of an engine."""
    colon, equals = engine.find(":"), engine.find("=")
    if equals > 0 and (colon < 0 or equals < colon):
        name, index = engine.split("=", 1)
        return name, [str(RUN), name, "search", index, options.queries, mode,
                      str(options.warm), str(options.rounds),
                      str(options.limit)]
    if colon > 0:
        name, command = engine.split(":", 1)
        return name, [
            part.replace("{queries}", options.queries).replace("{mode}", mode)
            for part in shlex.split(command)]
    raise ValueError(f"{engine}: neither NAME=INDEX nor NAME:COMMAND")


def measure(options, say):
    """{engine: {(mode, class): figures}}"""
    runs = {}
    start = time.monotonic()
    for number in range(1, options.runs + 1):
        for mode in options.modes:
            for engine in options.engine:
                name, command = command_of(engine, mode, options)
                say(f"run {number} of {options.runs}: {name} {mode}, "
                    f"{time.monotonic() - start:.0f} s")
                printed = subprocess.run(command, check=True, text=True,
                                         stdout=subprocess.PIPE).stdout
                run = runs.setdefault(name, {}).setdefault(number, {})
                run.update(parse_lines(printed))
    return {name: medians(list(of.values())) for name, of in runs.items()}


def main(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", nargs="+", help="NAME=INDEX or NAME:COMMAND")
    parser.add_argument("--queries", required=True,
                        help="FILE of `preau-bench tokens --queries`")
    parser.add_argument("--modes", default=",".join(MODES),
                        type=lambda text: text.split(","))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--warm", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=0,
                        help="queries of each class; 0: all")
    options = parser.parse_args(arguments)
    try:
        results = measure(options, lambda line: print(line, file=sys.stderr))
    except (ValueError, subprocess.CalledProcessError) as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 1
    for mode in options.modes:
        print("\n".join(table(results, mode)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
