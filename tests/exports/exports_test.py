"""Exports against the schemas of their formats, and other people's readers."""

import csv
import datetime
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

SOURCE_DIR = os.environ["PREAU_SOURCE_DIR"]
BIN_DIR = os.environ["PREAU_BIN_DIR"]
SHARED = os.path.join(SOURCE_DIR, "..", "shared", "data")
SCOLOMFR = os.path.join(SHARED, "scolomfr-xsd-3.2.1", "scolomfr.xsd")
OAI = os.path.join(SHARED, "oai-pmh", "learningregistry", "LR", "lr", "public",
                   "schemas", "OAI", "2.0", "OAI-PMH.xsd")
# An answer of OAI-PMH with records of ScoLOMFR in it.
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.openarchives.org/OAI/2.0/"
  schemaLocation="{oai}"/>
<xs:import namespace="http://ltsc.ieee.org/xsd/LOM"
  schemaLocation="{scolomfr}"/>
</xs:schema>
"""
AMB = [
    os.path.join(SHARED, "amb", version, "schemas")
    for version in ("20231019", "draft")
]
# Files at a time, of what a command line takes.
BATCH = 500


def source_files():
    """The samples, and others' records where they are at hand."""
    files = glob.glob(os.path.join(SOURCE_DIR, "tools", "samples", "*.xml"))
    for pattern in ("scolomfr-xml/**/*.xml", "ori-oai-ext/**/*.xml",
                    "oai-pmh/**/*.xml", "gar-connector/*.json",
                    "amb/*/examples/valid/*.json"):
        files += glob.glob(os.path.join(SHARED, pattern), recursive=True)
    return sorted(files)


def format_checker(jsonschema):
    """Without more packages, jsonschema checks days only."""
    checker = jsonschema.FormatChecker(formats=["date"])

    @checker.checks("uri", raises=ValueError)
    def _(text):
        if not re.fullmatch("[A-Za-z][A-Za-z0-9+.-]*:[!-~]+", text):
            raise ValueError(text)
        return urllib.parse.urlsplit(text)

    @checker.checks("date-time", raises=ValueError)
    def _(text):
        if "T" not in text:
            raise ValueError(text)
        return datetime.datetime.fromisoformat(text)

    return checker


def schema_store(folder):
    store = {}
    for path in glob.glob(os.path.join(folder, "*.json")):
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        store[schema["$id"]] = schema
    return store


def left_out():
    """Element -> why no export has it."""
    path = os.path.join(os.path.dirname(__file__), "left_out.tsv")
    with open(path, encoding="utf-8") as file:
        return {
            row["element"]: row["why"]
            for row in csv.DictReader(file, delimiter="\t")
        }


def elements_of(root):
    """Paths of all elements with text: "general/title/string"."""
    found = set()

    def visit(node, path):
        for child in node:
            below = path + [child.tag.rpartition("}")[2]]
            if (child.text or "").strip():
                found.add("/".join(below))
            visit(child, below)

    visit(root, [])
    return found


class ExportsTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        run = subprocess.run(
            [os.path.join(BIN_DIR, "preau_write_exports"), cls.folder.name] +
            source_files(),
            capture_output=True, text=True, check=True)
        cls.sources = run.stdout.splitlines()
        cls.count = len(cls.sources)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def files(self, ending):
        found = sorted(glob.glob(os.path.join(self.folder.name, "*" + ending)))
        self.assertEqual(len(found), self.count)
        self.assertGreater(self.count, 300)
        return found

    def xmllint(self, files, *options):
        if shutil.which("xmllint") is None:
            self.skipTest("xmllint isn't here")
        faults = []
        for at in range(0, len(files), BATCH):
            run = subprocess.run(
                ["xmllint", "--nonet", "--noout", "--huge", *options] +
                files[at:at + BATCH],
                capture_output=True, text=True, check=False,
                errors="replace")
            faults += [
                line for line in run.stderr.splitlines()
                if not line.endswith(" validates")
            ]
            if run.returncode != 0:
                faults.append(f"status {run.returncode}")
        self.assertEqual(faults[:20], [])

    def test_scolomfr_is_valid(self):
        if not os.path.exists(SCOLOMFR):
            self.skipTest(f"{SCOLOMFR} isn't here")
        self.xmllint(self.files(".scolomfr.xml"), "--schema", SCOLOMFR)

    def test_xml_is_well_formed(self):
        self.xmllint(self.files(".scolomfr.xml"))
        self.xmllint(self.files(".dc.xml"))

    def test_an_oai_answer_is_valid(self):
        for path in (OAI, SCOLOMFR):
            if not os.path.exists(path):
                self.skipTest(f"{path} isn't here")
        schema = os.path.join(self.folder.name, "both.xsd")
        with open(schema, "w", encoding="utf-8") as file:
            file.write(BOTH.format(oai=OAI, scolomfr=SCOLOMFR))
        self.xmllint([os.path.join(self.folder.name, "all.oai.xml")],
                     "--schema", schema)

    def test_what_scolomfr_loses_is_listed(self):
        lost = set()
        for source, path in zip(self.sources, self.files(".scolomfr.xml")):
            # One record a file, so that the two belong together.
            if not source.endswith(".xml") or self.sources.count(source) > 1:
                continue
            root = ElementTree.parse(source).getroot()
            if root.tag != "{http://ltsc.ieee.org/xsd/LOM}lom":
                continue
            lost |= (elements_of(root) -
                     elements_of(ElementTree.parse(path).getroot()))
        reasons = {name: {element for element in left_out()
                          if f"{name}/".startswith(element + "/")}
                   for name in lost}
        self.assertEqual({name for name in lost if not reasons[name]}, set())
        if os.path.isdir(SHARED):
            # Nothing is listed that is never lost.
            self.assertEqual(set.union(*reasons.values()), set(left_out()))

    def test_amb_is_valid(self):
        try:
            # pylint: disable=import-outside-toplevel
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema isn't here")
        for folder in AMB:
            if not os.path.isdir(folder):
                self.skipTest(f"{folder} isn't here")
            store = schema_store(folder)
            with open(os.path.join(folder, "schema.json"),
                      encoding="utf-8") as file:
                schema = json.load(file)
            validator = jsonschema.Draft7Validator(
                schema,
                resolver=jsonschema.RefResolver.from_schema(
                    schema, store=store),
                format_checker=format_checker(jsonschema))
            for path in self.files(".amb.json"):
                with open(path, encoding="utf-8") as file:
                    record = json.load(file)
                faults = [
                    f"{'/'.join(map(str, fault.path))}: {fault.message[:300]}"
                    for fault in validator.iter_errors(record)
                ]
                self.assertEqual(faults, [], json.dumps(record)[:2000])

    def test_unimarc_is_read_by_yaz(self):
        if shutil.which("yaz-marcdump") is None:
            self.skipTest("yaz-marcdump isn't here")
        whole = os.path.join(self.folder.name, "all.marc")
        records = []
        with open(whole, "wb") as all_records:
            for path in self.files(".mrc"):
                with open(path, "rb") as file:
                    records.append(file.read())
                all_records.write(records[-1])
        run = subprocess.run(
            ["yaz-marcdump", "-v", "-i", "marc", "-o", "json", whole],
            capture_output=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        text, at = run.stdout.decode(), 0
        for number, marc in enumerate(records):
            read, at = json.JSONDecoder().raw_decode(text, at)
            while text[at:at + 1].isspace():
                at += 1
            # Every field is read, and nothing of it changed.
            base = int(marc[12:17])
            fields = [
                field.decode()
                for field in marc[base:].split(b"\x1e")[:-1]
            ]
            self.assertEqual([self.flat(field) for field in read["fields"]],
                             fields, number)
        self.assertEqual(at, len(text))

    @staticmethod
    def flat(field):
        (value,) = field.values()
        if isinstance(value, str):
            return value
        text = value["ind1"] + value["ind2"]
        for subfield in value["subfields"]:
            for code, each in subfield.items():
                text += "\x1f" + code + each
        return text


if __name__ == "__main__":
    # ctest takes 77 for skipped.
    program = unittest.main(exit=False)
    if not program.result.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if program.result.skipped else 0)
