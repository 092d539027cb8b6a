"""The time at the desk."""

from datetime import datetime


class SystemClock:
    """This computer's clock, with its offset from UTC."""

    def now(self) -> datetime:
        """Return the time now."""
        return datetime.now().astimezone()
