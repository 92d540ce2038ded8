"""The examples that are to be copied do what they say."""

import json
import os
import shutil
import subprocess
import unittest

from preau_process import NodeTest
from preau_process import SOURCE_DIR

EXAMPLES = os.path.join(SOURCE_DIR, "docs", "examples")
# File, what runs it, and what has to be there for that.
PROGRAMS = {
    "search.sh": (["bash"], "curl"),
    "search.php": (["php"], "php"),
    "search.py": (["/usr/bin/python3"], "/usr/bin/python3"),
    "search.mjs": (["node"], "node"),
    "search_grpc.py": (["/usr/bin/python3"], "/usr/bin/python3"),
    "search_grpc.mjs": (["node"], "node"),
}
# What its packages are listed in and where they are.
NPM = {"package.json", "package-lock.json", ".npmrc"}
NPM_PACKAGES = os.path.join(EXAMPLES, "node_modules")


class ExamplesTest(NodeTest):

    arguments = ("--http", "127.0.0.1:0")

    def test_each_finds_the_volcano(self):
        self.assertEqual(
            set(PROGRAMS) | NPM | {"README.md"},
            set(os.listdir(EXAMPLES)) - {"node_modules"})
        self.node.command("import",
                          os.path.join(SOURCE_DIR, "tools", "samples"))
        expected = [
            hit["title"]["text"] for hit in json.loads(self.node.command(
                "search", "--json", "volcan", "--level", "6e").stdout)["hits"]]
        self.assertTrue(expected)
        environment = dict(os.environ, PREAU_HTTP=f"http://{self.node.http}",
                           PREAU_SERVER=self.node.tcp["search"])
        for name, (program, needed) in PROGRAMS.items():
            with self.subTest(name):
                if shutil.which(needed) is None:
                    self.skipTest(f"{needed} isn't here")
                if name == "search_grpc.mjs" and not os.path.isdir(
                        NPM_PACKAGES):
                    self.skipTest("tools/install-packages --tests")
                done = subprocess.run(
                    program + [os.path.join(EXAMPLES, name)], text=True,
                    env=environment, capture_output=True, timeout=60)
                self.assertEqual(done.returncode, 0, done.stderr)
                if name == "search.sh":
                    answer = json.loads(done.stdout)
                    self.assertEqual(answer["facets"][0]["field"], "kind")
                    titles = [hit["title"]["text"] for hit in answer["hits"]]
                else:
                    titles = done.stdout.splitlines()
                self.assertEqual(titles, expected)

    def test_what_try_prints_does_what_was_searched(self):
        self.node.command("import",
                          os.path.join(SOURCE_DIR, "tools", "samples"))
        shown = json.loads(self.node.command(
            "search", "--json", "volcan", "--level", "6e,5e",
            "--not", "kind=jeu").stdout)
        text = self.node.command(
            "try", "--http", f"http://{self.node.http}").stdout
        forms = dict(part.split("\n", 1)
                     for part in text.strip().split("\n\n"))
        self.assertEqual(list(forms), ["curl", "PHP", "Python", "JavaScript"])
        runs = {
            "curl": ["bash", "-c", forms["curl"] + " --silent"],
            "PHP": ["php", "-r", forms["PHP"] + "echo json_encode($answer);"],
            "Python": ["/usr/bin/python3", "-c",
                       forms["Python"] + "\nprint(json.dumps(answer))"],
            "JavaScript": ["node", "--input-type=module", "-e",
                           forms["JavaScript"] +
                           "console.log(JSON.stringify(answer))"]}
        for name, program in runs.items():
            with self.subTest(name):
                needed = "curl" if name == "curl" else program[0]
                if shutil.which(needed) is None:
                    self.skipTest(f"{needed} isn't here")
                done = subprocess.run(program, text=True, timeout=60,
                                      capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                answer = json.loads(done.stdout)
                self.assertEqual([hit["uid"] for hit in answer["hits"]],
                                 [hit["uid"] for hit in shown["hits"]])


if __name__ == "__main__":
    unittest.main()
