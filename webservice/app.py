"""The web application: ``/`` for Alexa, ``/healthz`` for whoever watches over the service."""

from collections.abc import Callable
from typing import Final

from ask_sdk_webservice_support.verifier import AbstractVerifier
from flask import Flask, Response, request
from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from relief import log
from relief.ports import Clock
from webservice.checks import SignatureCheck, SkillIdCheck, TimestampCheck
from webservice.envelope import HostedSkill
from webservice.refusal import RefusedError
from webservice.signing_keys import SigningKeys

MOST_BYTES: Final = 128 * 1024
"""Of a body. Alexa's are a few thousand long, of which our session state is the most."""


def create_app(
    skill: Callable[[object], object], *, keys: SigningKeys, clock: Clock, skill_id: str | None
) -> Flask:
    """Build the application. ``skill_id`` is the only one that is answered; None answers any."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    # The SDK's own check looks at SHA-1 alone, and at no chain.
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    checks: list[AbstractVerifier] = [SignatureCheck(keys), TimestampCheck(clock)]
    if skill_id is not None:
        checks.append(SkillIdCheck(skill_id))
    # The number would tell several skills of one application apart.
    adapter = SkillAdapter(HostedSkill(skill), 0, checks, app)
    adapter.register(app, "/", endpoint="alexa")
    app.before_request(_read)
    app.add_url_rule("/healthz", view_func=_healthy)
    app.register_error_handler(RefusedError, lambda error: _refuse(error.reason))
    app.register_error_handler(RequestEntityTooLarge, lambda _: _refuse("too long"))
    app.register_error_handler(UnicodeDecodeError, lambda _: _refuse("no UTF-8"))
    app.register_error_handler(Exception, _fail)
    return app


def _healthy() -> Response:
    return Response("ok", mimetype="text/plain")


def _read() -> None:
    """Read the body as bytes and keep them: the SDK's adapter would read a form in it first."""
    if request.method == "POST":
        request.get_data(cache=True, parse_form_data=False)
        if request.content_length is None:
            # Of one that comes in chunks, all up to the limit was taken; here the rest is refused.
            request.stream.read(1)


def _refuse(reason: str) -> Response:
    log.refused(reason)
    return Response(status=400)


def _fail(error: Exception) -> Response | HTTPException:
    """Answer 404 and the like as they are; log any other error without its message."""
    if isinstance(error, HTTPException):
        return error
    log.failed("web", error)
    return Response(status=500)
