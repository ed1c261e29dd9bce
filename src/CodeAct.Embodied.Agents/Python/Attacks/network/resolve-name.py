# Asks for an address by name.
# holds: raised gaierror PermissionError OSError

import socket
print("ESCAPED", socket.getaddrinfo("example.org", 80))
