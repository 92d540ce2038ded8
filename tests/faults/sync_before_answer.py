"""Watches the system calls: no write is answered before it is synced."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

from preau_process import BIN_DIR
from preau_process import Client
from preau_process import wait_for

CALLS = "fdatasync,fsync,sync_file_range,sendmsg,write,pwrite64"
MARK = b"Titre-observ"


class SyncTest(unittest.TestCase):

    def test_each_answer_comes_after_its_fdatasync(self):
        folder = tempfile.mkdtemp(prefix="preau_test_")
        self.addCleanup(shutil.rmtree, folder)
        trace = os.path.join(folder, "trace")
        socket = os.path.join(folder, "data", "preau.sock")
        node = subprocess.Popen(
            ["strace", "-f", "-ttt", "-y", "-s", "4000", "-e",
             "trace=" + CALLS, "-o", trace,
             os.path.join(BIN_DIR, "preau-node"), "--data",
             os.path.join(folder, "data")],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(node.stdout.close)
        try:
            line = node.stdout.readline()
            self.assertTrue(line.startswith(b"READY"), line)
            address = "unix:" + socket
            with Client(dict.fromkeys(("catalogue", "search", "ingestion"),
                                      address)) as client:
                for i in range(20):
                    client.create(f"Titre-observé {i:02}",
                                  resource_id=f"observed-{i:02}")
        finally:
            # The node itself: strace ends with it.
            with open(f"/proc/{node.pid}/task/{node.pid}/children") as file:
                os.kill(int(file.read().split()[0]), signal.SIGTERM)
            node.wait(60)
        with open(trace, "rb") as file:
            self.check(file.read())

    def check(self, trace):
        """In the order of the trace: the write of a record to the catalogue's
        log, a sync of that log that ended, the answer."""
        written, synced, answered = {}, {}, {}
        unfinished = {}
        for number, line in enumerate(trace.splitlines()):
            thread = line.split(b" ", 1)[0]
            names = set(re.findall(rb"observed-(\d\d)", line))
            is_log = b"catalogue" in line and b".log>" in line
            if is_log and b"write" in line:
                for name in names:
                    written.setdefault(name, number)
            if b"sync(" in line and is_log and b"unfinished" in line:
                unfinished[thread] = number
                continue
            ended = (b"sync(" in line and is_log and b"= 0" in line) or (
                b"sync resumed" in line and thread in unfinished)
            if ended:
                started = unfinished.pop(thread, number)
                for name, when in written.items():
                    if when < started:
                        synced.setdefault(name, number)
            if b"sendmsg" in line:
                for name in names:
                    answered.setdefault(name, number)
        self.assertEqual(len(written), 20, sorted(written))
        self.assertEqual(len(answered), 20, sorted(answered))
        for name in answered:
            self.assertIn(name, synced)
            self.assertLess(synced[name], answered[name], name)


if __name__ == "__main__":
    if shutil.which("strace") is None or subprocess.run(
            ["strace", "-o", "/dev/null", "true"],
            stderr=subprocess.DEVNULL).returncode != 0:
        print("skipped: strace isn't installed or isn't allowed here")
        sys.exit(77)
    unittest.main()
