"""The notices of tools/samples are what they are said to be."""

import csv
import os
import shutil
import subprocess
import sys
import unittest

SOURCE_DIR = os.environ["PREAU_SOURCE_DIR"]
SAMPLES = os.path.join(SOURCE_DIR, "tools", "samples")
SCHEMA = os.path.join(SOURCE_DIR, "..", "shared", "data",
                      "scolomfr-xsd-3.2.1", "scolomfr.xsd")


def notices():
    return {name for name in os.listdir(SAMPLES) if name.endswith(".xml")}


def planted_faults():
    """File -> whether its fault breaks the schema."""
    path = os.path.join(os.path.dirname(__file__), "faults.tsv")
    with open(path, encoding="utf-8") as file:
        return {
            row["notice"]: row["schema"] == "breaks"
            for row in csv.DictReader(file, delimiter="\t")
        }


class SamplesTest(unittest.TestCase):

    def test_the_list_of_faults_names_notices(self):
        self.assertLessEqual(set(planted_faults()), notices())

    def test_all_but_the_planted_faults_conform(self):
        if not os.path.exists(SCHEMA):
            self.skipTest(f"{SCHEMA} isn't here")
        if shutil.which("xmllint") is None:
            self.skipTest("xmllint isn't here")
        names = sorted(notices())
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", SCHEMA] +
            [os.path.join(SAMPLES, name) for name in names],
            capture_output=True, text=True, check=False)
        valid = {
            os.path.basename(line[:-len(" validates")])
            for line in run.stderr.splitlines() if line.endswith(" validates")
        }
        broken = {name for name, breaks in planted_faults().items() if breaks}
        self.assertEqual(set(names) - valid, broken, run.stderr[-2000:])


if __name__ == "__main__":
    # ctest takes 77 for skipped.
    program = unittest.main(exit=False)
    if not program.result.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if program.result.skipped else 0)
