"""The web page of the local Alexa in a real Chromium, with this skill and Amazon's renderer.

Where there is no Chromium or no Node these are skipped, and say why; CI has both.
"""

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect, sync_playwright

from simulator import browser as chromium
from simulator import node, renderer
from tests.support.web_page import Browsed, Served

AXE = node.package("axe-core") / "axe.min.js"
RUN_AXE = """
async () => {
  const found = await axe.run(document, {iframes: false, resultTypes: ['violations']});
  return found.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]);
}
"""
FAKE_VOICE = """
window.spoken = [];
class Utterance {
  constructor(text) { this.text = text; }
}
window.SpeechSynthesisUtterance = Utterance;
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => [{lang: 'en-US', name: 'American'}, {lang: 'en-GB', name: 'British'}],
  speak: (one) => {
    window.spoken.push({text: one.text, rate: one.rate, voice: one.voice?.name});
    setTimeout(() => one.onend());
  },
  cancel: () => {},
}});
"""
FAKE_EAR = """
const toHear = ['open back spasm relief'];
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() {
    if (!toHear.length) return;
    const heard = [{transcript: toHear.shift()}];
    heard.isFinal = true;
    setTimeout(() => { this.onresult({results: [heard]}); });
  }
  stop() { this.onend(); }
};
"""
STRANGER = """
([address, kind]) => fetch(address, {
  method: 'POST', mode: kind === 'text/plain' ? 'no-cors' : 'cors', body: '{}',
  headers: {'Content-Type': kind},
}).then(() => 'sent', () => 'refused')
"""
MOST_STEPS = 20
SAFE = ("open back spasm relief", "yes", "no")
"""To the question for bed or floor."""
ICE = ("open back spasm relief", "no", "start an ice reminder", "yes", "yes")
"""To Alexa's question for the permission."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    reason = renderer.missing()
    if reason is not None:
        pytest.skip(f"the page cannot be tried here: {reason}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.delenv("USER_FILE", raising=False)
    with Served() as served:
        yield served


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Browsed]:
    page = Browsed(browser, served)
    page.page.add_init_script(FAKE_VOICE)
    yield page.open()
    page.page.close()
    assert page.complaints == []


def _violations(page: Browsed) -> list[Any]:
    page.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.page.evaluate(RUN_AXE)
    return found


def _spoken(page: Browsed) -> list[str]:
    return [said["text"] for said in page.page.evaluate("() => window.spoken")]


def test_from_the_launch_to_a_finished_routine_by_typing(page: Browsed) -> None:
    page.say(*SAFE, "in bed", "yes")
    expect(page.screen.get_by_text("Step 1 of", exact=False).first).to_be_visible()
    for _ in range(MOST_STEPS):
        if page.say("next").startswith("Well done"):
            break
    assert page.heard().endswith("anything else?")
    assert "Take care" in page.say("no")
    expect(page.page.get_by_text("Not in a conversation")).to_be_visible()


def test_a_chip_says_what_it_shows(page: Browsed) -> None:
    assert "Are you in pain" in page.answered(page.chips.first.click)
    assert page.chips.all_inner_texts()[:2] == ["yes", "no"]
    assert "safety check" in page.answered(page.chips.get_by_text("yes", exact=True).click)
    expect(page.log).to_contain_text("yes")


def test_a_touch_on_the_screen_does_what_saying_does(page: Browsed) -> None:
    page.say(*SAFE, "on the floor", "yes")
    first = page.heard()
    expect(page.screen.get_by_text("Step 1 of", exact=False).first).to_be_visible()
    assert page.touch("Next") != first
    expect(page.screen.get_by_text("Step 2 of", exact=False).first).to_be_visible()
    expect(page.log).to_contain_text("Touched the screen")


def test_an_ice_cycle_with_time_moved(page: Browsed) -> None:
    assert "Do you give permission?" in page.say(*ICE)
    assert page.chips.all_inner_texts() == ["yes", "no"]
    assert "I'll remind you" in page.say("yes")
    alerts = page.page.locator("#alerts li")
    expect(alerts).to_have_count(5)
    expect(alerts.first).to_contain_text("Take the ice pack off")
    page.page.get_by_role("button", name="To the next alert").click()
    reminder = page.log.locator(".entry.reminder")
    expect(reminder).to_have_text("Reminder: Here's your reminder: Take the ice pack off.")
    expect(alerts).to_have_count(4)
    page.page.get_by_role("button", name="+20 min").click()
    page.page.get_by_role("button", name="+20 min").click()
    expect(reminder).to_have_count(2)
    page.page.wait_for_function(
        "() => window.spoken.filter((said) => said.text.includes('ice pack on')).length === 2"
    )
    page.page.get_by_label("Or by").fill("60")
    page.page.get_by_role("button", name="Move", exact=True).click()
    expect(reminder).to_have_count(5)
    expect(page.page.get_by_text("None are set.")).to_be_visible()


def test_a_countdown_on_the_screen_follows_the_clock(page: Browsed) -> None:
    page.say(*ICE, "yes", "how long till the ice comes off")
    left = page.screen.get_by_text(re.compile(r"^\d+:\d\d$")).first
    expect(left).to_have_text(re.compile(r"^(20|19):"))
    page.page.get_by_role("button", name="+5 min").click()
    expect(left).to_have_text(re.compile(r"^(15|14):"))


def test_the_clock_runs_where_that_is_wanted(page: Browsed) -> None:
    clock = page.page.locator("#clock")
    expect(clock).to_have_text("7:00:00 AM")
    page.page.get_by_label("Let the clock run").click()
    expect(clock).to_have_text("7:00:02 AM")


def test_what_has_the_focus_keeps_it_while_the_clock_runs(page: Browsed) -> None:
    page.say("set a timer for ten minutes", "set a timer for twenty minutes")
    page.page.get_by_label("Let the clock run").click()
    delete = page.page.get_by_role("button", name=re.compile("^Delete: Timer"))
    for held in (page.chips.nth(1), delete.nth(1)):
        held.focus()
        before = page.page.locator("#clock").inner_text()
        expect(page.page.locator("#clock")).not_to_have_text(before)
        expect(held).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(delete).to_have_count(1)
    expect(delete).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_text("None are set.")).to_be_visible()
    expect(page.page.get_by_label("What you say")).to_be_focused()


def test_an_alert_can_be_deleted(page: Browsed) -> None:
    page.say("set a timer for ten minutes")
    page.page.get_by_role("button", name=re.compile("^Delete: Timer")).click()
    expect(page.page.get_by_text("None are set.")).to_be_visible()
    expect(page.page.get_by_role("button", name="To the next alert")).to_be_disabled()


def test_a_denied_permission(page: Browsed) -> None:
    page.say(*ICE, "no")
    expect(page.page.get_by_label("Reminders", exact=True).first).to_have_value("DENIED")
    expect(page.page.get_by_text("None are set.")).to_be_visible()
    page.page.locator("#permissions-reminders").select_option("GRANTED")
    assert "The plan is" in page.say("open back spasm relief", "start an ice reminder")
    assert "I'll remind you" in page.say("yes")


def test_a_device_without_reminders_and_a_service_that_is_down(page: Browsed) -> None:
    page.page.get_by_label("This device has reminders and timers").click()
    expect(page.page.locator("#faults-reminders")).to_have_value("403")
    page.page.locator("#permissions-reminders").select_option("GRANTED")
    assert "I'll remind you" not in page.say(*ICE[:4], "yes")
    page.page.get_by_label("This device has reminders and timers").click()
    expect(page.page.locator("#faults-reminders")).to_have_value("")


def test_an_emergency_is_unmistakable(page: Browsed) -> None:
    page.say("open back spasm relief")
    assert page.say("i can't feel between my legs").startswith("Please call your emergency number")
    expect(page.screen.get_by_text("911", exact=True).first).to_be_visible()


def test_a_reload_keeps_the_conversation_and_says_nothing_again(page: Browsed) -> None:
    page.say(*SAFE, "on the floor", "yes")
    lines = page.log.inner_text()
    page.page.reload()
    expect(page.replies).to_have_count(5)
    assert page.log.inner_text() == lines
    expect(page.screen.get_by_text("Step 1 of", exact=False).first).to_be_visible()
    assert _spoken(page) == []
    assert page.say("next")
    expect(page.screen.get_by_text("Step 2 of", exact=False).first).to_be_visible()


def test_a_new_user_starts_with_nothing(page: Browsed) -> None:
    page.say(*SAFE)
    page.page.get_by_role("button", name="New user").click()
    expect(page.replies).to_have_count(0)
    expect(page.page.get_by_text("Nothing is shown yet")).to_be_visible()
    assert page.say("open back spasm relief").startswith("Hello")


def test_by_the_keyboard_alone(page: Browsed) -> None:
    keys = page.page.keyboard
    expect(page.page.get_by_label("What you say")).to_be_focused()
    keys.type("open back spasm relief")
    page.answered(lambda: keys.press("Enter"))
    _walk_to(page, "chips", backwards=True)
    page.answered(lambda: keys.press("Enter"))
    assert page.page.evaluate("() => document.activeElement.className") == "chip"
    _walk_to(page, "device")
    keys.press("ArrowDown")
    expect(page.page.locator("#device")).to_have_value("large")
    _walk_to(page, "runs")
    keys.press("Space")
    expect(page.page.locator("#runs")).to_be_checked()
    keys.press("Space")
    _walk_to(page, "json")
    keys.press("Enter")
    expect(page.page.get_by_text("1. LaunchRequest")).to_be_visible()


def _walk_to(page: Browsed, place: str, *, backwards: bool = False) -> None:
    """Press Tab until the focus is in the element of that id."""
    for _ in range(60):
        page.page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.page.evaluate(
            "(id) => document.getElementById(id).contains(document.activeElement)", place
        ):
            return
    pytest.fail(f"the focus never came to {place}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(browser: Browser, served: Served, scheme: Any, width: int) -> None:
    page = Browsed(
        browser, served, color_scheme=scheme, viewport={"width": width, "height": 900}
    ).open()
    assert _violations(page) == []
    page.say(*ICE, "yes")
    page.page.get_by_role("button", name="To the next alert").click()
    expect(page.log.locator(".entry.reminder")).to_be_visible()
    page.page.get_by_text("Everything that can be said").click()
    page.page.get_by_text("Exchanged JSON").click()
    page.page.get_by_text("1. LaunchRequest").click()
    expect(page.page.get_by_role("region", name="Request 1")).to_be_visible()
    expect(page.page.locator("#book .phrases").first).to_be_visible()
    assert _violations(page) == []
    served.stop()
    page.page.get_by_role("button", name="+1 min").click()
    expect(page.page.get_by_role("alert")).to_contain_text("does not answer")
    assert _violations(page) == []
    page.page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 1920])
def test_nothing_runs_over_the_side(browser: Browser, served: Served, width: int) -> None:
    page = Browsed(browser, served, viewport={"width": width, "height": 800}).open()
    page.say(*SAFE, "on the floor", "yes")
    over = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.page.evaluate(over) <= 0
    page.page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_ends_where_what_it_shows_ends(
    browser: Browser, served: Served, width: int
) -> None:
    """What is folded away, such as the JSON of each turn, does not lengthen it."""
    page = Browsed(browser, served, viewport={"width": width, "height": 800}).open()
    page.say(*SAFE, "on the floor", "yes", "next", "next", "back", "repeat", "next", "next")
    beyond = "() => document.documentElement.scrollHeight - document.body.offsetHeight"
    assert page.page.evaluate(beyond) <= 1
    page.page.close()


@pytest.mark.parametrize(
    ("device", "width", "height"),
    [("round", 480, 480), ("portrait", 1080, 1920), ("tv", 1920, 1080)],
)
def test_sizes_can_be_chosen(page: Browsed, device: str, width: int, height: int) -> None:
    page.say("open back spasm relief")
    page.page.get_by_label("Device", exact=True).select_option(device)
    expect(page.page.locator("#bezel.on")).to_be_visible()
    frame = page.page.locator("#frame")
    expect(frame).to_have_css("width", f"{width}px")
    expect(frame).to_have_css("height", f"{height}px")
    page.say("yes")
    expect(page.screen.get_by_text("Yes", exact=True).first).to_be_visible()


def test_a_speaker_has_no_screen(page: Browsed) -> None:
    page.page.get_by_label("Device", exact=True).select_option("speaker")
    expect(page.page.get_by_text("This device has no screen")).to_be_visible()
    assert page.say("open back spasm relief").startswith("Hello")
    expect(page.page.locator("#frame")).to_be_hidden()


def test_without_a_renderer_the_page_says_so_and_works(browser: Browser) -> None:
    with Served(renderer="npm could not be reached") as served:
        page = Browsed(browser, served).open()
        expect(page.page.get_by_text("npm could not be reached")).to_be_visible()
        assert page.say("open back spasm relief").startswith("Hello")
        assert _violations(page) == []
        assert page.complaints == []
        page.page.close()


def test_long_work_shows_that_it_goes_on(browser: Browser) -> None:
    goes_on = threading.Event()
    with Served(learn=lambda model: goes_on.wait(30)) as served:
        page = Browsed(browser, served).open()
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.page.route("**/api/say", hold)
        box = page.page.get_by_label("What you say")
        box.fill("open back spasm relief")
        box.press("Enter")
        bar = page.page.get_by_role("progressbar", name="Working")
        expect(page.page.get_by_text("still learning how people say things")).to_be_visible()
        expect(bar).to_be_visible()
        expect(page.log).to_contain_text("open back spasm relief")
        held[0].continue_()
        expect(page.replies).to_have_count(1)
        expect(bar).to_be_hidden()
        expect(page.log.locator(".entry.you")).to_have_count(1)
        page.page.close()
        goes_on.set()


def test_what_is_said_is_never_markup(page: Browsed) -> None:
    said = "<img src=x onerror=\"document.title='broken'\"> <b>bold</b>"
    page.say("open back spasm relief", said)
    expect(page.log).to_contain_text(said)
    assert page.log.locator("img, b").count() == 0
    assert "broken" not in page.page.title()


def test_a_page_from_elsewhere_can_neither_call_nor_frame_it(
    browser: Browser, served: Served
) -> None:
    with Served() as elsewhere:
        stranger = Browsed(browser, elsewhere, bypass_csp=True).open().page
        own, before = elsewhere.conversation.id, served.conversation.id
        for kind in ("application/json", "text/plain"):
            stranger.evaluate(STRANGER, [f"{served.address}/api/new-user", kind])
            stranger.evaluate(STRANGER, [f"{elsewhere.address}/api/new-user", kind])
        assert elsewhere.conversation.id != own
        assert served.conversation.id == before
        with stranger.expect_response(f"{served.address}/") as answer:
            stranger.set_content(f'<iframe src="{served.address}/"></iframe>')
        assert answer.value.status == 403
        stranger.close()


def test_replies_are_spoken_at_their_pace_in_the_locale(page: Browsed) -> None:
    page.say(*SAFE, "on the floor", "yes", "slower")
    page.say("next")
    page.page.wait_for_function("() => window.spoken.at(-1).rate < 1")
    spoken = page.page.evaluate("() => window.spoken")
    assert spoken[0]["text"].startswith("Hello")
    assert spoken[0]["rate"] == 1
    assert {said["voice"] for said in spoken} == {"American"}
    page.page.get_by_label("Locale").select_option("en-GB")
    page.say("repeat")
    page.page.wait_for_function("() => window.spoken.at(-1).voice === 'British'")


def test_replies_are_not_spoken_where_nobody_wants_it(page: Browsed) -> None:
    page.page.get_by_label("Speak replies").click()
    page.say("open back spasm relief")
    page.page.reload()
    expect(page.page.get_by_label("Speak replies")).not_to_be_checked()
    page.say("yes")
    assert _spoken(page) == []


def test_speaking_instead_of_typing(browser: Browser, served: Served) -> None:
    page = Browsed(browser, served)
    page.page.add_init_script(FAKE_EAR)
    page.open()
    heard = page.answered(page.page.get_by_role("button", name="Speak", exact=True).click)
    assert heard.startswith("Hello")
    expect(page.log.locator(".entry.you").first).to_contain_text("open back spasm relief")
    page.page.close()


def test_a_silence_is_answered_as_alexa_does(page: Browsed) -> None:
    page.say("open back spasm relief")
    page.page.get_by_role("button", name="Say nothing").click()
    expect(page.log.locator(".entry.again")).to_be_visible()
    expect(page.log).to_contain_text("Nobody answered, so the session ended.")
    expect(page.page.get_by_role("button", name="Say nothing")).to_be_hidden()


def test_everything_that_can_be_said_is_found_by_its_words(page: Browsed) -> None:
    page.page.get_by_text("Everything that can be said").click()
    page.page.get_by_placeholder("Look for words").fill("slow down")
    book = page.page.locator("#book")
    expect(book.get_by_role("button", name="slow down", exact=True)).to_be_visible()
    expect(book.get_by_role("heading", name="Faster")).to_be_hidden()
    page.page.get_by_placeholder("Look for words").fill("zebra")
    expect(page.page.get_by_text("Nothing has these words.")).to_be_visible()


def test_the_exchanged_json_is_there_when_it_is_wanted(page: Browsed) -> None:
    page.say("open back spasm relief")
    page.page.get_by_text("Exchanged JSON").click()
    page.page.get_by_text("1. LaunchRequest").click()
    expect(page.page.get_by_role("region", name="Request 1")).to_contain_text("LaunchRequest")
    expect(page.page.get_by_role("region", name="Response 1")).to_contain_text("<speak>")
