# Calls after the end of the episode.
# holds: episode_ended
# steps: 5
# calls: any

while True:
    try:
        look()
    except BaseException:
        pass
