"""What `ask deploy` takes, in the shape that ask-cli 2 reads."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from infrastructure import skill_package
from infrastructure.__main__ import VERSION
from tests.support import packaged
from tests.support.project import ROOT, manifest
from tests.support.template import TEMPLATE, template


def made(name: str) -> Any:
    return json.loads((packaged.build() / name).read_text("utf-8"))


def settings() -> dict[str, Any]:
    found: dict[str, Any] = made("ask-resources.json")["profiles"]["default"]
    return found


def test_the_manifest_is_ours_without_what_needs_an_address() -> None:
    ours = {key: value for key, value in manifest()["manifest"].items() if key != "events"}
    assert made("skill-package/skill.json") == {"manifest": ours}
    assert "endpoint" not in ours["apis"]["custom"]


def test_the_deployer_subscribes_to_the_events() -> None:
    wanted = {event["eventName"] for event in manifest()["manifest"]["events"]["subscriptions"]}
    config = settings()["skillInfrastructure"]["userConfig"]
    assert set(config["skillEvents"]["subscriptions"]) == wanted


def test_every_locale_of_the_listing_has_its_model() -> None:
    locales = manifest()["manifest"]["publishingInformation"]["locales"]
    folder = packaged.build() / "skill-package" / "interactionModels" / "custom"
    assert {path.stem for path in folder.iterdir()} == set(locales)
    for path in folder.iterdir():
        assert path.read_bytes() == (ROOT / "interaction_model" / path.name).read_bytes()


def test_the_settings_point_at_what_is_there() -> None:
    build = packaged.build()
    found = settings()
    infrastructure = found["skillInfrastructure"]
    assert infrastructure["type"] == "@ask-cli/cfn-deployer"
    assert (build / found["skillMetadata"]["src"] / "skill.json").is_file()
    code = build / found["code"]["default"]["src"]
    assert (code / "lambda_function.py").is_file()
    assert not (code / "requirements.txt").exists(), "ask-cli would install them again"
    assert (build / infrastructure["userConfig"]["templatePath"]).read_bytes() == (
        TEMPLATE.read_bytes()
    )


def test_runtime_and_handler_are_the_same_everywhere() -> None:
    parameters = template()["Parameters"]
    config = settings()["skillInfrastructure"]["userConfig"]
    assert config["runtime"] == parameters["LambdaRuntime"]["Default"] == f"python{VERSION}"
    assert config["handler"] == parameters["LambdaHandler"]["Default"]


def test_what_was_deployed_before_is_not_forgotten(tmp_path: Path) -> None:
    states = tmp_path / ".ask" / "ask-states.json"
    states.parent.mkdir()
    states.write_text("the skill's id")
    skill_package.make(tmp_path)
    assert states.read_text() == "the skill's id"


def project(folder: Path, icon: str | None = None) -> Path:
    """Give a small project: one locale, and an icon where it is named."""
    listing = {"name": "x"} | ({"smallIconUri": icon} if icon else {})
    document = {"manifest": {"publishingInformation": {"locales": {"en-US": listing}}}}
    (folder / "interaction_model").mkdir(parents=True)
    (folder / "interaction_model" / "en-US.json").write_text("{}")
    (folder / "skill.json").write_text(json.dumps(document))
    return folder


def test_icons_come_along(tmp_path: Path) -> None:
    root = project(tmp_path / "root", "file://assets/images/small.png")
    (root / "assets" / "images").mkdir(parents=True)
    (root / "assets" / "images" / "small.png").write_bytes(b"drawn")
    skill_package.make(tmp_path, root)
    copied = tmp_path / "skill-package" / "assets" / "images" / "small.png"
    assert copied.read_bytes() == b"drawn"


def test_an_icon_that_is_named_must_be_there(tmp_path: Path) -> None:
    root = project(tmp_path / "root", "file://assets/images/small.png")
    with pytest.raises(
        skill_package.IncompleteSkillError, match=r"en-US, smallIconUri.*small\.png"
    ):
        skill_package.make(tmp_path, root)


def test_an_icon_on_the_web_is_left_there(tmp_path: Path) -> None:
    skill_package.make(tmp_path, project(tmp_path / "root", "https://example.com/small.png"))
    assert not (tmp_path / "skill-package" / "assets").exists()


def test_a_locale_without_a_model_is_told(tmp_path: Path) -> None:
    root = project(tmp_path / "root")
    shutil.rmtree(root / "interaction_model")
    with pytest.raises(skill_package.IncompleteSkillError, match="en-US"):
        skill_package.make(tmp_path, root)
