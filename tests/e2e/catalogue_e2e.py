"""From an empty catalogue to one that answers."""

import json
import os
import unittest

import grpc
from preau.log.v1 import record_pb2
from preau.v1 import admin_service_pb2
from preau.v1 import catalogue_service_pb2
from preau.v1 import search_service_pb2
from preau.v1 import vocabulary_service_pb2
from preau_process import NodeTest
from preau_process import Process
from preau_process import SOURCE_DIR
from preau_process import wait_for

SAMPLES = os.path.join(SOURCE_DIR, "tools", "samples")


class ImportTest(NodeTest):

    def test_samples_are_found_and_importing_again_changes_nothing(self):
        samples = sum(name.endswith(".xml") for name in os.listdir(SAMPLES))
        report = self.run_import()
        self.assertEqual(report["created"], samples)
        self.assertEqual(report.get("refused", 0), 0)
        again = self.run_import()
        self.assertEqual(again["unchanged"], samples)
        self.assertEqual(again.get("created", 0), 0)
        self.assertEqual(again.get("changed", 0), 0)

        with self.node.client(language="fr") as client:
            # The command returns when all is found.
            status = client.search_stub.GetIndexStatus(
                search_service_pb2.GetIndexStatusRequest())
            self.assertEqual(status.documents, samples)
            answer = client.search("volcan", facets=[
                search_service_pb2.FacetRequest(field="level"),
                search_service_pb2.FacetRequest(field="kind")])
            self.assertGreater(answer.total_size, 0)
            title = answer.hits[0].title
            self.assertIn("volcan", title.text.lower())
            marked = [title.text.encode()[span.begin:span.end].decode()
                      for span in title.spans]
            self.assertTrue(any("volcan" in word.lower() for word in marked))
            level = next(f for f in answer.facets if f.field == "level")
            self.assertTrue(all(value.label for value in level.values))
            resource = client.catalogue.GetResource(
                catalogue_service_pb2.GetResourceRequest(
                    name=answer.hits[0].name))
            self.assertEqual(resource.uid, answer.hits[0].uid)
            self.assertIn(resource.notice.title[0].value,
                          resource.credit_line)

        with self.node.client(language="en") as client:
            reports = client.catalogue.ListImportReports(
                catalogue_service_pb2.ListImportReportsRequest(
                    parent="members/local")).reports
            self.assertEqual([r.unchanged for r in reports], [samples, 0])
            stats = client.catalogue.GetStats(
                catalogue_service_pb2.GetStatsRequest())
            self.assertEqual(stats.applied_sequence, samples)
            # Each record and its original take more than 1,000 bytes.
            self.assertGreater(stats.disk_bytes, 1000 * samples)

        found = self.node.command("search", "volcan")
        self.assertIn("olcan", found.stdout)

    def run_import(self):
        done = self.node.command("import", "--json", SAMPLES)
        return {key: int(value) for key, value in
                json.loads(done.stdout.splitlines()[-1])["report"].items()
                if key in ("created", "changed", "unchanged", "refused")}


class WriteTest(NodeTest):

    def test_a_change_is_searchable_at_once_and_a_withdrawal_too(self):
        with self.node.client() as client:
            resource = client.create("Le volcan de Vulcania")
            client.wait_until_searchable()
            self.assertEqual(client.search("vulcania").total_size, 1)

            resource.notice.title[0].value = "Le volcan de Sancy"
            updated = client.catalogue.UpdateResource(
                catalogue_service_pb2.UpdateResourceRequest(resource=resource))
            self.assertEqual(updated.revision, 2)
            client.wait_until_searchable()
            self.assertEqual(client.search("vulcania").total_size, 0)
            self.assertEqual(client.search("sancy").total_size, 1)

            client.catalogue.WithdrawResource(
                catalogue_service_pb2.WithdrawResourceRequest(
                    name=resource.name, reason=record_pb2.GONE))
            client.wait_until_searchable()
            self.assertEqual(client.search("sancy").total_size, 0)

    def test_errors_say_the_reason_the_field_and_what_would_be_right(self):
        with self.node.client(language="fr") as client:
            details = self.assertFails(grpc.StatusCode.INVALID_ARGUMENT,
                                       "TITLE_MISSING", client.create, "")
            violation = details["BadRequest"].field_violations[0]
            self.assertEqual(violation.field, "resource.notice.title")
            self.assertIn("titre", details["LocalizedMessage"].message)

            resource = client.create("Un")
            client.catalogue.UpdateResource(
                catalogue_service_pb2.UpdateResourceRequest(
                    resource=self.retitled(resource, "Deux")))
            self.assertFails(
                grpc.StatusCode.ABORTED, "ETAG_MISMATCH",
                client.catalogue.UpdateResource,
                catalogue_service_pb2.UpdateResourceRequest(
                    resource=self.retitled(resource, "Trois")))
            self.assertFails(
                grpc.StatusCode.NOT_FOUND, "RESOURCE_NOT_FOUND",
                client.catalogue.GetResource,
                catalogue_service_pb2.GetResourceRequest(
                    name="members/local/resources/nothing"))

    @staticmethod
    def retitled(resource, title):
        copy = type(resource).FromString(resource.SerializeToString())
        copy.notice.title[0].value = title
        return copy

    def test_the_same_request_id_gets_the_first_answer(self):
        with self.node.client() as client:
            first = client.create("Un", request_id="r1")
            again = client.create("Un", request_id="r1")
            self.assertEqual(first, again)
            self.assertFails(grpc.StatusCode.INVALID_ARGUMENT,
                             "REQUEST_ID_REUSED",
                             lambda: client.create("Deux", request_id="r1"))

    def test_a_field_mask_changes_what_it_names(self):
        with self.node.client() as client:
            resource = client.create("Un")
            change = type(resource)(name=resource.name)
            change.notice.level.add(id="6e")
            request = catalogue_service_pb2.UpdateResourceRequest(
                resource=change)
            request.update_mask.paths.append("notice.level")
            updated = client.catalogue.UpdateResource(request)
            self.assertEqual(updated.notice.title[0].value, "Un")
            self.assertEqual(updated.notice.level[0].id, "6e")
            self.assertTrue(updated.notice.level[0].label)


class KeyTest(NodeTest):

    def test_tcp_reads_without_a_key_and_writes_with_one(self):
        with self.node.client() as local:
            resource = local.create("Un")
            key = local.admin.CreateKey(admin_service_pb2.CreateKeyRequest(
                label="portail", roles=["contributor"],
                members=["members/local"]))
        with self.node.client(tcp=True) as anybody:
            anybody.catalogue.GetResource(
                catalogue_service_pb2.GetResourceRequest(name=resource.name))
            self.assertFails(grpc.StatusCode.UNAUTHENTICATED, "KEY_MISSING",
                             anybody.create, "Deux")
        with self.node.client(tcp=True, key="preau_wrong") as wrong:
            self.assertFails(grpc.StatusCode.UNAUTHENTICATED, "KEY_INVALID",
                             wrong.create, "Deux")
        with self.node.client(tcp=True, key=key.secret) as contributor:
            contributor.create("Deux")
            self.assertFails(
                grpc.StatusCode.PERMISSION_DENIED, "ROLE_MISSING",
                contributor.admin.ListKeys, admin_service_pb2.ListKeysRequest())
        with self.node.client() as local:
            local.admin.RevokeKey(
                admin_service_pb2.RevokeKeyRequest(name=key.key.name))
        with self.node.client(tcp=True, key=key.secret) as revoked:
            self.assertFails(grpc.StatusCode.UNAUTHENTICATED, "KEY_INVALID",
                             revoked.create, "Trois")


class RestartTest(NodeTest):

    def test_everything_is_there_after_a_restart(self):
        with self.node.client() as client:
            names = [client.create(f"Notice {i}").name for i in range(20)]
            client.wait_until_searchable()
        self.node.stop()
        self.node.start()
        with self.node.client() as client:
            client.wait_until_searchable()
            self.assertEqual(client.search("notice").total_size, 20)
            answer = client.catalogue.BatchGetResources(
                catalogue_service_pb2.BatchGetResourcesRequest(names=names))
            self.assertEqual([r.name for r in answer.resources], names)

    def test_a_lost_index_is_built_again(self):
        with self.node.client() as client:
            for i in range(20):
                client.create(f"Notice {i}")
            client.wait_until_searchable()
        self.node.stop()
        removed = 0
        for folder, _, files in os.walk(self.folder):
            if "manifest" in files:
                for name in files:
                    os.remove(os.path.join(folder, name))
                    removed += 1
        self.assertGreater(removed, 0)
        self.node.start()
        with self.node.client() as client:
            client.wait_until_searchable()
            self.assertEqual(client.search("notice").total_size, 20)


class ServeTest(NodeTest):

    def test_the_command_starts_a_node_with_its_arguments(self):
        process = Process("preau", [
            "serve", "--data", os.path.join(self.folder, "other"), "--listen",
            "127.0.0.1:0"])
        self.addCleanup(process.kill)
        self.assertIn("127.0.0.1:", process.addresses["listen"])
        self.assertIn("other", process.addresses["socket"])


class VocabularyTest(NodeTest):

    def test_labels_come_in_the_asked_language(self):
        request = vocabulary_service_pb2.GetVocabularyRequest(
            name="vocabularies/licence")
        labels = {}
        for language in ("fr", "en"):
            with self.node.client(tcp=True, language=language) as client:
                vocabulary = client.vocabulary.GetVocabulary(request)
                labels[language] = {t.id: t.label for t in vocabulary.terms}
        self.assertEqual(labels["fr"]["public-domain"], "Domaine public")
        self.assertEqual(labels["en"]["public-domain"], "Public domain")


class PagingTest(NodeTest):

    def test_pages_neither_repeat_nor_skip_while_records_change(self):
        with self.node.client() as client:
            created = self.fill(client, 1000)
            client.wait_until_searchable()
            seen, token, page = [], "", 0
            while page == 0 or token:
                answer = client.search("volcan", page_size=50,
                                       page_token=token)
                self.assertFalse(answer.index_changed)
                seen += [hit.uid for hit in answer.hits]
                token = answer.next_page_token
                page += 1
                self.disturb(client, created, page)
                client.wait_until_searchable()
            self.assertEqual(len(seen), 1000)
            self.assertEqual(len(set(seen)), 1000)
            self.assertEqual(set(seen), {r.uid for r in created})

    @staticmethod
    def fill(client, count):
        request = catalogue_service_pb2.WriteResourcesRequest(
            source="members/local/sources/test")
        created = []
        for start in range(0, count, 250):
            del request.records[:]
            for i in range(start, start + 250):
                record = request.records.add(key=str(i))
                record.notice.title.add(value=f"Le volcan numéro {i}")
                record.notice.description.add(value="volcan " * (i % 7))
            created += client.catalogue.WriteResources(request).outcomes
        return created

    @staticmethod
    def disturb(client, created, page):
        """Changes some, withdraws none of those that the pages still owe, adds
        others."""
        request = catalogue_service_pb2.WriteResourcesRequest(
            source="members/local/sources/test")
        for i in range(page, len(created), 100):
            record = request.records.add(key=str(i))
            record.notice.title.add(value=f"Le volcan changé {i} {page}")
        for i in range(10):
            record = request.records.add(key=f"new {page} {i}")
            record.notice.title.add(value="volcan volcan volcan")
        client.catalogue.WriteResources(request)

    def test_a_token_belongs_to_its_request(self):
        with self.node.client() as client:
            self.fill(client, 250)
            client.wait_until_searchable()
            token = client.search("volcan").next_page_token
            self.assertTrue(token)
            for changed in (dict(query="volcan numéro"),
                            dict(query="volcan",
                                 sort=search_service_pb2.SearchRequest.TITLE)):
                self.assertFails(
                    grpc.StatusCode.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID",
                    lambda: client.search(page_token=token, **changed))
            self.assertFails(
                grpc.StatusCode.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID",
                lambda: client.search("volcan", page_token="A" + token))


class ChangesTest(NodeTest):

    def test_changes_come_in_order_and_go_on(self):
        with self.node.client() as client:
            for i in range(30):
                client.create(f"Notice {i}")
            stream = client.catalogue.ReadChanges(
                catalogue_service_pb2.ReadChangesRequest(after_sequence=10,
                                                         follow=True))
            sequences = []
            added = False
            for answer in stream:
                sequences += [change.sequence for change in answer.changes]
                if sequences and sequences[-1] == 30 and not added:
                    added = True
                    client.create("Une de plus")
                if len(sequences) >= 21:
                    stream.cancel()
                    break
            self.assertEqual(sequences, list(range(11, 32)))


class HealthTest(NodeTest):

    def test_health_says_serving(self):
        for address in set(self.node.tcp.values()):
            with grpc.insecure_channel(address) as channel:
                check = channel.unary_unary("/grpc.health.v1.Health/Check")

                def serving():
                    # Field 1, value 1: SERVING.
                    return check(b"", timeout=10) == b"\x08\x01"

                wait_for(serving, 30, "SERVING")


if __name__ == "__main__":
    unittest.main()
