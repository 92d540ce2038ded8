#!/usr/bin/python3
"""compare.py: medians, the table, and engines that take turns."""

import contextlib
import io
import pathlib
import tempfile
import unittest

import compare

LINES = ("{0}\tcount\tterm_rare\t600\t{1}\t{2}\t{3}\n"
         "{0}\tcount\ttwo_all\t600\t20\t30\t5.0\n")


class CompareTest(unittest.TestCase):
    def test_medians_are_of_each_figure(self):
        runs = [compare.parse_lines(LINES.format("a", median, p99, 7))
                for median, p99 in ((10, 90), (30, 50), (20, 70))]
        self.assertEqual(compare.medians(runs)["count", "term_rare"],
                         (20, 70, 7))

    def test_uncounted_hits_are_no_hits(self):
        measured = compare.parse_lines("a\ttop\ttwo_all\t600\t1\t2\t-\n")
        self.assertEqual(measured["top", "two_all"], (1, 2, None))
        with self.assertRaises(ValueError):
            compare.parse_lines("nonsense\n")

    def test_hits_that_differ_are_pointed_out(self):
        results = {"a": {("count", "two_all"): (1, 2, 10),
                         ("count", "phrase_two"): (1, 2, 2.6)},
                   "b": {("count", "two_all"): (3, 4, 11),
                         ("count", "phrase_two"): (3, 4, 2.5),
                         ("count", "term_rare"): (5, 6, 1)}}
        lines = compare.table(results, "count")
        self.assertIn("| term_rare | – | 5 / 6 | 1.0 |", lines)
        # Rounding.
        self.assertIn("| phrase_two | 1 / 2 | 3 / 4 | 2.6 |", lines)
        self.assertIn("| two_all | 1 / 2 | 3 / 4 | ! 10.0 11.0 |", lines)
        self.assertEqual(compare.table(results, "facets"), [])

    def test_engines_take_turns(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder, "log")
            engines = []
            for name in "ab":
                script = pathlib.Path(folder, name)
                lines = LINES.format(name, 1, 2, 3).replace("\t", "\\t")
                script.write_text(f"#!/bin/sh\necho {name} $1 >> {log}\n"
                                  f"printf '{lines}'\n")
                script.chmod(0o755)
                engines.append(f"{name}:{script} {{mode}}")
            out = io.StringIO()
            with contextlib.redirect_stdout(out), \
                    contextlib.redirect_stderr(io.StringIO()):
                code = compare.main(["--queries", "q", "--modes", "count",
                                     "--runs", "2", *engines])
            self.assertEqual(code, 0)
            self.assertEqual(log.read_text(),
                             "a count\nb count\na count\nb count\n")
            self.assertIn("| term_rare | 1 / 2 | 1 / 2 | 3.0 |",
                          out.getvalue())


if __name__ == "__main__":
    unittest.main()
