"""The project's skill on a local device: the only module of the simulator that names it.

Environment: with `USER_FILE` you are the user whom that path stands for, each time, and the skill
keeps its memory there; without it every start is a new user. `SKILL_ID` is the application id that
requests carry.
"""

import json
import os
import uuid
from collections.abc import Callable
from pathlib import Path

from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.envelope import Echo, Screen
from simulator.happened import Event
from simulator.model import load_folder
from simulator.services import LocalServices
from simulator.wire import Exchange

ROOT = Path(__file__).resolve().parents[1]
LOCALE = "en-US"
SKILL = "back-spasm-relief"


def build_alexa(
    *,
    clock: Clock,
    services: LocalServices,
    listener: Callable[[Event], None],
    watcher: Callable[[Exchange], None] = lambda exchange: None,
    screen: Screen | None = None,
    as_new_user: bool = False,
) -> Alexa:
    """Put the skill on a device that calls these services.

    `listener` and `watcher` as for `Alexa`; a new user is one even where `USER_FILE` names another.
    """
    # Imported here: everything else of the simulator runs without this project's skill.
    from relief.alexa.api_client import UrllibApiClient  # noqa: PLC0415
    from relief.alexa.file_memory import FileMemory  # noqa: PLC0415
    from relief.bootstrap import build_skill  # noqa: PLC0415

    skill_id = os.environ.get("SKILL_ID") or None
    user_file = None if as_new_user else os.environ.get("USER_FILE")
    user = str(Path(user_file).resolve()) if user_file else uuid.uuid4().hex
    return Alexa(
        build_skill(
            clock=clock.now,
            memory=FileMemory(Path(user_file), clock=clock.now) if user_file else None,
            api_client=UrllibApiClient(),
            skill_id=skill_id,
        ),
        manifest=json.loads((ROOT / "skill.json").read_text(encoding="utf-8")),
        models=load_folder(ROOT / "interaction_model"),
        clock=clock,
        echo=Echo.named(user, SKILL, application_id=skill_id, screen=screen),
        locale=LOCALE,
        listener=listener,
        services=services,
        watcher=watcher,
    )
