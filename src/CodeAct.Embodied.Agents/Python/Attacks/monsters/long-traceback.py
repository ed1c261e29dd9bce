# Raises an exception with a traceback of two hundred thousand frames.
# holds: raised ZeroDivisionError MemoryError
# keeps: names

import types
try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
    for number in range(200_000):
        trace = types.TracebackType(trace, trace.tb_frame, 0, number)
    raise error.with_traceback(trace)
