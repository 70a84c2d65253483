"""A line that loses answers: the request arrives and is done, and every tenth reply never comes back."""

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count


class LosingProxy:
    """Stands before the web server on a port of its own; counts what it lost."""

    def __init__(self, port, every=10):
        self.lost, sent = 0, count(1)
        proxy = self

        class Line(BaseHTTPRequestHandler):
            def do_GET(self):
                self.forward()

            def do_POST(self):
                self.forward()

            def forward(self):
                size = int(self.headers.get("Content-Length") or 0)
                server = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
                server.request(self.command, self.path, self.rfile.read(size), dict(self.headers))
                answer = server.getresponse()
                body = answer.read()
                server.close()
                if next(sent) % every == 0:
                    proxy.lost += 1
                    self.close_connection = True
                    return
                self.send_response_only(answer.status)
                for name, value in answer.headers.items():
                    if name.lower() not in {"transfer-encoding", "connection"}:
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self.port = self.server.server_address[1]

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
