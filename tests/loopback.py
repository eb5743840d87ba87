"""A small HTTP server in a thread on 127.0.0.1: the real part on the other side of a socket, for adapters' tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class StilleHandler(BaseHTTPRequestHandler):
    """Writes no log lines, keeps connections open (HTTP/1.1), and has one way to answer."""

    protocol_version = "HTTP/1.1"
    # A test that hangs must end: a client that connects and says nothing is dropped.
    timeout = 10

    def log_message(self, format: str, *args: object) -> None:
        """Tests print nothing; what was asked is kept by the server object."""

    def lees_inhoud(self) -> bytes:
        """The request body."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def antwoord(self, status: int, inhoud: bytes, soort: str, koppen: dict[str, str] | None = None) -> None:
        """Send one complete answer."""
        self.send_response(status)
        self.send_header("Content-Type", soort)
        self.send_header("Content-Length", str(len(inhoud)))
        for naam, waarde in (koppen or {}).items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(inhoud)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is what several tests are about; nothing to report."""


@contextmanager
def serveer(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on a free port and yield the base URL; stops and frees the port at the end."""
    with _Server(("127.0.0.1", 0), handler) as server:
        draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        draad.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            draad.join()
