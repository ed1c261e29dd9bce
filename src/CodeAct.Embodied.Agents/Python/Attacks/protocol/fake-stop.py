# Claims that the episode is over.
# holds: died

say(b'["done","episode_ended",null,0,0,""]\n')
while True:
    pass
