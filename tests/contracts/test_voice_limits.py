"""Every reply that the content can give keeps the limits of a voice, in every locale.

``Direct`` holds each answer against the rules: at most 45 words, a question at the end if and only
if the session stays open, a reprompt in other words, SSML and audio as Alexa takes them.
"""

from dataclasses import replace

import pytest

from relief.content import Routine
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import Proposal
from relief.domain.pace import Pace
from relief.domain.question import ABOUT_ICE, ABOUT_ROUTINE, ABOUT_TOPIC, IN_ROUTINE, Question
from relief.domain.routine import Place
from relief.intents import Intent
from relief.skill import JsonObject
from simulator.envelope import Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.project import MONDAY_NOON

LOCALES = {
    elsewhere: [elsewhere, *LIBRARY.content(elsewhere).regions.keys() - {"default"}]
    for elsewhere in ("en-NZ", "es-CO")
}
"""Those of each language's content, by one that has the default words."""
CONTENTS = {locale: LIBRARY.content(locale) for locale in LOCALES}
EVERYWHERE = pytest.mark.parametrize("locale", sorted(set().union(*LOCALES.values())))
EACH_LANGUAGE = pytest.mark.parametrize("locale", CONTENTS)


def longest_title(locale: str) -> Routine:
    """Give the routine that takes longest to name."""
    routines = LIBRARY.content(locale).routines.values()
    return max(routines, key=lambda routine: len(routine.title.split()))


def spoken_in(elsewhere: str, *texts: str | None) -> list[str]:
    """Give locales enough to say these texts in every way there is: most have no regional word."""
    ways = {
        tuple(CONTENTS[elsewhere].words(locale).text(text) for text in texts if text): locale
        for locale in sorted(LOCALES[elsewhere])
    }
    return list(ways.values())


EACH_ANSWER = pytest.mark.parametrize(
    ("intent", "locale"),
    [
        (intent, locale)
        for elsewhere, content in CONTENTS.items()
        for intent, topic in content.topic_of_intent.items()
        for locale in spoken_in(elsewhere, *topic.parts)
    ],
)
EACH_ROUTINE_SPOKEN = pytest.mark.parametrize(
    ("routine", "locale"),
    [
        pytest.param(routine, locale, id=f"{routine.id}-{locale}")
        for elsewhere, content in CONTENTS.items()
        for routine in content.routines.values()
        for locale in spoken_in(
            elsewhere,
            routine.needs,
            routine.not_for,
            routine.finish,
            *(text for step in routine.steps for text in (step.say, step.easier)),
        )
    ],
)
EACH_ROUTINE = pytest.mark.parametrize(
    ("routine", "locale"),
    [
        pytest.param(routine, locale, id=f"{routine.id}-{locale}")
        for locale, content in CONTENTS.items()
        for routine in content.routines.values()
    ],
)
VARIANTS = range(
    max(
        max(
            *(len(words.ask) for words in content.questions.values()),
            *(len(words.reprompt) for words in content.questions.values()),
            *(len(variants) for variants in content.prompts.values()),
        )
        for content in CONTENTS.values()
    )
)
"""The turns after which every variant of every prompt and question has had its turn."""


def put(skill: Direct, state: Conversation) -> None:
    """Put the conversation into a state."""
    skill.session = Session(new=False, attributes=state.to_json())


def at_step(
    routine: Routine, step: int, question: Question = Question.NEXT_STEP, turns: int = 0
) -> Conversation:
    place = Place(routine.id, step, MONDAY_NOON)
    return Conversation(asked=Asked(question), place=place, checked=True, turns=turns)


def hear_it_all(skill: Direct, answer: JsonObject) -> int:
    """Ask for more until there is no more; give how many parts there were."""
    parts = 1
    while skill.state.get("asked", {}).get("question") == Question.MORE:
        assert answer["response"]["shouldEndSession"] is False
        answer = skill.intend(Intent.MORE)
        parts += 1
    return parts


# Answers


@EACH_ANSWER
def test_an_answer_in_one_shot_is_told_with_the_notice_and_then_without(
    intent: str, locale: str
) -> None:
    skill = Direct(locale)
    first = skill.intend(intent)
    second = skill.intend(intent)
    assert first["response"]["shouldEndSession"] is True
    assert second["response"]["shouldEndSession"] is True
    assert len(speech(first)) > len(speech(second))


def before_an_answer(locale: str) -> tuple[Conversation, ...]:
    """Give what an answer comes after: the question that follows it differs."""
    return (
        Conversation(asked=Asked(Question.MENU)),
        Conversation(asked=Asked(Question.DANGER_SIGNS)),
        at_step(longest_title(locale), 0),
    )


@EACH_ANSWER
def test_every_part_of_every_answer_in_a_session(intent: str, locale: str) -> None:
    skill = Direct(locale)
    topics = LIBRARY.content(locale).topic_of_intent
    for before in before_an_answer(locale):
        for turns in VARIANTS:
            put(skill, replace(before, turns=turns))
            parts = hear_it_all(skill, skill.intend(intent))
            assert parts == len(topics[intent].parts)


# Danger signs


@EVERYWHERE
@pytest.mark.parametrize("intent", CONTENTS["en-NZ"].sign_of_intent)
def test_every_danger_sign_from_anywhere(intent: str, locale: str) -> None:
    skill = Direct(locale)
    fresh = speech(skill.intend(intent))
    for state in before_an_answer(locale):
        put(skill, state)
        answer = skill.intend(intent)
        emergency = LIBRARY.content(locale).sign_of_intent[intent].level == "emergency"
        assert answer["response"]["shouldEndSession"] is False
        call, _ = fresh.split(". ", 1)
        assert speech(answer).startswith(fresh.removesuffix("</speak>") if emergency else call)
        for said in (Intent.HELP, Intent.FALLBACK, Intent.FALLBACK) if emergency else ():
            answer = skill.intend(said)
        assert answer["response"]["shouldEndSession"] is emergency


@EVERYWHERE
@pytest.mark.parametrize("question", [Question.DANGER_SIGNS, Question.HURT_SIGNS])
def test_a_yes_to_the_danger_check(question: Question, locale: str) -> None:
    skill = Direct(locale)
    for turns in VARIANTS:
        put(skill, at_step(longest_title(locale), 0, question, turns))
        assert skill.intend(Intent.YES)["response"]["shouldEndSession"] is False
        assert skill.intend(Intent.YES)["response"]["shouldEndSession"] is True


# Routines


@EACH_ROUTINE_SPOKEN
def test_every_routine_is_introduced_and_asked_about(routine: Routine, locale: str) -> None:
    skill = Direct(locale)
    for turns in VARIANTS:
        ready = Conversation(asked=Asked(Question.MENU), checked=True, turns=turns)
        put(skill, ready)
        skill.intend(Intent.START_ROUTINE, routine=routine.id)
        for name in (Intent.WHAT_DO_I_NEED, Intent.WHO_SHOULD_NOT, Intent.HELP, Intent.START_OVER):
            skill.intend(name)
        assert skill.state["asked"]["question"] == Question.READY
        skill.intend(Intent.NO)


@EACH_ROUTINE_SPOKEN
def test_every_step_is_said_and_so_is_its_easier_way(routine: Routine, locale: str) -> None:
    skill = Direct(locale)
    for index in range(len(routine.steps)):
        for turns in VARIANTS:
            put(skill, at_step(routine, 0, turns=turns))
            skill.intend(Intent.GO_TO_STEP, step=str(index + 1))
            put(skill, at_step(routine, index, Question.HURT_SIGNS, turns))
            skill.intend(Intent.NO)


AT_A_STEP = (
    Intent.NO,
    Intent.NEXT,
    Intent.PREVIOUS,
    Intent.PAUSE,
    Intent.THAT_HURTS,
    Intent.CANNOT_DO,
    Intent.LEAVE_POSITION,
    Intent.EASED,
    Intent.TIME_LEFT,
    Intent.WHICH_STEP,
)


@EACH_ROUTINE
def test_every_step_can_be_left_paused_and_asked_about(routine: Routine, locale: str) -> None:
    skill = Direct(locale)
    for index in range(len(routine.steps)):
        for name in AT_A_STEP:
            put(skill, at_step(routine, index))
            skill.intend(name)


@pytest.mark.parametrize("pace", Pace)
@EACH_ROUTINE
def test_reading_on_from_every_step_is_no_longer_than_alexa_plays(
    routine: Routine, locale: str, pace: Pace
) -> None:
    skill = Direct(locale)
    for index in range(len(routine.steps)):
        put(skill, replace(at_step(routine, index, Question.PAUSED), pace=pace))
        skill.intend(Intent.KEEP_GOING)


@EACH_ROUTINE
def test_a_launch_takes_up_every_place(routine: Routine, locale: str) -> None:
    skill = Direct(locale)
    skill.launch()
    for index in range(len(routine.steps)):
        here = Place(routine.id, index, skill.clock.now())
        put(skill, Conversation(asked=Asked(Question.NEXT_STEP), place=here))
        skill.intend(Intent.PAUSE)
        for hours in (0.01, 0.5, 30):
            skill.wait(hours=hours)
            skill.launch()
            skill.intend(Intent.HELP)
        assert skill.state["asked"]["question"] == Question.TRY_ROUTINE


@EACH_LANGUAGE
def test_every_list_of_routines(locale: str) -> None:
    skill = Direct(locale)
    for turns in VARIANTS:
        for part in range(len(CONTENTS[locale].routines) + 1):
            asked = Asked(Question.MORE_ROUTINES, part=part)
            put(skill, Conversation(asked=asked, turns=turns))
            skill.intend(Intent.YES)


# Every question, whatever is said to it


def _asked(question: Question, routine: str, locale: str) -> Asked:
    topics = CONTENTS[locale].topics.values()
    topic = next(topic.id for topic in topics if len(topic.parts) > 1)
    return Asked(
        question,
        routine=routine if question in ABOUT_ROUTINE else None,
        topic=topic if question in ABOUT_TOPIC else None,
        part=1 if question in ABOUT_TOPIC else 0,
        ice=Proposal() if question in ABOUT_ICE else None,
    )


@EACH_LANGUAGE
@pytest.mark.parametrize("question", Question)
def test_whatever_is_said_to_any_question(question: Question, locale: str) -> None:
    """With every variant, and with the routine that takes longest to name."""
    skill, longest = Direct(locale), longest_title(locale).id
    place = Place(longest, 0, MONDAY_NOON)
    for turns in VARIANTS:
        for name in Intent:
            state = Conversation(
                asked=_asked(question, longest, locale),
                interrupted=Asked(Question.READY, routine=longest),
                place=place if question in IN_ROUTINE else None,
                turns=turns,
            )
            put(skill, state)
            skill.intend(name)


@EACH_ROUTINE
@pytest.mark.parametrize("question", Question)
def test_help_and_fallbacks_at_any_question_of_any_routine(
    question: Question, routine: Routine, locale: str
) -> None:
    skill = Direct(locale)
    put(
        skill,
        Conversation(_asked(question, routine.id, locale), place=Place(routine.id, 0, MONDAY_NOON)),
    )
    skill.intend(Intent.HELP)
    tries = 2 if question is Question.HEARD_RIGHT else 4
    heard = [speech(skill.intend(Intent.FALLBACK)) for _ in range(tries)]
    assert len(set(heard)) == tries, "a fallback repeats itself"
    assert skill.session.new, "the last fallback did not close"
