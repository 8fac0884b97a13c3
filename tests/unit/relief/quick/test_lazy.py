"""Lazy modules hold what they would if they had been run. Each in a process of its own."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.support.project import ROOT


def run(program: str, *first: Path) -> str:
    """Run a program with our folder and what is installed, after the folders that come first."""
    before = "import sys; sys.path[:0] = " + repr([*map(str, first), str(ROOT / "lambda")])
    text = f"{before}\nfrom relief.quick import lazy\nlazy.install()\n{textwrap.dedent(program)}"
    # Measured by coverage, it would hold what coverage imports.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", text], capture_output=True, text=True, check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_name_of_every_package_is_what_the_sdk_says() -> None:
    told = run("""
        import ast, importlib, pkgutil
        import ask_sdk_model
        count = 0
        import ask_sdk_core.view_resolvers
        import ask_sdk_runtime.view_resolvers
        packages = [
            "ask_sdk_model", "ask_sdk_core.view_resolvers", "ask_sdk_runtime.view_resolvers"
        ]
        packages += [
            module.name
            for module in pkgutil.walk_packages(ask_sdk_model.__path__, "ask_sdk_model.")
            if module.ispkg
        ]
        for name in packages:
            package = importlib.import_module(name)
            with open(package.__spec__.origin, encoding="utf-8") as file:
                body = ast.parse(file.read()).body
            for node in body:
                if isinstance(node, ast.ImportFrom) and node.level:
                    within = importlib.import_module(f"{name}.{node.module}")
                    for alias in node.names:
                        assert getattr(package, alias.name) is getattr(within, alias.name)
                        count += 1
            assert not hasattr(package, "__nothing__")
        print(len(packages), count)
    """)
    packages, names = map(int, told.split())
    assert packages > 70
    assert names > 500


def test_a_package_runs_nothing_before_it_is_asked() -> None:
    run("""
        import ask_sdk_model
        from ask_sdk_model import LaunchRequest
        import ask_sdk_model.services as services
        from ask_sdk_model.services import reminder_management
        assert services.reminder_management is reminder_management
        assert "ask_sdk_model.intent_request" not in sys.modules
        assert "ask_sdk_model.services.reminder_management.reminder" not in sys.modules
        try:
            ask_sdk_model.Nonsense
        except AttributeError as error:
            assert "Nonsense" in str(error)
        else:
            raise AssertionError("found")
    """)


def fake_sdk(folder: Path) -> Path:
    """Write an SDK of another shape."""
    package = folder / "ask_sdk_model"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from .oddly_named import Strange\nfrom .plain import Plain\nVERSION = 7\n"
        "def helper():\n    return Strange()\n"
    )
    (package / "oddly_named.py").write_text("class Strange: pass\n")
    (package / "plain.py").write_text("class Plain: pass\n")
    (package / "broken.py").write_text("import nowhere_to_be_found\n")
    return folder


def test_names_that_break_the_rule_are_found_by_running_the_package(tmp_path: Path) -> None:
    run(
        """
        import ask_sdk_model
        from ask_sdk_model import Plain
        assert "ask_sdk_model.oddly_named" not in sys.modules
        from ask_sdk_model import Strange, VERSION, helper
        assert isinstance(helper(), Strange) and VERSION == 7
        assert ask_sdk_model.Plain is Plain
        """,
        fake_sdk(tmp_path),
    )


def test_who_asks_while_a_package_runs_waits_till_it_is_done(tmp_path: Path) -> None:
    folder = fake_sdk(tmp_path)
    (folder / "meeting.py").write_text(
        "from threading import Event\nrunning, answered = Event(), Event()\n"
    )
    package = folder / "ask_sdk_model" / "__init__.py"
    # The other thread asks now. It must not be answered before all is there.
    meet = "import meeting\nmeeting.running.set()\nTOO_SOON = meeting.answered.wait(0.2)\n"
    package.write_text(meet + package.read_text())
    run(
        """
        import ask_sdk_model, meeting
        from threading import Thread
        told = []

        def ask():
            meeting.running.wait()
            told.append(getattr(ask_sdk_model, "VERSION", "nothing"))
            meeting.answered.set()

        other = Thread(target=ask)
        other.start()
        assert ask_sdk_model.helper() is not None
        other.join()
        assert told == [7] and not ask_sdk_model.TOO_SOON
        """,
        folder,
    )


def test_a_package_that_could_not_run_may_be_asked_again(tmp_path: Path) -> None:
    folder = fake_sdk(tmp_path)
    (folder / "counting.py").write_text("times = []\n")
    package = folder / "ask_sdk_model" / "__init__.py"
    package.write_text(
        "import counting\ncounting.times.append(1)\n"
        "if len(counting.times) < 2:\n    raise OSError('not yet')\n" + package.read_text()
    )
    run(
        """
        import ask_sdk_model
        try:
            ask_sdk_model.VERSION
        except OSError:
            assert ask_sdk_model.VERSION == 7
        else:
            raise AssertionError("no error")
        assert not hasattr(ask_sdk_model, "NOTHING")
        """,
        folder,
    )


def test_an_error_within_a_module_is_not_hidden(tmp_path: Path) -> None:
    run(
        """
        try:
            from ask_sdk_model import Broken
        except ModuleNotFoundError as error:
            assert error.name == "nowhere_to_be_found"
        else:
            raise AssertionError("no error")
        """,
        fake_sdk(tmp_path),
    )


def test_a_factory_is_made_when_something_is_asked_of_it() -> None:
    run("""
        from ask_sdk_core.serialize import DefaultSerializer
        from ask_sdk_model.services import ApiConfiguration, ServiceClientFactory
        configuration = ApiConfiguration(DefaultSerializer(), None, "token", "https://x")
        factory, other = ServiceClientFactory(configuration), ServiceClientFactory(configuration)
        client = "ask_sdk_model.services.ups.ups_service_client"
        assert client not in sys.modules
        service = factory.get_ups_service()
        assert type(service).__module__ == client
        assert other.get_reminder_management_service() is not None
        assert factory.api_configuration is configuration
        from ask_sdk_model.services.service_client_factory import ServiceClientFactory as real
        assert type(real(configuration).get_ups_service()) is type(service)
    """)


def test_seldom_used_modules_work_when_they_are_used() -> None:
    run("""
        import pprint, decimal
        assert "_pprint" not in vars(pprint) and "pformat" not in vars(pprint)
        assert pprint.pformat({"a": 1}) == "{'a': 1}"
        from decimal import Decimal
        assert Decimal("1.5") + decimal.Decimal(1) == Decimal("2.5")
        from ask_sdk_model import Response
        assert "should_end_session" in repr(Response(should_end_session=True))
    """)


def test_the_manual_of_a_client_is_written_when_it_is_read() -> None:
    run("""
        import os
        os.environ.update(AWS_DEFAULT_REGION="eu-west-1", AWS_EC2_METADATA_DISABLED="true")
        from relief.quick.table_client import make_table_client
        client = make_table_client()
        assert "botocore.docs.shape" not in sys.modules
        assert "primary key" in type(client).get_item.__doc__ or "primary key" in str(
            client.get_item.__doc__
        )
    """)


def test_installing_it_twice_is_once() -> None:
    run("""
        finders = len(sys.meta_path)
        lazy.install()
        assert len(sys.meta_path) == finders
    """)


def test_what_a_cold_start_does_not_load() -> None:
    run("""
        import io
        sys.stdout = io.StringIO()
        import lambda_function
        event = {"request": {"type": "LaunchRequest"}, "session": {"new": True}}
        assert lambda_function.lambda_handler(event, None)["response"]["outputSpeech"]
        unwanted = {
            "asyncio", "boto3", "botocore", "concurrent.futures", "dataclasses", "dateutil",
            "html", "http.client", "inspect", "logging", "requests", "socket", "ssl", "traceback",
            "urllib.parse", "urllib3", "xml.etree.ElementTree", "zoneinfo",
        }
        before = set(sys.argv[1:])
        assert not unwanted & set(sys.modules) - before, unwanted & set(sys.modules)
        assert sum(name.startswith("ask_sdk_model") for name in sys.modules) < 80
    """)
