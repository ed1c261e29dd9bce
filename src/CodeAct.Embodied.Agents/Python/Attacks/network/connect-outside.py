# Connects to another machine.
# holds: raised PermissionError OSError TimeoutError|timed_out

import socket
socket.create_connection(("192.0.2.1", 80), 0.5)
print("ESCAPED")
