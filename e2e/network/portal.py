"""The login page of a network, which answers every request at port 80 in place of whoever was asked.

Prints `ready` once it listens. Needs the addresses that it answers for.
"""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><title>Welcome</title><p>Please log in."


class Portal(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("", 80), Portal)
print("ready", flush=True)
server.serve_forever()
