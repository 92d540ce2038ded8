"""Tests of plot.py."""

import unittest
from xml.etree import ElementTree

import plot


class PlotTest(unittest.TestCase):

    LINES = "1000\ta\t5\t50\n100\ta\t2\t20\n1000\tb & c\t7\t9\n100\tb & c\t7\t8\n"

    def test_lines_are_read_by_name_and_sorted(self):
        self.assertEqual(plot.read(self.LINES, 2),
                         {"a": [(100, 2), (1000, 5)],
                          "b & c": [(100, 7), (1000, 7)]})
        self.assertEqual(plot.read(self.LINES, 3)["a"], [(100, 20), (1000, 50)])

    def test_axes_hold_all_points(self):
        self.assertEqual(plot.ticks(20, 300), [10, 100, 1000])
        self.assertEqual(plot.ticks(10, 10), [10])
        self.assertEqual([plot.short(n) for n in (10, 1e4, 3e6)],
                         ["10", "10k", "3M"])

    def test_what_is_drawn_is_well_formed(self):
        svg = ElementTree.fromstring(plot.draw(plot.read(self.LINES, 2), "µs"))
        texts = [text.text for text in svg.iter() if text.text]
        self.assertIn("b & c", texts)
        self.assertIn("µs", texts)
        paths = [path.get("d") for path in svg.iter()
                 if path.get("fill") == "none"]
        self.assertEqual(len(paths), 2)
        # More is higher up.
        first = paths[1].removeprefix("M").split("L")
        ups = [float(point.split(" ")[1]) for point in first]
        self.assertGreater(ups[0], ups[1])


if __name__ == "__main__":
    unittest.main()
