"""What the page calls. Each call that does something returns the new state of everything."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from simulator.alexa import UnknownLocaleError
from simulator.web.chips import phrasebook
from simulator.web.learning import Learning
from simulator.web.session import AskedWrongError, Conversation
from simulator.web.view import document, view

LONGEST_SENTENCE: Final = 500
"""Characters."""

Act = Callable[[Conversation, "Body"], None]


class Body:
    """The fields of a call's JSON; a wrong one is an AskedWrongError."""

    def __init__(self, fields: object) -> None:
        """Take what was decoded."""
        if not isinstance(fields, dict):
            raise AskedWrongError("a call is a JSON object")
        self._fields = fields

    def text(self, name: str) -> str:
        """Return a field that is text."""
        found = self._fields.get(name)
        if not isinstance(found, str) or len(found) > LONGEST_SENTENCE:
            raise AskedWrongError(f"{name} is no text of at most {LONGEST_SENTENCE} characters")
        return found

    def flag(self, name: str) -> bool:
        """Return a field that is true or false."""
        found = self._fields.get(name)
        if not isinstance(found, bool):
            raise AskedWrongError(f"{name} is neither true nor false")
        return found

    def seconds(self, name: str) -> timedelta:
        """Return a field that is a length of time."""
        found = self._fields.get(name)
        if not isinstance(found, int) or isinstance(found, bool):
            raise AskedWrongError(f"{name} is no number of seconds")
        try:
            return timedelta(seconds=found)
        except OverflowError as error:
            raise AskedWrongError(f"{name} is too long") from error

    def anything(self, name: str) -> object:
        """Return a field, whatever it is."""
        return self._fields.get(name)


ACTS: Final[dict[str, Act]] = {
    "say": lambda held, body: held.say(body.text("text")),
    "touch": lambda held, body: held.touch(body.anything("arguments")),
    "quiet": lambda held, body: held.stay_quiet(),
    "move": lambda held, body: held.move(body.seconds("seconds")),
    "next-alert": lambda held, body: held.move_to_next(),
    "run": lambda held, body: held.run(body.flag("runs")),
    "delete-alert": lambda held, body: held.delete_alert(body.text("kind"), body.text("id")),
    "permission": lambda held, body: held.decide(body.text("name"), granted=body.flag("granted")),
    "fault": lambda held, body: held.break_service(
        body.text("service"), body.text("fault") or None
    ),
    "alerts": lambda held, body: held.allow_alerts(body.flag("has")),
    "device": lambda held, body: held.use_device(body.text("device")),
    "locale": lambda held, body: held.set_locale(body.text("locale")),
    "new-user": lambda held, body: held.start_afresh(),
}


class Calls:
    """The calls of one conversation."""

    def __init__(self, conversation: Conversation, learning: Learning) -> None:
        """Answer for this conversation, whose models are learnt here."""
        self._conversation = conversation
        self._learning = learning

    def state(self) -> ResponseReturnValue:
        """Tell how everything is."""
        with self._conversation.lock:
            self._conversation.catch_up()
            return jsonify(self._state())

    def learning(self) -> ResponseReturnValue:
        """Tell whether free sentences are understood without waiting.

        Without the lock: it is asked for while a sentence waits for its answer.
        """
        return jsonify(hasLearnt=self._learning.is_over(self._conversation.alexa.model))

    def screen(self) -> ResponseReturnValue:
        """Return what is on the screen."""
        with self._conversation.lock:
            return jsonify(document(self._conversation))

    def exchange(self, wanted: int) -> ResponseReturnValue:
        """Return a request and its answer."""
        with self._conversation.lock:
            found = self._conversation.transcript.exchanged(wanted)
        return jsonify(found.as_json()) if found else abort(404, "That exchange is not kept.")

    def phrases(self) -> ResponseReturnValue:
        """Return all that the model knows, with examples."""
        book = phrasebook(self._conversation.alexa.model)
        return jsonify([{"name": name, "phrases": list(said)} for name, said in book])

    def act(self, name: str) -> ResponseReturnValue:
        """Do something, and tell how everything is then."""
        if name not in ACTS:
            abort(404, "There is no such call.")
        with self._conversation.lock:
            ACTS[name](self._conversation, Body(request.get_json()))
            return jsonify(self._state())

    def _state(self) -> dict[str, Any]:
        model = self._conversation.alexa.model
        self._learning.begin(model)
        return view(self._conversation, has_learnt=self._learning.is_over(model))


def blueprint(conversation: Conversation, learning: Learning) -> Blueprint:
    """Return the calls, each at its address."""
    calls = Calls(conversation, learning)
    routes = Blueprint("calls", __name__, url_prefix="/api")
    routes.add_url_rule("/state", view_func=calls.state)
    routes.add_url_rule("/learning", view_func=calls.learning)
    routes.add_url_rule("/screen", view_func=calls.screen)
    routes.add_url_rule("/exchanges/<int:wanted>", view_func=calls.exchange)
    routes.add_url_rule("/phrases", view_func=calls.phrases)
    routes.add_url_rule("/<name>", view_func=calls.act, methods=["POST"])
    routes.register_error_handler(AskedWrongError, _tell_what_is_wrong)
    routes.register_error_handler(UnknownLocaleError, _tell_what_is_wrong)
    routes.register_error_handler(HTTPException, _tell_in_json)
    return routes


def _tell_what_is_wrong(error: ValueError) -> ResponseReturnValue:
    return jsonify(error=str(error)), 400


def _tell_in_json(error: HTTPException) -> ResponseReturnValue:
    return jsonify(error=error.description), error.code or 500
