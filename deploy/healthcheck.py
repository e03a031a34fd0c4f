"""Ends with 1 unless the address answers 200; asks by a name the server knows."""

import http.client
import os
import sys
from http import HTTPStatus
from urllib.parse import urlsplit

address = urlsplit(sys.argv[1])
name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip() or "localhost"

try:
    connection = http.client.HTTPConnection(address.netloc, timeout=4)
    connection.request("GET", address.path, headers={"Host": name})
    status = connection.getresponse().status
except OSError as error:
    sys.exit(f"{sys.argv[1]}: {error}")
sys.exit(0 if status == HTTPStatus.OK else f"{sys.argv[1]}: {status}")
