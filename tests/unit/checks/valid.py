"""The smallest files that the checker has nothing to say about, and a way to change one thing."""

from copy import deepcopy
from datetime import date
from typing import Any, Final

from checks.book import Code

TODAY: Final = date(2026, 11, 22)

CODE: Final = Code(
    prompts={
        "greeting": frozenset(),
        "place": frozenset({"step", "title"}),
        "reminder_off": frozenset(),
    },
    questions={"menu": frozenset({"title"}), "danger_signs": frozenset()},
    labels={"next": frozenset(), "step_of": frozenset({"step"})},
)

DRAWINGS: Final = frozenset({"side_facing_chair"})

CONTENT: Final[dict[str, Any]] = {
    "$schema": "./content.schema.json",
    "language": "en",
    "regions": {
        "default": {"emergency": "your local emergency number", "couch": "sofa"},
        "en-US": {
            "emergency": "your emergency number, such as "
            '<say-as interpret-as="digits">911</say-as>',
            "couch": "couch",
        },
    },
    "grammar": {
        "words_per_second": 2.5,
        "between": ", ",
        "choice": {"last": "{others}, or {last}"},
        "series": {"last": "{others} and {last}"},
        "clock": {
            "hours": [str(hour or 12) for hour in range(12)],
            "times": {"0": "{hour}", "other": "{number}:{minute}"},
            "parts": [{"from": 0, "say": "{time} AM"}, {"from": 12, "say": "{time} PM"}],
        },
    },
    "names": ["ibuprofen", "slipped disc"],
    "prompts": {
        "greeting": {"say": ["Hello there.", "I'm glad you're back."]},
        "place": {"say": ["You were on step {step} of {title}."]},
        "reminder_off": {"say": ["Take the ice pack off."]},
    },
    "questions": {
        "menu": {
            "ask": ["Shall we try {title}?"],
            "reprompt": ["What would help you most?"],
            "help": "You can ask me about ice, or rest on the {couch}.",
            "hints": ["start ice", "what helps"],
        },
        "danger_signs": {
            "ask": [
                "Do you have weak legs, chest pain, or numb skin where you sit, "
                "or is it hard to pee or to hold it in?"
            ],
            "reprompt": ["Are your legs weak or numb, or does your chest hurt?"],
            "help": "Say yes if one of these is new, and no if not.",
            "hints": ["yes", "no"],
        },
    },
    "ways_up": {"floor": {"routine": "legs_on_chair"}, "chair": {"topic": "heat", "part": 0}},
    "starting_points": {
        "floor": "legs_on_chair",
        "bed": "ice",
        "chair": "ice",
        "elsewhere": "ice",
        "toilet": "ice",
        "bath": "ice",
        "up": "ice",
        "ice": "ice",
    },
    "danger": {
        "levels": {
            "emergency": {"say": "Please call {emergency} now."},
            "same_day": {"say": "Please speak to a doctor today."},
            "appointment": {"say": "Please book a visit with your doctor."},
        },
        "signs": [
            {
                "id": "chest_pain",
                "level": "emergency",
                "why": "Chest pain with back pain can come from the heart.",
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
            {
                "id": "collapse",
                "level": "emergency",
                "call": "Call {emergency} right now. Lie down flat.",
                "why": "To feel faint or cold and damp can mean harm inside.",
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
            {
                "id": "fever",
                "level": "same_day",
                "why": "Heat in the body with back pain can come from germs.",
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
            {
                "id": "not_improving",
                "level": "appointment",
                "why": "Pain that lasts for weeks is worth a closer look.",
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
        ],
    },
    "topics": [
        {
            "id": "heat",
            "title": "heat",
            "answer": "Heat can ease a tight back. Wrap the heat pack in a towel first.",
            "more": ["Keep it on for ten to fifteen minutes. Don't sleep on it."],
            "routine": "ice",
            "sources": ["MPFT"],
            "reviewed": "2026-11-22",
        },
        {
            "id": "ice_how_long",
            "title": "how long to use ice",
            "answer": "Use ice for ten minutes, and for twenty at most. Wait thirty minutes, "
            "and let the skin warm up again.",
            "sources": ["MPFT"],
            "reviewed": "2026-11-22",
        },
        {
            "id": "painkiller_safety",
            "title": "pain pills",
            "answer": "Ask first if you have a heart problem. Ibuprofen doesn't suit everyone.",
            "sources": ["NHS"],
            "reviewed": "2024-11-22",
        },
    ],
    "routines": [
        {
            "id": "legs_on_chair",
            "title": "legs on a chair",
            "surface": "floor",
            "needs": "a steady chair and a small towel",
            "not_for": "It's not for you if you can't get up off the floor.",
            "steps": [
                {"say": "Lie on your side, facing the chair.", "picture": "side_facing_chair"},
                {"say": "Roll onto your back.", "easier": "Roll a little at a time."},
                {"say": "Stay like this for ten minutes. Let your arms go loose.", "hold": 600},
            ],
            "leave": [{"say": "Take one leg down."}, {"say": "Roll onto your side."}],
            "finish": "Well done. Move a little when you can.",
            "easier_routine": "ice",
            "sources": ["NHS"],
            "reviewed": "2026-11-22",
        },
        {
            "id": "ice",
            "title": "ice",
            "surface": "any",
            "needs": None,
            "not_for": "Skip it if your skin is numb there.",
            "steps": [
                {"say": "Wrap the pack in a damp towel."},
                {"say": "Leave it on your back for up to twenty minutes.", "hold": 600},
            ],
            "leave": [],
            "finish": "Dry your skin.",
            "stay": False,
            "sources": ["MPFT"],
            "reviewed": "2026-11-22",
        },
    ],
    "screens": {"next": "Next", "step_of": "Step {step}"},
    "pictures": {"side_facing_chair": "A person lies on their side, facing a chair."},
    "sources": {
        "NHS": {"title": "NHS: back pain", "url": "https://www.nhs.uk/conditions/back-pain/"},
        "MPFT": {"title": "Midlands Partnership: cold and heat", "url": None},
    },
}

MODEL: Final[dict[str, Any]] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "back spasm relief",
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            "intents": [
                {"name": "AMAZON.HelpIntent", "samples": []},
                {"name": "AMAZON.StopIntent", "samples": ["stop there"]},
                {"name": "AMAZON.CancelIntent", "samples": []},
                {"name": "AMAZON.NavigateHomeIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {"name": "AMAZON.YesIntent", "samples": []},
                {"name": "AMAZON.NoIntent", "samples": []},
                {"name": "HeatQuestionIntent", "samples": ["tell me about heat", "what helps"]},
                {"name": "PainkillerSafetyQuestionIntent", "samples": ["is it safe at eight a.m."]},
                {"name": "ChestPainDangerIntent", "samples": ["my chest hurts"]},
                {"name": "CollapseDangerIntent", "samples": ["i nearly passed out"]},
                {"name": "FeverDangerIntent", "samples": ["i've got a temperature"]},
                {"name": "NotImprovingDangerIntent", "samples": ["it's been a month"]},
                {
                    "name": "TopicIntent",
                    "slots": [{"name": "topic", "type": "TOPIC"}],
                    "samples": ["tell me about {topic}"],
                },
                {
                    "name": "StartRoutineIntent",
                    "slots": [{"name": "routine", "type": "ROUTINE"}],
                    "samples": ["start {routine}"],
                },
                {
                    "name": "ChooseSurfaceIntent",
                    "slots": [{"name": "surface", "type": "SURFACE"}],
                    "samples": ["i'm on the {surface}"],
                },
                {
                    "name": "GoToStepIntent",
                    "slots": [{"name": "step", "type": "AMAZON.NUMBER"}],
                    "samples": ["go to step {step}"],
                },
            ],
            "types": [
                {
                    "name": "TOPIC",
                    "values": [
                        {"id": "heat", "name": {"value": "heat", "synonyms": ["warmth"]}},
                        {"id": "ice_how_long", "name": {"value": "how long to ice"}},
                    ],
                },
                {
                    "name": "ROUTINE",
                    "values": [
                        {"id": "legs_on_chair", "name": {"value": "legs on a chair"}},
                        {"id": "ice", "name": {"value": "ice"}},
                    ],
                },
                {"name": "SURFACE", "values": [{"id": "floor", "name": {"value": "floor"}}]},
            ],
        },
        "dialog": {
            "intents": [{"name": "TopicIntent", "slots": [{"name": "topic", "type": "TOPIC"}]}]
        },
    }
}

HANDLED: Final = frozenset(
    intent["name"] for intent in MODEL["interactionModel"]["languageModel"]["intents"]
)

MANIFEST: Final[dict[str, Any]] = {
    "manifest": {
        "manifestVersion": "1.0",
        "publishingInformation": {
            "category": "HEALTH_AND_FITNESS",
            "distributionMode": "PUBLIC",
            "isAvailableWorldwide": False,
            "distributionCountries": ["US"],
            "testingInstructions": "Say: set a timer. Give the permission for timers.",
            "locales": {
                "en-US": {
                    "name": "Back Spasm Relief",
                    "summary": "Rest, ice and answers for a locked back.",
                    "description": "It is no medical advice and makes no diagnosis. See a doctor. "
                    "In an emergency call your local emergency number.",
                    "examplePhrases": [
                        "Alexa, open back spasm relief",
                        "Alexa, ask back spasm relief to start legs on a chair",
                        "What helps?",
                    ],
                    "keywords": ["back"],
                    "smallIconUri": "file://assets/small.png",
                    "largeIconUri": "https://example.org/large.png",
                }
            },
        },
        "privacyAndCompliance": {
            "allowsPurchases": False,
            "usesPersonalInfo": False,
            "isChildDirected": False,
            "isExportCompliant": True,
            "containsAds": False,
            "usesHealthInfo": False,
            "shoppingKit": {
                "isShoppingActionsEnabled": False,
                "isAmazonAssociatesOnAlexaEnabled": False,
            },
            "locales": {
                "en-US": {
                    "privacyPolicyUrl": "https://example.org/privacy",
                    "termsOfUseUrl": "https://example.org/alexa/terms",
                }
            },
        },
        "permissions": [{"name": "alexa::alerts:timers:skill:readwrite"}],
        "apis": {"custom": {}},
        "events": {
            "endpoint": {"uri": "arn:aws:lambda:us-east-1:1:function:relief"},
            "subscriptions": [{"eventName": "SKILL_DISABLED"}],
        },
    }
}

ABSENT: Final = object()
"""Given as a value, removes the key."""


def changed(base: dict[str, Any], *changes: tuple[tuple[str | int, ...], Any]) -> dict[str, Any]:
    """Copy a file and set each path to its value; one past the end of a list appends."""
    copy = deepcopy(base)
    for path, value in changes:
        entry: Any = copy
        for key in path[:-1]:
            entry = entry[key]
        key = path[-1]
        if value is ABSENT:
            del entry[key]
        elif isinstance(entry, list) and key == len(entry):
            entry.append(value)
        else:
            entry[key] = value
    return copy
