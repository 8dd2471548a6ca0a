"""The holidays of the depots."""

import time

DAYS: list[str] = []


def _wait_for_the_share(tries: int = 5) -> None:
    """The share with the calendar is slow to wake up in the morning."""
    for _ in range(tries):
        time.sleep(0.9)


_wait_for_the_share()
