"""Every rule that looks at words knows those of Spanish."""

from typing import Any, NamedTuple

import pytest

from checks import (
    content_rules,
    form_rules,
    length_rules,
    listing_rules,
    model_rules,
    safety_rules,
    sample_rules,
    step_rules,
)
from checks.book import Book, Rule
from checks.tongues import ENGLISH, SPANISH
from checks.utterances import Language
from tests.unit.checks.valid import CODE, DRAWINGS, MANIFEST, MODEL, TODAY, changed
from tests.unit.checks.valid_spanish import SPANISH_CONTENT

Path = tuple[str | int, ...]

ANSWER: Path = ("topics", 0, "answer")
ASK: Path = ("questions", "menu", "ask", 0)
STEP: Path = ("routines", 0, "steps", 1, "say")
REMINDER: Path = ("prompts", "reminder_off", "say", 0)
NAME: Path = ("interactionModel", "languageModel", "invocationName")


class Case(NamedTuple):
    """A change, and with what words the rule must tell of it."""

    rule: Rule
    path: Path
    value: Any
    what: str


CASES = (
    Case(
        safety_rules.emergency_call_first,
        ("danger", "levels", "emergency", "say"),
        "Esto es grave. Llama ya a {emergency}.",
        "first sentence doesn't say to call",
    ),
    Case(
        safety_rules.emergency_call_first,
        ("danger", "signs", 1, "call"),
        "Ya sabes cuál es {emergency}.",
        "first sentence doesn't say to call",
    ),
    Case(safety_rules.doses, ANSWER, "Toma 400 mg con comida.", '"400 mg" is a dose'),
    Case(safety_rules.doses, ANSWER, "Toma dos pastillas con agua.", '"dos pastillas" is a dose'),
    Case(
        safety_rules.doses,
        ANSWER,
        "El calor ayuda. Pon la pomada dos veces al día.",
        '"dos veces al día" is a dose',
    ),
    Case(safety_rules.doses, ANSWER, "Toma ibuprofeno cada ocho horas.", '"cada ocho horas"'),
    Case(safety_rules.cures, ANSWER, "El calor cura la espalda.", '"cura" promises a cure'),
    Case(
        safety_rules.cures,
        ("routines", 0, "finish"),
        "Eso te quita el dolor.",
        '"quita el dolor" promises a cure',
    ),
    Case(safety_rules.cures, ANSWER, "Mañana estarás sin dolor.", '"estarás sin dolor" promises'),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "Tienes un músculo roto.",
        '"Tienes un" tells people what they have',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "Si te arde, seguro tienes ciática.",
        '"seguro tienes ciática" tells people',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "Eso suena a una hernia.",
        '"suena a una hernia" tells people',
    ),
    Case(safety_rules.diagnoses, ANSWER, "Te has torcido la espalda.", '"Te has torcido" tells'),
    Case(
        safety_rules.diagnoses, ANSWER, "Tu dolor viene de un nervio.", '"Tu dolor viene de" tells'
    ),
    Case(
        safety_rules.ice_time,
        ANSWER,
        "Deja el hielo puesto media hora.",
        '"media hora" is too long for ice',
    ),
    Case(
        safety_rules.ice_time,
        ("routines", 1, "steps", 1, "say"),
        "Deja la bolsa ahí veinticinco minutos, y espera.",
        '"veinticinco minutos" is too long for ice',
    ),
    Case(
        safety_rules.reminder_words,
        REMINDER,
        "Hielo para el dolor.",
        '"dolor" is a medical word',
    ),
    Case(
        length_rules.grades,
        ANSWER,
        "La inflamación requiere asesoramiento especializado inmediato.",
        "on the scale of Fernández Huerta; at least 70",
    ),
    Case(
        length_rules.overall_grade,
        ("topics", 0, "more"),
        ["La inflamación requiere asesoramiento especializado inmediato " * 60],
        "at least 70",
    ),
    Case(
        length_rules.introductions,
        ("routines", 0, "not_for"),
        "Uno dos tres cuatro. " * 4 + "Uno dos tres cuatro cinco.",
        "32 words; at most 30",
    ),
    Case(form_rules.questions_ask, ASK, "Dime qué necesitas.", "doesn't end in a question mark"),
    Case(form_rules.marks_are_opened, ASK, "Probamos {title}?", '"¿" and "?" don\'t pair up'),
    Case(
        step_rules.one_action,
        STEP,
        "Dobla las rodillas y despacio levanta los pies.",
        '"Dobla" and "levanta" are two actions',
    ),
    Case(
        step_rules.one_action,
        STEP,
        "Gira de lado, súbela si puedes, y bájala luego.",
        '"luego" joins two actions',
    ),
    Case(
        step_rules.one_action,
        STEP,
        "Dobla una rodilla. Sube un pie. Baja la cabeza.",
        "3 sentences tell the person to do something",
    ),
    Case(
        step_rules.holds_match,
        ("routines", 0, "steps", 2, "hold"),
        300,
        "the words name 600 seconds, but the hold is 300",
    ),
    Case(
        step_rules.holds_match,
        STEP,
        "Quédate boca arriba durante un minuto.",
        "a time to stay (60 seconds), but it has no hold",
    ),
)


def book(content: Any) -> Book:
    return Book(content, CODE, TODAY, DRAWINGS)


def test_a_valid_file_has_no_findings() -> None:
    assert content_rules.check(SPANISH_CONTENT, CODE, TODAY, DRAWINGS) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.what}")
def test_rule_fires(case: Case) -> None:
    findings = list(case.rule(book(changed(SPANISH_CONTENT, (case.path, case.value)))))
    assert [case.what in found.what for found in findings] == [True], findings


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (safety_rules.doses, "El calor puede ayudar tres veces al día."),
        (safety_rules.doses, "Toma lo menos que te ayude. La etiqueta dice más."),
        (safety_rules.cures, "No hay nada que lo cure. Nadie lo garantiza."),
        (safety_rules.diagnoses, "Pregunta antes si tienes una hernia."),
        (safety_rules.diagnoses, "Tienes un momento. No significa que tienes una hernia."),
        (safety_rules.diagnoses, "¿Tienes una hernia? Pregunta antes."),
        (safety_rules.diagnoses, "Un espasmo es un calambre. Es algo común."),
        (safety_rules.ice_time, "Hielo diez minutos. Espera dos horas entre una vez y otra."),
        (safety_rules.ice_time, "Veinte minutos con hielo y treinta minutos sin él."),
        (safety_rules.ice_time, "Puedes caminar media hora."),
        (length_rules.grades, "El ibuprofeno puede ayudar. Una hernia de disco puede ceder."),
        (form_rules.marks_are_opened, "Sin preguntas."),
    ],
)
def test_rule_lets_pass(rule: Rule, text: str) -> None:
    assert list(rule(book(changed(SPANISH_CONTENT, (ANSWER, text))))) == []


@pytest.mark.parametrize(
    "step",
    [
        "Gira boca arriba, hombros y cadera a la vez.",
        "Empuja con el codo y la mano de arriba, soltando el aire al subir.",
        "Ponte a cuatro patas.",
        "Toma aire por la nariz. Siente cómo sube la barriga.",
        "Sube un pie y quédate así.",
    ],
)
def test_one_action_lets_pass(step: str) -> None:
    assert list(step_rules.one_action(book(changed(SPANISH_CONTENT, (STEP, step))))) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("espalda", "fewer than two words"),
        ("Alivio de Espalda", "characters"),
        ("abre la espalda", '"abre" is a word that starts a skill'),
        ("alivio para espaldas", '"para" is a word that connects'),
    ],
)
def test_an_invocation_name_that_amazon_refuses(name: str, told: str) -> None:
    model = Language(changed(MODEL, (NAME, name)), SPANISH)
    assert [told in found.what for found in model_rules.invocation_name(model)] == [True]


def test_an_invocation_name_may_have_accents() -> None:
    model = Language(changed(MODEL, (NAME, "alivio del riñón añejo")), SPANISH)
    assert list(model_rules.invocation_name(model)) == []


def test_english_phrases_are_not_built_in() -> None:
    assert not Language(MODEL, SPANISH).understands("never mind")


def test_a_listing_is_held_to_its_own_words() -> None:
    listing = {
        "description": "Es información general, no consejo médico. Ve a un médico.",
        "examplePhrases": ["Alexa, open alivio de espalda"],
    }
    manifest = {"publishingInformation": {"locales": {"es-MX": listing}}}
    models = {"es-MX": changed(MODEL, (NAME, "alivio de espalda"))}
    told = [str(found) for found in listing_rules.disclaimer(manifest, models)]
    assert ["diagn" in line for line in told] == [True, False]
    assert "emergencia" in told[1]
    phrases = [str(found) for found in listing_rules.example_phrases(manifest, models)]
    assert any('Begin with "Alexa, abre alivio de espalda".' in line for line in phrases)


def test_an_english_listing_is_held_to_english_words() -> None:
    assert list(listing_rules.disclaimer(MANIFEST["manifest"], {"en-US": MODEL})) == []


def test_two_intents_are_not_told_apart_by_an_accent() -> None:
    intents = ("interactionModel", "languageModel", "intents")
    model = changed(
        MODEL,
        ((*intents, 7, "samples"), ["dónde estoy"]),
        ((*intents, 10, "samples"), ["donde estoy"]),
    )
    assert [found.what for found in sample_rules.one_intent_each(Language(model, SPANISH))] == [
        'with "donde estoy", "donde estoy" also means HeatQuestionIntent ("dónde estoy").'
    ]
    assert list(sample_rules.one_intent_each(Language(model, ENGLISH))) == []
