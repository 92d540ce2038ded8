"""What a catalogue gives out, another takes in."""

import json
import os
import unittest

from preau_process import NodeTest
from preau_process import SOURCE_DIR

SAMPLES = os.path.join(SOURCE_DIR, "tools", "samples")


class ExportTest(NodeTest):

    def setUp(self):
        super().setUp()
        report = self.send(SAMPLES, "--member", "local")
        self.count = report["created"]
        self.assertGreater(self.count, 300, report)
        self.node.command("member", "create", "lyon", "Lyon")

    def send(self, path, *arguments):
        done = self.node.command("import", "--json", path, *arguments)
        report = json.loads(done.stdout.splitlines()[-1])["report"]
        return {key: int(report.get(key, 0)) for key in
                ("created", "changed", "unchanged", "refused")}

    def export(self, name, *arguments):
        path = os.path.join(self.folder, name)
        self.node.command("export", "--member", "local", "--output", path,
                          *arguments)
        return path

    def test_another_member_takes_it_in(self):
        for name, form in [("notices/", "scolomfr"), ("lom.xml", "scolomfr"),
                           ("dc.xml", "dc"), ("notices.jsonl", "amb"),
                           ("notices.csv", "csv")]:
            path = self.export(name, "--format", form)
            report = self.send(path, "--member", "lyon", "--source",
                               name.strip("/").replace(".", "-"))
            self.assertEqual(report["refused"], 0, (name, report))
            self.assertEqual(sum(report.values()), self.count, (name, report))

    def test_a_library_gets_a_record_of_each(self):
        path = self.export("notices.mrc", "--format", "unimarc")
        with open(path, "rb") as file:
            records = file.read().split(b"\x1d")
        self.assertEqual(records.pop(), b"")
        self.assertEqual(len(records), self.count)

    def test_one_record_is_the_same_alone_and_among_all(self):
        folder = self.export("all/")
        names = sorted(os.listdir(folder))
        self.assertEqual(len(names), self.count)
        with open(os.path.join(folder, names[0]), encoding="utf-8") as file:
            among_all = file.read()
        alone = self.node.command(
            "export", "members/local/resources/" + names[0][:-len(".xml")])
        self.assertEqual(alone.stdout, among_all)


if __name__ == "__main__":
    unittest.main()
