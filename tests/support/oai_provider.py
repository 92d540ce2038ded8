"""An OAI-PMH provider on loopback, of any size, that can misbehave over HTTP."""

import gzip
import urllib.parse
import zlib
from xml.sax.saxutils import escape

from loopback_server import LoopbackServer

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        "<responseDate>{date}</responseDate>")
TAIL = "</OAI-PMH>"
RECORD = (
    "<record><header><identifier>oai:example:{key}</identifier>"
    "<datestamp>{stamp}</datestamp></header><metadata>"
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:description>Une notice parmi d'autres.</dc:description>"
    "<dc:identifier>http://museum.example.org/{key}</dc:identifier>"
    "</oai_dc:dc></metadata></record>")


class Provider(LoopbackServer):
    """Serves `size` records, numbered from 0, until it is closed.

    `before` is called with each request's arguments; what it returns instead of
    None is the answer: (status, headers, body).
    """

    def __init__(self, size, page_size=100, before=None, encoding=None):
        self.size = size
        self.page_size = page_size
        self.before = before or (lambda arguments: None)
        self.encoding = encoding
        # Its clock.
        self.date = "2026-02-01T12:00:00Z"
        # Titles and date stamps that aren't those of all.
        self.titles = {}
        self.stamps = {}
        super().__init__()
        self.url += "/oai"

    def stamp(self, number):
        return self.stamps.get(number, "2026-01-10T00:00:00Z")

    def record(self, number):
        title = self.titles.get(number, f"Volcan numéro {number}")
        return RECORD.format(key=number, stamp=self.stamp(number),
                             title=escape(title))

    def content(self, arguments):
        verb = arguments.get("verb")
        if verb == "Identify":
            return ("<Identify><repositoryName>Musée</repositoryName>"
                    "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>")
        if verb == "ListMetadataFormats":
            return ("<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc"
                    "</metadataPrefix><metadataNamespace>"
                    "http://www.openarchives.org/OAI/2.0/oai_dc/"
                    "</metadataNamespace></metadataFormat>"
                    "</ListMetadataFormats>")
        if verb != "ListRecords":
            return '<error code="badVerb"/>'
        since, offset = arguments.get("from", ""), 0
        if "resumptionToken" in arguments:
            since, offset = arguments["resumptionToken"].split("|")
            offset = int(offset)
        found = range(self.size)
        if since:
            found = [n for n in found if self.stamp(n) >= since]
        if not found:
            return '<error code="noRecordsMatch"/>'
        page = found[offset:offset + self.page_size]
        end = offset + len(page)
        token = f"{since}|{end}" if end < len(found) else ""
        return ("<ListRecords>" + "".join(map(self.record, page)) +
                f'<resumptionToken completeListSize="{len(found)}">{token}'
                "</resumptionToken></ListRecords>")

    def answer(self, handler):
        query = urllib.parse.urlsplit(handler.path).query
        arguments = dict(urllib.parse.parse_qsl(query))
        self.requests.append(arguments)
        answer = self.before(arguments)
        if answer is None:
            body = (HEAD.format(date=self.date) + self.content(arguments) +
                    TAIL).encode()
            headers = {"Content-Type": "text/xml"}
            if self.encoding == "gzip":
                body = gzip.compress(body, 1)
            elif self.encoding == "deflate":
                body = zlib.compress(body, 1)
            if self.encoding:
                headers["Content-Encoding"] = self.encoding
            answer = 200, headers, body
        self.reply(handler, *answer)
