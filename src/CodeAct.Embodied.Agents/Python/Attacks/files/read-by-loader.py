# Has the import system read a file of the host.
# holds: raised FileNotFoundError PermissionError

from importlib.machinery import SourceFileLoader
print("ESCAPED", SourceFileLoader("canary", CANARY_FILE).get_data(CANARY_FILE))
