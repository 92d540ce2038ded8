"""A node that is given SKOS vocabularies knows their concepts in records."""

import csv
import os
import shutil
import subprocess
import tempfile
import unittest

from preau_process import BIN_DIR
from preau_process import NodeTest
from preau_process import START_SECONDS
from preau.v1 import search_service_pb2
from preau.v1 import catalogue_service_pb2
from preau.v1 import vocabulary_service_pb2

CONCEPT = "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-015-num-"
# Below "mathématiques", which a term of ours has by its URI.
BELOW = CONCEPT + "99901"
SKOS = """<rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="{concept}919">
    <skos:prefLabel xml:lang="fr">mathématiques</skos:prefLabel>
    <skos:inScheme rdf:resource="{scheme}"/>
  </skos:Concept>
  <skos:Concept rdf:about="{below}">
    <skos:prefLabel xml:lang="fr">{label}</skos:prefLabel>
    <skos:inScheme rdf:resource="{scheme}"/>
    <skos:broader rdf:resource="{concept}919"/>
  </skos:Concept>
</rdf:RDF>
"""


def write_skos(folder, label):
    with open(os.path.join(folder, "15.rdf"), "w", encoding="utf-8") as file:
        file.write(SKOS.format(
            concept=CONCEPT, below=BELOW, label=label,
            scheme="http://data.education.fr/voc/scolomfr/scolomfr-voc-015"))


class VocabulariesTest(NodeTest):

    def setUp(self):
        self.skos = tempfile.mkdtemp(prefix="preau_test_skos_")
        self.addCleanup(shutil.rmtree, self.skos)
        write_skos(self.skos, "calcul mental")
        self.arguments = ["--vocabularies", self.skos]
        self.ingestion_arguments = self.arguments
        super().setUp()

    def test_a_concept_below_one_of_ours_is_found_in_records(self):
        path = os.path.join(self.folder, "notices.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([
                ["Identifiant", "Titre", "Adresse", "Discipline"],
                ["R1", "Compter vite", "https://example.org/1", BELOW]])
        self.node.command("import", path)
        with self.node.client(language="fr") as client:
            answer = client.search(
                "compter", facets=[
                    search_service_pb2.FacetRequest(field="discipline")])
            self.assertEqual(answer.total_size, 1)
            self.assertEqual(answer.facets[0].values[0].id, "mathematiques")
            resource = client.catalogue.GetResource(
                catalogue_service_pb2.GetResourceRequest(
                    name=answer.hits[0].name))
            discipline = resource.notice.discipline[0]
            self.assertEqual(discipline.id, "mathematiques")
            self.assertEqual(discipline.stated, BELOW)
            terms = client.vocabulary.GetVocabulary(
                vocabulary_service_pb2.GetVocabularyRequest(
                    name="vocabularies/discipline")).terms
            mappings = next(t for t in terms if t.id == "mathematiques").mappings
            # The one that is written out stays the first.
            self.assertEqual(mappings[0], CONCEPT + "919")
            self.assertIn(BELOW, mappings)

    def test_the_command_checks_the_folder_without_a_node(self):
        done = self.node.command("vocabulary", "check", self.skos)
        self.assertIn("1 par un concept au-dessus", done.stdout)


class RefusalTest(unittest.TestCase):

    def test_nothing_starts_with_a_vocabulary_that_is_refused(self):
        folder = tempfile.mkdtemp(prefix="preau_test_")
        self.addCleanup(shutil.rmtree, folder)
        write_skos(folder, "")
        done = subprocess.run(
            [os.path.join(BIN_DIR, "preau-node"), "--data",
             os.path.join(folder, "data"), "--vocabularies", folder],
            env=dict(os.environ, LANG="fr_FR.UTF-8", LC_ALL=""),
            capture_output=True, text=True, timeout=START_SECONDS)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("15.rdf (SKOS_LABEL_EMPTY)", done.stderr)
        self.assertIn("preau vocabulary check", done.stderr)


if __name__ == "__main__":
    unittest.main()
