"""How an answer is told: part by part, and what is asked after it."""

from __future__ import annotations

from relief.content import Topic
from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.domain.record import Notice
from relief.intents import FOLLOW_UPS
from relief.prompts import Prompt
from relief.replies.guiding import return_question, rule_out
from relief.replies.subject import Told
from relief.replies.turn import Reply, Turn


def tell(turn: Turn, topic: Topic, part: int = 0) -> Reply:
    """Tell a part of an answer. A one-shot question is answered directly and closes."""
    about = Told(topic, part)
    rule_out(turn, topic)
    say = turn.text(topic.parts[part])
    if turn.one_shot:
        first = turn.memory.hear(Notice.GENERAL_INFORMATION)
        return Reply((say, turn.say(Prompt.NOTICE)) if first else (say,), about=about)
    return Reply((say,), _question_after(turn, topic, part), about=about)


def follow_up(turn: Turn) -> Reply | None:
    """Tell what a short question asks of the topic told just before; None where it asks nothing."""
    told = turn.content.topics.get(turn.conversation.told or "")
    kind = FOLLOW_UPS.get(turn.intent or "", "")
    if told is None or kind not in told.follow_ups:
        return None
    topic, part = told.follow_ups[kind]
    return tell(turn, turn.content.topics[topic], part)


def _question_after(turn: Turn, topic: Topic, part: int) -> Asked:
    """Ask whether to go on; at the end offer the routine that helps, or go back."""
    back = return_question(turn)
    if part + 1 < len(topic.parts):
        return Asked(Question.MORE, topic=topic.id, part=part + 1)
    offers = back.question in {Question.ANYTHING_ELSE, Question.TRY_ROUTINE}
    if offers and topic.routine and topic.routine not in turn.conversation.ruled_out:
        return Asked(Question.TRY_ROUTINE, routine=topic.routine)
    return back
