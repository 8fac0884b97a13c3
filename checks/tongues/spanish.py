"""Spanish, as far as rules look at words: that of Spain, Mexico and the United States alike."""

import re
from typing import Final

from checks.tongues.spanish_reading import MEASURE
from checks.tongues.tongue import Lengths, Listening, Safety, Steps, Tongue

_SMALL: Final = (
    *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho"),
    *("diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro"),
    *("veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"),
)
_TENS: Final = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_NUMBER: Final = (
    r"(?:\d+(?:[.,]\d+)?"
    rf"|(?:{'|'.join(_TENS)})(?: y (?:un|una|{'|'.join(_SMALL[1:10])}))?"
    rf"|{'|'.join(sorted(_SMALL, key=len, reverse=True))}|veintiún|veintiuna"
    r"|medi[ao]|un cuarto de|tres cuartos de|una?)"
)
_LENGTHS: Final = Lengths(
    pattern=re.compile(
        r"(?P<limit>\b(?:hasta|como mucho|como máximo|máximo|no más de) )?"
        rf"\b(?P<low>{_NUMBER})(?: (?:a|o|u) (?P<high>{_NUMBER}))?(?P<half> y medi[ao])?"
        r" +(?P<unit>segundos?|seg|minutos?|min|horas?)\b(?P<more> y medi[ao])?",
        re.IGNORECASE,
    ),
    numbers={
        **{word: float(value) for value, word in enumerate(_SMALL)},
        **{word: 30.0 + 10 * index for index, word in enumerate(_TENS)},
        **{"un": 1.0, "una": 1.0, "veintiún": 21.0, "veintiuna": 21.0, "y": 0.0},
    },
    fractions={"media": 0.5, "medio": 0.5, "cuarto": 0.25, "cuartos": 0.75},
    units={"seg": 1, "min": 60, "hor": 3600},
)

_COUNT: Final = (
    r"(?:\d+(?:[.,]\d+)?|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|"
    r"cincuenta|medi[ao]|(?:un )?par de|cien(?:to)?|\w+cient[ao]s|quinient[ao]s|mil)"
)
_CONDITION: Final = (
    r"(?:espasmos?|contracturas?|tir[oó]n(?:es)?|esguinces?|hernias?|disco \w+|lumbago|ciática|"
    r"artritis|artrosis|espondil\w+|lordosis|fractura\w*|hueso \w+|infección|cáncer|tumor|"
    r"inflamación|daños?|lesión|(?:piedra|cálculo)s?|derrame|infarto|aneurisma|nervio \w+|"
    r"osteoporosis|enfermedad)"
)
_HAVE: Final = (
    r"\b(?<!no )(?:(?:quizás?|seguro|seguramente|claramente|probablemente|posiblemente) (?:que )?)?"
    r"(?:tienes|padeces|sufres|debes (?:de )?tener|has de tener|tendrás)"
    r"(?: (?:quizás?|seguro|claramente|probablemente|posiblemente|también|casi))*"
)
_HARMLESS: Final = (
    r"(?:momento|minuto|segundo|poco|par|duda|pregunta|silla|almohada|toalla|temporizador|pausa|"
    r"descanso|plan|recordatorio|aviso|cama|sofá|sillón|lugar|rutina|amig[ao]|temor|\{)"
)
_SAFETY: Final = Safety(
    amount=re.compile(
        rf"\b{_COUNT} ?(?:(?:más|entera|sola) )?(?:mg|mcg|ml|miligramos?|mililitros?|gramos?|"
        r"pastillas?|píldoras?|comprimidos?|tabletas?|cápsulas?|grageas?|gotas)\b",
        re.IGNORECASE,
    ),
    medicine=re.compile(
        r"\b(?:medicinas?|medicamentos?|fármacos?|calmantes?|analgésicos?|antiinflamatorios?|"
        r"relajantes?|opio\w+|pastillas?|píldoras?|comprimidos?|tabletas?|cápsulas?|geles|gel|"
        r"cremas?|pomadas?|ibuprofeno|naproxeno|aspirina|paracetamol|acetaminofén|diclofenaco|"
        r"codeína|advil|motrin|aleve|nurofen|flanax|tylenol|voltaren)\b",
        re.IGNORECASE,
    ),
    how_often=re.compile(
        r"\b(?:(?:una vez|\w+ veces) (?:al|por|cada) día|cada (?:\w+ (?:a \w+ )?)?horas?)\b",
        re.IGNORECASE,
    ),
    cure=re.compile(
        r"\b(?:cur(?:a|an|ar|ará|arás|arán|ado|ada|arte)|sana(?:r|rá|rás)? (?:tu|la)|"
        r"garanti\w+|milagr\w+|(?:te )?arregla(?:r|rá)? (?:tu|la)|siempre funciona|"
        r"(?:hace|hará) (?:desaparecer|que desaparezca) (?:el|tu|todo)? ?dolor|"
        r"(?:quita|quitará|elimina|eliminará|acaba con|acabará con|termina con) "
        r"(?:el|tu|todo el) (?:dolor|espasmo)|"
        r"(?:estarás|quedarás|te pondrás) (?:bien|sin dolor|sano|sana|curad[oa])|"
        r"adiós (?:al|a tu) dolor|para siempre)\b",
        re.IGNORECASE,
    ),
    diagnoses=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_HAVE} (?:una?|algo de) (?!{_HARMLESS})",
            rf"{_HAVE} (?:\w+ ){{0,2}}{_CONDITION}\b",
            r"\b(?:es|será|debe (?:de )?ser|parece(?: ser)?|suena a|tiene pinta de) "
            rf"(?:seguro |claramente |probablemente |solo )*(?:una? |tu )(?:\w+ )?{_CONDITION}\b",
            r"\btu (?:dolor|molestia|problema|síntoma) (?:es|viene|se debe) "
            r"(?:seguro |claramente |probablemente )*(?:por|de|a)\b",
            r"\b(?:te has|te|has) (?:\w+ )?(?:torcido|roto|desgarrado|lesionado|fracturado|"
            r"lastimado|torciste|rompiste|desgarraste|lesionaste|fracturaste|lastimaste)\b",
        )
    ),
    negation=re.compile(r"\b(?:no|nunca|jamás|nadie|ningún\w*|nada|tampoco|sin|ni)\b", re.I),
    conditional=re.compile(
        r"\b(?:si|cuando|aunque|mientras|hasta que|por si|en caso de|quien|quienes|a menos que)\b"
        r"|¿",
        re.IGNORECASE,
    ),
    ice=re.compile(r"\b(?:hielo|bolsas? frías?|compresas? frías?|\w+ helados|frío)\b", re.I),
    gap=re.compile(
        r"\b(?:esper\w+|quit\w+|fuera|pausas?|aparte|entre|después|luego|otra vez|cada|sin|"
        r"próxima|vuelv\w+|volver|descans\w+|a lo largo del día)\b",
        re.I,
    ),
    clause=re.compile(r"[,;:.]| y | luego | o | pero "),
    medical=re.compile(
        r"\b(?:dol\w+|duel\w+|espasmos?|contracturas?|músculos?|columna|espalda|medicinas?|"
        r"medicamentos?|pastillas?|calmantes?|médic[oa]s?|doctora?|síntomas?|tratamientos?|"
        r"terapia|lesi\w+|salud|alivio|hincha\w+|estira\w*|ejercicios?)\b",
        re.IGNORECASE,
    ),
    call=re.compile(r"\b(?:llama|llame|marca|marque)\b", re.IGNORECASE),
)

_MOVES: Final = (
    r"abre|abraza|acerca|acuéstate|afloja|agarra|alarga|apoya|aprieta|arquea|arrodíllate|baja|"
    r"camina|cierra|coloca|contrae|cruza|dobla|échate|empuja|encoge|endereza|envuelve|estira|"
    r"extiende|gira|inclina|inclínate|jala|junta|levanta|levántate|lleva|mete|mueve|pasa|pega|pon|"
    r"ponte|quita|recuéstate|relaja|respira|retira|rueda|saca|seca|separa|siéntate|suelta|sube|"
    r"tira|toma|trae|vuelve|voltea"
)
"""What a step tells the body to do. To stay, wait or do it again belongs to an action."""

_MANNER: Final = "ahora|por favor|despacio|suave|con cuidado|también|solo|primero|otra vez|antes"
_STEPS: Final = Steps(
    command=re.compile(
        rf"(?:^|,? y |[,;:] )(?:(?:{_MANNER}),? )*({_MOVES})(?:l[aeo]s?)?\b", re.IGNORECASE
    ),
    then=re.compile(r"(?<!^)\b(?:luego|después|entonces)\b", re.IGNORECASE),
    stay=re.compile(
        r"\b(?:quédate|descansa|espera|aguanta|mantén\w*|sigue|respira|deja|camina|"
        r"no te (?:muevas|levantes))\b[^.?!]*?\b(?:durante|por)\b",
        re.I,
    ),
)

_LISTENING: Final = Listening(
    letters="a-záéíóúüñ",
    accents=str.maketrans(dict(zip("áéíóúü", "aeiouu", strict=True))),
    launch=frozenset(
        (
            *("abre", "abrir", "activa", "comienza", "empieza", "inicia", "juega", "lanza"),
            *("pide", "pídele", "pon", "pregunta", "pregúntale", "dile", "reproduce", "usa"),
        )
    ),
    connecting=frozenset(("que", "para", "por", "con", "sobre", "si", "cómo", "y", "a")),
    built_in={},
    called=(
        r"alexa (?:abre|inicia|lanza|usa|pide a|pídele a|pregunta a|pregúntale a|dile a) "
        r"{name}(?: (.*))?"
    ),
    connector=re.compile(r"^(?:que|para|por|sobre|si|y|de)\b ?"),
    open="Alexa, abre {name}",
)
"""Amazon's pages list built-in phrases in English alone, so a Spanish model brings its own."""

SPANISH: Final = Tongue(
    measure=MEASURE,
    endings=r"(?:es|s)?",
    needs="Necesitas {needs}.",
    opening={"?": "¿", "!": "¡"},
    lengths=_LENGTHS,
    safety=_SAFETY,
    steps=_STEPS,
    listening=_LISTENING,
    disclaimers={
        "consejo médico": "that it is no medical advice",
        "diagn": "that it makes no diagnosis",
        "médico": "to see a doctor",
        "emergencia": "to call the local emergency number in an emergency",
    },
)
