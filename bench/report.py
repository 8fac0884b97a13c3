"""How a figure is printed."""

from dataclasses import dataclass

from bench.comparing import Ratios


@dataclass(frozen=True)
class Figure:
    """Something that was measured."""

    name: str
    told: str
    target: float | None
    """What it should be at most, in its own unit; None where that is not said."""
    value: float

    @property
    def reached(self) -> bool:
        """Whether it is as it should be."""
        return self.target is None or self.value <= self.target


def compared(name: str, ratios: Ratios, unit: str, other: str, target: float | None) -> Figure:
    """Make a figure of a comparison."""
    told = (
        f"{ratios.ratio:.2f} of {other} ({ratios.low:.2f}-{ratios.high:.2f};"
        f" {ratios.ours:.1f} to {ratios.theirs:.1f} {unit})"
    )
    return Figure(name, told, target, ratios.ratio)


def line(figure: Figure) -> str:
    """Print a figure, and whether its target is reached."""
    if figure.target is None:
        return f"{figure.name:44} {figure.told}"
    verdict = "reached" if figure.reached else "not reached"
    return f"{figure.name:44} {figure.told}; at most {figure.target:g}: {verdict}"
