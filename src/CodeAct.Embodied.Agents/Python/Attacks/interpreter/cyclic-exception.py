# Raises exceptions that are each other's reason.
# holds: raised ValueError

one, other = ValueError("one"), ValueError("other")
one.__cause__, other.__cause__ = other, one
raise one
