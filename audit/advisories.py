"""What pip-audit and npm say of a lock, read from their JSON.

Both may say that nothing is wrong where they have looked up nothing: how many were looked up is
part of what they found.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class UnreadableError(ValueError):
    """The answer is none that says anything of the lock; tells why."""


@dataclass(frozen=True, slots=True)
class Vulnerability:
    """A package that is known to be vulnerable."""

    package: str
    advisory: str
    """Its number or its address."""
    update: str | None
    """What mends it; None where nothing does yet."""

    def __str__(self) -> str:
        """Give it as one line."""
        mend = f"update to {self.update}" if self.update else "no update yet"
        return f"{self.package}: {self.advisory}, {mend}"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one lock."""

    vulnerabilities: Sequence[Vulnerability]
    looked_up: int
    """How many packages the service knew about."""
    not_known: Sequence[str] = ()
    """Those that it did not."""


def read_pip_audit(answer: Any) -> Found:
    """Read the answer of ``pip-audit --format json``; raises UnreadableError."""
    if not isinstance(answer, dict) or not isinstance(answer.get("dependencies"), list):
        raise UnreadableError("pip-audit answered nothing that can be read")
    packages: list[Mapping[str, Any]] = answer["dependencies"]
    return Found(
        [
            Vulnerability(
                f"{package['name']} {package['version']}",
                vulnerability["id"],
                next(iter(vulnerability.get("fix_versions", ())), None),
            )
            for package in packages
            for vulnerability in package.get("vulns", ())
        ],
        looked_up=sum("skip_reason" not in package for package in packages),
        not_known=[package["name"] for package in packages if "skip_reason" in package],
    )


def read_npm(answer: Any) -> Found:
    """Read the answer of ``npm audit --json``; raises UnreadableError."""
    if not isinstance(answer, dict) or "vulnerabilities" not in answer:
        told = answer.get("message") if isinstance(answer, dict) else None
        raise UnreadableError(str(told or "npm answered nothing that can be read"))
    found = [
        Vulnerability(name, advisory, _update(entry.get("fixAvailable")))
        for name, entry in answer["vulnerabilities"].items()
        for advisory in _advisories(entry)
    ]
    return Found(found, looked_up=answer["metadata"]["dependencies"]["total"])


def _advisories(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a package itself, not with what it stands on."""
    for via in entry["via"]:
        if isinstance(via, dict):
            yield via["url"]


def _update(available: Any) -> str | None:
    if isinstance(available, dict):
        return f"{available['name']} {available['version']}"
    return "a newer one" if available else None
