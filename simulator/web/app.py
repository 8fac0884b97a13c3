"""The page and its calls as one Flask application."""

from pathlib import Path

from flask import Flask, Response, abort, render_template, send_file

from simulator.web.learning import Learning
from simulator.web.routes import blueprint
from simulator.web.security import guard
from simulator.web.session import Conversation
from simulator.web.view import title

LONGEST_CALL = 64 * 1024
"""Bytes."""


def create_app(
    conversation: Conversation, *, renderer: Path | str, learning: Learning | None = None
) -> Flask:
    """Serve one conversation.

    `renderer`: Amazon's renderer of screens as one JavaScript file, or why there is none.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_CALL
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.register_blueprint(blueprint(conversation, learning or Learning()))
    guard(app, screen="screen")
    why_not = renderer if isinstance(renderer, str) else ""

    @app.get("/")
    def page() -> str:
        return render_template("page.html", title=title(conversation.alexa), why_no_screen=why_not)

    @app.get("/screen")
    def screen() -> str:
        return render_template("screen.html")

    @app.get("/renderer.js")
    def renderer_file() -> Response:
        if isinstance(renderer, str):
            abort(404, renderer)
        # Five megabytes that do not change while the server runs.
        return send_file(renderer, mimetype="text/javascript", max_age=3600)

    return app
