"""The smallest Spanish content file that the checker has nothing to say about."""

from typing import Any, Final

from tests.unit.checks.valid import CONTENT, changed

SPANISH_CONTENT: Final[dict[str, Any]] = changed(
    CONTENT,
    (("language",), "es"),
    (
        ("regions",),
        {
            "default": {"emergency": "tu número de emergencias local", "couch": "sofá"},
            "es-MX": {
                "emergency": "tu número de emergencias, como el "
                '<say-as interpret-as="digits">911</say-as>',
                "couch": "sillón",
            },
        },
    ),
    (("names",), ["ibuprofeno", "hernia de disco"]),
    (("prompts", "greeting", "say"), ["Hola a ti.", "Qué bien que hayas vuelto."]),
    (("prompts", "place", "say"), ["Ibas en el paso {step} de {title}."]),
    (("prompts", "reminder_off", "say"), ["Quita la bolsa de hielo."]),
    (
        ("questions", "menu"),
        {
            "ask": ["¿Probamos {title}?"],
            "reprompt": ["¿Qué te ayuda más?"],
            "help": "Pregunta por el hielo, o descansa en el {couch}.",
            "hints": ["empieza con el hielo", "qué ayuda"],
        },
    ),
    (
        ("questions", "danger_signs"),
        {
            "ask": ["¿Tienes las piernas débiles, dolor de pecho o la piel dormida ahí abajo?"],
            "reprompt": ["¿Se te duermen las piernas, o te duele el pecho?"],
            "help": "Di sí si algo de eso es nuevo, y no si no lo es.",
            "hints": ["sí", "no"],
        },
    ),
    (("danger", "levels", "emergency", "say"), "Llama ya a {emergency}."),
    (("danger", "levels", "same_day", "say"), "Habla hoy con un médico."),
    (("danger", "levels", "appointment", "say"), "Pide una cita con tu médico."),
    (("danger", "signs", 0, "why"), "El dolor de pecho y de espalda puede venir del corazón."),
    (("danger", "signs", 1, "call"), "Llama ya mismo a {emergency}. Ponte boca arriba."),
    (("danger", "signs", 1, "why"), "El sudor frío puede venir de un daño por dentro."),
    (("danger", "signs", 2, "why"), "La fiebre con dolor de espalda puede venir de gérmenes."),
    (("danger", "signs", 3, "why"), "Un dolor que dura semanas se debe mirar de cerca."),
    (("topics", 0, "title"), "calor"),
    (("topics", 0, "answer"), "El calor puede aliviar la espalda. Antes envuelve la bolsa."),
    (("topics", 0, "more"), ["Úsalo de diez a quince minutos. No te duermas con ella."]),
    (("topics", 1, "title"), "cuánto tiempo usar hielo"),
    (
        ("topics", 1, "answer"),
        "Usa el hielo diez minutos, y veinte como mucho. Espera treinta minutos, "
        "y deja que la piel se caliente.",
    ),
    (("topics", 2, "title"), "calmantes"),
    (
        ("topics", 2, "answer"),
        "Pregunta antes si tienes mal el corazón. El ibuprofeno no va bien a todos.",
    ),
    (("routines", 0, "title"), "piernas sobre una silla"),
    (("routines", 0, "needs"), "una silla firme y una toalla"),
    (("routines", 0, "not_for"), "No es para ti si luego no te puedes levantar."),
    (("routines", 0, "steps", 0, "say"), "Ponte de lado, de cara a la silla."),
    (("routines", 0, "steps", 1, "say"), "Gira boca arriba."),
    (("routines", 0, "steps", 1, "easier"), "Gira poco a poco."),
    (
        ("routines", 0, "steps", 2, "say"),
        "Quédate así durante diez minutos. Deja los brazos sueltos.",
    ),
    (("routines", 0, "leave", 0, "say"), "Baja una pierna."),
    (("routines", 0, "leave", 1, "say"), "Gira de lado."),
    (("routines", 0, "finish"), "Muy bien. Muévete un poco si puedes."),
    (("routines", 1, "title"), "hielo"),
    (("routines", 1, "not_for"), "No lo uses si ahí no sientes la piel."),
    (("routines", 1, "steps", 0, "say"), "Envuelve la bolsa en una toalla."),
    (("routines", 1, "steps", 1, "say"), "Deja la bolsa ahí hasta veinte minutos."),
    (("routines", 1, "finish"), "Seca la piel."),
    (("screens",), {"next": "Siguiente", "step_of": "Paso {step}"}),
    (("pictures", "side_facing_chair"), "Una persona de lado, de cara a una silla."),
)
