"""The server as a browser calls it, and as a page from elsewhere would."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from simulator.web.app import create_app
from simulator.web.session import Conversation
from tests.unit.simulator.tea_skill import START
from tests.unit.simulator.web.household import Household, conversation, showing

OWN = "http://127.0.0.1:8080"


@pytest.fixture
def household() -> Household:
    return Household()


@pytest.fixture
def held(household: Household) -> Iterator[Conversation]:
    with conversation(household) as held:
        yield held


@pytest.fixture
def client(held: Conversation) -> FlaskClient:
    return create_app(held, renderer="there is none").test_client()


def _get(client: FlaskClient, path: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(path, base_url=OWN, headers=named, buffered=True)


def _act(client: FlaskClient, call: str, /, **fields: object) -> Any:
    return client.post(f"/api/{call}", base_url=OWN, json=fields, headers={"Origin": OWN})


def _state(client: FlaskClient) -> dict[str, Any]:
    state: dict[str, Any] = _get(client, "/api/state").get_json()
    return state


def test_the_page_is_served_with_the_name_escaped(client: FlaskClient) -> None:
    page = _get(client, "/")
    assert page.status_code == 200
    assert "Tea &lt;Time&gt;" in page.text
    assert "Tea <Time>" not in page.text
    assert "there is none" in page.text
    assert "<iframe" not in page.text


def test_with_a_renderer_the_page_has_a_frame_and_the_file(
    held: Conversation, tmp_path: Path
) -> None:
    path = tmp_path / "renderer.js"
    path.write_text("draw()", encoding="utf-8")
    client = create_app(held, renderer=path).test_client()
    assert 'src="/screen"' in _get(client, "/").text
    assert _get(client, "/renderer.js").text == "draw()"
    assert "unsafe-eval" in _get(client, "/screen").headers["Content-Security-Policy"]


def test_without_a_renderer_its_file_says_why(client: FlaskClient) -> None:
    answer = _get(client, "/renderer.js")
    assert answer.status_code == 404
    assert "there is none" in answer.text


def test_a_turn_gives_the_new_state(client: FlaskClient) -> None:
    state = _act(client, "say", text="open tea time").get_json()
    assert [entry["text"] for entry in state["entries"]] == [
        "open tea time",
        "Tea time. Which tea?",
    ]
    assert state["listening"] is True
    assert state["title"] == "Tea <Time>"
    again = _state(client)
    assert again["entries"] == state["entries"]
    assert again["conversation"] == state["conversation"]


def test_reminders_and_timers_are_listed_with_what_is_left(client: FlaskClient) -> None:
    _act(client, "say", text="set a timer for ten minutes")
    alert = _state(client)["alerts"][0]
    assert (alert["kind"], alert["text"], alert["left"]) == ("timer", "Timer", 600)
    assert "what timers do i have" in _state(client)["chips"]
    state = _act(client, "next-alert").get_json()
    assert state["alerts"] == []
    assert "what timers do i have" not in state["chips"]
    assert state["entries"][-1]["kind"] == "timer"
    assert 0 < state["clock"]["moved"] <= 600


def test_the_clock_is_told_where_the_device_is(client: FlaskClient) -> None:
    clock = _state(client)["clock"]
    assert START.hour == 15
    assert clock["time"] == "11:30:00 AM"
    assert clock["day"] == "Monday, 4 May"
    assert clock["zone"] == "America/New_York"


def test_a_device_can_be_deleted_from(client: FlaskClient) -> None:
    _act(client, "say", text="set a timer for ten minutes")
    alert = _state(client)["alerts"][0]
    assert _act(client, "delete-alert", kind="timer", id=alert["id"]).get_json()["alerts"] == []


def test_what_is_shown_is_fetched(client: FlaskClient, household: Household) -> None:
    assert _get(client, "/api/screen").get_json() is None
    household.skill.answer = lambda event: showing()
    screen = _act(client, "say", text="open tea time").get_json()["screen"]
    assert (screen["shows"], screen["width"], screen["height"]) == (True, 1024, 600)
    shown = _get(client, "/api/screen").get_json()
    assert shown["document"]["name"] == "one"
    assert shown["datasources"] == {"cup": {"size": 1}}
    assert shown["viewport"]["isRound"] is False
    assert _act(client, "device", device="round").get_json()["screen"]["round"] is True
    assert _get(client, "/api/screen").get_json()["viewport"]["isRound"] is True
    assert _act(client, "device", device="speaker").get_json()["screen"]["has"] is False
    assert _get(client, "/api/screen").get_json() is None


def test_every_exchange_can_be_read(client: FlaskClient) -> None:
    listed = _act(client, "say", text="open tea time").get_json()["exchanges"]
    assert [exchange["name"] for exchange in listed] == ["LaunchRequest"]
    exchange = _get(client, f"/api/exchanges/{listed[0]['id']}").get_json()
    assert exchange["request"]["request"]["type"] == "LaunchRequest"
    assert exchange["response"]["version"] == "1.0"
    assert _get(client, "/api/exchanges/99").status_code == 404


def test_the_world_can_be_changed(client: FlaskClient) -> None:
    assert _state(client)["permissions"] == [{"name": "reminders", "status": ""}]
    _act(client, "permission", name="reminders", granted=False)
    _act(client, "fault", service="settings", fault="slow")
    _act(client, "alerts", has=False)
    _act(client, "run", runs=True)
    state = _act(client, "locale", locale="en-GB").get_json()
    assert state["permissions"] == [{"name": "reminders", "status": "DENIED"}]
    assert {kept["service"]: kept["fault"] for kept in state["faults"]} == {
        "reminders": "403",
        "timers": "403",
        "settings": "slow",
    }
    assert state["hasAlerts"] is False
    assert state["clock"]["runs"] is True
    assert state["locale"] == "en-GB"
    assert (
        _act(client, "fault", service="settings", fault="").get_json()["faults"][2]["fault"] == ""
    )
    fresh = _act(client, "new-user").get_json()
    assert fresh["conversation"] != state["conversation"]
    assert fresh["locale"] == "en-US"


def test_while_alexa_asks_only_yes_and_no_are_offered(
    client: FlaskClient, household: Household
) -> None:
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [{"permissionScope": "alexa::alerts:reminders:skill:readwrite"}],
    }
    household.skill.answer = lambda event: {
        "version": "1.0",
        "response": {
            "directives": [
                {"type": "Connections.SendRequest", "name": "AskFor", "payload": payload}
            ]
        },
    }
    state = _act(client, "say", text="open tea time").get_json()
    assert "Do you give permission?" in state["entries"][-1]["text"]
    assert state["chips"] == ["yes", "no"]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("say", {}),
        ("say", {"text": 5}),
        ("say", {"text": "tea " * 200}),
        ("say", {"text": "  "}),
        ("move", {"seconds": "60"}),
        ("move", {"seconds": True}),
        ("move", {"seconds": 10**12}),
        ("move", {"seconds": 10**400}),
        ("move", {"seconds": -1}),
        ("run", {"runs": "yes"}),
        ("quiet", {}),
        ("touch", {"arguments": []}),
        ("next-alert", {}),
        ("device", {"device": "toaster"}),
        ("locale", {"locale": "fr-FR"}),
        ("permission", {"name": "shopping", "granted": True}),
        ("fault", {"service": "tea", "fault": "500"}),
        ("delete-alert", {"kind": "timer", "id": "none"}),
    ],
)
def test_a_wrong_call_is_told_so_and_changes_nothing(
    client: FlaskClient, name: str, fields: dict[str, object]
) -> None:
    before = _state(client)
    answer = _act(client, name, **fields)
    assert answer.status_code == 400
    assert answer.get_json()["error"]
    after = _state(client)
    assert {**after, "hasLearnt": True} == {**before, "hasLearnt": True}


@pytest.mark.parametrize("body", ["[]", '"say"', "{", ""])
def test_what_is_no_json_object_is_refused(client: FlaskClient, body: str) -> None:
    answer = client.post(
        "/api/say", base_url=OWN, data=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.get_json()["error"]


def test_an_unknown_call_is_not_found(client: FlaskClient) -> None:
    assert _act(client, "dance").status_code == 404


def test_a_call_that_is_too_long_is_refused(client: FlaskClient) -> None:
    assert _act(client, "touch", arguments="tea" * 40_000).status_code == 413


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example"])
@pytest.mark.parametrize("path", ["/", "/api/state", "/static/page.js", "/screen"])
def test_another_name_for_this_computer_is_refused(
    client: FlaskClient, path: str, host: str
) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:8080", "localhost"])
def test_its_own_names_are_taken(client: FlaskClient, host: str) -> None:
    assert client.get("/api/state", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8080", "http://127.0.0.1:9000"]
)
def test_a_call_from_another_page_is_refused(
    client: FlaskClient, household: Household, origin: str
) -> None:
    answer = client.post(
        "/api/say", base_url=OWN, json={"text": "open tea time"}, headers={"Origin": origin}
    )
    assert answer.status_code == 403
    assert household.skill.requests == []


def test_a_form_from_anywhere_is_refused(client: FlaskClient, household: Household) -> None:
    for mimetype in ("text/plain", "application/x-www-form-urlencoded"):
        answer = client.post(
            "/api/say",
            base_url=OWN,
            data='{"text": "open tea time"}',
            headers={"Content-Type": mimetype},
        )
        assert answer.status_code == 415
    assert household.skill.requests == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_marks_as_from_elsewhere_is_refused(client: FlaskClient, site: str) -> None:
    for path in ("/api/state", "/renderer.js"):
        answer = _get(client, path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
        assert answer.status_code == 403
    framed = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert _get(client, "/", Sec_Fetch_Site=site, **framed).status_code == 403


def test_a_link_to_the_page_can_be_followed(client: FlaskClient) -> None:
    follows = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert _get(client, "/", Sec_Fetch_Site="cross-site", **follows).status_code == 200


def test_every_answer_says_what_a_page_may_do(client: FlaskClient) -> None:
    for path in ("/", "/api/state", "/api/nothing", "/static/page.js"):
        headers = _get(client, path).headers
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers
