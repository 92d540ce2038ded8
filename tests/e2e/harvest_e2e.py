"""A museum gives its address, and is in the catalogue."""

import json
import os
import unittest

import grpc
from oai_provider import Provider
from preau.log.v1 import record_pb2
from preau.v1 import admin_service_pb2
from preau.v1 import catalogue_service_pb2
from preau.v1 import ingestion_service_pb2
from preau.v1 import source_pb2
from preau.v1 import source_service_pb2
from preau.v1 import work_service_pb2
from preau_process import NodeTest
from preau_process import wait_for
from web_site import WebSite

PRIVATE = ["--harvest-private-networks"]


class HarvestTest(NodeTest):

    def setUp(self):
        self.arguments = PRIVATE if os.environ.get(
            "PREAU_TOPOLOGY", "node") == "node" else []
        self.ingestion_arguments = PRIVATE
        super().setUp()

    def published(self):
        with self.node.client() as client:
            return client.catalogue.GetStats(
                catalogue_service_pb2.GetStatsRequest()).members[0].published

    def test_by_the_command(self):
        with Provider(250, encoding="gzip") as provider:
            added = self.node.command("source", "add", "musee", provider.url,
                                      "--label", "Musée des volcans")
            self.assertIn("members/local/sources/musee", added.stdout)
            run = self.node.command("source", "run", "musee")
            self.assertIn("réussi", run.stdout)
            self.assertIn("250", run.stdout)
            # The command returns when all is found.
            with self.node.client() as client:
                self.assertEqual(client.search("volcan").total_size, 250)
            shown = self.node.command("source", "show", "musee").stdout
            self.assertIn("250 créées", shown.replace("\u202f", " "))
            self.assertIn(provider.url, self.node.command("source",
                                                          "list").stdout)
            # Whoever asks for the same again hears who has it already.
            twice = self.node.command("source", "add", "encore",
                                      provider.url + "/", check=False)
            self.assertNotEqual(twice.returncode, 0)
            self.assertIn("members/local/sources/musee suit déjà",
                          " ".join(twice.stderr.split()))
            self.node.command("source", "add", "encore", provider.url,
                              "--anyway")
            report = self.node.command("source", "report", "musee",
                                       "--json").stdout.splitlines()
            self.assertEqual(len(report), 250)
            empty = self.node.command("source", "report", "musee", "--outcome",
                                      "refused")
            self.assertIn("Aucune notice", empty.stderr)
            # Only what changed is asked for.
            provider.requests.clear()
            provider.titles[7] = "Un volcan éteint"
            provider.stamps[7] = "2026-02-01T11:30:00Z"
            self.node.command("source", "run", "musee")
            lists = [r for r in provider.requests
                     if r["verb"] == "ListRecords"]
            self.assertEqual([r["from"] for r in lists],
                             ["2026-02-01T10:00:00Z"])
            with self.node.client() as client:
                self.assertEqual(client.search("éteint").total_size, 1)
            changed = self.node.command("source", "report", "musee",
                                        "--outcome", "changed").stdout
            self.assertIn("title : « Volcan numéro 7 » devient « Un volcan "
                          "éteint »", " ".join(changed.split()))
        refused = self.node.command("source", "run", "inconnue", check=False)
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("preau source list",
                      " ".join(refused.stderr.split()))

    def test_http_as_servers_speak_it(self):
        for encoding in (None, "gzip", "deflate"):
            with Provider(20, encoding=encoding) as provider:
                self.harvest(f"http-{encoding}".lower(), provider.url, 20)

        busy = []

        def first_is_busy(arguments):
            if arguments["verb"] == "ListRecords" and not busy:
                busy.append(1)
                return 503, {"Retry-After": "1"}, b""
            return None

        with Provider(20, before=first_is_busy) as provider:
            self.harvest("busy", provider.url, 20)
        self.assertTrue(busy)
        with Provider(20) as provider:
            def elsewhere(arguments):
                query = "&".join(f"{k}={v}" for k, v in arguments.items())
                return 302, {"Location": f"{provider.url}?{query}"}, b""
            with Provider(0, before=elsewhere) as moved:
                self.harvest("moved", moved.url, 20)

    def harvest(self, source_id, url, expected):
        with self.node.client() as client:
            source = client.sources.CreateSource(
                source_service_pb2.CreateSourceRequest(
                    parent="members/local", source_id=source_id,
                    even_if_followed=True,
                    source=source_pb2.Source(harvesting=source_pb2.Harvesting(
                        protocol=source_pb2.Harvesting.OAI_PMH, url=url,
                        policy=source_pb2.Harvesting.PUBLISH))))
            started = client.ingestion.RunHarvest(
                ingestion_service_pb2.RunHarvestRequest(source=source.name))
            *_, last = client.sources.WatchHarvest(
                source_service_pb2.WatchHarvestRequest(name=started.name))
            self.assertEqual(last.state, source_pb2.Harvest.SUCCEEDED, last)
            counts = last.counts
            self.assertEqual(counts.created + counts.unchanged, expected)
            return last

    def test_two_sources_have_the_same_works(self):
        with Provider(20) as first, Provider(20) as second:
            self.harvest("musee", first.url, 20)
            second.titles[7] = "Le volcan de Vulcano"
            self.harvest("agregateur", second.url, 20)
        with self.node.client() as client:

            def total():
                return client.search("").total_size

            wait_for(lambda: total() == 20, 30, "copies aren't found")
            self.assertEqual(self.published(), 40)
            hit = client.search("Vulcano").hits[0]
            self.assertEqual(len(hit.copies), 1)
            # Each producer's report says what became of his.
            for source in "musee", "agregateur":
                records = client.sources.ListHarvestedRecords(
                    source_service_pb2.ListHarvestedRecordsRequest(
                        parent=f"members/local/sources/{source}",
                        show_copies=True)).records
                self.assertEqual({len(r.copies) for r in records}, {1})
            work = client.works.GetWork(
                work_service_pb2.GetWorkRequest(name=hit.name))
            self.assertEqual(work.links[0].kind,
                             work_service_pb2.CopyLink.ADDRESS)
            other = next(c for c in work.copies if c.name != hit.name)
            self.assertFails(
                grpc.StatusCode.INVALID_ARGUMENT, "COPY_OF_ITSELF",
                client.works.DecideCopies,
                work_service_pb2.DecideCopiesRequest(
                    name=hit.name, others=[hit.name],
                    verdict=record_pb2.CopyDecision.SAME_WORK))
            shown = self.node.command("copies", hit.name).stdout
            self.assertIn("la même adresse", shown)
            self.assertIn(other.name, shown)
            apart = self.node.command("copies", hit.name, "--other",
                                      other.name).stdout
            self.assertIn("Aucune autre notice", apart)
            wait_for(lambda: total() == 21, 30, "a decision isn't followed")
            # The next harvest doesn't undo it.
            with Provider(20) as again:
                self.harvest("troisieme", again.url, 20)
            wait_for(lambda: total() == 21, 30, "the third isn't a copy")
            self.assertNotIn(other.name, [
                copy.name for copy in client.works.GetWork(
                    work_service_pb2.GetWorkRequest(name=hit.name)).copies])
            self.node.command("copies", hit.uid, "--automatic", other.uid)
            wait_for(lambda: total() == 20, 30, "a decision isn't taken back")
            # Nothing was deleted, and the log is as it should be.
            self.assertEqual(self.published(), 60)

    def test_only_those_who_may(self):
        with self.node.client() as client:
            client.admin.CreateMember(admin_service_pb2.CreateMemberRequest(
                member_id="lille", label_fr="Lille"))
            key = client.admin.CreateKey(admin_service_pb2.CreateKeyRequest(
                label="lille", roles=["contributor"],
                members=["members/lille"])).secret
        request = source_service_pb2.CreateSourceRequest(
            parent="members/local", source_id="musee")
        with self.node.client(tcp=True) as anybody:
            self.assertFails(grpc.StatusCode.UNAUTHENTICATED, "KEY_MISSING",
                             anybody.sources.CreateSource, request)
        with self.node.client(tcp=True, key=key) as lille:
            self.assertFails(grpc.StatusCode.PERMISSION_DENIED,
                             "MEMBER_NOT_YOURS", lille.sources.CreateSource,
                             request)
            request.parent = "members/lille"
            request.source.harvesting.url = "file:///etc/passwd"
            request.source.harvesting.protocol = source_pb2.Harvesting.OAI_PMH
            request.source.harvesting.policy = source_pb2.Harvesting.PUBLISH
            details = self.assertFails(
                grpc.StatusCode.INVALID_ARGUMENT, "HARVEST_URL_INVALID",
                lille.sources.CreateSource, request)
            self.assertEqual(details["BadRequest"].field_violations[0].field,
                             "source.harvesting.url")
            request.source.harvesting.url = "http://museum.example.org/oai"
            source = lille.sources.CreateSource(request)
            self.assertEqual(source.name, "members/lille/sources/musee")
            self.assertFails(
                grpc.StatusCode.PERMISSION_DENIED, "MEMBER_NOT_YOURS",
                lille.ingestion.RunHarvest,
                ingestion_service_pb2.RunHarvestRequest(
                    source="members/local/sources/musee"))

    def test_the_pages_of_a_site(self):
        page = ('<!doctype html><html lang="fr"><script type='
                '"application/ld+json">{{"@context":"https://schema.org",'
                '"@type":"LearningResource","name":"{0}"}}</script></html>')
        with WebSite() as site:
            names = ["basalte", "granite", "secret", "vide"]
            site.pages = {
                "/robots.txt": ("text/plain", "User-agent: *\n"
                                "Disallow: /secret\n"),
                "/sitemap.xml": ("text/xml", "<urlset>" + "".join(
                    f"<url><loc>{site.url}/{name}</loc></url>"
                    for name in names) + "</urlset>"),
                "/basalte": ("text/html", page.format("Le basalte")),
                "/granite": ("text/html", page.format("Le granite")),
                "/vide": ("text/html", "<p>Rien ici")}
            address = f"{site.url}/sitemap.xml"
            tried = self.node.command("source", "try", address, "--protocol",
                                      "sitemap")
            self.assertIn("Le basalte", tried.stdout)
            self.node.command("source", "add", "roches", address,
                              "--protocol", "sitemap")
            self.node.command("source", "run", "roches")
            with self.node.client() as client:
                self.assertEqual(client.search("basalte").total_size, 1)
            report = self.node.command("source", "report", "roches",
                                       "--outcome", "refused").stdout
            self.assertIn("JSON-LD", report)
            self.assertIn("robots.txt", report)
            self.assertNotIn("/secret", site.requests)

    def test_the_videos_of_a_peertube_server(self):
        videos = [{"uuid": f"v-{n}", "name": f"Éruption numéro {n}",
                   "privacy": {"id": 1}, "licence": {"id": 1, "label": "BY"},
                   "isLive": n == 3, "isLocal": True,
                   "publishedAt": "2026-01-02T03:04:05.000Z"}
                  for n in range(25)]

        def listed(arguments):
            start = int(arguments["start"])
            end = start + int(arguments["count"])
            return "application/json", json.dumps(
                {"total": len(videos), "data": videos[start:end]})

        with WebSite({"/api/v1/videos": listed}) as site:
            for video in videos:
                site.pages[f"/api/v1/videos/{video['uuid']}"] = (
                    "application/json", json.dumps(video))
            tried = self.node.command("source", "try", site.url, "--protocol",
                                      "peertube")
            self.assertIn("Éruption numéro 1", tried.stdout)
            self.node.command("source", "add", "tube", site.url, "--protocol",
                              "peertube")
            self.node.command("source", "run", "tube")
            with self.node.client() as client:
                self.assertEqual(client.search("éruption").total_size, 24)
            report = self.node.command("source", "report", "tube", "--outcome",
                                       "refused").stdout
            self.assertIn("direct", report)

    def test_a_harvest_can_be_cancelled(self):
        with Provider(100000, page_size=20) as provider:
            self.node.command("source", "add", "grand", provider.url)
            with self.node.client() as client:
                name = client.ingestion.RunHarvest(
                    ingestion_service_pb2.RunHarvestRequest(
                        source="members/local/sources/grand")).name
                for harvest in client.sources.WatchHarvest(
                        source_service_pb2.WatchHarvestRequest(name=name)):
                    if harvest.pages >= 2:
                        break
            cancelled = self.node.command("source", "cancel", "grand")
            self.assertIn("arrêté", cancelled.stdout)
            again = self.node.command("source", "cancel", "grand", check=False)
            self.assertNotEqual(again.returncode, 0)


class InsideTest(NodeTest):

    def test_addresses_of_inside_are_refused(self):
        with Provider(20) as provider:
            self.node.command("source", "add", "dedans", provider.url)
            run = self.node.command("source", "run", "dedans", check=False)
            self.assertNotEqual(run.returncode, 0)
            self.assertIn("127.0.0.1", run.stderr)
            self.assertEqual(provider.requests, [])


if __name__ == "__main__":
    unittest.main()
