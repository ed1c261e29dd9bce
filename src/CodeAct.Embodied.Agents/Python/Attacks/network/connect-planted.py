# Connects to a port of the host that listens.
# holds: raised ConnectionRefusedError PermissionError OSError

import socket
socket.create_connection(("127.0.0.1", CANARY_PORT), 1)
print("ESCAPED")
