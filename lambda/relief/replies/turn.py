"""One turn: what came in, the state it found, and the words to answer with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ask_sdk_model import RequestEnvelope

from relief.alexa import request
from relief.alexa.services import Services
from relief.content import Routine
from relief.deadline import Deadline
from relief.domain.conversation import NAMED_IN_FULL, Asked, Said, read_asked, read_conversation
from relief.domain.ice import GAP
from relief.domain.question import ABOUT_SIGNS, BROUGHT_BACK, Question
from relief.domain.reading import settle
from relief.domain.routine import MOST_COLD, Place, is_stale, mark, on_skin
from relief.grammar import Joining
from relief.intents import ANSWERED, IN_SIGHT, Slot
from relief.ports import Ports
from relief.prompts import Prompt
from relief.quick.records import dataclass, replace
from relief.recollection import Recollection
from relief.replies.subject import Subject

if TYPE_CHECKING:
    from ask_sdk_model import Directive
    from ask_sdk_model.ui import Card


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers. With a question the session stays open, without one it closes."""

    say: tuple[str, ...]
    """SSML, in the words of the locale."""
    asked: Asked | None = None
    directive: Directive | None = None
    """What Alexa is to do besides; a permission is asked for so."""
    card: Card | None = None
    """What the app is to show besides; nobody needs to see it."""
    urgent: bool = False
    """Whether nothing else may hold the answer up."""
    repeats: Said | None = None
    """What "repeat" says after this, where that is not the whole of it."""
    about: Subject | None = None
    """What it is about, where the state does not tell; only a screen asks."""


class Turn:
    """What a handler works with. Handlers change ``conversation``, through ``change``."""

    def __init__(self, envelope: RequestEnvelope, ports: Ports, factory: Any = None) -> None:
        """Take the request envelope, the outside, and the SDK's service client factory if any."""
        self.request = envelope.request
        self.locale = request.locale(envelope)
        self._factory = factory
        self._deadline = deadline = Deadline(ports.stopwatch)
        self.now = ports.clock()
        self.one_shot = request.is_new_session(envelope)
        self.intent = request.intent_name(envelope)
        self.content = ports.library.content(self.locale)
        self.words = self.content.words(self.locale)
        self.memory = Recollection(
            ports.memory, request.user_id(envelope), self.content.routines, deadline
        )
        self.conversation = read_conversation(request.session_attributes(envelope), self.content)
        self._envelope = envelope
        if self.one_shot:
            self._take_up()
            self._bring_back()
        self._began = self.conversation
        self.was_reading = self.conversation.reading is not None
        seen = request.heard(envelope, IN_SIGHT)
        self.is_late = seen is not None and seen.words != mark(self.place)
        """Whether what was touched stood on a screen of another place."""
        self._settle()

    def _take_up(self) -> None:
        """Begin the session where the person left, unless that was another day."""
        record = self.memory.record
        place = record.place
        stale = place is not None and is_stale(place, self.now)
        self.change(asked=None, place=None if stale else place, pace=record.pace)

    def _bring_back(self) -> None:
        """Go on as if the session had not ended, where a touch brings the question it answers.

        A routine is not begun so: time has passed since the danger signs were asked for.
        """
        answered = request.heard(self._envelope, ANSWERED)
        if answered is None:
            return
        asked = read_asked(answered.words, self.place, self.content)
        if asked is not None and asked.question is Question.READY:
            asked = replace(asked, question=Question.TRY_ROUTINE)
        if asked is not None and asked.question in BROUGHT_BACK:
            self.change(asked=asked)
            self.one_shot = False

    def _settle(self) -> None:
        """Stand where the person interrupted a stretch of steps that was read on."""
        place, reading = self.conversation.place, self.conversation.reading
        if place is not None and reading is not None:
            reached = settle(self.routine_of(place), place, reading, self.now, self.speed)
            self.change(place=reached, reading=None)

    @cached_property
    def services(self) -> Services:
        """Give Amazon's services, as this turn may use them."""
        return Services(self._factory, request.device_id(self._envelope), self._deadline)

    @property
    def has_moved(self) -> bool:
        """Tell whether the person is somewhere else than before this turn, as a screen sees it."""
        now, began = self.conversation, self._began
        first, before = (state.reading and state.reading.first for state in (now, began))
        return mark(now.place) != mark(began.place) or first != before

    def read_again(self) -> None:
        """Begin the stretch that was being read on once more, as its words are said again."""
        place, reading = self._began.place, self._began.reading
        if place is not None and reading is not None:
            since = place.since + (self.now - reading.since)
            self.change(place=replace(place, since=since), reading=replace(reading, since=self.now))

    def change(self, **changes: Any) -> None:
        """Change the state of the conversation."""
        self.conversation = replace(self.conversation, **changes)

    def remember(self) -> None:
        """Keep for other sessions what this turn changed."""
        now, began = self.conversation, self._began
        if now.place != began.place:
            self.memory.change(place=now.place)
            left = began.place.cold if began.place else None
            if left is not None and (now.place is None or now.place.cold is None):
                self.memory.change(cold=left)
            if began.place is not None and self._leaves_ice_on(began.place):
                self.memory.change(iced=True)
        if now.pace != began.pace:
            self.memory.change(pace=now.pace)
        self.memory.save(self.now)

    def _leaves_ice_on(self, began: Place) -> bool:
        """Tell whether this turn left a routine with its ice on the skin."""
        left = self.place is None or self.place.routine != began.routine
        return left and on_skin(self.routine_of(began), began)

    @property
    def left_timer(self) -> str | None:
        """The timer of a rest that this turn went on from."""
        before, now = self._began.place, self.place
        timer = before and before.timer
        return timer if timer and (now is None or now.timer != timer) else None

    @property
    def speed(self) -> float:
        """How many words are said in a second, at the pace that the person asked for."""
        return self.content.grammar.words_per_second * self.conversation.pace.rate

    @property
    def place(self) -> Place | None:
        """Where the person is in a routine."""
        return self.conversation.place

    @property
    def must_check(self) -> bool:
        """Whether danger signs were asked for at this place, and not answered yet."""
        return self.place is not None and self.place.check

    @property
    def signs_asked(self) -> Asked | None:
        """The question for danger signs that was not answered yet, whatever came between."""
        if self.must_check:
            return Asked(Question.HURT_SIGNS)
        for asked in (self.conversation.asked, self.conversation.interrupted):
            if asked is not None and asked.question in ABOUT_SIGNS:
                return asked
        return None

    def ice_since(self) -> datetime | None:
        """Tell since when ice may be on the skin: by a routine, one left lately, or reminders."""
        if self.place is not None and self.place.cold is not None:
            return self.place.cold
        record = self.memory.record
        on = record.ice.goes_on(self.now) if record.ice else None
        if on is not None and on < self.now:
            return on
        lately = record.cold is not None and self.now - record.cold < MOST_COLD + GAP
        return record.cold if lately else None

    def routine_of(self, place: Place) -> Routine:
        """Give the routine that a place is in."""
        return self.content.routines[place.routine]

    def asks(self, *questions: Question) -> bool:
        """Tell whether one of these questions is open."""
        asked = self.conversation.asked
        return asked is not None and asked.question in questions

    def slot(self, slot: Slot) -> request.Heard:
        """Give a slot as it was heard; empty where it was not."""
        return request.heard(self._envelope, slot.value) or _UNHEARD

    def say(self, prompt: Prompt, **values: object) -> str:
        """Give a prompt's words; its variants go round with the turns."""
        return self.words.prompt(prompt, self.conversation.turns, **values)

    def text(self, template: str) -> str:
        """Give a text of the content file in the words of the locale."""
        return self.words.text(template)

    def question(self, template: str, asked: Asked) -> str:
        """Give a question's words; it may name the routine that it is about."""
        about = asked.routine or (self.place and self.place.routine)
        title = self.content.routines[about].title if about else ""
        return self.words.text(template, routine=title)

    def ask(self, asked: Asked) -> tuple[str, str]:
        """Give the words that ask a question, and those that ask again; variants go round.

        What is asked until it is answered becomes short.
        """
        words, turns = self.content.questions[asked.question], self.conversation.turns
        ask = words.ask[turns % len(words.ask)]
        if words.short is not None and self.conversation.named >= NAMED_IN_FULL:
            ask = words.short
        reprompt = words.reprompt[turns % len(words.reprompt)]
        return self.question(ask, asked), self.question(reprompt, asked)

    def span(self, length: timedelta) -> str:
        """Say a length of time: to ten seconds below a minute, to the minute above."""
        seconds = max(round(length.total_seconds()), 1)
        if seconds <= _SECONDS_SPOKEN:
            return self.say(Prompt.SPAN_SECONDS, count=-(-seconds // 10) * 10)
        hours, minutes = divmod(-(-seconds // 60), 60)
        said = self._hours(hours) if hours else ""
        if minutes or not hours:
            one = minutes == 1
            rest = self.say(Prompt.SPAN_MINUTE if one else Prompt.SPAN_MINUTES, count=minutes)
            return self.all_of([said, rest]) if said else rest
        return said

    def _hours(self, hours: int) -> str:
        return self.say(Prompt.SPAN_HOUR if hours == 1 else Prompt.SPAN_HOURS, count=hours)

    def any_of(self, names: Sequence[str]) -> str:
        """Say names as a choice: one, one or two; one, two or three."""
        return self._listed(names, self.content.grammar.choice)

    def all_of(self, names: Sequence[str]) -> str:
        """Say names as a series: one, two and three."""
        return self._listed(names, self.content.grammar.series)

    def _listed(self, names: Sequence[str], joining: Joining) -> str:
        *others, last = names
        if not others:
            return last
        joined = self.content.grammar.between.join(others)
        return self.words.text(joining.before(last), others=joined, last=last)


_UNHEARD = request.Heard()

_SECONDS_SPOKEN = 50
"""Up to this many seconds a length of time is said in seconds."""
