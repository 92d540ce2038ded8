#!/usr/bin/python3
"""What to judge for each query, in an order that follows no engine.

pool.py RUN…: prints a line for each query with a tab and the notices that were
among the first 20 of SQLite's FTS5, of Xapian, or of a RUN, which is what
`preau-relevance --hits 20` prints of one part of the queries. Notices that are
judged already are left out. Needs python3-xapian.
"""

import csv
import json
import pathlib
import random
import re
import sqlite3
import sys
import xml.etree.ElementTree as ElementTree

import xapian

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "tools" / "samples"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
DEPTH = 20
SEED = 1905


def read_notices():
    """Name -> title, description and keywords."""
    texts = {}
    for path in sorted(SAMPLES.glob("*.xml")):
        general = ElementTree.parse(path).getroot().find(f"{LOM}general")
        texts[path.stem] = "\n".join(
            string.text or ""
            for part in ("title", "description", "keyword")
            for string in general.findall(f"{LOM}{part}/{LOM}string"))
    return texts


def sqlite_hits(texts, queries):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE notice USING fts5(name UNINDEXED, "
                     "text, tokenize='unicode61 remove_diacritics 2')")
    database.executemany("INSERT INTO notice VALUES (?, ?)", texts.items())
    for query, text in queries.items():
        words = re.findall(r"\w+", text)
        for (name,) in database.execute(
                "SELECT name FROM notice WHERE text MATCH ? "
                "ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), DEPTH)):
            yield query, name


def xapian_hits(texts, queries):
    database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    stemmer = xapian.Stem("french")
    generator = xapian.TermGenerator()
    generator.set_stemmer(stemmer)
    for name, text in texts.items():
        document = xapian.Document()
        document.set_data(name)
        generator.set_document(document)
        generator.index_text(text)
        database.add_document(document)
    parser = xapian.QueryParser()
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_OR)
    search = xapian.Enquire(database)
    for query, text in queries.items():
        search.set_query(parser.parse_query(text, 0))
        for match in search.get_mset(0, DEPTH):
            yield query, match.document.get_data().decode()


def run_hits(path):
    with open(path, encoding="utf-8") as file:
        for query, rank, name in csv.reader(file, delimiter="\t"):
            if int(rank) <= DEPTH:
                yield query, name


def main():
    with open(HERE / "queries.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    queries = {row["_id"]: row["text"] for row in rows}
    texts = read_notices()
    pools = {query: set() for query in queries}
    sources = [sqlite_hits(texts, queries), xapian_hits(texts, queries)]
    for source in sources + [run_hits(path) for path in sys.argv[1:]]:
        for query, name in source:
            if query in pools:
                pools[query].add(name)
    if (HERE / "judged.tsv").exists():
        with open(HERE / "judged.tsv", encoding="utf-8") as file:
            for query, names in csv.reader(file, delimiter="\t"):
                pools[query] -= set(names.split())
    chance = random.Random(SEED)
    for query, pool in pools.items():
        names = sorted(pool)
        chance.shuffle(names)
        print(query, " ".join(names), sep="\t")


if __name__ == "__main__":
    main()
