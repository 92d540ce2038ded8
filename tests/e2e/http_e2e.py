"""JSON over HTTP, as a portal's developer uses it."""

import json
import os
import unittest
import urllib.error
import urllib.parse
import urllib.request

from preau.log.v1 import record_pb2
from preau.v1 import catalogue_service_pb2
from preau_process import NodeTest
from preau_process import SOURCE_DIR

ORIGIN = "https://portail.example.org"


class HttpTest(NodeTest):

    arguments = ("--http", "127.0.0.1:0", "--http-origin", ORIGIN)

    def setUp(self):
        super().setUp()
        self.address = self.node.http

    def open(self, path, method="GET", **headers):
        request = urllib.request.Request(
            f"http://{self.address}{path}", method=method,
            headers={name.replace("_", "-"): value
                     for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def get(self, path, **headers):
        status, _, body = self.open(path, **headers)
        self.assertEqual(status, 200, body)
        return json.loads(body)

    def fill(self):
        self.node.command("import",
                          os.path.join(SOURCE_DIR, "tools", "samples"))

    def test_searches_filters_counts_and_pages(self):
        self.fill()
        found = self.get("/v1/search?q=volcan&facet=level:50&page_size=1")
        self.assertGreaterEqual(int(found["totalSize"]), 2)
        self.assertIn("volcan", found["hits"][0]["title"]["text"].lower())
        counts = {value["id"]: int(value["count"])
                  for value in found["facets"][0]["values"]}
        narrowed = self.get("/v1/search?q=volcan&level=6e")
        self.assertEqual(int(narrowed["totalSize"]), counts["6e"])
        self.assertEqual(
            int(self.get("/v1/search?q=volcan&not.level=6e")["totalSize"]),
            int(found["totalSize"]) - counts["6e"])
        token = urllib.parse.quote(found["nextPageToken"])
        second = self.get("/v1/search?q=volcan&facet=level:50&page_size=1"
                          f"&page_token={token}")
        self.assertNotEqual(second["hits"][0]["uid"],
                            found["hits"][0]["uid"])

        uid = found["hits"][0]["uid"]
        resource = self.get(f"/v1/resources/{uid}")
        self.assertEqual(resource["uid"], uid)
        self.assertEqual(self.get("/v1/" + resource["name"])["uid"], uid)
        listed = self.get("/v1/members/local/resources?page_size=2")
        self.assertEqual(len(listed["resources"]), 2)

    def test_finds_without_a_query(self):
        self.fill()
        volcano = self.get("/v1/search?q=titre:volcan&page_size=1")["hits"][0]
        for name in (volcano["name"], "resources/" + volcano["uid"]):
            found = self.get(f"/v1/{name}/similar?limit=5")["resources"]
            self.assertTrue(0 < len(found) <= 5)
            for each in found:
                self.assertNotEqual(each["hit"]["uid"], volcano["uid"])
                self.assertTrue(each["reason"]["text"])
        page = self.get("/v1/rows?date=2027-03-23&hits=5")
        self.assertEqual(page["date"], "2027-03-23")
        rows = {row["id"]: row for row in page["rows"]}
        self.assertIn("Semaine de la presse", rows["presse"]["reason"])
        uids = [hit["uid"] for row in page["rows"] for hit in row["hits"]]
        self.assertEqual(len(uids), len(set(uids)))

    def test_speaks_the_readers_language(self):
        labels = {}
        for language in ("fr", "en"):
            level = self.get("/v1/vocabularies/discipline",
                             Accept_Language=language)
            labels[language] = {term["id"]: term["label"]
                                for term in level["terms"]}
        self.assertEqual(labels["fr"]["mathematiques"], "Mathématiques")
        self.assertEqual(labels["en"]["mathematiques"], "Mathematics")
        self.assertTrue(self.get("/v1/vocabularies")["vocabularies"])

    def test_what_has_not_changed_is_not_sent_again(self):
        self.fill()
        path = "/v1/search?q=volcan&page_size=1"
        status, headers, body = self.open(path)
        self.assertEqual(status, 200)
        tag = headers["ETag"]
        status, _, body = self.open(path, If_None_Match=tag)
        self.assertEqual((status, body), (304, b""))
        status, _, _ = self.open(path, If_None_Match=tag,
                                 Accept_Language="en")
        self.assertEqual(status, 200)
        status, headers, body = self.open(path, method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertGreater(int(headers["Content-Length"]), 100)

    def test_only_pages_of_listed_origins_may_read(self):
        _, headers, _ = self.open("/v1/vocabularies", Origin=ORIGIN)
        self.assertEqual(headers["Access-Control-Allow-Origin"], ORIGIN)
        _, headers, _ = self.open("/v1/vocabularies",
                                  Origin="https://autre.example.org")
        self.assertNotIn("Access-Control-Allow-Origin", headers)
        status, headers, _ = self.open("/v1/search", method="OPTIONS",
                                       Origin=ORIGIN)
        self.assertEqual(status, 204)
        self.assertIn("GET", headers["Access-Control-Allow-Methods"])

    def test_errors_say_what_would_be_right(self):
        cases = [
            ("/v1/search?niveau=6e", 400, "HTTP_PARAMETER_UNKNOWN", "niveau"),
            ("/v1/search?level=12e", 400, "FILTER_VALUE_UNKNOWN",
             "filters[0].values[0]"),
            ("/v1/search?page_size=1000", 400, "PAGE_SIZE_INVALID",
             "page_size"),
            ("/v1/search?page_token=x", 400, "PAGE_TOKEN_INVALID",
             "page_token"),
            ("/v1/search?q=%ff", 400, "HTTP_TARGET_INVALID", "target"),
            ("/v1/suggest?q=" + "a" * 201, 400, "QUERY_TOO_LONG", "query"),
            ("/v1/suggest?q=a&limit=21", 400, "LIMIT_INVALID", "limit"),
            ("/v1/resources/" + "0" * 32 + "/similar", 404,
             "RESOURCE_NOT_FOUND", None),
            ("/v1/resources/x/similar?limit=51", 400, "LIMIT_INVALID",
             "limit"),
            ("/v1/rows?level=12e", 400, "FILTER_VALUE_UNKNOWN", "level"),
            ("/v1/rows?date=demain", 400, "DAY_INVALID", "date"),
            ("/v1/rows?hits=3", 400, "LIMIT_INVALID", "hits_per_row"),
            ("/v1/resources/" + "0" * 32, 404, "RESOURCE_NOT_FOUND", None),
            ("/v1/vocabularies/nothing", 404, "VOCABULARY_NOT_FOUND", None),
            ("/v2/search", 404, "HTTP_PATH_UNKNOWN", "target"),
        ]
        for path, status, reason, field in cases:
            got, headers, body = self.open(path)
            error = json.loads(body)["error"]
            self.assertEqual((got, error["reason"]), (status, reason), path)
            if field is not None:
                self.assertEqual(error["field"], field, path)
            self.assertTrue(error["message"], path)
            self.assertEqual(headers["Cache-Control"], "no-store")
        status, headers, _ = self.open("/v1/search", method="DELETE")
        self.assertEqual((status, headers["Allow"]),
                         (405, "GET, HEAD, OPTIONS"))

    def test_a_key_counts_and_the_machine_does_not(self):
        status, _, body = self.open("/v1/vocabularies",
                                    Authorization="Bearer preau_x_y")
        self.assertEqual(status, 401)
        self.assertEqual(json.loads(body)["error"]["reason"], "KEY_INVALID")
        # Whoever can open the socket administers; HTTP shows what is published.
        with self.node.client() as client:
            resource = client.create("Retirée")
            client.catalogue.WithdrawResource(
                catalogue_service_pb2.WithdrawResourceRequest(
                    name=resource.name, reason=record_pb2.GONE))
            members = client.catalogue.ListResources(
                catalogue_service_pb2.ListResourcesRequest(
                    parent="members/local", show_all=True)).resources
            self.assertEqual(len(members), 1)
        self.assertEqual(self.get("/v1/members/local/resources"), {})

    def test_suggests_while_one_types(self):
        self.fill()
        found = self.get("/v1/suggest?q=VOLC")["suggestions"]
        titles = [each for each in found if "resource" in each]
        self.assertIn("Fabriquer un volcan en classe",
                      [each["text"]["text"] for each in titles])
        mark = titles[0]["text"]["spans"][0]
        text = titles[0]["text"]["text"].encode()
        self.assertIn(b"volcan",
                      text[mark.get("begin", 0):mark["end"]].lower())
        resource = self.get("/v1/" + titles[0]["resource"])
        self.assertEqual(resource["notice"]["title"][0]["value"],
                         titles[0]["text"]["text"])
        value = self.get("/v1/suggest?q=mathem&limit=1")["suggestions"][0]
        self.assertEqual(value["value"], {
            "field": "discipline", "fieldLabel": "Discipline",
            "id": "mathematiques"})
        counted = self.get("/v1/search?discipline=mathematiques")
        self.assertGreater(int(counted["totalSize"]), 0)

    def test_openapi_says_what_there_is(self):
        document = self.get("/openapi.json")
        self.assertTrue(document["openapi"].startswith("3."))
        schemas = document["components"]["schemas"]

        def check(node):
            if isinstance(node, dict):
                if "$ref" in node:
                    self.assertIn(node["$ref"].rsplit("/", 1)[1], schemas)
                for child in node.values():
                    check(child)
            elif isinstance(node, list):
                for child in node:
                    check(child)

        check(document)
        ids = [path["get"]["operationId"]
               for path in document["paths"].values()]
        self.assertEqual(len(ids), len(set(ids)))
        for path, item in document["paths"].items():
            named = {parameter["name"]
                     for parameter in item["get"]["parameters"]
                     if parameter["in"] == "path"}
            self.assertEqual(named, {part[1:-1] for part in path.split("/")
                                     if part.startswith("{")})
        # Each answer has no member that its schema doesn't name.
        self.fill()
        answer = self.get("/v1/search?q=volcan&facet=level")
        self.compare(answer, {"$ref": "#/components/schemas/SearchResponse"},
                     schemas)
        self.compare(self.get("/v1/members/local/resources"),
                     {"$ref": "#/components/schemas/ListResourcesResponse"},
                     schemas)

    def compare(self, value, schema, schemas):
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
        types = {"object": dict, "array": list, "string": str,
                 "boolean": bool, "integer": int, "number": (int, float)}
        self.assertIsInstance(value, types[schema["type"]], schema)
        if schema["type"] == "array":
            for each in value:
                self.compare(each, schema["items"], schemas)
        if schema["type"] == "object":
            for name, each in value.items():
                inner = schema.get("additionalProperties") or (
                    schema["properties"][name])
                self.compare(each, inner, schemas)


if __name__ == "__main__":
    unittest.main()
