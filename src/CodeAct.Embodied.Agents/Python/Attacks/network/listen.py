# Opens a port for others to connect to, and connects to the host's.
# holds: completed

import socket
try:
    server = socket.socket()
    server.bind(("0.0.0.0", 0))
    server.listen()
    client = socket.socket()
    client.settimeout(0.5)
    client.connect(("127.0.0.1", CANARY_PORT))
    print("ESCAPED")
except OSError:
    pass
