"""``python -m certification.owner``: put the owner's name, e-mail and pages where they belong.

The privacy policy and the terms name who runs the skill, and the manifest has their addresses, once
for each locale. Until this has run they hold placeholders, which ``make certify`` tells of.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

NAME: Final = "[YOUR NAME]"
EMAIL: Final = "[YOUR E-MAIL]"
PAGES: Final[Mapping[str, str]] = {"privacyPolicyUrl": "privacy", "termsOfUseUrl": "terms"}
"""The page of each address in the manifest: its file in ``docs/``, and its name online.

In other languages than the first they stand in a folder of that language, here and online.
"""


class OwnerError(ValueError):
    """Something that was given can't be right; tells what."""


def fill_in(root: Path, *, name: str, email: str, pages: str) -> None:
    """Fill in what is the owner's. ``pages`` is the https:// address that the pages stand under.

    The addresses may be changed again; name and e-mail are put where placeholders are. Raises
    OwnerError, and then nothing is changed.
    """
    address = urlsplit(pages)
    if address.scheme != "https" or not address.hostname or address.query or address.fragment:
        raise OwnerError(f"PAGES is no https:// address: {pages!r}")
    if not name.strip():
        raise OwnerError("NAME is empty")
    if "@" not in email.strip(" @"):
        raise OwnerError(f"EMAIL is no e-mail address: {email!r}")
    docs = root / "docs"
    for path in (path for page in PAGES.values() for path in docs.glob(f"**/{page}.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(NAME, name).replace(EMAIL, email), encoding="utf-8")
    path = root / "skill.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for locale, entry in document["manifest"]["privacyAndCompliance"]["locales"].items():
        language = locale.partition("-")[0]
        folder = f"{language}/" if (docs / language).is_dir() else ""
        under = f"{pages.rstrip('/')}/{folder}"
        entry.update({key: f"{under}{page}" for key, page in PAGES.items()})
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill in the project in the working directory; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m certification.owner")
    for option in ("name", "email", "pages"):
        parser.add_argument(f"--{option}", required=True)
    given = parser.parse_args(arguments)
    try:
        fill_in(Path.cwd(), name=given.name, email=given.email, pages=given.pages)
    except OwnerError as error:
        print(f"{error}. Nothing was changed.", file=sys.stderr)
        return 2
    print("Filled in the privacy policies and terms in docs/, and skill.json. Put them online.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
