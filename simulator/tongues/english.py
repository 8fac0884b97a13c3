"""English, as Alexa hears and speaks it.

Ways to call a skill: Amazon's "Understand How Users Invoke Custom Skills". Standard phrases: some
of those that Amazon's "Standard Built-in Intents" lists; a skill's own samples come on top.
"""

from collections.abc import Mapping
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
    Words,
    Writing,
)

_SUBJECTS = {
    "am": ("i",),
    "are": ("you", "we", "they", "what", "there"),
    "is": (
        *("it", "he", "she", "that", "there", "here", "what", "where", "who", "how", "when"),
        "why",
    ),
    "have": ("i", "you", "we", "they"),
    "will": ("i", "you", "he", "she", "it", "we", "they"),
    "would": ("i", "you", "he", "she", "we", "they"),
}
_ENDINGS = {"am": "m", "are": "re", "is": "s", "have": "ve", "will": "ll", "would": "d"}
_DENIED = ("are", "could", "did", "do", "does", "had", "has", "have", "is", "should", "was", "were")
_CONTRACTIONS: Mapping[Words, str] = {
    **{
        (one, verb): one + _ENDINGS[verb]
        for verb, subjects in _SUBJECTS.items()
        for one in subjects
    },
    **{(verb, "not"): verb + "nt" for verb in _DENIED},
    ("can", "not"): "cant",
    ("will", "not"): "wont",
    ("would", "not"): "wouldnt",
}

_WRITING = Writing(
    numbers_as="en",
    numbers={},
    one=frozenset(),
    no_numbers=frozenset(),
    ordinals=("st", "nd", "rd", "th"),
    signs={"&": "and", "%": "percent"},
    accents={},
    contractions=_CONTRACTIONS,
    irregular={"cannot": "cant"},
    plurals={"ies": "y", "sses": "ss", "shes": "sh", "ches": "ch", "xes": "x", "s": ""},
    no_plurals=("ss", "us", "is"),
    articles=frozenset({"a", "an", "the", "my", "your", "some", "this", "that"}),
    fillers=frozenset(
        {"please", "um", "uh", "er", "erm", "hmm", "well", "so", "okay", "ok", "oh", "hey"}
        | {"thanks"}
    ),
)

_MEASURES = Measures(
    units={
        "Y": ("year", "years", "yr", "yrs"),
        "M": ("month", "months"),
        "W": ("week", "weeks", "wk", "wks"),
        "D": ("day", "days"),
        "TH": ("hour", "hours", "hr", "hrs", "h"),
        "TM": ("minute", "minutes", "min", "mins", "m"),
        # "2nd" is what the word "second" looks like once number words are digits.
        "TS": ("seconds", "sec", "secs", "s", "2nd", "2nds"),
    },
    parts={
        ("half", "a"): Fraction(1, 2),
        ("half", "an"): Fraction(1, 2),
        ("a", "half"): Fraction(1, 2),
        ("half",): Fraction(1, 2),
        ("a", "quarter", "of", "an"): Fraction(1, 4),
        ("a", "quarter", "of", "a"): Fraction(1, 4),
        ("quarter", "of", "an"): Fraction(1, 4),
        ("quarter", "of", "a"): Fraction(1, 4),
        ("quarter",): Fraction(1, 4),
        ("3", "quarters", "of", "an"): Fraction(3, 4),
        ("3", "quarters", "of", "a"): Fraction(3, 4),
        ("a", "couple", "of"): Fraction(2),
        ("a", "couple"): Fraction(2),
        ("couple", "of"): Fraction(2),
        ("a",): Fraction(1),
        ("an",): Fraction(1),
    },
    tails={
        ("and", "a", "half"): Fraction(1, 2),
        ("and", "half"): Fraction(1, 2),
        ("and", "a", "quarter"): Fraction(1, 4),
        ("and", "3", "quarters"): Fraction(3, 4),
    },
    joint="and",
    said=(("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
    nothing="no time",
)

_CALLING = Calling(
    wake_word="alexa",
    openers=frozenset({"hey", "ok", "okay"}),
    polite=frozenset({"please", "just", "now"}),
    requests=frozenset({("can", "you"), ("could", "you"), ("will", "you"), ("would", "you")}),
    verbs=(
        *(("ask",), ("begin",), ("launch",), ("load",), ("open",), ("open", "up"), ("play",)),
        *(("resume",), ("run",), ("search",), ("speak", "to"), ("speak", "with"), ("start",)),
        *(("start", "up"), ("talk", "to"), ("talk", "with"), ("tell",), ("use",), ("enable",)),
    ),
    determiners=frozenset({"my", "the"}),
    nouns=frozenset({"skill", "app"}),
    connectors=frozenset({"about", "and", "for", "if", "that", "then", "to", "whether", "with"}),
    connectors_before=frozenset({"by", "from", "in", "on", "through", "using", "with"}),
    open="open {name}",
)

_CONSENT = Consent(
    question=(
        "{skill} would like permission to {purpose}. Do you give permission? You can say yes or no."
    ),
    purposes={"reminders": "set reminders", "timers": "set timers", "": "use what it asks for"},
    joint=" and ",
    yes=(
        *("i approve", "approve", "approved", "i do", "i agree", "agreed", "i accept", "go ahead"),
        *("of course", "absolutely", "definitely", "certainly", "that is fine", "fine"),
        *("allow it", "allow", "i allow it", "i allow", "you can", "you may", "i give permission"),
        *("right", "correct", "alright", "all right", "do", "do it", "yes thanks"),
        "yes thank you",
    ),
    no=(
        *("i do not", "do not", "do not allow it", "do not allow", "i do not approve"),
        *("i do not agree", "i disagree", "deny", "denied", "not now", "no way", "never"),
        *("absolutely not", "definitely not", "of course not", "rather not", "i would rather not"),
        *("not at all", "you can not", "you may not", "i do not give permission"),
        "certainly not",
    ),
    fillers=frozenset({"please", "alexa", "um", "uh", "er", "erm", "hmm", "well", "oh"}),
)

_ALERTS = Alerts(
    kinds={
        "reminder": "reminder",
        "reminders": "reminder",
        "timer": "timer",
        "timers": "timer",
    },
    cancel=frozenset({"cancel", "delete", "remove", "clear", "stop", "forget", "off"}),
    set=frozenset({"set", "start", "make", "create", "begin"}),
    tell=frozenset(
        {"what", "whats", "whatre", "which", "list", "how", "when", "whens", "do", "have", "any"}
        | {"tell", "show", "read", "check"}
    ),
    several={"reminder": "reminders", "timer": "timers"},
    names={
        "reminder": ("one reminder", "{count} reminders", "no reminders"),
        "timer": ("one timer", "{count} timers", "no timers"),
    },
    ask="what {kinds} do i have",
    cancelled="Okay, I cancelled {counted}.",
    told="You have {counted}: {told}.",
    none="You have {none}.",
    left="{left} left",
    at="at {time}",
    on_day="{day} at {time}",
    clock="%I:%M %p",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    started="{length}, starting now.",
    refused="Sorry, {why}.",
    no_length='Sorry, say for how long: "set a timer for 20 minutes".',
)

_SAYINGS = Sayings(
    does_not_know="Sorry, I don't know that one.",
    done="Okay.",
    skill_problem="There was a problem with the requested skill's response.",
    reminder="Here's your reminder: {text}.",
    timer_over="Your timer is done.",
    named_timer_over="Your {name} timer is done.",
    stops=frozenset(
        {"stop", "cancel", "exit", "quit", "never mind", "off", "shut up", "be quiet", "goodbye"}
    ),
)

ENGLISH: Final = Tongue(
    code="en",
    writing=_WRITING,
    measures=_MEASURES,
    calling=_CALLING,
    consent=_CONSENT,
    alerts=_ALERTS,
    sayings=_SAYINGS,
    offers=Offers(
        breaks=r"\b(?:or|and)\b",
        hint=r"^.*?\b(?:say|ask|try)\b:?",
        open_question=(r"^(?:\w+ )?(?:what|which|who|whom|whose|where|when|why|how)\b|\bor\b"),
    ),
    standard={
        "AMAZON.CancelIntent": ("cancel", "cancel that", "never mind", "forget it"),
        "AMAZON.HelpIntent": ("help", "help me", "can you help me", "i need help"),
        "AMAZON.NavigateHomeIntent": ("go home", "navigate home", "home", "go to the home screen"),
        "AMAZON.NextIntent": ("next", "skip", "skip forward"),
        "AMAZON.NoIntent": ("no", "no thanks", "no thank you", "nope", "nah"),
        "AMAZON.PauseIntent": ("pause", "pause that"),
        "AMAZON.PreviousIntent": ("go back", "skip back", "back up", "previous"),
        "AMAZON.RepeatIntent": ("repeat", "say that again", "repeat that", "say it again"),
        "AMAZON.ResumeIntent": ("resume", "continue", "keep going"),
        "AMAZON.StartOverIntent": ("start over", "restart", "start again"),
        "AMAZON.StopIntent": ("stop", "off", "shut up", "exit", "quit"),
        "AMAZON.YesIntent": ("yes", "yes please", "sure", "yeah", "yep", "yup", "okay", "ok"),
    },
    examples={
        "AMAZON.NUMBER": ("one", "two", "three", "four", "five", "ten", "twelve"),
        "AMAZON.FOUR_DIGIT_NUMBER": ("two thousand and twenty",),
        "AMAZON.Ordinal": ("first", "second", "third", "fourth", "fifth"),
        "AMAZON.DURATION": (
            *("ten minutes", "twenty minutes", "half an hour", "an hour", "thirty seconds"),
        ),
        "AMAZON.SearchQuery": ("something",),
    },
)
