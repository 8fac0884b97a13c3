"""Spanish, as Alexa hears and speaks it in Spain, Mexico and the United States alike.

Amazon's pages list the ways to call a skill and the standard phrases by language, but what could be
read of them shows neither in Spanish: both are unverified here, and only what is likeliest. Nothing
rests on the standard phrases, as a model that is to be understood brings them itself; a test holds
this project's to that.
"""

from fractions import Fraction
from typing import Final

from simulator.tongues.tongue import (
    Alerts,
    Calling,
    Consent,
    Measures,
    Offers,
    Sayings,
    Tongue,
    Writing,
)

_ORDINALS = (
    *(("primer", "1"), ("primero", "1"), ("primera", "1"), ("segundo", "2"), ("segunda", "2")),
    *(("tercer", "3"), ("tercero", "3"), ("tercera", "3"), ("cuarto", "4"), ("cuarta", "4")),
    *(("quinto", "5"), ("quinta", "5"), ("sexto", "6"), ("sexta", "6"), ("septimo", "7")),
    *(("septima", "7"), ("octavo", "8"), ("octava", "8"), ("noveno", "9"), ("novena", "9")),
    *(("decimo", "10"), ("decima", "10"), ("undecimo", "11"), ("undecima", "11")),
    *(("duodecimo", "12"), ("duodecima", "12")),
)
_WRITING = Writing(
    numbers_as="es",
    # Typed without its accent, a number is one all the same; "veintiún" is none to the library.
    numbers={
        **{word: f"{digits}o" for word, digits in _ORDINALS},
        **{"veintiun": "21", "veintidos": "22", "veintitres": "23", "veintiseis": "26"},
    },
    one=frozenset({"un", "una"}),
    no_numbers=frozenset({"cuartos", "segundos", "unos", "unas"}),
    # What "3º" and "3ª" look like as plain letters, then "3er", "1ro", "2do", "4to".
    ordinals=(
        "o",
        "a",
        "er",
        "ro",
        "ra",
        "do",
        "da",
        "to",
        "ta",
        "mo",
        "ma",
        "vo",
        "va",
        "no",
        "na",
    ),
    signs={"&": "y", "%": "por ciento"},
    # "ñ" is a letter of its own: an "año" is no "ano".
    accents=str.maketrans(dict(zip("áéíóúü", "aeiouu", strict=True))),
    contractions={},
    irregular={},
    # No word of the dictionary, but one for all of "cojín", "cojines" and "padre", "padres".
    plurals={
        **{"ces": "z", "nes": "n", "res": "r", "les": "l", "des": "d", "jes": "j"},
        **{"ne": "n", "re": "r", "le": "l", "de": "d", "je": "j", "s": ""},
    },
    no_plurals=("is", "us", "ss"),
    articles=frozenset(
        {"el", "la", "los", "las", "un", "una", "unos", "unas", "mi", "mis", "tu", "tus", "su"}
        | {"sus", "lo", "al", "este", "esta", "ese", "esa", "algun", "alguna"}
    ),
    fillers=frozenset(
        {"por", "favor", "porfa", "porfis", "pues", "este", "eh", "em", "mmm", "ah", "oh", "oye"}
        | {"oiga", "mira", "bueno", "bien", "vale", "ok", "okay", "gracias", "entonces", "ay"}
        | {"ahora", "venga", "alexa"}
    ),
)

_MEASURES = Measures(
    units={
        "Y": ("año", "años"),
        "M": ("mes", "meses"),
        "W": ("semana", "semanas", "semanita", "semanitas"),
        "D": ("dia", "dias"),
        "TH": ("hora", "horas", "horita", "h"),
        "TM": ("minuto", "minutos", "minutito", "minutitos", "minutico", "minuticos", "min", "m"),
        # "2o" is what the word "segundo" looks like once number words are digits.
        "TS": ("2o", "segundos", "segundito", "segunditos", "seg", "s"),
    },
    # "4o" is the word "cuarto", likewise.
    parts={
        ("media",): Fraction(1, 2),
        ("medio",): Fraction(1, 2),
        ("un", "4o", "de"): Fraction(1, 4),
        ("4o", "de"): Fraction(1, 4),
        ("3", "cuartos", "de"): Fraction(3, 4),
        ("un", "par", "de"): Fraction(2),
        ("par", "de"): Fraction(2),
        ("un",): Fraction(1),
        ("una",): Fraction(1),
    },
    tails={
        ("y", "media"): Fraction(1, 2),
        ("y", "medio"): Fraction(1, 2),
        ("y", "4o"): Fraction(1, 4),
        ("y", "un", "4o"): Fraction(1, 4),
        ("y", "3", "cuartos"): Fraction(3, 4),
    },
    joint="y",
    said=(("hora", "horas"), ("minuto", "minutos"), ("segundo", "segundos")),
    nothing="nada",
)

_CALLING = Calling(
    wake_word="alexa",
    openers=frozenset({"oye", "hola", "ok", "okay"}),
    polite=frozenset({"por", "favor", "porfa", "ahora"}),
    requests=frozenset({("puedes",), ("podrias",), ("me", "puedes"), ("quiero",), ("puede",)}),
    verbs=(
        *(("abre",), ("abrir",), ("abra",), ("abri",), ("abreme",), ("inicia",), ("iniciar",)),
        *(("inicie",), ("empieza",), ("empezar",), ("comienza",), ("comenzar",), ("lanza",)),
        *(("lanzar",), ("ejecuta",), ("activa",), ("activar",), ("usa",), ("usar",), ("utiliza",)),
        *(("entra", "en"), ("entra", "a"), ("ve", "a"), ("pon",), ("juega", "a"), ("habla", "con")),
        *(("hablar", "con"), ("pide", "a"), ("pide",), ("pidele", "a"), ("pidele",)),
        *(("pedir", "a"), ("pedirle", "a"), ("pregunta", "a"), ("pregunta",), ("preguntale", "a")),
        *(("preguntale",), ("preguntar", "a"), ("preguntarle", "a"), ("pregunta", "en")),
        *(("dile", "a"), ("dile",), ("decirle", "a"), ("di", "a"), ("consulta", "a")),
        *(("consulta", "con"), ("busca", "en")),
    ),
    determiners=frozenset({"mi", "el", "la"}),
    nouns=frozenset({"skill", "aplicacion", "app"}),
    connectors=frozenset({"que", "para", "por", "sobre", "si", "y", "de", "a", "acerca", "con"}),
    connectors_before=frozenset({"a", "con", "de", "en", "usando", "desde"}),
    open="abre {name}",
)

_CONSENT = Consent(
    question=("{skill} pide permiso para {purpose}. ¿Le das permiso? Puedes decir sí o no."),
    purposes={
        "reminders": "crear recordatorios",
        "timers": "crear temporizadores",
        "": "usar lo que necesita",
    },
    joint=" y ",
    yes=(
        *("lo apruebo", "apruebo", "acepto", "de acuerdo", "estoy de acuerdo", "adelante"),
        *("claro", "claro que sí", "por supuesto", "desde luego", "cómo no", "seguro", "órale"),
        *("está bien", "bueno", "bien", "permítelo", "lo permito", "te doy permiso", "le doy"),
        *("doy permiso", "le doy permiso", "sí le doy", "se lo doy", "hazlo", "dale", "puedes"),
        *("sí puedes", "sí gracias", "sí te doy permiso", "venga", "vale", "simón", "ándale"),
        *("correcto", "sí quiero", "perfecto", "sí por favor"),
    ),
    no=(
        *("no lo permito", "no lo permitas", "no apruebo", "no acepto", "no estoy de acuerdo"),
        *("no doy permiso", "no le doy permiso", "no te doy permiso", "no se lo doy", "ahora no"),
        *("todavía no", "de ninguna manera", "de ningún modo", "nunca", "jamás", "para nada"),
        *("claro que no", "por supuesto que no", "desde luego que no", "mejor no", "nel"),
        *("no quiero", "prefiero que no", "ni hablar", "no puedes", "por ahora no"),
    ),
    fillers=frozenset({"favor", "por", "alexa", "eh", "em", "mmm", "pues", "ah", "ay", "oh"}),
)

_ALERTS = Alerts(
    kinds={
        **dict.fromkeys(("recordatorio", "recordatorios"), "reminder"),
        **dict.fromkeys(("temporizador", "temporizadores", "timer", "timers"), "timer"),
        **dict.fromkeys(("cronometro", "cronometros"), "timer"),
    },
    cancel=frozenset(
        {"cancela", "cancelar", "cancele", "cancelame", "borra", "borrar", "elimina", "eliminar"}
        | {"quita", "quitar", "quitame", "para", "deten", "apaga", "olvida"}
    ),
    set=frozenset({"pon", "ponme", "poner", "inicia", "empieza", "crea", "activa", "haz"}),
    tell=frozenset(
        {"que", "cual", "cuales", "cuando", "cuanto", "cuantos", "tengo", "hay", "dime", "lee"}
        | {"muestra", "muestrame", "lista", "enseñame", "revisa"}
    ),
    several={"reminder": "recordatorios", "timer": "temporizadores"},
    names={
        "reminder": ("un recordatorio", "{count} recordatorios", "ningún recordatorio"),
        "timer": ("un temporizador", "{count} temporizadores", "ningún temporizador"),
    },
    ask="qué {kinds} tengo",
    cancelled="De acuerdo, cancelé {counted}.",
    told="Tienes {counted}: {told}.",
    none="No tienes {none}.",
    left="le quedan {left}",
    at="a las {time}",
    on_day="el {day} a las {time}",
    clock="%H:%M",
    days=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    started="{length}, a partir de ahora.",
    refused="No pude: {why}.",
    no_length="Di por cuánto tiempo: «pon un temporizador de 20 minutos».",
)

_SAYINGS = Sayings(
    does_not_know="Lo siento, eso no lo sé.",
    done="De acuerdo.",
    skill_problem="Hubo un problema con la respuesta de la skill solicitada.",
    reminder="Este es tu recordatorio: {text}.",
    timer_over="Tu temporizador ha terminado.",
    named_timer_over="Tu temporizador {name} ha terminado.",
    stops=frozenset(
        {"para", "detente", "cancela", "cancelar", "sal", "salir", "basta", "callate", "silencio"}
        | {"adios", "olvidalo", "deten", "alto", "apagate", "parar", "ya"}
    ),
)

SPANISH: Final = Tongue(
    code="es",
    writing=_WRITING,
    measures=_MEASURES,
    calling=_CALLING,
    consent=_CONSENT,
    alerts=_ALERTS,
    sayings=_SAYINGS,
    offers=Offers(
        breaks=r"\b(?:o|u|y|e)\b",
        hint=r"^.*?\b(?:di|dime|pide|pídeme|pregunta|pregúntame|prueba)\b:?",
        open_question=(
            r"^¿?(?:\w+ )?(?:qué|cuál|cuáles|quién|quiénes|dónde|cuándo|por qué|cómo|cuánt\w+)\b"
            r"|\b[ou]\b"
        ),
    ),
    standard={
        "AMAZON.CancelIntent": ("cancela", "cancelar", "olvídalo"),
        "AMAZON.HelpIntent": ("ayuda", "ayúdame", "puedes ayudarme"),
        "AMAZON.NavigateHomeIntent": ("ir a inicio",),
        "AMAZON.NextIntent": ("siguiente", "saltar"),
        "AMAZON.NoIntent": ("no", "no gracias"),
        "AMAZON.PauseIntent": ("pausa", "pausar"),
        "AMAZON.PreviousIntent": ("anterior", "atrás"),
        "AMAZON.RepeatIntent": ("repite", "repítelo", "repetir"),
        "AMAZON.ResumeIntent": ("continúa", "continuar", "reanudar"),
        "AMAZON.StartOverIntent": ("empezar de nuevo", "reiniciar"),
        "AMAZON.StopIntent": ("para", "parar", "salir"),
        "AMAZON.YesIntent": ("sí", "sí por favor", "claro"),
    },
    examples={
        "AMAZON.NUMBER": ("uno", "dos", "tres", "cuatro", "cinco", "diez", "doce"),
        "AMAZON.FOUR_DIGIT_NUMBER": ("dos mil veinte",),
        "AMAZON.Ordinal": ("primer", "segundo", "tercer", "cuarto", "quinto"),
        "AMAZON.DURATION": (
            *("diez minutos", "veinte minutos", "media hora", "una hora", "treinta segundos"),
        ),
        "AMAZON.SearchQuery": ("algo",),
    },
)
