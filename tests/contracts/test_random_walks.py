"""Nobody knows what people will say next: random walks hold what must hold everywhere."""

from collections.abc import Mapping
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from relief.domain.conversation import Conversation, read_conversation
from relief.domain.question import Question
from relief.intents import Intent, Slot
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.profiles import PROFILES

CONTENT = LIBRARY.content("en-US")
TROUBLE = "something went wrong"
PLAIN_INTENTS = sorted(
    set(Intent) - {Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME, Intent.REPEAT}
)
EMERGENCIES = sorted(
    intent for intent, sign in CONTENT.sign_of_intent.items() if sign.level == "emergency"
)
IDS = st.sampled_from(
    [
        *CONTENT.routines,
        *CONTENT.topics,
        "floor",
        "bed",
        "chair",
        "3",
        "99",
        "PT10M",
        "PT2H",
        "<b>&",
        "?",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JUNK = st.recursive(
    SCALARS | st.just("2026-03-02T12:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
STATE_KEYS = sorted(Conversation.__dataclass_fields__)


class Walk(RuleBasedStateMachine):
    """A person who says and touches anything, waits any time, and whose state is broken at times.

    With a screen, so that whatever is shown is held against the rules as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.skill = Direct(screen=PROFILES["medium"])

    @rule()
    def launch(self) -> None:
        self.skill.launch()

    @rule(intent=st.sampled_from(PLAIN_INTENTS), heard=st.none() | IDS)
    def say(self, intent: str, heard: str | None) -> None:
        self.skill.intend(intent, **{slot.value: heard for slot in Slot})

    @rule(surface=st.sampled_from(["bed", "floor", "chair"]))
    def get_into_a_routine(self, surface: str) -> None:
        self.skill.launch()
        self.skill.intend(Intent.IN_PAIN)
        self.skill.intend(Intent.NO)
        self.skill.intend(Intent.CHOOSE_SURFACE, surface=surface)
        self.skill.intend(Intent.YES)

    @rule(intent=st.sampled_from(sorted(CONTENT.topic_of_intent)))
    def ask(self, intent: str) -> None:
        self.skill.intend(intent)

    @precondition(lambda self: self.skill.shown)
    @rule(number=st.integers(0, 20))
    def touch(self, number: int) -> None:
        assert self.skill.shown is not None
        choices = self.skill.shown["datasources"]["screen"]["choices"]
        if choices:
            self.skill.touch(choices[number % len(choices)]["arguments"])

    @rule(intent=st.sampled_from([Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME]))
    def leave(self, intent: str) -> None:
        heard = self._was_alarmed() and not self.skill.session.new
        misheard = intent == Intent.CANCEL and heard
        answer = self.skill.intend(intent)
        assert answer["response"]["shouldEndSession"] is not misheard

    @rule(seconds=st.integers(0, 100_000))
    def wait(self, seconds: int) -> None:
        self.skill.wait(seconds=seconds)

    @rule()
    def fall_silent(self) -> None:
        self.skill.end()

    @rule(key=st.sampled_from(STATE_KEYS), junk=JUNK)
    def break_the_state(self, key: str, junk: object) -> None:
        self.skill.corrupt(key, junk)

    @rule(
        question=st.sampled_from([question.value for question in Question]),
        routine=st.none() | IDS,
        topic=st.none() | IDS,
        part=st.integers(-5, 50),
    )
    def forge_a_question(self, **asked: Any) -> None:
        self.skill.corrupt("asked", asked)

    @rule(intent=st.sampled_from(EMERGENCIES))
    def emergency(self, intent: str) -> None:
        settled = self.skill.session.new or self._was_alarmed()
        answer = self.skill.intend(intent)
        assert speech(answer).startswith("<speak>"), "said at a rate nobody chose"
        first_sentence = speech(answer).partition("now.")[0]
        assert CONTENT.regions["en-US"]["emergency"] in first_sentence
        assert answer["response"]["shouldEndSession"] is settled
        assert self.skill.read_state().place is None

    def _was_alarmed(self) -> bool:
        asked = self.skill.read_state().asked
        return asked is not None and asked.question is Question.HEARD_RIGHT

    @precondition(lambda self: self.skill.state.get("last") and self.skill.state.get("asked"))
    @rule()
    def repeat(self) -> None:
        before = self.skill.read_state()
        again = self.skill.intend(Intent.REPEAT)
        if before.last is not None and before.asked is not None:
            assert before.last.speech in speech(again)
            assert self.skill.read_state().asked == before.asked
        assert speech(self.skill.intend(Intent.REPEAT)) == speech(again)

    @precondition(lambda self: _at_a_step(self.skill.state))
    @rule()
    def next_and_back(self) -> None:
        here = _place(self.skill.state)
        assert here is not None
        self.skill.intend(Intent.NEXT)
        after = _place(self.skill.state)
        if after is not None:
            assert after == (here[0], here[1] + 1)
            self.skill.intend(Intent.PREVIOUS)
            assert _place(self.skill.state) == here

    @invariant()
    def nothing_went_wrong(self) -> None:
        assert self.skill.last_speech is None or TROUBLE not in self.skill.last_speech


def _at_a_step(state: Mapping[str, Any]) -> bool:
    read = read_conversation(state, CONTENT)
    steps = (Question.NEXT_STEP, Question.HOLD)
    return read.asked is not None and read.reading is None and read.asked.question in steps


def _place(state: Mapping[str, Any]) -> tuple[str, int] | None:
    place = read_conversation(state, CONTENT).place
    return (place.routine, place.step) if place else None


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=300,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
