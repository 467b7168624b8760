"""Which live questions are computed now and which wait."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Hashable


def cores() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Turns:
    """At most `most` questions are computed at once. Of the others, one per visitor waits: the newest.

    A newer question takes the older one's place in the queue, so a visitor who asks often waits no longer than others.
    Belongs to one event loop.
    """

    def __init__(self, most: int) -> None:
        self.free = most
        self.waiting: dict[Hashable, asyncio.Future[bool]] = {}

    async def take(self, visitor: Hashable) -> bool:
        """Wait for a turn. False, at once, when a newer question of this visitor waits instead; after True, `give_back` is due."""
        if self.free:
            self.free -= 1
            return True
        if older := self.waiting.get(visitor):
            older.set_result(False)
        place = self.waiting[visitor] = asyncio.get_running_loop().create_future()
        try:
            return await place
        except asyncio.CancelledError:
            if self.waiting.get(visitor) is place:
                del self.waiting[visitor]
            elif not place.cancelled() and place.result():
                self.give_back()
            raise

    def give_back(self) -> None:
        """A question was answered: the turn goes to the one that waits longest."""
        if not self.waiting:
            self.free += 1
            return
        visitor = next(iter(self.waiting))
        self.waiting.pop(visitor).set_result(True)
