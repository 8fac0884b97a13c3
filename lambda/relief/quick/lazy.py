"""Modules of the SDK that run when something of them is first used (PEP 562).

The packages of ``ask_sdk_model`` import each of their modules, some 600 classes, of which a
request uses a few dozen. Their ``__init__`` files hold nothing but such imports. So a package
starts empty here, and a name is looked up when it is asked for, by the SDK's own rule:
``LaunchRequest`` is in ``launch_request``. Where the rule does not hold, the package is run as the
SDK wrote it, and everything is there. That happens once: other threads wait till it is done.
"""

from __future__ import annotations

import sys
from _thread import RLock  # as ``threading`` has it, which need not be loaded for this
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

PACKAGES: Final = (
    "ask_sdk_model.",
    "ask_sdk_core.view_resolvers.",
    "ask_sdk_runtime.view_resolvers.",
    "botocore.docs.",
)
"""They, and the packages in them, start empty."""

FACTORY: Final = "ask_sdk_model.services.service_client_factory"
"""It loads the clients of all services; each request gets a factory, and few use it."""

SELDOM: Final = frozenset({"pprint", "decimal"})
"""What the SDK imports for printing a model and for numbers of DynamoDB."""

WRITERS: Final = frozenset(
    f"botocore.docs.{name}" for name in ("bcdoc.restdoc", "method", "paginator", "waiter")
)
"""They write botocore's manual. A client has each of its methods know how to be explained."""

_Run = Callable[[ModuleType], None]
_Find = Callable[[ModuleType, str, _Run], object]
"""Finds a name of a module that did not run; None where only running it helps."""


def install() -> None:
    """Make lazy whatever of these is not loaded yet. Twice is once."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds what Python's own finder finds, and makes it lazy."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Give the spec of a module that is meant; None leaves others to the next finder."""
        if name not in _SINGLE and not f"{name}.".startswith(PACKAGES):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        find = _SINGLE.get(name)
        if find is None and spec.submodule_search_locations is not None:
            find = _by_the_rule
        if find is not None:
            lazy: Any = _LazyLoader(spec.loader, find)
            spec.loader = lazy
        return spec


class _LazyLoader:
    """Loads a module without running it."""

    def __init__(self, loader: Any, find: _Find) -> None:
        self._loader = loader
        self._find = find
        self._lock = RLock()
        self._begun = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to Python to make the module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Have names looked up when they are asked for."""

        def look_up(name: str) -> object:
            if name.startswith("__"):
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            found = self._find(module, name, self._run)
            contents = vars(module)
            if found is None:
                self._run(module)
            else:
                contents.setdefault(name, found)  # unless it was run meanwhile
            if name not in contents:
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            return contents[name]

        vars(module)["__getattr__"] = look_up

    def _run(self, module: ModuleType) -> None:
        """Run a module that has not been run; one thread does, and what it imports may ask too."""
        with self._lock:
            if self._begun:
                return
            self._begun = True
            contents = vars(module)
            look_up = contents["__getattr__"]
            try:
                self._loader.exec_module(module)
            except BaseException:
                self._begun = False
                raise
            if contents.get("__getattr__") is look_up:
                del contents["__getattr__"]


def _nothing(module: ModuleType, name: str, run: _Run) -> None:
    return None


def _by_the_rule(package: ModuleType, name: str, run: _Run) -> object:
    """Find a class in the module of its name, or a module itself."""
    letters = (f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    snake = "".join(letters).lstrip("_")
    within = f"{package.__name__}.{snake}"
    try:
        module = import_module(within)
    except ModuleNotFoundError as error:
        if error.name != within:
            raise
        return None
    return module if name == snake else getattr(module, name, None)


def _stand_in(module: ModuleType, name: str, run: _Run) -> object:
    """Give a class whose instances become a factory when something is asked of them."""
    if name != "ServiceClientFactory":
        return None

    class LaterFactory:
        def __init__(self, api_configuration: object) -> None:
            self._configuration = api_configuration
            self._factory: object = None

        def __getattr__(self, name: str) -> Any:
            if self._factory is None:
                run(module)
                self._factory = module.ServiceClientFactory(self._configuration)
            return getattr(self._factory, name)

    return LaterFactory


def _call_later(module: ModuleType, name: str, run: _Run) -> object:
    """Give a function that runs the module when it is called."""
    contents = vars(module)

    def later(*values: Any, **named: Any) -> Any:
        run(module)
        return contents[name](*values, **named)

    return later


_SINGLE: Final[dict[str, _Find]] = {
    **dict.fromkeys(SELDOM, _nothing),
    **dict.fromkeys(WRITERS, _call_later),
    FACTORY: _stand_in,
}
