"""The stack, made by CloudFormation as moto has it.

It passes over alarms, aliases, keys, lifetimes, processors and whom a permission is bound to: those
are held to the template itself, in ``test_template``.
"""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support import packaged, tables
from tests.support.template import TEMPLATE

SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
STACK = "back-spasm-relief"
KEY = "lambda.zip"
_SERVE = """\
import logging, sys
from moto.server import ThreadedMotoServer
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
server.start()
print(*server.get_host_and_port(), sep=":", flush=True)
sys.stdin.read()
"""
"""A program that serves until its input ends."""


@dataclass
class Cloud:
    """AWS, small enough for this machine."""

    address: str

    def client(self, service: str) -> Any:
        return tables.client(self.address, service)

    def deploy(self, **more: str) -> dict[str, str]:
        """Make the stack, or change it; give its outputs."""
        given = {"SkillId": SKILL, "CodeBucket": "packages", "CodeKey": KEY, **more}
        formation = self.client("cloudformation")
        there = [stack["StackName"] for stack in formation.describe_stacks()["Stacks"]]
        deploy = formation.update_stack if STACK in there else formation.create_stack
        deploy(
            StackName=STACK,
            TemplateBody=TEMPLATE.read_text("utf-8"),
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()],
            Capabilities=["CAPABILITY_IAM"],
        )
        (stack,) = formation.describe_stacks(StackName=STACK)["Stacks"]
        assert stack["StackStatus"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE"), stack
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    """Serve AWS with the package in a bucket."""
    if not packaged.AWS.exists():
        pytest.skip("AWS's tools are not set up: make setup")
    with subprocess.Popen(  # noqa: S603 - our own
        [str(packaged.AWS), "-W", "ignore", "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        cloud = Cloud(f"http://{server.stdout.readline().strip()}")
        bucket = cloud.client("s3")
        where = {"LocationConstraint": tables.REGION}
        bucket.create_bucket(Bucket="packages", CreateBucketConfiguration=where)
        package = (packaged.build() / "lambda.zip").read_bytes()
        bucket.put_object(Bucket="packages", Key=KEY, Body=package)
        yield cloud
        server.communicate()


@pytest.fixture(scope="module")
def made(cloud: Cloud) -> dict[str, str]:
    """Give the outputs of the stack, made and changed once."""
    wanted = {"AlarmEmail": "somebody@example.com", "Tracing": "Active"}
    first = cloud.deploy(**wanted)
    again = cloud.deploy(**wanted, LogLevel="WARNING")
    assert again == first
    return again


def test_the_function_is_as_it_is_described(cloud: Cloud, made: dict[str, str]) -> None:
    function = cloud.client("lambda").get_function_configuration(FunctionName=made["FunctionName"])
    assert function["FunctionArn"] == made["SkillEndpoint"]
    assert function["Runtime"] == "python3.13"
    assert (function["MemorySize"], function["Timeout"]) == (512, 7)
    assert function["Environment"]["Variables"] == {
        "SKILL_ID": SKILL,
        "MEMORY_TABLE": made["MemoryTable"],
        "LOG_LEVEL": "WARNING",
    }


def test_alexa_may_call_the_function(cloud: Cloud, made: dict[str, str]) -> None:
    policy = cloud.client("lambda").get_policy(FunctionName=made["FunctionName"])["Policy"]
    (statement,) = json.loads(policy)["Statement"]
    assert statement["Principal"] == "alexa-appkit.amazon.com"
    assert statement["Resource"] == made["SkillEndpoint"]


def test_the_table_is_kept(cloud: Cloud, made: dict[str, str]) -> None:
    table = cloud.client("dynamodb").describe_table(TableName=made["MemoryTable"])["Table"]
    assert table["KeySchema"] == [{"AttributeName": "user", "KeyType": "HASH"}]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["DeletionProtectionEnabled"] is True


def test_the_role_reaches_one_table_and_one_log(cloud: Cloud, made: dict[str, str]) -> None:
    client = cloud.client("iam")
    (role,) = (role for role in client.list_roles()["Roles"] if STACK in role["RoleName"])
    name = role["RoleName"]
    documents = {
        policy: str(client.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"])
        for policy in client.list_role_policies(RoleName=name)["PolicyNames"]
    }
    assert set(documents) == {"memory", "log", "trace"}
    assert f":table/{made['MemoryTable']}'" in documents["memory"]
    assert f":log-group:{made['LogGroupName']}" in documents["log"]
    assert not client.list_attached_role_policies(RoleName=name)["AttachedPolicies"]


def test_logs_end(cloud: Cloud, made: dict[str, str]) -> None:
    groups = cloud.client("logs").describe_log_groups(logGroupNamePrefix=made["LogGroupName"])
    assert [group["retentionInDays"] for group in groups["logGroups"]] == [30]


def test_alarms_are_mailed_where_they_were_asked_for(cloud: Cloud, made: dict[str, str]) -> None:
    (mailed,) = cloud.client("sns").list_subscriptions()["Subscriptions"]
    assert (mailed["Protocol"], mailed["Endpoint"]) == ("email", "somebody@example.com")


def test_a_table_that_was_left_behind_is_taken_up(cloud: Cloud, made: dict[str, str]) -> None:
    outputs = cloud.deploy(ExistingMemoryTable="left-behind")
    assert outputs["MemoryTable"] == "left-behind"
    function = cloud.client("lambda").get_function_configuration(FunctionName=made["FunctionName"])
    assert function["Environment"]["Variables"]["MEMORY_TABLE"] == "left-behind"
