# Matches a pattern that takes exponential time.
# holds: time|cpu

import re
re.match(r'(a+)+$', 'a' * 60 + 'b')
