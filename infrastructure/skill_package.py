"""Makes what `ask deploy` takes besides the function: the skill package and its settings.

The formats are those of Amazon's pages "Skill Package Format" and "ASK CLI Project Files", and of
ask-cli 2, whose deployer writes the function's address into the manifest once it knows it.
"""

import json
import shutil
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
SETTINGS: Final = Path(__file__).with_name("ask-resources.json")
TEMPLATE: Final = Path(__file__).with_name("template.yaml")
_IN_PACKAGE: Final = "file://"


class IncompleteSkillError(Exception):
    """The manifest names something that is not there; the message says what."""


def make(build: Path, root: Path = ROOT) -> None:
    """Make ``skill-package/``, ``ask-resources.json`` and ``template.yaml`` in a folder anew.

    ``root`` is the folder with the manifest, the interaction models and, if there are any,
    ``assets/``. Raises IncompleteSkillError.
    """
    package = build / "skill-package"
    shutil.rmtree(package, ignore_errors=True)
    document = json.loads((root / "skill.json").read_text(encoding="utf-8"))
    # Events need an address, and there is none yet: the deployer puts both into the manifest.
    events = document["manifest"].pop("events", {})
    locales = document["manifest"]["publishingInformation"]["locales"]
    models = package / "interactionModels" / "custom"
    models.mkdir(parents=True)
    for locale in locales:
        model = root / "interaction_model" / f"{locale}.json"
        if not model.is_file():
            raise IncompleteSkillError(f"skill.json has {locale}, which has no interaction model")
        shutil.copyfile(model, models / model.name)
    _copy_assets(root / "assets", package, locales)
    _write(package / "skill.json", document)
    _write(build / SETTINGS.name, _settings(events))
    shutil.copyfile(TEMPLATE, build / TEMPLATE.name)


def _copy_assets(assets: Path, package: Path, locales: dict[str, Any]) -> None:
    """Copy the icons, and see that those are there which the manifest names."""
    if assets.is_dir():
        shutil.copytree(assets, package / "assets", ignore=shutil.ignore_patterns(".*"))
    for locale, listing in locales.items():
        for field, value in listing.items():
            if not isinstance(value, str) or not value.startswith(_IN_PACKAGE):
                continue
            if not (package / value.removeprefix(_IN_PACKAGE)).is_file():
                raise IncompleteSkillError(f"skill.json, {locale}, {field}: no {value}")


def _settings(events: dict[str, Any]) -> dict[str, Any]:
    """Give the settings of `ask deploy`, with the events that the skill wants to hear of."""
    settings: dict[str, Any] = json.loads(SETTINGS.read_text(encoding="utf-8"))
    names = [event["eventName"] for event in events.get("subscriptions", [])]
    for profile in settings["profiles"].values():
        profile["skillInfrastructure"]["userConfig"]["skillEvents"] = {"subscriptions": names}
    return settings


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
