"""The judged searches fit together and to the notices of tools/samples."""

import collections
import csv
import json
import os
import unittest

SOURCE_DIR = os.environ["PREAU_SOURCE_DIR"]
HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {
    "accents", "access", "acronym", "ambiguous", "apostrophe", "child",
    "condition", "kind", "level", "name", "none", "question", "synonym",
    "typo", "word", "words"
}


def notices():
    names = os.listdir(os.path.join(SOURCE_DIR, "tools", "samples"))
    return {name[:-len(".xml")] for name in names if name.endswith(".xml")}


def open_data(name):
    return open(os.path.join(HERE, name), encoding="utf-8", newline="")


def read_rows(name):
    with open_data(name) as file:
        return list(csv.DictReader(file, delimiter="\t"))


class RelevanceTest(unittest.TestCase):

    def setUp(self):
        with open_data("queries.jsonl") as file:
            self.queries = [json.loads(line) for line in file]
        self.ids = {query["_id"] for query in self.queries}
        with open_data("judged.tsv") as file:
            rows = list(csv.reader(file, delimiter="\t"))
        self.judged = {query: names.split() for query, names in rows}
        self.assertEqual(len(self.judged), len(rows))

    def test_each_query_is_asked_once(self):
        self.assertGreaterEqual(len(self.queries), 150)
        self.assertEqual(len(self.ids), len(self.queries))
        texts = collections.Counter(query["text"] for query in self.queries)
        self.assertEqual([text for text, n in texts.items() if n > 1], [])
        for query in self.queries:
            self.assertEqual(query["text"], query["text"].strip())
            self.assertIn(query["kind"], KINDS)

    def test_fifty_are_held_out(self):
        parts = collections.Counter(query["part"] for query in self.queries)
        self.assertEqual(
            parts, {
                "held-out": 50,
                "tuning": len(self.queries) - 50
            })

    def test_what_was_judged_is_there(self):
        self.assertEqual(set(self.judged), self.ids)
        there = notices()
        for query, names in self.judged.items():
            self.assertLessEqual(set(names), there, query)
            self.assertEqual(len(names), len(set(names)), query)

    def test_grades_are_one_to_three_and_given_once(self):
        rows = read_rows("qrels.tsv")
        pairs = collections.Counter(
            (row["query-id"], row["corpus-id"]) for row in rows)
        self.assertEqual([pair for pair, n in pairs.items() if n > 1], [])
        for row in rows:
            self.assertIn(row["score"], ("1", "2", "3"))
            self.assertIn(row["corpus-id"], self.judged[row["query-id"]])

    def test_what_was_added_by_hand_has_a_grade(self):
        graded = {(row["query-id"], row["corpus-id"])
                  for row in read_rows("qrels.tsv")}
        for row in read_rows("by_hand.tsv"):
            self.assertIn((row["query-id"], row["corpus-id"]), graded)

    def test_only_some_queries_have_no_answer(self):
        answered = {row["query-id"] for row in read_rows("qrels.tsv")}
        for query in self.queries:
            if query["kind"] not in ("none", "ambiguous"):
                self.assertIn(query["_id"], answered, query["text"])


if __name__ == "__main__":
    unittest.main()
