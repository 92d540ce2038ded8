"""Hours of harvests and searches on one node, and what they do to its memory.

A provider on loopback changes some of its records before each pass; there are
never more of them. See README.md.
"""

import argparse
import datetime
import os
import random
import sys
import tempfile
import threading
import time

import grpc
import report
from oai_provider import Provider
from preau.v1 import catalogue_service_pb2
from preau.v1 import ingestion_service_pb2
from preau.v1 import source_pb2
from preau.v1 import source_service_pb2
from preau_process import Node

SOURCE = "members/local/sources/soak"
SUBJECTS = ("volcan", "fraction", "Révolution", "photosynthèse", "Molière",
            "énergie", "verbe", "triangle", "océan", "musique")
KINDS = ("cours", "exercice", "vidéo", "carte", "expérience")
LEVELS = ("CE2", "CM1", "6e", "5e", "3e", "seconde")
QUERIES = ("volcan", "exercices fractions CM1", "carte océan", "revolution",
           "photosynthese 5e", "\"expérience énergie\"", "triangl", "moliere",
           "vidéo musique", "notice zzyzx", "titre:verbe", "numéro 12")
COLUMNS = ("seconds", "rss", "anonymous", "descriptors", "threads", "records",
           "disk", "processor_seconds", "passes", "changed", "searches",
           "failures")
# In less, memory hasn't yet come to rest.
MINUTES_TO_REST = 20
# Each pass looks back two hours from the last by the provider's clock.
HOURS_BETWEEN_PASSES = 3


class Load:
    """Changes and harvests in one thread, searches in another."""

    def __init__(self, node, provider, options):
        self.node = node
        self.provider = provider
        self.options = options
        self.rng = random.Random(1905)
        self.stopping = threading.Event()
        self.date = datetime.datetime(2026, 2, 1, 12)
        self.passes = self.changed = self.searches = self.failures = 0
        self.threads = [threading.Thread(target=self.run, args=[work, pause])
                        for work, pause in ((self.harvest, options.pause),
                                            (self.search, 1 / options.searches))]

    def __enter__(self):
        self.client = self.node.client()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *unused):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        self.client.close()

    def run(self, work, pause):
        while not self.stopping.wait(pause):
            try:
                work()
            except grpc.RpcError as error:
                self.failures += 1
                print(f"failed: {error.code()} {error.details()}",
                      file=sys.stderr)

    def change(self, numbers):
        for number in numbers:
            self.provider.titles[number] = (
                f"{self.rng.choice(SUBJECTS)} : {self.rng.choice(KINDS)} pour "
                f"la {self.rng.choice(LEVELS)}, numéro {number}, "
                f"version {self.passes}")
            self.provider.stamps[number] = self.provider.date

    def harvest(self):
        self.date += datetime.timedelta(hours=HOURS_BETWEEN_PASSES)
        self.provider.date = self.date.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.change(self.rng.sample(range(self.options.records),
                                    self.options.changes))
        # What was asked of the provider is of no use here, and grows.
        self.provider.requests.clear()
        self.harvest_once(self.client, complete=self.passes % 20 == 19)

    def harvest_once(self, client, complete=False):
        name = client.ingestion.RunHarvest(
            ingestion_service_pb2.RunHarvestRequest(source=SOURCE,
                                                    complete=complete)).name
        *_, last = client.sources.WatchHarvest(
            source_service_pb2.WatchHarvestRequest(name=name), timeout=600)
        self.passes += 1
        self.changed += last.counts.changed
        if last.state != source_pb2.Harvest.SUCCEEDED:
            self.failures += 1
            print(f"harvest: {last}", file=sys.stderr)

    def search(self):
        self.client.search(self.rng.choice(QUERIES))
        self.searches += 1


def kibibytes(path, name):
    with open(path) as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024
    raise AssertionError(f"no {name} in {path}")


def disk_bytes(folder):
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(path, name)).st_blocks * 512
            except FileNotFoundError:
                pass  # Merged away meanwhile.
    return total


def sample(node, load, begun):
    proc = f"/proc/{node.processes[0].process.pid}"
    with open(proc + "/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    stats = load.client.catalogue.GetStats(
        catalogue_service_pb2.GetStatsRequest())
    return {
        "seconds": round(time.monotonic() - begun),
        "rss": kibibytes(proc + "/smaps_rollup", "Rss"),
        "anonymous": kibibytes(proc + "/smaps_rollup", "Anonymous"),
        "descriptors": len(os.listdir(proc + "/fd")),
        "threads": int(fields[17]),
        "records": stats.members[0].published,
        "disk": disk_bytes(node.folder),
        "processor_seconds": (int(fields[11]) + int(fields[12])) //
                             os.sysconf("SC_CLK_TCK"),
        "passes": load.passes,
        "changed": load.changed,
        "searches": load.searches,
        "failures": load.failures,
    }


def run(options):
    tsv = os.path.join(options.out, "soak.tsv")
    rows = []
    with tempfile.TemporaryDirectory(prefix="preau_soak_",
                                     dir=options.out) as folder, \
            Provider(options.records) as provider, open(tsv, "w") as file:
        node = Node(os.path.join(folder, "data"),
                    arguments=["--harvest-private-networks"])
        try:
            node.command("source", "add", "soak", provider.url)
            load = Load(node, provider, options)
            load.change(range(options.records))
            with node.client() as client:
                load.harvest_once(client)
                client.wait_until_searchable()
            print("\t".join(COLUMNS), file=file, flush=True)
            begun = time.monotonic()
            with load:
                while True:
                    rows.append(sample(node, load, begun))
                    print("\t".join(str(rows[-1][name]) for name in COLUMNS),
                          file=file, flush=True)
                    left = options.minutes * 60 - rows[-1]["seconds"]
                    if left <= 0:
                        break
                    load.stopping.wait(min(options.every, left))
            node.stop()
        finally:
            node.kill()
    return rows


def conclude(rows, options):
    """Prints what came of it; whether all is as it should be."""
    good = True
    for name in ("anonymous", "rss", "descriptors", "threads"):
        is_memory = name in ("anonymous", "rss")
        verdict = report.judge(rows, name, 0 if is_memory else report.FLAT_COUNT)
        unit, divisor = ("MiB", 2**20) if is_memory else ("", 1)
        print(f"{name}: {verdict['mean'] / divisor:.1f} {unit} on average, "
              f"{verdict['growth'] / divisor:+.2f} {unit} an hour "
              f"({verdict['percent']:+.1f} %): "
              f"{'flat' if verdict['flat'] else 'NOT FLAT'}")
        # Of what is mapped from files, the kernel decides.
        good = good and (verdict["flat"] or name == "rss" or
                         options.minutes < MINUTES_TO_REST)
    share = report.share_of_work(rows)
    print(f"{share:.0%} of the harvests were in the second half")
    if share < report.LEAST_SHARE and options.minutes >= MINUTES_TO_REST:
        print("TOO FEW to judge by: was the machine busy with something else?")
        good = False
    last = rows[-1]
    print(f"{last['seconds']} s, {last['passes']} harvests, "
          f"{last['changed']} changes, {last['searches']} searches, "
          f"{last['failures']} failures, "
          f"{last['processor_seconds']} s of a processor")
    counts = {row["records"] for row in rows}
    if counts != {options.records}:
        print(f"the number of records changed: {sorted(counts)}")
        good = False
    with open(os.path.join(options.out, "soak.svg"), "w") as file:
        file.write(report.plot(rows, ["rss", "anonymous"],
                               "Memory of the node while it harvests"))
    return good and last["failures"] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--changes", type=int, default=100,
                        help="records that change before each pass")
    parser.add_argument("--pause", type=float, default=5,
                        help="seconds between two passes")
    parser.add_argument("--searches", type=float, default=5,
                        help="searches a second")
    parser.add_argument("--every", type=float, default=30,
                        help="seconds between two samples")
    parser.add_argument("--out", required=True,
                        help="folder for the data, soak.tsv and soak.svg")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    sys.exit(0 if conclude(run(options), options) else 1)


if __name__ == "__main__":
    main()
