"""Questions about back spasms, answered from the content file."""

from __future__ import annotations

from collections.abc import Collection

from relief.content import Content
from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.handlers.base import IntentHandler
from relief.intents import Intent, Slot
from relief.prompts import Prompt
from relief.replies.guiding import again, return_question
from relief.replies.telling import follow_up, tell
from relief.replies.turn import Reply, Turn
from relief.replies.yes_no import affirm


class QuestionHandler(IntentHandler):
    """A question that has an intent of its own."""

    def names(self, content: Content) -> Collection[str]:
        """Give the question intents of the content."""
        return content.topic_of_intent

    def answer(self, turn: Turn) -> Reply:
        """Answer it; right after another it may ask about that."""
        return follow_up(turn) or tell(turn, turn.content.topic_of_intent[turn.intent or ""])


class HowOftenHandler(IntentHandler):
    """How often, how many times."""

    intents = (Intent.HOW_OFTEN,)

    def answer(self, turn: Turn) -> Reply:
        """Tell it of what was told just before; else ask of what, where that loses no place."""
        told = follow_up(turn)
        if told is not None:
            return told
        if turn.place is not None or turn.signs_asked is not None:
            return Reply((turn.say(Prompt.NO_MORE),), again(turn))
        return_question(turn)
        return Reply((), Asked(Question.WHAT_QUESTION))


class TopicHandler(IntentHandler):
    """A question that names its subject."""

    intents = (Intent.TOPIC,)

    def answer(self, turn: Turn) -> Reply:
        """Answer it; say so where the subject is unknown."""
        heard = turn.slot(Slot.TOPIC)
        topic = turn.content.topics.get(heard.id or "")
        if topic is not None:
            return tell(turn, topic)
        quoted = heard.quotable
        say = (turn.say(Prompt.TOPIC_UNKNOWN, topic=quoted),) if quoted else ()
        return_question(turn)
        return Reply(say, Asked(Question.WHAT_QUESTION))


class MoreHandler(IntentHandler):
    """Tell me more."""

    intents = (Intent.MORE,)

    def answer(self, turn: Turn) -> Reply:
        """Go on with what there is more of."""
        if turn.asks(Question.MORE, Question.MORE_ROUTINES):
            return affirm(turn)
        if turn.one_shot:
            return Reply((turn.say(Prompt.NO_QUESTION),), Asked(Question.MENU))
        return Reply((turn.say(Prompt.NO_MORE),), again(turn))


class AskQuestionHandler(IntentHandler):
    """Someone says that they have a question."""

    intents = (Intent.ASK_QUESTION,)

    def answer(self, turn: Turn) -> Reply:
        """Ask which, and keep what it comes between."""
        return_question(turn)
        return Reply((turn.say(Prompt.ASK_AWAY),), Asked(Question.WHAT_QUESTION))
