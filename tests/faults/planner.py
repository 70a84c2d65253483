"""Run as a process of its own: a scheduler that goes through simulated hours, tick by tick.

python -m tests.faults.planner 2027-03-15T00:00:00+00:00 24 10    24 hours, every 10 minutes
"""

import sys
from datetime import datetime, timedelta

import django

django.setup()

from notices.actions import compose, deliver, plan, sweep  # noqa: E402 -- after the set-up


def main(start, hours, minutes):
    for tick in range(0, hours * 60, minutes):
        now = start + timedelta(minutes=tick)
        plan(now=now)
        compose(now=now)
        while deliver(now=now).is_full:
            pass
        sweep(now=now)


main(datetime.fromisoformat(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
