"""Only this computer's own pages may use the server.

A web page from elsewhere can make a browser call loopback addresses, and can give loopback a name
of its own (DNS rebinding). Such calls show in the headers that browsers set and pages cannot:
`Host`, `Origin` and `Sec-Fetch-Site`. Who calls without a browser is on this computer already.
"""

from typing import Final

from flask import Flask, Response, abort, request

HOSTS: Final = ("127.0.0.1", "localhost")
_OWN: Final = {"same-origin", "none"}
_PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'"
)
# The renderer makes functions of text, carries its WebAssembly inline, and draws with styles.
_SCREEN_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src data: blob: https:; connect-src data:; media-src data: https:;"
    " frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


def guard(app: Flask, *, screen: str) -> None:
    """Refuse what comes from elsewhere, and tell browsers what the pages may do.

    `screen`: the endpoint of the page that the screen is drawn in.
    """

    @app.before_request
    def refuse_strangers() -> None:
        if request.host.partition(":")[0] not in HOSTS:
            abort(403, "This server only answers to 127.0.0.1 and localhost.")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            abort(403, "This server only answers its own pages.")
        if _comes_from_elsewhere():
            abort(403, "This server only answers its own pages.")
        if request.method == "POST" and request.mimetype != "application/json":
            abort(415, "Calls are JSON.")

    @app.after_request
    def tell_what_is_allowed(response: Response) -> Response:
        policy = _SCREEN_POLICY if request.endpoint == screen else _PAGE_POLICY
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _comes_from_elsewhere() -> bool:
    """Tell whether a page of another site asks; following a link to the page is no such thing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is None or site in _OWN:
        return False
    follows = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.method == "GET"
    return not (follows and request.headers.get("Sec-Fetch-Dest") == "document")
