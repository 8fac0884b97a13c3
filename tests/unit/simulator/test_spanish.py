"""What Alexa hears and says in Spanish."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from simulator import consent, durations
from simulator.accounts import REMINDERS, TIMERS, ReminderWentOff, TimerWentOff
from simulator.clock import Clock
from simulator.consent import Asking, Outcome
from simulator.invocation import Launch, OneShot, parse, without_wake_word
from simulator.services import LocalServices
from simulator.slots import Filling, SlotType, slot_types
from simulator.spelling import Spelling
from simulator.text import keys, said, singular, tokens
from simulator.tongues import ENGLISH, SPANISH, TONGUES, tongue_of
from simulator.understanding import said_elsewhere, understanding_of
from simulator.web.chips import chips
from tests.unit.simulator.tea_skill import START, Bar, Kitchen, models

MODEL = models()["es-ES"]
NAME = keys(MODEL.invocation_name, SPANISH)


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def services(clock: Clock) -> Iterator[LocalServices]:
    with LocalServices(clock) as running:
        yield running


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("Ve al paso 3!", "ve al paso tres"),
        ("¿Cómo se llama eso?", "como se llama eso"),
        ("ASÍ NO", "asi no"),
        ("veintidos", "veintidós"),
        ("dieciseis", "16"),
        ("treinta y un minutos", "31 minutos"),
        ("llama al 112", "llama al ciento doce"),
        ("llama al 911", "llama al nueve uno uno"),
        ("el 2º paso", "el segundo paso"),
        ("lingüista", "linguista"),
        ("sal & pimienta", "sal y pimienta"),
    ],
)
def test_two_ways_of_writing_one_utterance(typed: str, spoken: str) -> None:
    assert keys(typed, SPANISH) == keys(spoken, SPANISH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("una silla y un cojín", ("una", "silla", "y", "un", "cojin")),
        ("el año y el baño", ("el", "año", "y", "el", "baño")),
        ("dos y tres", ("2", "y", "3")),
        ("diez segundos", ("10", "segundos")),
        ("el tercer paso", ("el", "3o", "paso")),
    ],
)
def test_keys(text: str, expected: tuple[str, ...]) -> None:
    assert keys(text, SPANISH) == expected


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("toalla", "toallas"),
        ("cojin", "cojines"),
        ("padre", "padres"),
        ("vez", "veces"),
        ("noche", "noches"),
        ("reloj", "relojes"),
    ],
)
def test_one_and_several_are_alike(one: str, several: str) -> None:
    assert singular(one, SPANISH) == singular(several, SPANISH)


def test_what_only_looks_like_a_plural_stays() -> None:
    assert singular("crisis", SPANISH) == "crisis"


@pytest.mark.parametrize(
    ("phrase", "iso"),
    [
        ("veinte minutos", "PT20M"),
        ("20 min", "PT20M"),
        ("media hora", "PT30M"),
        ("un cuarto de hora", "PT15M"),
        ("tres cuartos de hora", "PT45M"),
        ("una hora y media", "PT1H30M"),
        ("hora y media", "PT1H30M"),
        ("dos horas y cuarto", "PT2H15M"),
        ("una hora y diez minutos", "PT1H10M"),
        ("un minuto y medio", "PT1M30S"),
        ("treinta segundos", "PT30S"),
        ("un segundo", "PT1S"),
        ("un par de minutos", "PT2M"),
        ("veintiún minutos", "PT21M"),
        ("dos semanas", "P2W"),
        ("un año", "P1Y"),
    ],
)
def test_lengths_of_time(phrase: str, iso: str) -> None:
    length = durations.parse(keys(phrase, SPANISH), SPANISH)
    assert length is not None
    assert length.iso == iso


@pytest.mark.parametrize("phrase", ["minutos", "hora", "media", "el segundo paso", "veinte"])
def test_what_is_no_length_of_time(phrase: str) -> None:
    assert durations.parse(keys(phrase, SPANISH), SPANISH) is None


def test_a_length_of_time_is_said_back() -> None:
    assert durations.spoken(timedelta(minutes=61), SPANISH) == "1 hora y 1 minuto"
    assert durations.spoken(timedelta(seconds=90), SPANISH) == "1 minuto y 30 segundos"
    assert durations.spoken(timedelta(0), SPANISH) == "nada"


@pytest.mark.parametrize(
    ("kind", "phrase", "value"),
    [
        ("AMAZON.NUMBER", "tres", "3"),
        ("AMAZON.NUMBER", "un", "1"),
        ("AMAZON.NUMBER", "sesenta", "60"),
        ("AMAZON.Ordinal", "primero", "1"),
        ("AMAZON.Ordinal", "la segunda", "2"),
        ("AMAZON.Ordinal", "3er", "3"),
        ("AMAZON.DURATION", "veinte minutos", "PT20M"),
    ],
)
def test_built_in_types_deliver_what_alexa_delivers(kind: str, phrase: str, value: str) -> None:
    assert SlotType(kind, tongue=SPANISH).read(tokens(phrase, SPANISH)) == Filling(value)


def test_an_article_is_a_number_only_where_one_must_stand() -> None:
    number = SlotType("AMAZON.NUMBER", tongue=SPANISH)
    assert list(number.spans(tokens("una silla y dos cojines", SPANISH))) == [(3, 4)]


def test_values_are_found_without_their_article_and_accent() -> None:
    tea = slot_types(MODEL)["TEA"]
    filling = tea.read(tokens("el te verde", SPANISH))
    assert filling is not None
    assert filling.value == "te verde"
    assert [value.id for value in filling.matches or ()] == ["green"]


def test_a_slip_of_the_keyboard_is_mended() -> None:
    spelling = Spelling(["tetera", "caliente"], SPANISH)
    mended, slips = spelling.correct(tokens("la tetera calente", SPANISH))
    assert (said(mended), slips) == ("la tetera caliente", 1)


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("ve al paso cuatro", "StepIntent", {"number": "4"}),
        ("salta un paso", "StepIntent", {"number": "1"}),
        ("ve al segundo paso", "StepIntent", {"ordinal": "2"}),
        (
            "deja la hierbabuena media hora",
            "BrewIntent",
            {"tea": "hierbabuena", "duration": "PT30M"},
        ),
        ("por favor hazme un sencha por favor", "BrewIntent", {"tea": "sencha"}),
        ("que tan caliente debe estar el agua", "HeatIntent", {}),
        ("¿está el agua bien caliente?", "HeatIntent", {}),
        ("cuéntame un chiste de pepito", "AMAZON.FallbackIntent", {}),
        ("siguiente", "AMAZON.NextIntent", {}),
        ("Sí, por favor.", "AMAZON.YesIntent", {}),
    ],
)
def test_a_model_is_understood(text: str, intent: str, slots: dict[str, str]) -> None:
    understood = understanding_of(MODEL).understand(tokens(text, SPANISH))
    assert understood is not None
    assert understood.intent.name == intent
    assert {name: filling.value for name, filling in understood.slots.items()} == slots


@pytest.mark.parametrize(
    "text",
    [
        "Alexa, abre hora del té",
        "oye alexa inicia la skill hora del te",
        "puedes abrir hora del té por favor",
        "hora del té",
    ],
)
def test_the_skill_is_opened(text: str) -> None:
    spoken = without_wake_word(tokens(text, SPANISH), SPANISH)
    if text.startswith("oye"):
        spoken = tuple(token for token in spoken if token.key != "skill")
    assert parse(spoken, NAME, in_session=False, tongue=SPANISH) == Launch()


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("alexa pregunta a hora del té si el agua está caliente", "el agua está caliente"),
        ("pídele a hora del té que prepare menta", "prepare menta"),
        ("abre hora del té y prepara menta", "prepara menta"),
        ("prepara menta con hora del té", "prepara menta"),
    ],
)
def test_the_skill_is_asked_in_one_breath(text: str, request_: str) -> None:
    spoken = without_wake_word(tokens(text, SPANISH), SPANISH)
    invoked = parse(spoken, NAME, in_session=False, tongue=SPANISH)
    assert isinstance(invoked, OneShot)
    assert said(invoked.phrasings[0]) == request_


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("sí", Outcome.ACCEPTED),
        ("Claro que sí.", Outcome.ACCEPTED),
        ("sí, te doy permiso", Outcome.ACCEPTED),
        ("no", Outcome.DENIED),
        ("no gracias, ahora no", Outcome.DENIED),
        ("menta", Outcome.NOT_ANSWERED),
        ("sí, pero no", Outcome.NOT_ANSWERED),
    ],
)
def test_a_permission_is_given_and_refused(answer: str, outcome: Outcome) -> None:
    assert consent.understand(tokens(answer, SPANISH), SPANISH) is outcome


def test_a_permission_is_asked_for() -> None:
    asking = Asking("2", (REMINDERS, TIMERS), ("ACCOUNT", "ACCOUNT"), None)
    assert asking.question("La tetera", SPANISH) == (
        "La tetera pide permiso para crear recordatorios y crear temporizadores."
        " ¿Le das permiso? Puedes decir sí o no."
    )


def test_alexa_sets_tells_and_cancels_timers(clock: Clock, services: LocalServices) -> None:
    kitchen = Kitchen(locale="es-ES", services=services, clock=clock)
    assert kitchen.hear("qué temporizadores tengo") == "No tienes ningún temporizador."
    assert kitchen.hear("pon un temporizador") == SPANISH.alerts.no_length
    reply = kitchen.hear("pon un temporizador de media hora")
    assert reply == "media hora, a partir de ahora."
    assert kitchen.hear("cuánto le queda al temporizador") == (
        "Tienes un temporizador: le quedan 30 minutos."
    )
    kitchen.alexa.wait(timedelta(minutes=30))
    assert kitchen.events == [TimerWentOff("Tu temporizador ha terminado.")]
    kitchen.hear("inicia un temporizador de dos minutos")
    assert kitchen.hear("cancela mis temporizadores") == "De acuerdo, cancelé un temporizador."


def test_alexa_says_herself_what_no_skill_answers() -> None:
    kitchen = Kitchen(locale="es-MX")
    assert kitchen.hear("té verde") == "Lo siento, eso no lo sé."
    assert kitchen.hear("para") == "De acuerdo."
    kitchen.skill.answer = lambda event: "no response"
    assert kitchen.hear("abre hora del té") == SPANISH.sayings.skill_problem


def test_a_reminder_is_spoken_in_the_language_of_the_device() -> None:
    spoken = "Este es tu recordatorio: Sirve el té."
    assert Bar().told(ReminderWentOff("Sirve el té", "es-MX")) == [f"Reminder: {spoken} {spoken}"]


@pytest.mark.parametrize(
    ("reply", "offered"),
    [
        ("¿Seguimos?", ["sí", "no", "ayuda", "para"]),
        ("¿Quieres té verde o poleo menta?", ["té verde", "poleo menta", "ayuda", "para"]),
        ("Di: el paso siguiente. ¿Qué hacemos?", ["el paso siguiente", "ayuda", "para"]),
    ],
)
def test_the_page_offers_what_a_reply_names(reply: str, offered: list[str]) -> None:
    assert chips(MODEL, {}, "es-ES", in_session=True, last_said=reply) == offered


def test_the_page_offers_the_way_in() -> None:
    assert chips(MODEL, {}, "es-ES", in_session=False, last_said="") == ["abre hora del té"]


def test_a_language_that_is_not_there_is_heard_as_english() -> None:
    assert tongue_of("es-MX") is SPANISH
    assert tongue_of("de-DE") is ENGLISH


@pytest.mark.parametrize("code", TONGUES)
def test_every_language_knows_what_the_others_know(code: str) -> None:
    tongue = TONGUES[code]
    assert tongue.code == code
    assert tongue.standard.keys() == ENGLISH.standard.keys()
    assert tongue.examples.keys() == ENGLISH.examples.keys()
    assert tongue.measures.units.keys() == ENGLISH.measures.units.keys()
    assert {*tongue.alerts.kinds.values()} == tongue.alerts.names.keys()
    lines = said_elsewhere(tongue)
    assert len(lines) == len({keys(line, tongue) for line in lines}) > 300


@pytest.mark.parametrize("code", TONGUES)
def test_words_that_are_looked_up_are_keys(code: str) -> None:
    """A word with an accent in these tables would never be found."""
    tongue = TONGUES[code]
    words = {
        *tongue.writing.articles,
        *tongue.writing.fillers,
        *tongue.alerts.kinds,
        *tongue.alerts.cancel,
        *tongue.alerts.set,
        *tongue.alerts.tell,
        *tongue.calling.polite,
        *tongue.calling.nouns,
        *tongue.calling.connectors,
        *(word for verb in tongue.calling.verbs for word in verb),
        *(word for part in (*tongue.measures.parts, *tongue.measures.tails) for word in part),
        *(word for unit in tongue.measures.units.values() for word in unit),
    }
    assert {word for word in words if word.isalpha() and keys(word, tongue) != (word,)} == set()
