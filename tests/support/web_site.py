"""A web server on loopback with what a test puts there."""

import urllib.parse

from loopback_server import LoopbackServer


class WebSite(LoopbackServer):
    """Serves `pages` until it is closed.

    A page is (content type, text), or a function of the query's arguments that
    gives it; its path is its name.
    """

    def __init__(self, pages=None):
        self.pages = dict(pages or {})
        super().__init__()

    def answer(self, handler):
        parts = urllib.parse.urlsplit(handler.path)
        self.requests.append(handler.path)
        page = self.pages.get(parts.path)
        if callable(page):
            page = page(dict(urllib.parse.parse_qsl(parts.query)))
        status = 200 if page else 404
        kind, text = page or ("text/plain", "not here")
        self.reply(handler, status, {"Content-Type": kind}, text.encode())
