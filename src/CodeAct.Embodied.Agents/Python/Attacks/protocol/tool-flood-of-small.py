# Tells of calls of a tool without end.
# holds: died

while True:
    say(b'["used",1,"visit"' + b',"xxxxxxxx"' * 40 + b']\n')
while True:
    pass
