# Sends a datagram to the host.
# holds: completed

import socket
try:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(b"x", ("192.0.2.1", 53))
    print("ESCAPED")
except OSError:
    pass
