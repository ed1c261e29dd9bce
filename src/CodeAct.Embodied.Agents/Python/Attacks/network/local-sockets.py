# Connects to the host's sockets in the file system and to its abstract ones.
# holds: completed

import socket
for address in ("/var/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "\0canary-" + str(CANARY_PORT)):
    try:
        s = socket.socket(socket.AF_UNIX)
        s.connect(address)
        print("ESCAPED", address)
    except OSError:
        pass
