# Compiles a program nested deeper than the compiler likes.
# holds: raised MemoryError RecursionError SyntaxError|died

eval('(' * 100_000 + ')' * 100_000)
