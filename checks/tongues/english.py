"""English, as far as rules look at words."""

import re
from typing import Final

from checks.tongues.english_reading import MEASURE
from checks.tongues.tongue import Lengths, Listening, Safety, Steps, Tongue

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER: Final = (
    r"(?:\d+(?:\.\d+)?"
    rf"|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?"
    rf"|{'|'.join(sorted(_SMALL, key=len, reverse=True))}"
    r"|(?:a )?half(?: an?)?|(?:a )?quarter of an?|an?)"
)
_LENGTHS: Final = Lengths(
    pattern=re.compile(
        r"(?P<limit>\b(?:up to|at most|no more than|no longer than) )?"
        rf"\b(?P<low>{_NUMBER})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_NUMBER}))?"
        r"(?P<half> and a half)?"
        r"[ -]+(?P<unit>seconds?|secs?|minutes?|mins?|hours?)\b(?P<more> and a half)?",
        re.IGNORECASE,
    ),
    numbers={
        **{word: float(value) for value, word in enumerate(_SMALL)},
        **{word: 20.0 + 10 * index for index, word in enumerate(_TENS)},
        "a": 1.0,
        "an": 1.0,
    },
    fractions={"half": 0.5, "quarter": 0.25},
    units={"sec": 1, "min": 60, "hou": 3600},
)

_COUNT: Final = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|"
    r"(?:a )?couple of|(?:\w+ )?hundred|(?:\w+ )?thousand)"
)
_CONDITION: Final = (
    r"(?:spasms?|strains?|sprains?|slipped disc|slipped disk|herniated disc|sciatica|arthritis|"
    r"spondylo\w+|lordosis|fracture\w*|broken \w+|infection|cancer|tumou?r|inflammation|damage|"
    r"injury|kidney \w+|stroke|heart attack|cauda equina\w*|aneurysm|nerve \w+|"
    r"osteoporosis|disease)"
)
_HAVE: Final = (
    r"\byou(?:'ve(?: got)?|(?: (?:probably|likely|clearly|definitely|certainly|surely|must|may|"
    r"might|could|almost|just|also))* have(?: got)?)"
)
_HARMLESS: Final = (
    r"(?:moment|minute|second|few|couple|choice|question|chair|pillow|towel|timer|break|rest|"
    r"helper|phone|plan|reminder|lot|spare|bed|sofa|couch|bit|little|good|clear|safe|place|"
    r"routine|friend|\{)"
)
_SAFETY: Final = Safety(
    amount=re.compile(
        rf"\b{_COUNT}[ -]?(?:(?:more|extra|single|whole) )?"
        r"(?:mg|mcg|ml|milli(?:gram|gramme|litre|liter)s?|tablets?|pills?|capsules?|caplets?)\b",
        re.IGNORECASE,
    ),
    medicine=re.compile(
        r"\b(?:medicines?|medications?|pain ?killers?|pain reliever\w*|anti-inflammator\w+|"
        r"muscle relax\w+|opioids?|tablets?|pills?|capsules?|gels?|creams?|"
        r"ibuprofen|naproxen|aspirin|paracetamol|acetaminophen|diclofenac|codeine|"
        r"advil|motrin|aleve|nurofen|tylenol|panadol|voltarol|voltaren)\b",
        re.IGNORECASE,
    ),
    how_often=re.compile(
        r"\b(?:(?:once|twice|\w+ times) (?:a|per|each|every) day|(?:once|twice) daily|"
        r"every (?:\w+ (?:to \w+ )?)?hours?|\w+-hourly)\b",
        re.IGNORECASE,
    ),
    cure=re.compile(
        r"\b(?:cur(?:e|es|ed|ing)|heal(?:s|ed)? (?:you|your|the)|guarantee\w*|miracle\w*|"
        r"fix(?:es)? (?:you|your|the)|always works?|"
        r"makes? (?:the|your|all|any)? ?pain (?:go away|disappear|vanish)|"
        r"(?:gets?|be) rid of (?:the|your|all|any)? ?(?:pain|spasms?)|completely better|"
        r"(?:will|'ll) be (?:pain[- ]free|cured|fine|healed)|stops? (?:the|your) \w+ for good|"
        r"will (?:heal|stop the pain|end the pain|stop the spasm|end the spasm))\b",
        re.IGNORECASE,
    ),
    diagnoses=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_HAVE} (?:an?|some) (?!{_HARMLESS})",
            rf"{_HAVE} (?:\w+ ){{0,2}}{_CONDITION}\b",
            r"\b(?:this|that|it)(?:'s| is| must be| sounds like| looks like| seems to be) "
            rf"(?:probably |likely |clearly |surely |just )*(?:an? |your )?{_CONDITION}\b",
            r"\byour (?:pain|ache|problem|symptoms?) (?:is|are|comes?) "
            r"(?:probably |likely |clearly )*(?:caused by|due to|because of|from)\b",
            r"\byou(?:'ve| have) (?:\w+ )?"
            r"(?:pulled|torn|slipped|strained|sprained|broken|injured|damaged) ",
            rf"\byou(?:'re| are) (?:suffering from|having) (?:an? )?{_CONDITION}\b",
        )
    ),
    negation=re.compile(r"(?:\b(?:not?|never|nobody|none|nothing|cannot|without)|n't)\b", re.I),
    conditional=re.compile(
        r"\b(?:if|when|whenever|whether|unless|until|once|while|in case|people who|anyone who|"
        r"someone who|do|does|did|should)\b",
        re.IGNORECASE,
    ),
    ice=re.compile(r"\b(?:ice|iced|icing|cold packs?|frozen peas|gel packs?)\b", re.I),
    gap=re.compile(
        r"\b(?:wait\w*|off|gaps?|breaks?|apart|between|later|again|every|pause\w*|without|rest|"
        r"next|over a (?:whole )?day)\b",
        re.I,
    ),
    clause=re.compile(r"[,;:.]| and | then | or | but "),
    medical=re.compile(
        r"\b(?:pain\w*|ach(?:e|es|ing)|hurts?|spasms?|sore\w*|muscles?|spine|(?:your|bad) back|"
        r"medicines?|medications?|pills?|tablets?|painkillers?|doctors?|symptoms?|treatments?|"
        r"therapy|injur\w+|health|relief|swelling|swollen|stretch(?:es|ing)?|exercises?)\b",
        re.IGNORECASE,
    ),
    call=re.compile(r"\b(?:call|ring|phone|dial)\b", re.IGNORECASE),
)

_MOVES: Final = (
    r"arch|bend|breathe|bring|carry|circle|close|come|crawl|cross|curl|drag|draw|drop|ease|extend|"
    r"face|flatten|fold|get|go|grasp|grip|hold(?= (?:its|the|your|both|each|onto)\b)|hook|hug|"
    r"kneel|lay|lean|let|lie|lift|loop|loosen|lower|move|nudge|open|place|point|press|pull|push|"
    r"put|raise|reach|relax|release|remove|return|roll|round|sag|scoot|set|shift|shuffle|sit|"
    r"slide|slip|squeeze|stand|step|straighten|stretch|swap|swing|switch|take|tighten|tilt|tip|"
    r"tuck|turn|twist|unfold|walk|wrap"
)
"""What a step tells the body to do. To stay, hold still or do it again belongs to an action."""

_MANNER: Final = (
    "now|next|please|gently|slowly|carefully|softly|just|also|lightly|finally|first|again|smoothly"
)
_STEPS: Final = Steps(
    command=re.compile(
        rf"(?:^|,? and |[,;:] )(?:(?:{_MANNER}),? )*({_MOVES})\b"
        r"(?! (?:back|body|legs?|ribs|spine|arms?) (?:and|to|of|is|are)\b)",
        re.IGNORECASE,
    ),
    then=re.compile(r"(?<!^)\bthen\b", re.IGNORECASE),
    stay=re.compile(
        r"\b(?:hold|stay|rest|remain|keep|wait|lie|sit|stand|relax|leave)\b[^.?!]*?\bfor\b", re.I
    ),
)

_LISTENING: Final = Listening(
    letters="a-z",
    accents={},
    launch=frozenset(
        (
            *("run", "start", "play", "resume", "use", "launch", "ask", "open", "tell", "load"),
            *("begin", "enable"),
        )
    ),
    connecting=frozenset(
        (
            *("to", "from", "in", "using", "with", "about", "for", "that", "by", "if", "and"),
            "whether",
        )
    ),
    built_in={
        "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
        "AMAZON.HelpIntent": ("help", "help me", "can you help me"),
        "AMAZON.LoopOffIntent": ("loop off",),
        "AMAZON.LoopOnIntent": ("loop", "loop on"),
        "AMAZON.NavigateHomeIntent": ("go home",),
        "AMAZON.NextIntent": ("next", "skip", "skip forward"),
        "AMAZON.NoIntent": ("no", "no thanks"),
        "AMAZON.PauseIntent": ("pause", "pause that"),
        "AMAZON.PreviousIntent": ("go back", "skip back", "back up"),
        "AMAZON.RepeatIntent": ("repeat", "say that again", "repeat that"),
        "AMAZON.ResumeIntent": ("resume", "continue", "keep going"),
        "AMAZON.ShuffleOffIntent": ("shuffle off",),
        "AMAZON.ShuffleOnIntent": ("shuffle", "shuffle on"),
        "AMAZON.StartOverIntent": ("start over", "restart", "start again"),
        "AMAZON.StopIntent": ("stop", "off", "shut up"),
        "AMAZON.YesIntent": ("yes", "yes please", "sure"),
    },
    called=r"alexa (?:open|launch|start|ask|tell) {name}(?: (.*))?",
    connector=re.compile(r"^(?:to|about|for|if|whether|that|and)\b ?"),
    open="Alexa, open {name}",
)
"""Built-in phrases are those that Amazon's "Standard Built-in Intents" page lists."""

ENGLISH: Final = Tongue(
    measure=MEASURE,
    endings=r"(?:'s|s')?(?:s)?",
    needs="You need {needs}.",
    opening={},
    lengths=_LENGTHS,
    safety=_SAFETY,
    steps=_STEPS,
    listening=_LISTENING,
    disclaimers={
        "medical advice": "that it is no medical advice",
        "diagnos": "that it makes no diagnosis",
        "doctor": "to see a doctor",
        "emergency": "to call the local emergency number in an emergency",
    },
)
