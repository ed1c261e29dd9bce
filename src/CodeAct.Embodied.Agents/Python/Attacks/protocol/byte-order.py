# Sends a mark of the byte order before a message.
# holds: died

say(b'\xef\xbb\xbf["call",1,"look"]\n')
while True:
    pass
