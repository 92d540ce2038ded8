"""A documentalist's spreadsheet, sent, given back, mended and sent again."""

import csv
import io
import json
import os
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from preau_process import NodeTest
from preau_process import SOURCE_DIR
from preau.v1 import catalogue_service_pb2

LINES = 200
HEADER = ["Identifiant", "Titre", "Description", "Adresse", "Niveau",
          "Discipline", "Type", "Licence", "Mots-clés", "Langue", "Durée",
          "Date", "Vignette"]

# Column, what somebody typed, and a piece of the sentence that explains it;
# None empties the cell. Each is planted three times.
FAULTS = [
    ({"Titre": ""}, "pas de titre"),
    ({"Identifiant": "", "Adresse": ""}, "ni identifiant ni adresse"),
    ({"Identifiant": "R000"}, "déjà celui d'une autre notice"),
    ({"Adresse": "www.exemple"}, "n'est pas une adresse web"),
    ({"Niveau": "12e"}, "« 12e »"),
    ({"Discipline": "ENSGENXYZ"}, "« ENSGENXYZ »"),
    ({"Type": "truc"}, "« truc »"),
    ({"Durée": "longtemps"}, "n'est pas une durée"),
    ({"Date": "au printemps"}, "n'est pas une date"),
    ({"Vignette": "image.png"}, "n'est pas une adresse web d'image"),
]


def good_line(number):
    return {
        "Identifiant": f"R{number:03}",
        "Titre": f"Les volcans, épisode {number}",
        "Description": f"« Étape » n° {number} ;\nà lire à l'oral.",
        "Adresse": f"https://example.org/volcans/{number}",
        "Niveau": ["6e;5e", "Cycle 4", "sixième", "CM2"][number % 4],
        "Discipline": ["SVT", "Géographie; EMC"][number % 2],
        "Type": "Vidéo",
        "Licence": "CC BY-SA 4.0",
        "Mots-clés": "volcan; lave",
        "Langue": "Français",
        "Durée": ["45 min", "1 h 30", "PT4M12S"][number % 3],
        "Date": ["2021-03", "15/03/2021", "mars 2021"][number % 3],
        "Vignette": "https://example.org/v.png",
    }


def with_faults():
    """The lines, and for each that has a fault what must be said of it."""
    lines = [good_line(number) for number in range(LINES)]
    expected = {}
    for kind, (changes, sentence) in enumerate(FAULTS):
        for time in range(3):
            number = 7 + kind * 6 + time * 62
            lines[number].update(changes)
            expected[number] = sentence
    return lines, expected


def to_csv(lines, encoding, separator):
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, delimiter=separator,
                            lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode(encoding)


def to_ods(lines):
    namespaces = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
                  "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                  "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}

    def tag(name):
        prefix, local = name.split(":")
        return "{%s}%s" % (namespaces[prefix], local)

    for prefix, uri in namespaces.items():
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.Element(tag("office:document-content"))
    at = root
    for name in ("office:body", "office:spreadsheet", "table:table"):
        at = ElementTree.SubElement(at, tag(name))
    for cells in [HEADER] + [[line[name] for name in HEADER] for line in lines]:
        row = ElementTree.SubElement(at, tag("table:table-row"))
        for text in cells:
            cell = ElementTree.SubElement(row, tag("table:table-cell"))
            for paragraph in text.split("\n") if text else []:
                ElementTree.SubElement(cell, tag("text:p")).text = paragraph
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument."
                         "spreadsheet")
        archive.writestr("content.xml", ElementTree.tostring(root),
                         zipfile.ZIP_DEFLATED)
    return data.getvalue()


def ods_rows(path):
    """The rows of the first sheet, as texts."""
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        root = ElementTree.fromstring(archive.read("content.xml"))
    rows = []
    for row in root.iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
                         "table-row"):
        cells = []
        for cell in row:
            if not cell.tag.endswith("}table-cell"):
                continue
            repeated = int(cell.get("{urn:oasis:names:tc:opendocument:xmlns:"
                                    "table:1.0}number-columns-repeated", "1"))
            if repeated < 100:
                cells += ["\n".join("".join(p.itertext()) for p in cell
                                    if p.tag.endswith("}p"))] * repeated
        if any(cells):
            rows.append(cells)
    return rows


class SpreadsheetTest(NodeTest):

    def put(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def send(self, path, *arguments):
        done = self.node.command("import", "--json", path, *arguments)
        report = json.loads(done.stdout.splitlines()[-1])["report"]
        return {key: int(report.get(key, 0)) for key in
                ("created", "changed", "unchanged", "refused")}

    def records(self):
        with self.node.client(language="fr") as client:
            names, token = [], ""
            while True:
                answer = client.catalogue.ListResources(
                    catalogue_service_pb2.ListResourcesRequest(
                        parent="members/local", page_size=100,
                        page_token=token))
                names += [each.name for each in answer.resources]
                token = answer.next_page_token
                if not token:
                    return names

    def test_comes_back_explained_and_is_taken_once_mended(self):
        lines, expected = with_faults()
        path = self.put("notices.csv", to_csv(lines, "windows-1252", ";"))
        first = self.send(path)
        self.assertEqual(first["refused"], 9, first)
        self.assertEqual(first["created"], LINES - 9, first)

        result = os.path.join(self.folder, "notices-resultat.csv")
        with open(result, encoding="windows-1252", newline="") as file:
            back = list(csv.DictReader(file, delimiter=";"))
        self.assertEqual(len(back), LINES)
        for number, line in enumerate(back):
            sentence = line["À corriger"]
            if number in expected:
                self.assertIn(expected[number], sentence, line)
            else:
                self.assertEqual(sentence, "", line)
                self.assertEqual(line["Résultat"], "Créée", line)
            # What was sent comes back as it was.
            self.assertEqual({name: line[name] for name in HEADER},
                             lines[number])

        # Mended in the file that came back.
        mended = [dict(line, **good_line(number))
                  for number, line in enumerate(back)]
        text = io.StringIO()
        writer = csv.DictWriter(text, HEADER + ["Résultat", "À corriger"],
                                delimiter=";")
        writer.writeheader()
        writer.writerows(mended)
        self.put("notices-resultat.csv",
                 text.getvalue().encode("windows-1252"))
        second = self.send(result)
        self.assertEqual(second["refused"], 0, second)
        self.assertEqual(second["created"], 9, second)
        self.assertEqual(sum(second.values()), LINES)
        self.assertEqual(len(set(self.records())), LINES)
        self.assertEqual(len(self.records()), LINES)
        self.assertEqual(self.send(result)["unchanged"], LINES)

        found = json.loads(self.node.command(
            "search", "--json", "épisode", "--level", "6e").stdout)
        self.assertEqual(int(found["totalSize"]), LINES // 2)

    def test_every_way_of_saving_it_reads_alike(self):
        lines, _ = with_faults()
        first = self.send(self.put(
            "a.csv", to_csv(lines, "windows-1252", ";")), "--source", "same")
        for name, data in [
                ("b.csv", to_csv(lines, "utf-8", ",")),
                ("c.csv", to_csv(lines, "utf-8-sig", ";")),
                ("d.tsv", to_csv(lines, "utf-8", "\t")),
                ("e.ods", to_ods(lines))]:
            again = self.send(self.put(name, data), "--source", "same")
            self.assertEqual(again["unchanged"], first["created"],
                             (name, again))
            self.assertEqual(again["refused"], first["refused"], name)

    def test_what_libreoffice_made_of_it_is_told_the_same(self):
        # Opened in LibreOffice as CSV and saved as ODS: it makes dates of what
        # looks like dates, and shows them in its own way.
        lines, expected = with_faults()
        with open(os.path.join(SOURCE_DIR, "tests", "e2e", "testdata",
                               "notices-libreoffice.ods"), "rb") as file:
            path = self.put("notices.ods", file.read())
        report = self.send(path)
        self.assertEqual(report["refused"], 9, report)
        self.assertEqual(report["created"], LINES - 9, report)
        rows = ods_rows(os.path.join(self.folder, "notices-resultat.ods"))
        self.assertEqual(rows[0][-2:], ["Résultat", "À corriger"])
        for number, row in enumerate(rows[1:]):
            sentence = row[-1] if len(row) == len(rows[0]) else ""
            self.assertIn(expected.get(number, ""), sentence, row)
            self.assertEqual(bool(sentence), number in expected, row)
        found = json.loads(self.node.command(
            "search", "--json", "épisode 100", "--member", "local").stdout)
        self.assertEqual(found["hits"][0]["date"], "2021-03-15")

    def test_a_template_that_is_filled_in_is_taken(self):
        path = os.path.join(self.folder, "modele.csv")
        self.node.command("template", path)
        self.assertEqual(self.send(path),
                         {"created": 0, "changed": 0, "unchanged": 0,
                          "refused": 1})
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read().replace("EXEMPLE", "V1")
        self.put("modele.csv", text.encode("utf-8-sig"))
        self.assertEqual(self.send(path)["created"], 1)
        # Not one of the example's values needs a remark.
        os.remove(os.path.join(self.folder, "modele-resultat.csv"))
        self.send(path)
        self.assertFalse(os.path.exists(
            os.path.join(self.folder, "modele-resultat.csv")))


if __name__ == "__main__":
    unittest.main()
