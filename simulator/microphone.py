"""Speaking and listening in simulated time.

A person speaks when the reply has been said to its end, or interrupts it; the clock moves by what
of it was heard, so that a skill can tell from the timestamps how far that was.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from simulator.clock import Appointment, Clock
from simulator.speech import Speech

LISTENS: Final = timedelta(seconds=8)
"""How long the microphone stays open, before and again after the reprompt."""
SHOWS: Final = timedelta(seconds=30)
"""How long a session without a microphone stays open where a screen shows something."""


class Microphone:
    """Opens when something has been said, and closes when nobody answers."""

    def __init__(
        self, clock: Clock, ask_again: Callable[[Speech], None], give_up: Callable[[], None]
    ) -> None:
        """`ask_again` says the reprompt, `give_up` takes it that nobody answered that either."""
        self._clock = clock
        self._ask_again = ask_again
        self._give_up = give_up
        self.reprompt: Speech | None = None
        """What is said once when nobody answers."""
        self._silence: Appointment | None = None
        """When it closes; None while it is closed."""
        self._left_to_say = timedelta(0)
        """Of the last reply, from where the clock stands."""

    @property
    def is_open(self) -> bool:
        """Whether somebody is listened to."""
        return self._silence is not None

    def speak(self, said: Speech) -> None:
        """Speak without listening."""
        self._left_to_say = said.lasts

    def open(self, said: Speech, window: timedelta = LISTENS) -> None:
        """Speak, then listen for `window`."""
        self.speak(said)
        self._silence = self._clock.after(said.lasts + window, self._heard_nothing)

    def close(self) -> None:
        """Listen no more."""
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def interrupt(self, after: timedelta | None = None) -> None:
        """Let the time of the last reply pass, or only `after` of it."""
        left, self._left_to_say = self._left_to_say, timedelta(0)
        self._clock.advance(left if after is None else min(left, after))

    def elapse(self, duration: timedelta) -> None:
        """Let time pass that may be filled by what is being said."""
        self._left_to_say = max(timedelta(0), self._left_to_say - duration)
        self._clock.advance(duration)

    def stay_quiet(self) -> None:
        """Let time pass until it closes."""
        while self._silence is not None:
            self._clock.advance(self._silence.due - self._clock.now())

    def forget_speaking(self) -> None:
        """Take what was said last as said: the clock is being moved already, past it."""
        self._left_to_say = timedelta(0)

    def _heard_nothing(self) -> None:
        """Ask again once, then give up."""
        again, self.reprompt = self.reprompt, None
        if again is None:
            self._silence = None
            self._give_up()
            return
        self._ask_again(again)
        self._silence = self._clock.after(again.lasts + LISTENS, self._heard_nothing)
