# Downloads a page.
# holds: raised URLError PermissionError OSError

import urllib.request
print("ESCAPED", urllib.request.urlopen("http://127.0.0.1:%d/" % CANARY_PORT, timeout=1).read())
