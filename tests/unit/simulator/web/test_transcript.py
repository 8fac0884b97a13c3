import pytest

from simulator.accounts import ReminderWentOff, TimerWentOff
from simulator.happened import AskedAgain, Event, SessionEnded, SkillProblem, Spoke
from simulator.speech import read_ssml
from simulator.web.transcript import MOST_ENTRIES, MOST_EXCHANGES, Transcript
from simulator.wire import Exchange


def _request(kind: str, **more: object) -> Exchange:
    return Exchange({"request": {"type": kind, **more}}, {"version": "1.0"})


@pytest.mark.parametrize(
    ("event", "kind", "text"),
    [
        (AskedAgain("Which tea?"), "again", "Which tea?"),
        (Spoke("All right."), "spoke", "All right."),
        (ReminderWentOff("Take it out."), "reminder", "Here's your reminder: Take it out."),
        (TimerWentOff("Done."), "timer", "Done."),
        (SessionEnded("EXCEEDED_MAX_REPROMPTS"), "ended", "Nobody answered, so the session ended."),
        (SessionEnded("ELSE"), "ended", "The session ended: ELSE."),
        (SkillProblem("too long"), "problem", "The skill has a problem: too long"),
    ],
)
def test_what_happens_is_a_line(event: Event, kind: str, text: str) -> None:
    transcript = Transcript()
    transcript.tell(event)
    assert [(entry.kind, entry.text) for entry in transcript.entries] == [(kind, text)]


def test_a_reminder_is_said_twice_with_a_pause() -> None:
    transcript = Transcript()
    transcript.tell(ReminderWentOff("Take it out"))
    said = transcript.entries[0].as_json()["pieces"]
    assert [piece["text"] for piece in said] == ["Here's your reminder: Take it out."] * 2
    assert [piece["pause"] for piece in said] == [1.0, 0.0]


def test_a_question_asked_again_keeps_how_it_sounds() -> None:
    transcript = Transcript()
    speech = read_ssml("<speak><prosody rate='slow'>Which tea?</prosody></speak>")
    transcript.tell(AskedAgain(speech.text, speech))
    assert [piece.rate for piece in transcript.entries[0].pieces] == [0.75]


def test_only_the_newest_are_kept_under_numbers_of_their_own() -> None:
    transcript = Transcript()
    for _ in range(MOST_ENTRIES + 1):
        transcript.add("you", "tea")
    for _ in range(MOST_EXCHANGES + 1):
        transcript.watch(_request("LaunchRequest"))
    assert (transcript.entries[0].id, len(transcript.entries)) == (2, MOST_ENTRIES)
    assert transcript.exchanged(1) is None
    assert transcript.exchanged(MOST_EXCHANGES + 1) is not None


def test_an_exchange_is_named_after_its_intent_or_its_type() -> None:
    transcript = Transcript()
    transcript.watch(_request("LaunchRequest"))
    transcript.watch(_request("IntentRequest", intent={"name": "BrewIntent"}))
    assert [kept.name for kept in transcript.exchanges] == ["LaunchRequest", "BrewIntent"]


def test_an_answer_that_is_no_json_is_shown_as_text() -> None:
    transcript = Transcript()
    transcript.watch(Exchange({"request": {"type": "LaunchRequest"}}, {"response": {1}}))
    assert transcript.exchanges[0].as_json()["response"] == "{'response': {1}}"
