"""Kills the node at random moments of an import, again and again.

PREAU_ROUNDS says how often (8), PREAU_SEED from which number on.
"""

import json
import os
import random
import select
import subprocess
import threading
import unittest

import grpc
from preau.v1 import catalogue_service_pb2
from preau.v1 import search_service_pb2
from preau_process import BIN_DIR
from preau_process import NodeTest

RECORDS = 1500


class KillTest(NodeTest):

    def test_nothing_that_was_acknowledged_is_lost(self):
        rounds = int(os.environ.get("PREAU_ROUNDS", "8"))
        seed = int(os.environ.get("PREAU_SEED", "1"))
        print(f"{rounds} rounds, PREAU_SEED={seed}")
        self.random = random.Random(seed)
        self.mapping = os.path.join(self.folder, "mapping.json")
        with open(self.mapping, "w") as file:
            json.dump({"format": "jsonl", "key": "/id",
                       "fields": {"title": {"from": "/title",
                                            "language": "fr"}}}, file)
        # By key: the uid, and the titles that it may have.
        self.uids = {}
        self.allowed = {}
        acknowledged_in_all = 0
        for number in range(rounds):
            acknowledged_in_all += self.kill_during_import(number)
            self.node.start()
            self.check()
        self.assertGreater(acknowledged_in_all, 0)
        self.node.stop()
        self.check_at_rest()
        self.node.start()

    def kill_during_import(self, number):
        path = os.path.join(self.folder, "records.jsonl")
        with open(path, "w") as file:
            for key in range(RECORDS):
                title = self.title(key, number)
                file.write(json.dumps({"id": str(key), "title": title}) + "\n")
        importer = subprocess.Popen(
            [os.path.join(BIN_DIR, "preau"), "import", "--json", "--all",
             "--source", "kill", "--mapping", self.mapping, path],
            env=dict(os.environ, PREAU_SERVER=self.node.local["catalogue"],
                     PREAU_INGESTION_SERVER=self.node.local["ingestion"]),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        lines = []
        reader = threading.Thread(
            target=lambda: lines.extend(importer.stdout))
        reader.start()
        # A random moment is the thing itself here, not a wait for something.
        select.select([], [], [], self.random.uniform(0, 0.6))
        self.node.kill()
        importer.wait(60)
        reader.join()
        importer.stdout.close()
        acknowledged = set()
        for line in lines:
            answer = json.loads(line) if line.endswith("\n") else {}
            for record in answer.get("outcomes", []):
                if record["kind"] not in ("CREATED", "CHANGED", "UNCHANGED"):
                    continue
                acknowledged.add(record["key"])
                known = self.uids.setdefault(record["key"], record["uid"])
                self.assertEqual(known, record["uid"])
        for key in map(str, range(RECORDS)):
            title = self.title(int(key), number)
            if key in acknowledged:
                self.allowed[key] = {title}
            else:
                # May have been written and not been acknowledged.
                self.allowed.setdefault(key, set()).add(title)
        print(f"round {number}: {len(acknowledged)} acknowledged")
        return len(acknowledged)

    @staticmethod
    def title(key, number):
        # A part of the records doesn't change from round to round.
        return f"Notice {key} version {number if key % 3 else 0}"

    def check(self):
        with self.node.client() as client:
            client.wait_until_searchable()
            titles = self.read_log(client)
            for key, uid in self.uids.items():
                self.assertIn(uid, titles, key)
                self.assertIn(titles[uid], self.allowed[key])
            found = self.read_index(client)
            self.assertEqual(found, titles)

    def read_log(self, client):
        titles, expected = {}, 1
        for answer in client.catalogue.ReadChanges(
                catalogue_service_pb2.ReadChangesRequest()):
            for change in answer.changes:
                self.assertEqual(change.sequence, expected)
                expected += 1
                titles[change.uid] = change.resource.notice.title[0].value
        return titles

    def read_index(self, client):
        found, token = {}, None
        while token != "":
            answer = client.search("", page_size=100, page_token=token or "",
                                   sort=search_service_pb2.SearchRequest.TITLE)
            for hit in answer.hits:
                self.assertNotIn(hit.uid, found)
                found[hit.uid] = hit.title.text
            token = answer.next_page_token
        return found

    def check_at_rest(self):
        done = subprocess.run(
            [os.path.join(BIN_DIR, "preau-node"), "--data", self.node.folder,
             "--verify"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
