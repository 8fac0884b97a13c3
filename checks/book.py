"""What a content rule looks at: the content, what the code needs of it, and today's date."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checks import wording
from checks.finding import Finding
from checks.texts import PHRASES, Content, Kind, Text, texts
from checks.tongues import TONGUES
from checks.tongues.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Code:
    """What the skill's code asks of the content file."""

    prompts: Mapping[str, frozenset[str]]
    """Each prompt that the code speaks, with the placeholders that it fills."""
    questions: Mapping[str, frozenset[str]]
    """Each question that the code asks, likewise."""
    labels: Mapping[str, frozenset[str]]
    """Each label that the code puts on a screen, likewise."""


@dataclass(frozen=True)
class Book:
    """A content file under review."""

    content: Content
    code: Code
    today: date
    drawings: frozenset[str] = frozenset()
    """Ids of the pictures that are drawn."""

    @property
    def tongue(self) -> Tongue:
        """Its language, as far as rules look at words."""
        return TONGUES[self.content["language"]]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is heard."""
        return texts(self.content)

    @cached_property
    def spoken(self) -> tuple[Text, ...]:
        """Every text that is at least a sentence."""
        return tuple(text for text in self.texts if text.kind not in PHRASES)

    def of(self, *kinds: Kind) -> tuple[Text, ...]:
        """Give the texts of some kinds."""
        return tuple(text for text in self.texts if text.kind in kinds)

    @property
    def names(self) -> tuple[str, ...]:
        """The conditions and medicines that must be heard."""
        return tuple(self.content["names"])

    @property
    def words(self) -> Mapping[str, str]:
        """The regional words of an unknown place."""
        words: Mapping[str, str] = self.content["regions"]["default"]
        return words

    def heard(self, text: str) -> str:
        """Give a text as heard in an unknown place: regional words filled in, without SSML."""
        return wording.plain(wording.fill(text, self.words))

    def longest(self, text: str) -> tuple[int, str]:
        """Count the words of a text in the region where it is longest; give that region too."""
        counts = {
            region: len(wording.words(wording.fill(text, words)))
            for region, words in self.content["regions"].items()
        }
        region = max(counts, key=lambda name: counts[name])
        return counts[region], region


Rule = Callable[[Book], Iterable[Finding]]
