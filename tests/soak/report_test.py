"""The soak's line, verdict and plot."""

import unittest
import xml.etree.ElementTree

import report


def rows(values):
    return [{"seconds": 30 * n, "anonymous": value}
            for n, value in enumerate(values)]


class ReportTest(unittest.TestCase):

    def test_a_line(self):
        slope, mean = report.fit([0, 1, 2, 3], [10, 12, 14, 16])
        self.assertAlmostEqual(slope, 2)
        self.assertAlmostEqual(mean, 13)
        self.assertEqual(report.fit([5], [7]), (0.0, 7))

    def test_what_grows_at_first_only_is_flat(self):
        verdict = report.judge(rows([n for n in range(60)] + [60] * 60),
                               "anonymous")
        self.assertTrue(verdict["flat"])
        self.assertEqual(verdict["growth"], 0)

    def test_a_saw_is_flat(self):
        verdict = report.judge(rows([100 + n % 10 for n in range(120)]),
                               "anonymous")
        self.assertTrue(verdict["flat"], verdict)

    def test_a_leak_is_not(self):
        verdict = report.judge(rows([1000 + n for n in range(120)]),
                               "anonymous")
        self.assertFalse(verdict["flat"])
        self.assertAlmostEqual(verdict["growth"], 120)

    def test_some_descriptors_more_are_no_leak(self):
        few = rows([50 + n // 30 for n in range(120)])
        self.assertFalse(report.judge(few, "anonymous")["flat"])
        self.assertTrue(report.judge(few, "anonymous",
                                     report.FLAT_COUNT)["flat"])
        many = rows([50 + n for n in range(120)])
        self.assertFalse(report.judge(many, "anonymous",
                                      report.FLAT_COUNT)["flat"])

    def test_the_share_of_work(self):
        even = [{"seconds": n, "passes": n} for n in range(101)]
        self.assertAlmostEqual(report.share_of_work(even), 0.5)
        early = [{"seconds": n, "passes": min(n, 50)} for n in range(101)]
        self.assertEqual(report.share_of_work(early), 0)
        self.assertEqual(report.share_of_work(even[:1]), 0)

    def test_what_shrinks_is_no_leak(self):
        self.assertTrue(report.judge(rows([1000 - n for n in range(120)]),
                                     "anonymous")["flat"])

    def test_the_plot_is_xml(self):
        svg = xml.etree.ElementTree.fromstring(
            report.plot(rows([2**20, 2**21]), ["anonymous"], "Mémoire < 5 %"))
        self.assertTrue(svg.tag.endswith("svg"))
        self.assertIn("Mémoire < 5 %", "".join(svg.itertext()))


if __name__ == "__main__":
    unittest.main()
