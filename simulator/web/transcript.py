"""What was said and what happened, in its order, with the JSON that went to and fro."""

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from simulator.accounts import ReminderWentOff, TimerWentOff
from simulator.happened import AskedAgain, Event, SessionEnded, SkillProblem, Spoke
from simulator.speech import Piece
from simulator.tongues import tongue_of
from simulator.wire import Exchange

MOST_ENTRIES: Final = 500
MOST_EXCHANGES: Final = 60
_PAUSE: Final = 1.0
"""Seconds between the two times that a reminder is said."""
_ENDS: Final = {
    "EXCEEDED_MAX_REPROMPTS": "Nobody answered, so the session ended.",
    "USER_INITIATED": "The session ended.",
    "ERROR": "The session ended with an error.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the conversation."""

    id: int
    kind: str
    """you, touch, alexa, again, spoke, reminder, timer, ended or problem."""

    text: str
    pieces: Sequence[Piece] = ()
    """How it is spoken; none where it is only shown."""

    def as_json(self) -> dict[str, Any]:
        """Return it for the page."""
        return {
            "id": self.id,
            "kind": self.kind,
            "text": self.text,
            "pieces": [asdict(piece) for piece in self.pieces],
        }


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One request with its answer, and what to call it in a list."""

    id: int
    name: str
    exchange: Exchange

    def as_json(self) -> dict[str, Any]:
        """Return all of it; what is no JSON as the text that Python has for it."""
        return {
            "id": self.id,
            "name": self.name,
            "request": self.exchange.request,
            "response": _through_json(self.exchange.response),
        }


class Transcript:
    """Keeps the newest of both; nothing of it outlives the process."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.entries: deque[Entry] = deque(maxlen=MOST_ENTRIES)
        self.exchanges: deque[Exchanged] = deque(maxlen=MOST_EXCHANGES)
        self._last_entry = 0
        self._last_exchange = 0

    def add(self, kind: str, text: str, pieces: Sequence[Piece] = ()) -> None:
        """Put a line at the end."""
        self._last_entry += 1
        self.entries.append(Entry(self._last_entry, kind, text, pieces))

    def tell(self, event: Event) -> None:
        """Take what happens besides replies: the listener of an `Alexa`."""
        if isinstance(event, AskedAgain | Spoke):
            kind = "again" if isinstance(event, AskedAgain) else "spoke"
            self.add(kind, event.text, event.speech.pieces if event.speech else ())
        elif isinstance(event, ReminderWentOff):
            said = tongue_of(event.locale).sayings.reminder.format(text=event.text.rstrip("."))
            # Alexa says it twice.
            self.add("reminder", said, (Piece(said, 1.0, _PAUSE), Piece(said, 1.0, 0.0)))
        elif isinstance(event, TimerWentOff):
            self.add("timer", event.text, (Piece(event.text, 1.0, 0.0),))
        elif isinstance(event, SessionEnded):
            self.add("ended", _ENDS.get(event.reason, f"The session ended: {event.reason}."))
        elif isinstance(event, SkillProblem):
            self.add("problem", f"The skill has a problem: {event.reason}")

    def watch(self, exchange: Exchange) -> None:
        """Keep what went to the skill and came back."""
        self._last_exchange += 1
        request = exchange.request["request"]
        name = str(request.get("intent", {}).get("name") or request["type"])
        self.exchanges.append(Exchanged(self._last_exchange, name, exchange))

    def exchanged(self, wanted: int) -> Exchanged | None:
        """Return one of those that are kept."""
        return next((kept for kept in self.exchanges if kept.id == wanted), None)


def _through_json(answer: object) -> Any:
    try:
        return json.loads(json.dumps(answer))
    except (TypeError, ValueError, RecursionError):
        return repr(answer)
