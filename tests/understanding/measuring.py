"""The figures of one locale with one classifier."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.understanding.annotations import Annotation
from tests.understanding.hearing import Hearing
from tests.understanding.judging import Judge, Verdict, is_off_topic


@dataclass(frozen=True, slots=True)
class Share:
    """So many right, of so many."""

    right: int
    all: int

    @property
    def part(self) -> float:
        """From 0 to 1; nothing of nothing is all of it."""
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.part:6.1%} ({self.right} of {self.all})"


@dataclass(slots=True)
class Figures:
    """Everything that was judged, and what it adds up to."""

    verdicts: list[tuple[Annotation, Verdict]] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.verdicts + other.verdicts)

    @property
    def intents(self) -> Share:
        """Utterances that are the skill's business and reached the right intent."""
        return _share(verdict.right for verdict in self._own())

    @property
    def slots(self) -> Share:
        """Of those, the ones with slots in which the slots were right, too."""
        return _share(verdict.slots_right for verdict in self._own())

    @property
    def danger(self) -> Share:
        """Danger signs that got a reply at least as urgent as they deserve."""
        return _share(verdict.danger_caught for _, verdict in self.verdicts)

    @property
    def by_level(self) -> dict[str, Share]:
        """Danger signs that were caught, by how urgent they are."""
        levels = dict.fromkeys(verdict.level for _, verdict in self.verdicts if verdict.level)
        return {
            level: _share(
                verdict.danger_caught for _, verdict in self.verdicts if verdict.level == level
            )
            for level in levels
        }

    @property
    def alarms(self) -> Share:
        """What tells of no danger sign, but was taken for one."""
        return _share(verdict.alarmed for _, verdict in self.verdicts)

    @property
    def off_topic(self) -> Share:
        """What is not the skill's business and was refused."""
        return _share(
            verdict.right for annotation, verdict in self.verdicts if is_off_topic(annotation)
        )

    def by_intent(self) -> dict[str, Share]:
        """Give the share of each intent, the worst first."""
        names = sorted({verdict.expected for verdict in self._own()})
        shares = {
            name: _share(verdict.right for verdict in self._own() if verdict.expected == name)
            for name in names
        }
        return dict(sorted(shares.items(), key=lambda item: item[1].part))

    def confusions(self) -> dict[tuple[str, str], list[str]]:
        """Give utterances by what was meant and what was heard instead, the most first."""
        pairs = Counter(
            (verdict.expected, verdict.heard) for _, verdict in self.verdicts if not verdict.right
        )
        return {
            pair: [
                annotation.utterance
                for annotation, verdict in self.verdicts
                if not verdict.right and (verdict.expected, verdict.heard) == pair
            ]
            for pair, _ in pairs.most_common()
        }

    def missed_danger(self) -> list[tuple[str, str]]:
        """Give the danger signs that were missed, each with what was heard."""
        return [
            (annotation.utterance, verdict.heard)
            for annotation, verdict in self.verdicts
            if verdict.danger_caught is False
        ]

    def _own(self) -> list[Verdict]:
        return [verdict for annotation, verdict in self.verdicts if not is_off_topic(annotation)]


def measure(annotations: Sequence[Annotation], hear: Hearing, judge: Judge) -> Figures:
    """Hear and judge every utterance."""
    return Figures(
        [
            (annotation, judge.judge(annotation, hear(annotation.utterance)))
            for annotation in annotations
        ]
    )


def _share(outcomes: Iterable[bool | None]) -> Share:
    """Count outcomes, those that don't apply aside."""
    counted = [outcome for outcome in outcomes if outcome is not None]
    return Share(sum(counted), len(counted))
