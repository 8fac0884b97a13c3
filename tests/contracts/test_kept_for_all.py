"""What is read once for everybody stays as it was read, whatever is asked and shown meanwhile.

A process of Lambda answers many people. Documents are handed out without a copy, for they are
large; so nothing that makes an answer, or takes it, may write into them.
"""

import json
from collections.abc import Mapping
from typing import Any

from relief.alexa import screens
from relief.bootstrap import handled_intents
from relief.content import Library
from relief.domain.conversation import Asked, Conversation
from relief.domain.question import Question
from relief.domain.routine import Place
from simulator.envelope import Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON
from tests.support.shown import screens as every_screen

DOCUMENTS = sorted({name.partition("-")[0] for name in every_screen()})
STATES = (
    Conversation(asked=Asked(Question.MENU)),
    Conversation(asked=Asked(Question.NEXT_STEP), place=Place("ice", 4, MONDAY_NOON), checked=True),
)


def kept() -> Mapping[str, Any]:
    """Give all that is kept of documents and drawings, by its name."""
    documents = {name: screens._document(name) for name in DOCUMENTS}
    return {**documents, "pictures": screens.pictures()}


def forget() -> None:
    """Read everything anew when it is next asked for."""
    for cached in (screens._document, screens._read, screens.pictures):
        cached.cache_clear()


def answer_all(library: Library) -> None:
    """Answer every intent in some states, on a device with a screen, in each language."""
    for locale in ("en-US", "es-US"):
        for state in STATES:
            for intent in sorted(handled_intents(library.content(locale))):
                skill = Direct(locale, screen=PROFILES["medium"], library=library)
                skill.session = Session(new=False, attributes=state.to_json())
                skill.intend(intent)


def test_no_request_changes_what_is_read_once_for_all() -> None:
    library = Library()
    forget()
    answer_all(library)
    after = kept()
    content = {language: library.content(language) for language in ("en", "es")}
    forget()
    assert after == kept()
    assert content == {language: LIBRARY.content(language) for language in content}


def test_the_same_request_is_answered_alike_however_many_come_between() -> None:
    """By one process, as in Lambda: what one person is shown is not in what the next one gets."""

    def shown(locale: str) -> str:
        skill = Direct(locale, screen=PROFILES["medium"], library=library)
        answer = skill.launch()
        return json.dumps(answer)

    library = Library()
    before = [shown("en-US"), shown("es-US")]
    answer_all(library)
    assert [shown("en-US"), shown("es-US")] == before
