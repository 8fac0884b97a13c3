"""What is shown beside what is said, from the same state. Nothing of it changes the speech."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from relief.content import Routine, Step, escaped
from relief.domain.conversation import Asked
from relief.domain.ice import Move
from relief.domain.question import ABOUT_SIGNS, ASKED_BY_TOUCH, AT_HOME, AT_STEP
from relief.domain.reading import Reading, seconds_to_say
from relief.domain.routine import Place, is_long_hold, step_of, time_left
from relief.domain.screen import (
    Answer,
    Choice,
    Countdown,
    Danger,
    Goodbye,
    Guide,
    Home,
    Ice,
    Line,
    Positions,
    Query,
    Screen,
)
from relief.intents import Intent, Slot
from relief.labels import MONTHS, Label
from relief.quick.records import replace
from relief.replies.caution import EMERGENCY
from relief.replies.ice_cycle import running
from relief.replies.plain_words import label_of, plain
from relief.replies.subject import Iced, Listed, Told, Warned
from relief.replies.touching import choices_for, ice_choices, reading_choices, step_choices
from relief.replies.turn import Reply, Turn

_DIGITS: Final = r"<say-as interpret-as=\"digits\">(\d+)</say-as>"
_NUMBER: Final = rf"{_DIGITS}(?: {_DIGITS})*"


def show(turn: Turn, reply: Reply) -> Screen | None:
    """Choose what a reply shows; None where what is shown already stays.

    An interlude, such as "say that again", leaves the screen as it is, and so does a permission:
    Alexa asks for that herself.
    """
    if reply.directive is not None or _stays(turn, reply):
        return None
    return _by_subject(turn, reply) or _by_question(turn, reply)


def _stays(turn: Turn, reply: Reply) -> bool:
    """Tell whether what is in sight still is true after an interlude."""
    if reply.repeats is None or turn.one_shot or turn.has_moved:
        return False
    place = turn.place if turn.conversation.reading is None else None
    return place is None or not _is_held_anew(turn, place)


def _is_held_anew(turn: Turn, place: Place) -> bool:
    """Tell whether a short hold is paced in speech once more, so that its clock begins again."""
    step = step_of(turn.routine_of(place), place)
    return turn.intent in _SAYS_AGAIN and bool(step.hold) and not is_long_hold(step)


_SAYS_AGAIN: Final = (Intent.REPEAT, Intent.SLOWER, Intent.FASTER, Intent.NORMAL_SPEED)


def _by_subject(turn: Turn, reply: Reply) -> Screen | None:
    """Show what the turn is about, as far as a reply has told."""
    about = reply.about
    if isinstance(about, Warned):
        return _danger(turn, reply, about)
    if isinstance(about, Told):
        return _answer(turn, reply, about)
    if isinstance(about, Listed):
        return _positions(turn, reply)
    ice = isinstance(about, Iced) and not _stays_at_step(turn, reply)
    return _ice(turn, reply) if ice else None


def _by_question(turn: Turn, reply: Reply) -> Screen:
    """Show the question that is open, or the last words."""
    if turn.place is not None and _stays_at_step(turn, reply):
        return _guide(turn, reply, turn.place)
    if reply.asked is None:
        return Goodbye(label_of(turn, Label.TITLE), plain(*reply.say))
    if reply.asked.question in AT_HOME:
        return _home(turn, reply, reply.asked)
    return _query(turn, reply, reply.asked)


def number_in(text: str) -> str:
    """Give the first telephone number of a text, empty where it has none."""
    found = re.search(_NUMBER, text)
    return " ".join(re.findall(_DIGITS, found[0])) if found else ""


def _stays_at_step(turn: Turn, reply: Reply) -> bool:
    """Tell whether the step is shown: its question is open, or one rests there in silence."""
    if reply.asked is not None:
        return reply.asked.question in AT_STEP
    return turn.place is not None and reply.about is None and turn.intent not in _STOPS


_STOPS: Final = (Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME)


def _question(turn: Turn, asked: Asked | None) -> str:
    return "" if asked is None else plain(turn.ask(asked)[0])


def _title(text: str) -> str:
    """Write a title, which stands inside sentences, as a heading."""
    return text[:1].upper() + text[1:]


# The kinds


def _danger(turn: Turn, reply: Reply, about: Warned) -> Danger:
    return Danger(
        title=label_of(turn, Label(about.level)),
        number=number_in(about.call) if about.level == EMERGENCY else "",
        text=plain(about.call),
        level=about.level,
        question=_question(turn, reply.asked),
        choices=_unsuggested(turn, reply.asked),
    )


def _unsuggested(turn: Turn, asked: Asked | None) -> tuple[Choice, ...]:
    """Give what answers a question, if one is open, with nothing put before the call for help."""
    choices = () if asked is None else choices_for(turn, asked)
    return tuple(replace(choice, main=False) for choice in choices)


def _answer(turn: Turn, reply: Reply, about: Told) -> Answer:
    topic = about.topic
    titles = [escaped(turn.content.sources[source]) for source in topic.sources]
    return Answer(
        title=_title(plain(turn.text(topic.title))),
        text=plain(*reply.say),
        question=_question(turn, reply.asked),
        choices=choices_for(turn, reply.asked),
        heading=label_of(turn, Label.SOURCES),
        sources=tuple(titles),
        reviewed=_reviewed(turn, date.fromisoformat(topic.reviewed)),
    )


def _reviewed(turn: Turn, day: date) -> str:
    month = label_of(turn, MONTHS[day.month - 1])
    return label_of(turn, Label.REVIEWED, day=day.day, month=month, year=day.year)


def _positions(turn: Turn, reply: Reply) -> Positions:
    rows = tuple(
        Choice(
            _title(plain(turn.text(routine.title))),
            Intent.START_ROUTINE,
            {Slot.ROUTINE.value: routine.id},
        )
        for routine in turn.content.routines.values()
    )
    return Positions(
        title=label_of(turn, Label.POSITIONS),
        question=_question(turn, reply.asked),
        rows=rows,
        choices=choices_for(turn, reply.asked),
    )


def _home(turn: Turn, reply: Reply, asked: Asked) -> Home:
    return Home(
        title=label_of(turn, Label.TITLE),
        text=plain(*reply.say),
        question=_question(turn, asked),
        choices=choices_for(turn, asked),
        notice=label_of(turn, Label.NOTICE),
    )


def _query(turn: Turn, reply: Reply, asked: Asked) -> Query:
    check = asked.question in ABOUT_SIGNS
    routine = turn.content.routines[asked.routine] if asked.routine and not check else None
    general = label_of(turn, Label.SAFETY_CHECK if check else Label.TITLE)
    return Query(
        title=_title(plain(turn.text(routine.title))) if routine else general,
        text=plain(*reply.say),
        question=_question(turn, asked),
        choices=choices_for(turn, asked),
        picture=_most_shown(routine) if routine else None,
    )


def _most_shown(routine: Routine) -> str | None:
    """Give the picture of the position that a routine is about: that of its longest hold."""
    pictured = [step for step in routine.steps if step.picture]
    longest = max(pictured, key=lambda step: step.hold, default=None)
    return longest.picture if longest else None


def _ice(turn: Turn, reply: Reply) -> Ice | None:
    cycle = running(turn)
    upcoming = cycle and cycle.next_moment(turn.now)
    if cycle is None or not upcoming:
        return None
    rounds = label_of(turn, Label.ROUNDS_LEFT, rounds=cycle.rounds_ahead(turn.now))
    label = Label.ICE_OFF_IN if upcoming.move is Move.OFF else Label.ICE_ON_IN
    left = round((upcoming.at - turn.now).total_seconds())
    home = reply.asked is None or reply.asked.question in AT_HOME
    return Ice(
        title=label_of(turn, Label.ICE),
        countdown=Countdown(label_of(turn, label), left),
        text=rounds,
        question="" if home else _question(turn, reply.asked),
        choices=ice_choices(turn) if home else choices_for(turn, reply.asked),
        picture=_ICE_PACK,
    )


_ICE_PACK: Final = "wrapped_ice_pack"


# A step


def _guide(turn: Turn, reply: Reply, place: Place) -> Guide:
    routine, reading = turn.routine_of(place), turn.conversation.reading
    if reading is not None:
        return _guide_on(turn, routine, place, reading)
    asked = reply.asked
    step = step_of(routine, place)
    return Guide(
        title=_title(plain(turn.text(routine.title))),
        progress=label_of(turn, Label.STEP_OF, step=place.step + 1, steps=len(routine.steps)),
        text=plain(turn.text(_words(place, step))),
        question=""
        if asked is None or asked.question in ASKED_BY_TOUCH
        else _question(turn, asked),
        choices=step_choices(turn, asked, place),
        # The usual drawing would mislead beside the easier way, unless it shows that too.
        picture=step.easier_picture if place.easier else step.picture,
        countdown=_countdown(turn, routine, place),
    )


def _guide_on(turn: Turn, routine: Routine, place: Place, reading: Reading) -> Guide:
    steps = range(reading.first, place.step + 1)
    return Guide(
        title=_title(plain(turn.text(routine.title))),
        progress=label_of(
            turn,
            Label.STEPS_OF,
            first=reading.first + 1,
            last=place.step + 1,
            steps=len(routine.steps),
        ),
        text="",
        question="",
        choices=reading_choices(turn, place),
        steps=tuple(Line(index + 1, plain(turn.text(routine.steps[index].say))) for index in steps),
    )


def _words(place: Place, step: Step) -> str:
    return step.easier if place.easier and step.easier else step.say


def _countdown(turn: Turn, routine: Routine, place: Place) -> Countdown | None:
    """Give what is left of a hold; a short one begins when its words have been said."""
    step = step_of(routine, place)
    label = label_of(turn, Label.PAUSED if place.paused else Label.TIME_LEFT)
    if is_long_hold(step):
        left = time_left(routine, place, turn.now) or timedelta()
        runs = place.paused is None or step.cold
        return Countdown(label, round(left.total_seconds()), runs=runs)
    if not step.hold or place.paused:
        return None
    since = 0 if turn.intent in _SAYS_AGAIN else (turn.now - place.since).total_seconds()
    words = seconds_to_say(_words(place, step), turn.speed)
    starts_in = round(words - since)
    left_of_it = step.hold + min(starts_in, 0)
    return Countdown(label, left_of_it, max(starts_in, 0)) if left_of_it > 0 else None
