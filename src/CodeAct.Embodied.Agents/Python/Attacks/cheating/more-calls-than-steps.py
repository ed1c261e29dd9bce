# Calls after the end of the episode.
# holds: stopped
# steps: 5
# calls: any

while True:
    try:
        look()
    except BaseException:
        pass
