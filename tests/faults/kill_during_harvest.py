"""Kills the node at random moments of one harvest, again and again.

PREAU_ROUNDS says how often (6), PREAU_RECORDS how many records the source has
(6000), PREAU_SEED from which number on.
"""

import os
import random
import select
import time
import unittest

from oai_provider import Provider
from preau.v1 import catalogue_service_pb2
from preau.v1 import ingestion_service_pb2
from preau.v1 import source_pb2
from preau.v1 import source_service_pb2
from preau_process import NodeTest

SOURCE = "members/local/sources/kill"


class KillTest(NodeTest):
    arguments = ["--harvest-private-networks"]

    def test_nothing_is_lost_or_doubled(self):
        rounds = int(os.environ.get("PREAU_ROUNDS", "6"))
        records = int(os.environ.get("PREAU_RECORDS", "6000"))
        seed = int(os.environ.get("PREAU_SEED", "1"))
        print(f"{rounds} kills of {records} records, PREAU_SEED={seed}")
        rng = random.Random(seed)
        # Slow enough that there is something to kill.
        longest = records / 3000 / rounds * 1.5

        with Provider(records, page_size=100) as provider:
            self.node.command("source", "add", "kill", provider.url)
            with self.node.client() as client:
                name = client.ingestion.RunHarvest(
                    ingestion_service_pb2.RunHarvestRequest(
                        source=SOURCE)).name
            begun = time.monotonic()
            kills = 0
            for _ in range(rounds):
                # A random moment is the thing itself, not a wait.
                select.select([], [], [], rng.uniform(0, longest))
                self.node.kill()
                kills += 1
                self.node.start()
            with self.node.client() as client:
                *_, last = client.sources.WatchHarvest(
                    source_service_pb2.WatchHarvestRequest(name=name),
                    timeout=1800)
                print(f"{kills} kills, {len(provider.requests)} requests, "
                      f"{time.monotonic() - begun:.1f} s")
                self.assertEqual(last.state, source_pb2.Harvest.SUCCEEDED)
                self.assertEqual(last.counts.created, records, last.counts)
                self.assertEqual(last.counts.unchanged, 0)
                self.assertEqual(last.counts.changed, 0)
                self.assertEqual(last.pages, -(-records // 100))
                self.assertEqual(self.read_keys(client), records)
                self.assertEqual(client.sources.GetSource(
                    source_service_pb2.GetSourceRequest(
                        name=SOURCE)).resources, records)

    def read_keys(self, client):
        """Counts the resources; each address is there once."""
        addresses = set()
        token = ""
        while True:
            page = client.catalogue.ListResources(
                catalogue_service_pb2.ListResourcesRequest(
                    parent="members/local", page_size=1000, show_all=True,
                    page_token=token))
            for resource in page.resources:
                self.assertNotIn(resource.notice.url, addresses)
                addresses.add(resource.notice.url)
            token = page.next_page_token
            if not token:
                return len(addresses)


if __name__ == "__main__":
    unittest.main()
