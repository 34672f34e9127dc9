"""Web servers on the loopback that give calendars the way real ones do, and the ways they fail.

calendar_server.py FOLDER: FOLDER has good.pem, other.pem and elsewhere.pem, each a certificate with
its key. Writes the ports, one a line, into the pipe FOLDER/ports: https with the good certificate, https with
one that another authority signed, https with one for another name, http without a certificate. Each
request is noted in FOLDER/requests: path, If-None-Match, If-Modified-Since. What /list.ics gives is
in FOLDER/list.ics.
"""

import http.server
import os
import ssl
import sys
import threading
import time

FOLDER = sys.argv[1]
PORTS = []


class Calendars(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        known = self.headers.get("If-None-Match", "-")
        since = self.headers.get("If-Modified-Since", "-")
        with open(os.path.join(FOLDER, "requests"), "a", encoding="utf-8") as requests:
            requests.write(f"{self.path} {known} {since}\n")
        with open(os.path.join(FOLDER, "list.ics"), "rb") as file:
            calendar = file.read()
        page = self.path.strip("/").split("?")[0]
        if page.isdigit():
            self.answer(int(page), b"no")
        else:
            getattr(self, "give_" + page.replace(".ics", "").replace("-", "_"))(calendar)

    def give_list(self, calendar):
        etag = f'"{hash(calendar)}"'
        if self.headers.get("If-None-Match") == etag:
            self.answer(304, ETag=etag)
        else:
            self.answer(200, calendar, ETag=etag, Last_Modified="Mon, 30 Nov 2026 08:00:00 GMT")

    def give_half(self, calendar):
        self.send_response(200)
        self.send_header("Content-Length", str(len(calendar)))
        self.end_headers()
        self.wfile.write(calendar[: len(calendar) // 2])
        self.close_connection = True

    def give_half_chunked(self, calendar):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n" % (20, calendar[:20]))
        self.close_connection = True

    def give_slow(self, _calendar):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        time.sleep(60)

    def give_endless(self, calendar):
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(calendar * 1000)
        except OSError:
            self.close_connection = True

    def give_page(self, _calendar):
        self.answer(200, b"<!DOCTYPE html><html><title>Sign in</title></html>")

    def give_nothing(self, _calendar):
        self.answer(200)

    def give_busy(self, _calendar):
        self.answer(429, Retry_After="3600")

    def give_moved(self, _calendar):
        self.answer(302, Location=f"https://localhost:{PORTS[0]}/list.ics")

    def give_downgrade(self, _calendar):
        self.answer(302, Location=f"http://localhost:{PORTS[3]}/list.ics")

    def give_round(self, _calendar):
        self.answer(302, Location="/round")


def serve(certificate):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Calendars)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(FOLDER, certificate))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


for pem in ("good.pem", "other.pem", "elsewhere.pem", None):
    PORTS.append(serve(pem))
with open(os.path.join(FOLDER, "ports"), "w", encoding="utf-8") as ports:
    ports.write("".join(f"{port}\n" for port in PORTS))
threading.Event().wait()
