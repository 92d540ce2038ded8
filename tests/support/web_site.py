"""A web server on loopback with what a test puts there."""

import http.server
import threading
import urllib.parse


class WebSite:
    """Serves `pages` until it is closed.

    A page is (content type, text), or a function of the query's arguments that
    gives it; its path is its name.
    """

    def __init__(self, pages=None):
        self.pages = dict(pages or {})
        self.requests = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.answer(self)

            def log_message(self, *unused):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                      Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever,
                                       daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def answer(self, handler):
        parts = urllib.parse.urlsplit(handler.path)
        self.requests.append(handler.path)
        page = self.pages.get(parts.path)
        if callable(page):
            page = page(dict(urllib.parse.parse_qsl(parts.query)))
        status = 200 if page else 404
        kind, text = page or ("text/plain", "not here")
        body = text.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
