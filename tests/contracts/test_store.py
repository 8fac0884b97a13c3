"""What the store shows and what a reviewer is told to say is what the skill does."""

import re
from functools import cache

import pytest

from checks.manifest import listings, value_at
from checks.reading import parse
from checks.tongues import tongue_of
from checks.utterances import Language, normal
from relief.alexa.services import REMINDERS, TIMERS
from tests.contracts.test_regions import NUMBERS
from tests.support.profiles import PROFILES
from tests.support.project import ROOT, manifest
from tests.support.world import World

BODY = manifest()["manifest"]
LISTINGS = listings(BODY)
INSTRUCTIONS: str = value_at(BODY, "publishingInformation.testingInstructions")
LINE = re.compile(r'"([^"]+)"|(Say nothing until the light goes out)')
"""What a reviewer says, and where nothing is to be said."""

ENGLISH, SPANISH = INSTRUCTIONS.split("10. SPANISH")
"""What is said in English, and in Spanish."""

HEARD = {
    "that hurts": "safety check",
    "just keep going": "I'll read on.",
    "blue bananas sing loudly": "You can say",
    "i can't feel between my legs": "Please call your emergency number, such as",
    "ask back spasm relief i have chest pain": "Please call your emergency number, such as",
    "ask back spasm relief to start five minutes of ice": "Is ice all right for you?",
    "ask back spasm relief how long till the ice comes off": "The ice comes off in",
    "ask back spasm relief to make it ten minutes": "The plan is ice off at",
    "ask back spasm relief to cancel my ice reminders": "cancelled",
    "go to step ten": "timer",
    "ask back spasm relief to forget me": "Shall I forget",
    "cancel": "",
    "eso duele": "por tu seguridad",
    "no siento las piernas": "Llama ya a tu número de emergencias, como el",
    "pregunta a alivio de espalda cuánto dura": "Un espasmo",
    "pide a alivio de espalda recordatorios de hielo": "¿Puedes usar hielo?",
    "pide a alivio de espalda que me olvide": "¿Lo borro todo?",
}
"""What some lines must lead to, for a reviewer looks for it."""

MISHEARD = ("Sorry, I don't know that one", "session ended")
each_locale = pytest.mark.parametrize("locale", LISTINGS)


def language_of(locale: str) -> str:
    return locale.partition("-")[0]


@cache
def language(locale: str) -> Language:
    text = (ROOT / "interaction_model" / f"{locale}.json").read_text(encoding="utf-8")
    tongue = tongue_of(locale)
    assert tongue is not None
    return Language(parse(text)[0], tongue)


def test_the_instructions_say_so_of_every_line_that_is_looked_for() -> None:
    assert HEARD.keys() <= {said for said, _ in LINE.findall(INSTRUCTIONS)}


@each_locale
def test_a_reviewer_who_follows_the_instructions_hears_what_they_tell(locale: str) -> None:
    with World() as world:
        world.say(f":locale {locale}")
        heard = ""
        for said, silence in LINE.findall({"en": ENGLISH, "es": SPANISH}[language_of(locale)]):
            before, heard = heard, world.say(":quiet" if silence else said)
            if silence:
                assert "session ended" in heard, world.told("the session went on")
                continue
            assert heard, world.told("nothing was heard")
            assert not any(words in heard for words in MISHEARD), world.told("nobody listened")
            wanted = HEARD.get(said, "")
            assert wanted in heard, world.told(f"this was to be heard: {wanted}")
        if language_of(locale) == "en":
            assert "not medical advice" in before, world.told("a new user hears the notice")


def test_the_instructions_tell_how_each_permission_is_asked_for() -> None:
    for permission in BODY["permissions"]:
        kind = permission["name"].split(":")[3]
        assert f"(permission: {kind})" in INSTRUCTIONS


@each_locale
def test_everything_that_a_description_says_can_be_said(locale: str) -> None:
    quoted = re.findall(r'"([^"]+)"', LISTINGS[locale]["description"])
    assert len(quoted) > 10
    known = language(locale).tongue.listening
    name = language(locale).invocation
    for phrase in quoted:
        called = re.fullmatch(known.called.replace("{name}", name), normal(phrase))
        said = normal(phrase) if called is None else known.connector.sub("", called[1] or "")
        assert not said or language(locale).understands(said), phrase


@each_locale
def test_a_listing_names_the_number_and_the_doctor_of_the_place(locale: str) -> None:
    description = LISTINGS[locale]["description"]
    told = {"en": f"such as {NUMBERS[locale]}, now", "es": f"como el {NUMBERS[locale]}."}
    assert told[language_of(locale)] in description
    assert re.findall(r"\b\d{3}\b", description) == [NUMBERS[locale]]
    assert ("your GP" in description) is (locale in {"en-GB", "en-AU"})
    assert ("tu doctor" in description) is (locale == "es-US")


def test_the_screens_of_the_manifest_are_those_that_were_drawn() -> None:
    (interface,) = value_at(BODY, "apis.custom.interfaces")
    asked = {
        (view["mode"], view["shape"], view["minWidth"], view["minHeight"])
        for view in interface["supportedViewports"]
    }
    drawn = {
        (
            screen.mode,
            screen.shape,
            screen.width * 160 // screen.dpi,
            screen.height * 160 // screen.dpi,
        )
        for screen in PROFILES.values()
    }
    assert asked == drawn


@each_locale
def test_an_example_phrase_is_answered_as_it_should_be(locale: str) -> None:
    launch, *one_shots = LISTINGS[locale]["examplePhrases"]
    answers = {
        "en": ("Are you in pain right now?", "A spasm may last", "Is ice all right for you?"),
        "es": ("¿Te duele ahora mismo?", "Un espasmo puede durar", "¿Puedes usar hielo?"),
    }
    for phrase, wanted in zip((launch, *one_shots), answers[language_of(locale)], strict=True):
        with World() as world:
            world.say(f":locale {locale}")
            assert wanted in world.say(normal(phrase)), world.told(f"not heard: {wanted}")


def test_every_permission_is_made_use_of() -> None:
    asked = {permission["name"] for permission in BODY["permissions"]}
    assert asked == {REMINDERS, TIMERS}
