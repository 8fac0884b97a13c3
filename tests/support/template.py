"""The deployment template as data: ``!Ref x`` is ``{"Ref": "x"}``, ``!Sub x`` is a dict, too."""

from functools import cache
from typing import Any

import yaml

from tests.support.project import ROOT

TEMPLATE = ROOT / "infrastructure" / "template.yaml"


class _Loader(yaml.SafeLoader):
    """Reads the short forms of CloudFormation's functions."""


def _function(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".") if suffix == "GetAtt" else value}
    assert isinstance(node, yaml.SequenceNode)
    return {name: loader.construct_sequence(node, deep=True)}


_Loader.add_multi_constructor("!", _function)


@cache
def template() -> dict[str, Any]:
    """Read the template."""
    read: dict[str, Any] = yaml.load(TEMPLATE.read_text("utf-8"), Loader=_Loader)  # noqa: S506
    return read


def properties(resource: str) -> dict[str, Any]:
    """Give the properties of a resource."""
    found: dict[str, Any] = template()["Resources"][resource]["Properties"]
    return found
