"""``make understand``: print how well people are understood, locale by locale."""

import argparse

from tests.understanding.figures import (
    CLASSIFIERS,
    LOCALES,
    SIMULATOR,
    Measured,
    measure_all,
    together,
)
from tests.understanding.measuring import Figures
from tests.understanding.report import details, summary


def _all(measured: list[Measured]) -> tuple[str, Figures]:
    return "all locales together", together(measured)


def main() -> None:
    """Print the figures of every locale and classifier, then what each got wrong."""
    parser = argparse.ArgumentParser(prog="make understand", description=main.__doc__)
    parser.add_argument("locales", nargs="*", default=LOCALES, help="such as en-GB; all by default")
    parser.add_argument("--only", choices=CLASSIFIERS, help="one of the two classifiers")
    wanted = parser.parse_args()
    measured = measure_all(wanted.locales, [wanted.only] if wanted.only else CLASSIFIERS)
    for classifier in dict.fromkeys(entry.classifier for entry in measured):
        own = [entry for entry in measured if entry.classifier == classifier]
        reads_slots = classifier == SIMULATOR
        print(f"\n== With the {classifier} classifier")
        for entry in own:
            print(summary(entry.locale, entry.figures, reads_slots=reads_slots))
        print(summary("together", together(own), reads_slots=reads_slots))
        for title, figures in [*((entry.locale, entry.figures) for entry in own), _all(own)]:
            print(f"\n-- {title}, {classifier}")
            for line in details(figures):
                print(line)


if __name__ == "__main__":
    main()
