"""Fills the node's disk from outside: writes stop, reads go on, space heals."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import grpc
from preau.v1 import catalogue_service_pb2
from preau_process import error_details
from preau_process import Node
from preau_process import NodeTest
from preau_process import wait_for

DISK_MEGABYTES = 2500


class FullDiskTest(NodeTest):

    def setUp(self):
        self.mount = tempfile.mkdtemp(prefix="preau_disk_")
        subprocess.run(["mount", "-t", "tmpfs", "-o",
                        f"size={DISK_MEGABYTES}m", "none", self.mount],
                       check=True)
        self.addCleanup(os.rmdir, self.mount)
        self.addCleanup(subprocess.run, ["umount", self.mount], check=True)
        self.node = Node(os.path.join(self.mount, "data"))
        self.addCleanup(self.node.kill)

    def test_writes_stop_and_reads_go_on_until_there_is_space(self):
        with self.node.client() as client:
            kept = [client.create(f"Avant {i}") for i in range(50)]
            client.wait_until_searchable()
            ballast = os.path.join(self.mount, "filled")
            self.fill(ballast)
            refused = 0
            for i in range(200):
                try:
                    kept.append(client.create(f"Pendant {i} " + "x" * 3000))
                except grpc.RpcError as error:
                    self.assertEqual(error.code(),
                                     grpc.StatusCode.RESOURCE_EXHAUSTED, error)
                    refused += 1
            self.assertGreater(refused, 0)
            self.assertTrue(self.is_there(client, kept))
            self.assertGreaterEqual(client.search("avant").total_size, 50)

            os.remove(ballast)

            errors = []

            def heals():
                try:
                    kept.append(client.create("Après"))
                    return True
                except grpc.RpcError as error:
                    errors.append(str(error_details(error)))
                    return False

            try:
                wait_for(heals, 60, "a write after space was freed")
            except AssertionError:
                print(errors[-1], os.statvfs(self.mount))
                print(self.node.processes[0].log_text()[-3000:])
                raise
            client.wait_until_searchable()
            self.assertTrue(self.is_there(client, kept))
            self.assertEqual(client.search("").total_size, len(kept))
        # And the disk was full under a program that stops properly.
        self.node.stop()

    @staticmethod
    def fill(path):
        with open(path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 65536)
            except OSError:
                pass

    @staticmethod
    def is_there(client, resources):
        for start in range(0, len(resources), 100):
            answer = client.catalogue.BatchGetResources(
                catalogue_service_pb2.BatchGetResourcesRequest(
                    names=[r.name for r in resources[start:start + 100]]))
            if answer.missing:
                return False
        return True


if __name__ == "__main__":
    probe = tempfile.mkdtemp()
    allowed = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "none", probe],
        stderr=subprocess.DEVNULL).returncode == 0
    if allowed:
        subprocess.run(["umount", probe], check=True)
    os.rmdir(probe)
    if not allowed:
        print("skipped: this test needs the right to mount a tmpfs")
        sys.exit(77)
    unittest.main()
