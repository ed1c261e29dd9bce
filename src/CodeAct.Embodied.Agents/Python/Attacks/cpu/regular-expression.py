# Matches a pattern that takes exponential time.
# holds: timed_out|cpu_limit

import re
re.match(r'(a+)+$', 'a' * 60 + 'b')
