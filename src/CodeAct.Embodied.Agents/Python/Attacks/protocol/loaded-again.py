# Says that its tools are loaded, while it runs.
# holds: died

say(b'["loading","skills.py"]\n["loaded"]\n')
while True:
    pass
