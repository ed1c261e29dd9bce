# Deletes what the worker needs.
# holds: completed|raised|died|timed_out|cpu_limit
# breaks: its own Python

import builtins
for name in ("len", "isinstance", "compile", "eval", "type", "id", "print", "repr"):
    delattr(builtins, name)
