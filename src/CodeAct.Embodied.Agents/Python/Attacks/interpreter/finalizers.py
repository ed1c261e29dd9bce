# Does its work in finalizers, while the worker is busy.
# holds: completed|died|raised|call_limit
# breaks: its own Python
# calls: any

class Undead:
    def __del__(self):
        look()
        Undead()
Undead()
