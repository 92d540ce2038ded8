"""Starts Préau's programs for a test and talks to them as a client would."""

import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import grpc
from preau.v1 import admin_service_pb2
from preau.v1 import admin_service_pb2_grpc
from preau.v1 import catalogue_service_pb2
from preau.v1 import catalogue_service_pb2_grpc
from preau.v1 import error_pb2
from preau.v1 import ingestion_service_pb2_grpc
from preau.v1 import search_service_pb2
from preau.v1 import search_service_pb2_grpc
from preau.v1 import source_service_pb2_grpc
from preau.v1 import vocabulary_service_pb2_grpc
from preau.v1 import work_service_pb2_grpc

SOURCE_DIR = os.environ["PREAU_SOURCE_DIR"]
BIN_DIR = os.environ["PREAU_BIN_DIR"]
START_SECONDS = 60
STOP_SECONDS = 60


class Process:
    """One program that prints "READY socket=… listen=…" once it answers."""

    def __init__(self, program, arguments):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [os.path.join(BIN_DIR, program)] + arguments,
            stdout=subprocess.PIPE, stderr=self.log)
        self.addresses = self._wait_until_ready()

    def _wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        line = b""
        while not line.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [],
                                              left)[0]:
                raise AssertionError("not ready in time:\n" + self.log_text())
            byte = os.read(self.process.stdout.fileno(), 1)
            if not byte:
                raise AssertionError("ended at its start:\n" + self.log_text())
            line += byte
        words = line.decode().split()
        assert words[0] == "READY", line
        return dict(word.split("=", 1) for word in words[1:])

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """Asks it to stop; it must do so in time and without complaint."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("doesn't stop:\n" + self.log_text())
        self.process.stdout.close()
        assert status == 0, f"exit status {status}:\n" + self.log_text()


class Node:
    """All in one process, or one process per service over TCP.

    `arguments` go to the process that has the catalogue,
    `ingestion_arguments` to that of ingestion when it is another.
    """

    def __init__(self, folder, topology="node", arguments=(),
                 ingestion_arguments=()):
        self.folder = folder
        self.topology = topology
        self.arguments = list(arguments)
        self.ingestion_arguments = list(ingestion_arguments)
        self.processes = []
        self.start()

    def start(self):
        if self.topology == "node":
            node = self._run("preau-node", ["--data", self.folder, "--listen",
                                            "127.0.0.1:0"] + self.arguments)
            socket = "unix:" + node.addresses["socket"]
            self.local = dict.fromkeys(("catalogue", "search", "ingestion"),
                                       socket)
            self.tcp = dict.fromkeys(("catalogue", "search", "ingestion"),
                                     node.addresses["listen"])
            # Only where it was asked for.
            self.http = node.addresses.get("http")
            return
        catalogue = self._run(
            "preau-catalogue", ["--data", self.folder, "--listen",
                                "127.0.0.1:0"] + self.arguments)
        address = catalogue.addresses["listen"]
        key_file = os.path.join(self.folder, "services.key")
        if not os.path.exists(key_file):
            self._make_key(catalogue.addresses["socket"], key_file)
        common = ["--catalogue", address, "--catalogue-key-file", key_file,
                  "--listen", "127.0.0.1:0"]
        search = self._run("preau-search", [
            "--data", os.path.join(self.folder, "search")] + common)
        ingestion = self._run("preau-ingestion", [
            "--data", os.path.join(self.folder, "ingestion")] + common +
            self.ingestion_arguments)
        services = {"catalogue": catalogue, "search": search,
                    "ingestion": ingestion}
        self.local = {name: "unix:" + process.addresses["socket"]
                      for name, process in services.items()}
        self.tcp = {name: process.addresses["listen"]
                    for name, process in services.items()}

    def _run(self, program, arguments):
        process = Process(program, arguments)
        self.processes.append(process)
        return process

    def _make_key(self, socket, key_file):
        with grpc.insecure_channel("unix:" + socket) as channel:
            answer = admin_service_pb2_grpc.AdminServiceStub(channel).CreateKey(
                admin_service_pb2.CreateKeyRequest(
                    label="services", roles=["replica", "contributor"]))
        with open(os.open(key_file, os.O_CREAT | os.O_WRONLY, 0o600),
                  "w") as file:
            file.write(answer.secret + "\n")

    def kill(self):
        for process in self.processes:
            process.kill()
        self.processes = []

    def stop(self):
        # Those that lean on others first.
        for process in reversed(self.processes):
            process.stop()
        self.processes = []

    def client(self, tcp=False, **arguments):
        return Client(self.tcp if tcp else self.local, **arguments)

    def command(self, *arguments, check=True, language="fr", **options):
        """Runs `preau` against this node; gives its finished process."""
        environment = dict(
            os.environ, LANG=language + "_FR.UTF-8", LC_ALL="",
            XDG_STATE_HOME=os.path.join(self.folder, "state"),
            PREAU_SERVER=self.local["catalogue"],
            PREAU_SEARCH_SERVER=self.local["search"],
            PREAU_INGESTION_SERVER=self.local["ingestion"])
        done = subprocess.run(
            [os.path.join(BIN_DIR, "preau")] + list(arguments),
            env=environment, capture_output=True, text=True, **options)
        if check and done.returncode != 0:
            raise AssertionError(
                f"preau {arguments} gave {done.returncode}:\n{done.stdout}"
                f"{done.stderr}")
        return done


class Client:
    """The services' stubs, with metadata for each call."""

    def __init__(self, addresses, key=None, language=None):
        self.metadata = []
        if key:
            self.metadata.append(("authorization", "Bearer " + key))
        if language:
            self.metadata.append(("accept-language", language))
        self._channels = {address: grpc.insecure_channel(address)
                          for address in set(addresses.values())}
        channel = {name: self._channels[address]
                   for name, address in addresses.items()}
        self.catalogue = self._stub(
            catalogue_service_pb2_grpc.CatalogueServiceStub,
            channel["catalogue"])
        self.admin = self._stub(admin_service_pb2_grpc.AdminServiceStub,
                                channel["catalogue"])
        self.sources = self._stub(source_service_pb2_grpc.SourceServiceStub,
                                  channel["catalogue"])
        self.vocabulary = self._stub(
            vocabulary_service_pb2_grpc.VocabularyServiceStub,
            channel["catalogue"])
        self.works = self._stub(work_service_pb2_grpc.WorkServiceStub,
                                channel["catalogue"])
        self.search_stub = self._stub(
            search_service_pb2_grpc.SearchServiceStub, channel["search"])
        self.ingestion = self._stub(
            ingestion_service_pb2_grpc.IngestionServiceStub,
            channel["ingestion"])

    def _stub(self, stub_class, channel):
        return _WithMetadata(stub_class(channel), self.metadata)

    def close(self):
        for channel in self._channels.values():
            channel.close()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def search(self, query="", **fields):
        return self.search_stub.Search(
            search_service_pb2.SearchRequest(query=query, **fields))

    def create(self, title, member="local", **fields):
        request = catalogue_service_pb2.CreateResourceRequest(
            parent="members/" + member)
        text = request.resource.notice.title.add()
        text.language, text.value = "fr", title
        for name, value in fields.items():
            setattr(request, name, value)
        return self.catalogue.CreateResource(request)

    def wait_until_searchable(self, seconds=30):
        """Until searches see all that the catalogue holds."""
        head = self.catalogue.GetStats(
            catalogue_service_pb2.GetStatsRequest()).applied_sequence
        status = None

        def caught_up():
            nonlocal status
            status = self.search_stub.GetIndexStatus(
                search_service_pb2.GetIndexStatusRequest())
            return status.applied_sequence >= head

        wait_for(caught_up, seconds, f"index at {head}")
        return status


class _WithMetadata:
    def __init__(self, stub, metadata):
        self._stub = stub
        self._metadata = metadata

    def __getattr__(self, method):
        call = getattr(self._stub, method)
        return lambda request, timeout=60: call(
            request, timeout=timeout, metadata=self._metadata)


def wait_for(condition, seconds, what):
    """Asks again until `condition()` holds."""
    deadline = time.monotonic() + seconds
    pause = select.poll()
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not in {seconds} s: {what}")
        pause.poll(20)


def error_details(error):
    """The details of a failed call, by the name of their message."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = error_pb2.Status.FromString(value)
            details = {}
            for any_message in status.details:
                name = any_message.type_url.rsplit(".", 1)[-1]
                details[name] = getattr(error_pb2, name).FromString(
                    any_message.value)
            return details
    return {}


class NodeTest(unittest.TestCase):
    """A node in a folder of its own for each test."""

    arguments = ()
    ingestion_arguments = ()

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="preau_test_")
        self.addCleanup(shutil.rmtree, self.folder)
        self.node = Node(os.path.join(self.folder, "data"),
                         os.environ.get("PREAU_TOPOLOGY", "node"),
                         self.arguments, self.ingestion_arguments)
        self.addCleanup(self.node.kill)

    def assertFails(self, code, reason, call, *arguments):
        with self.assertRaises(grpc.RpcError) as caught:
            call(*arguments)
        error = caught.exception
        self.assertEqual(error.code(), code, error)
        details = error_details(error)
        self.assertIn("ErrorInfo", details, error)
        self.assertEqual(details["ErrorInfo"].reason, reason, error)
        return details
