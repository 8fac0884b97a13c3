"""What every skill must do: help, stop, repeat, how fast to speak, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from relief import tally
from relief.domain.conversation import NAMED_IN_FULL, Asked, Said
from relief.domain.pace import Pace
from relief.domain.question import ABOUT_SIGNS, NEEDS_CLEAR_ANSWER, Question
from relief.handlers.base import IntentHandler
from relief.intents import Intent
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.caution import EMERGENCY
from relief.replies.guiding import again, say_step
from relief.replies.ice_cycle import running
from relief.replies.subject import Warned
from relief.replies.turn import Reply, Turn
from relief.replies.yes_no import affirm, deny


class YesHandler(IntentHandler):
    """Yes."""

    intents = (Intent.YES,)

    def answer(self, turn: Turn) -> Reply:
        """Answer the open question."""
        return affirm(turn)


class MaybeHandler(IntentHandler):
    """Maybe. With danger signs that is a yes; where something would be done, it is none."""

    intents = (Intent.MAYBE,)

    def answer(self, turn: Turn) -> Reply:
        """Take it as a yes, or ask for a clear one."""
        if turn.asks(*NEEDS_CLEAR_ANSWER, Question.HOLD_TIMER, Question.ICE_OFFER):
            return Reply((turn.say(Prompt.CLEAR_ANSWER),), turn.conversation.asked)
        return affirm(turn)


class OkayHandler(IntentHandler):
    """Okay. That goes along with an offer, but it tells of no danger sign."""

    intents = (Intent.OKAY,)

    def answer(self, turn: Turn) -> Reply:
        """Take it as a yes, except to the danger-sign check."""
        if turn.asks(*ABOUT_SIGNS):
            return Reply((turn.say(Prompt.CLEAR_ANSWER),), turn.conversation.asked)
        return affirm(turn)


class NoHandler(IntentHandler):
    """No."""

    intents = (Intent.NO,)

    def answer(self, turn: Turn) -> Reply:
        """Answer the open question."""
        return deny(turn)


class HelpHandler(IntentHandler):
    """Help."""

    intents = (Intent.HELP,)

    def answer(self, turn: Turn) -> Reply:
        """Explain the question that is open, and ask it again."""
        asked = turn.conversation.asked or Asked(Question.MENU)
        words = turn.content.questions[asked.question].help
        said = turn.question(words, asked)
        alarmed = asked.question is Question.HEARD_RIGHT
        return Reply((said,), asked, about=Warned(EMERGENCY, said) if alarmed else None)


class WhatCanYouDoHandler(IntentHandler):
    """What can you do."""

    intents = (Intent.WHAT_CAN_YOU_DO,)

    def answer(self, turn: Turn) -> Reply:
        """Name the three things that the skill does."""
        return Reply((turn.say(Prompt.CAPABILITIES),), again(turn) or Asked(Question.MENU))


class StopHandler(IntentHandler):
    """Stop."""

    intents = (Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME)

    def answer(self, turn: Turn) -> Reply:
        """Say goodbye and close; the place stays remembered.

        Who cancels with nothing going on but ice reminders is asked about those.
        """
        idle = turn.place is None and turn.signs_asked is None
        if turn.intent == Intent.CANCEL and idle and running(turn) is not None:
            if turn.asks(Question.ICE_CANCEL):
                return Reply((turn.say(Prompt.ICE_KEPT), turn.say(Prompt.GOODBYE)))
            if not turn.asks(*NEEDS_CLEAR_ANSWER):
                return Reply((turn.say(Prompt.ICE_STILL_SET),), Asked(Question.ICE_CANCEL))
        return Reply((turn.say(Prompt.GOODBYE),))


class ThanksHandler(IntentHandler):
    """Thanks."""

    intents = (Intent.THANKS,)

    def answer(self, turn: Turn) -> Reply:
        """Be polite, and go on."""
        thanks = Reply((turn.say(Prompt.THANKS),), again(turn))
        return replace(thanks, repeats=turn.conversation.last)


class RepeatHandler(IntentHandler):
    """Say that again."""

    intents = (Intent.REPEAT,)

    def speak(self, turn: Turn) -> tuple[Said, Reply]:
        """Say the last words again, to the letter, with the question that they asked.

        Danger signs that were asked for in short are named in full.
        """
        last = turn.conversation.last
        if turn.conversation.named > NAMED_IN_FULL and turn.asks(*ABOUT_SIGNS):
            turn.change(named=0)
            return super().speak(turn)
        if last is None or (last.reprompt is None) != (turn.conversation.asked is None):
            return super().speak(turn)
        turn.read_again()
        return last, Reply((last.speech,), turn.conversation.asked, repeats=last)

    def answer(self, turn: Turn) -> Reply:
        """Name the danger signs; else say the step that the person is at, or what can be done."""
        if turn.asks(*ABOUT_SIGNS):
            return Reply((), turn.conversation.asked)
        if turn.place is not None:
            return say_step(turn, turn.place)
        return Reply((turn.say(Prompt.NO_QUESTION),), Asked(Question.MENU))


class PaceHandler(IntentHandler):
    """Slower, faster, normal speed."""

    intents = (Intent.SLOWER, Intent.FASTER, Intent.NORMAL_SPEED)

    def speak(self, turn: Turn) -> tuple[Said, Reply]:
        """Say the last words again at the new rate: they were too fast, or too slow."""
        said, reply = super().speak(turn)
        last = turn.conversation.last
        if last is None or turn.conversation.asked is None:
            return said, reply
        turn.read_again()
        said = Said(f"{reply.say[0]} {last.speech}", last.reprompt)
        return said, replace(reply, repeats=last)

    def answer(self, turn: Turn) -> Reply:
        """Change the rate of speech."""
        pace, prompt = _PACES[turn.intent or ""](turn.conversation.pace)
        turn.change(pace=pace)
        return Reply((turn.say(prompt),), again(turn))


def _slower(pace: Pace) -> tuple[Pace, Prompt]:
    slower = pace.slower()
    return slower, Prompt.SLOWEST if slower is pace else Prompt.SLOWER


def _faster(pace: Pace) -> tuple[Pace, Prompt]:
    faster = pace.faster()
    return faster, Prompt.FASTEST if faster is pace else Prompt.FASTER


_PACES: Mapping[str, Callable[[Pace], tuple[Pace, Prompt]]] = {
    Intent.SLOWER: _slower,
    Intent.FASTER: _faster,
    Intent.NORMAL_SPEED: lambda pace: (Pace.NORMAL, Prompt.NORMAL_SPEED),
}


class FallbackHandler(IntentHandler):
    """Anything that was not understood. It never says the same thing twice, and it ends."""

    understood = False
    intents = (Intent.FALLBACK,)

    def answer(self, turn: Turn) -> Reply:
        """Offer two things to say; after three times, close."""
        tally.count(tally.FALLBACKS)
        count = turn.conversation.fallbacks
        turn.change(fallbacks=count + 1)
        if count >= len(_TRIES):
            unsure = turn.asks(*ABOUT_SIGNS)
            close = Prompt.SIGNS_UNSURE if unsure else Prompt.FALLBACK_CLOSE
            said = turn.say(close)
            return Reply((said,), about=Warned(EMERGENCY, said) if unsure else None)
        asked = turn.conversation.asked or Asked(Question.MENU)
        first, second = turn.content.questions[asked.question].hints[:2]
        say = turn.say(_TRIES[count], first=first, second=second)
        # Who then asks "what was that" missed what came before, not this.
        return Reply((say,), asked, repeats=turn.conversation.last)


_TRIES = (Prompt.FALLBACK_FIRST, Prompt.FALLBACK_SECOND, Prompt.FALLBACK_THIRD)
