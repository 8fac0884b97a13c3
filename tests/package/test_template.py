"""The template: what it promises to the deployer, what it allows, and what it watches."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from relief.alexa import dynamodb
from relief.deadline import LONGEST_TURN
from relief.log import INFO
from relief.metrics import NAMESPACE, to_stream
from relief.tally import METRICS
from tests.support import tables
from tests.support.project import MONDAY_NOON, ROOT
from tests.support.template import TEMPLATE, properties, template

ALEXA_WAITS = 8
MOST_DESCRIBED = 256
"""Characters of a description that Lambda takes."""
OF_THE_DEPLOYER = {
    "SkillId",
    "LambdaRuntime",
    "LambdaHandler",
    "CodeBucket",
    "CodeKey",
    "CodeVersion",
}
"""ask-cli's cfn-deployer passes these, and CloudFormation refuses any that a template lacks."""
ALARMS = [
    name
    for name, resource in template()["Resources"].items()
    if resource["Type"] == "AWS::CloudWatch::Alarm"
]


def test_it_takes_what_the_deployer_gives() -> None:
    parameters = template()["Parameters"]
    assert set(parameters) >= OF_THE_DEPLOYER
    needed = {name for name, parameter in parameters.items() if "Default" not in parameter}
    assert needed == {"SkillId", "CodeBucket", "CodeKey"}
    assert "SkillEndpoint" in template()["Outputs"]


def test_every_parameter_is_documented() -> None:
    documented = (ROOT / "docs" / "deploy.md").read_text("utf-8")
    for name in template()["Parameters"]:
        assert f"`{name}`" in documented, f"docs/deploy.md does not tell of {name}"


def test_cloudformation_takes_it_as_a_text() -> None:
    assert len(TEMPLATE.read_bytes()) < 51_200
    assert "Transform" not in template()


def test_the_function_outlasts_the_longest_turn_but_not_alexa() -> None:
    assert LONGEST_TURN < properties("Function")["Timeout"] < ALEXA_WAITS


def test_the_function_is_small_and_on_arm() -> None:
    function = properties("Function")
    assert function["Architectures"] == ["arm64"]
    assert function["MemorySize"] == 512


def test_the_function_gets_every_setting_that_it_reads() -> None:
    source = (ROOT / "lambda" / "lambda_function.py").read_text("utf-8")
    read = set(re.findall(r"environ(?:\.get\(|\[)\s*\"([A-Z_]+)\"", source))
    by_lambda = {name for name in read if name.startswith("AWS_LAMBDA_")}
    assert set(properties("Function")["Environment"]["Variables"]) == read - by_lambda


def test_only_this_skill_may_call_it() -> None:
    allowed = properties("CalledBySkill")
    assert allowed["Principal"] == "alexa-appkit.amazon.com"
    assert allowed["EventSourceToken"] == {"Ref": "SkillId"}
    permissions = [
        name
        for name, resource in template()["Resources"].items()
        if resource["Type"] == "AWS::Lambda::Permission"
    ]
    assert permissions == ["CalledBySkill"]


def test_with_snapstart_the_skill_calls_the_published_version() -> None:
    alias_or_function = {
        "Fn::If": ["HasSnapshot", {"Ref": "Live"}, {"Fn::GetAtt": ["Function", "Arn"]}]
    }
    assert properties("CalledBySkill")["FunctionName"] == alias_or_function
    assert template()["Outputs"]["SkillEndpoint"]["Value"] == alias_or_function
    assert properties("Live")["FunctionVersion"] == {"Fn::GetAtt": ["Version", "Version"]}
    assert template()["Parameters"]["SnapStart"]["Default"] == "None"


def test_each_package_is_a_version_of_its_own() -> None:
    """Lambda publishes a version only if the function changed, CloudFormation if its text did."""
    for resource in ("Function", "Version"):
        described = json.dumps(properties(resource)["Description"])
        assert "${CodeKey} ${CodeVersion}" in described


def _parameters(value: Any) -> set[str]:
    """Give the parameters that a part of the template depends on."""
    conditions = template()["Conditions"]
    if isinstance(value, list):
        return set().union(*map(_parameters, value))
    if isinstance(value, str):
        return set(re.findall(r"\$\{(\w+)\}", value)) & set(template()["Parameters"])
    if not isinstance(value, dict):
        return set()
    found = set().union(*map(_parameters, value.values()))
    if "Ref" in value:
        found |= {value["Ref"]} & set(template()["Parameters"])
    if "Fn::If" in value:
        found |= _parameters(conditions[value["Fn::If"][0]])
    return found


def test_whatever_changes_the_function_publishes_a_version() -> None:
    """With SnapStart, Alexa calls a version: a change that makes none would reach nobody."""
    shaping = _parameters(properties("Function"))
    assert {"ExistingMemoryTable", "SkillId", "LogLevel"} <= shaping
    # The version is there only with SnapStart; a bucket says nothing that key and version do not.
    shaping -= {"SnapStart", "CodeBucket"}
    assert _parameters(properties("Version")["Description"]) == shaping


LONGEST_VALUES = {"SkillId": "amzn1.ask.skill.ffffffff-ffff-4fff-8fff-ffffffffffff"}
"""Of parameters that have one form."""


def _longest(name: str) -> str:
    """Give the longest value that a parameter may have."""
    parameter = template()["Parameters"][name]
    if "AllowedValues" in parameter:
        return max(map(str, parameter["AllowedValues"]), key=len)
    if "MaxLength" in parameter:
        return "v" * int(parameter["MaxLength"])
    assert re.fullmatch(parameter["AllowedPattern"], LONGEST_VALUES[name]), name
    return LONGEST_VALUES[name]


def _written(value: Any) -> str:
    """Write what CloudFormation would, of parameters as long as they may be."""
    if isinstance(value, str):
        return value
    ((function, given),) = value.items()
    if function == "Ref":
        return _longest(given)
    if function == "Fn::Select":
        index, (split,) = given[0], given[1].values()
        return _written(split[1]).split(split[0])[int(index)]
    if function == "Fn::If":
        return max(map(_written, given[1:]), key=len)
    assert function == "Fn::Sub"
    text, names = (given, {}) if isinstance(given, str) else given
    return re.sub(
        r"\$\{(\w+)\}",
        lambda name: _written(names[name[1]]) if name[1] in names else _longest(name[1]),
        text,
    )


@pytest.mark.parametrize("resource", ["Function", "Version"])
def test_a_description_is_never_longer_than_lambda_takes(resource: str) -> None:
    assert len(_written(properties(resource)["Description"])) <= MOST_DESCRIBED


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        # As docs/deploy.md has it, with a table that an earlier stack of that name left behind.
        ("CodeKey", "back-spasm-relief-0123456789ab.zip"),
        ("ExistingMemoryTable", "back-spasm-relief-Table-1A2B3C4D5E6F7"),
        # As ask-cli names things.
        ("CodeKey", "endpoint/upload.zip"),
        ("CodeVersion", "v" * 32),
        (
            "ExistingMemoryTable",
            "ask-BackSpasmRelief-default-skillStack-1700000000000-Table-1A2B3C4D5E6F7",
        ),
        ("LambdaHandler", "lambda_function.lambda_handler"),
        ("LambdaRuntime", "python3.13"),
    ],
)
def test_what_is_usual_is_not_too_long(name: str, usual: str) -> None:
    assert len(usual) <= int(template()["Parameters"][name]["MaxLength"])


@pytest.mark.parametrize("wrong", ["amzn1.ask.skill.", "amzn1.ask.skill.0", "0" * 52])
def test_what_is_no_skill_id_is_refused(wrong: str) -> None:
    pattern = template()["Parameters"]["SkillId"]["AllowedPattern"]
    assert re.fullmatch(pattern, LONGEST_VALUES["SkillId"])
    assert not re.fullmatch(pattern, wrong)


def test_the_function_may_do_what_it_does_and_no_more() -> None:
    memory, log = (policy["PolicyDocument"] for policy in properties("Role")["Policies"])
    (statement,) = memory["Statement"]
    called = set(re.findall(r'_call\(\s*"(\w+)"', _source(dynamodb)))
    assert called == {"get_item", "put_item", "delete_item"}
    named = {f"dynamodb:{''.join(map(str.capitalize, name.split('_')))}" for name in called}
    assert set(statement["Action"]) == named
    made, given = statement["Resource"]["Fn::If"][1:]
    assert made == {"Fn::GetAtt": ["Table", "Arn"]}
    assert given["Fn::Sub"].endswith(":table/${ExistingMemoryTable}")
    (statement,) = log["Statement"]
    assert set(statement["Action"]) == {"logs:CreateLogStream", "logs:PutLogEvents"}
    assert statement["Resource"] == {"Fn::GetAtt": ["LogGroup", "Arn"]}
    assert "ManagedPolicyArns" not in properties("Role")


def _source(module: Any) -> str:
    with open(module.__file__, encoding="utf-8") as file:
        return file.read()


def test_traces_are_sent_only_where_they_are_asked_for() -> None:
    assert template()["Parameters"]["Tracing"]["Default"] == "PassThrough"
    assert template()["Resources"]["TracePolicy"]["Condition"] == "IsTraced"


def test_the_table_is_the_one_that_the_code_writes(aws_address: str) -> None:
    """An item of the code's goes in, and the attribute by which it expires is the table's."""
    client = tables.client(aws_address)
    tables.make_table(client, "templated")
    now = MONDAY_NOON
    memory = dynamodb.DynamoMemory("templated", client, clock=lambda: now)
    memory.save("someone", {"a": 1}, over=None, expires=now)
    (item,) = client.scan(TableName="templated")["Items"]
    lives = properties("Table")["TimeToLiveSpecification"]
    assert item[lives["AttributeName"]] == {"N": str(int(now.timestamp()))}
    assert lives["Enabled"] is True


def test_what_people_would_lose_is_protected() -> None:
    table = template()["Resources"]["Table"]
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert table["Properties"]["DeletionProtectionEnabled"] is True
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {
        "PointInTimeRecoveryEnabled": True
    }
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True}
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"


def test_each_level_is_one_that_the_function_knows() -> None:
    levels = template()["Parameters"]["LogLevel"]["AllowedValues"]
    assert set(levels) <= {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}


def test_logs_are_json_in_a_group_that_ends() -> None:
    """Lambda is to drop no line by itself, for metrics are lines, too."""
    logging = properties("Function")["LoggingConfig"]
    assert "ApplicationLogLevel" not in logging
    assert logging["LogFormat"] == "JSON"
    assert logging["LogGroup"] == {"Ref": "LogGroup"}
    assert properties("LogGroup")["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def test_whatever_costs_carries_the_project_s_tag() -> None:
    for name in ("Function", "Role", "LogGroup", "Table", "Topic"):
        assert {"Key": "project", "Value": "back-spasm-relief"} in properties(name)["Tags"]


def test_six_things_are_watched() -> None:
    assert set(ALARMS) == {
        "ErrorsAlarm",
        "ThrottlesAlarm",
        "DurationAlarm",
        "FailuresAlarm",
        "ReminderFailuresAlarm",
        "FallbacksAlarm",
    }


@pytest.mark.parametrize("name", ALARMS)
def test_cloudwatch_takes_each_alarm(name: str, aws_address: str) -> None:
    alarm = _resolved(properties(name))
    client = tables.client(aws_address, "cloudwatch")
    client.put_metric_alarm(AlarmName=name, **alarm)
    (made,) = client.describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert made["AlarmActions"] == ["topic"]
    assert made["TreatMissingData"] == "notBreaching"


def test_alarms_watch_metrics_that_are_there() -> None:
    for metric in _watched():
        # To CloudFormation a function's Ref is its name.
        assert metric["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "Function"}}]
        if metric["Namespace"] != "AWS/Lambda":
            assert metric["Namespace"] == "BackSpasmRelief"
            assert metric["MetricName"] in METRICS


def test_the_alarms_ask_for_metrics_by_the_dimensions_that_they_are_written_with() -> None:
    """An alarm on a metric with fewer or other dimensions watches one that nobody writes."""
    stream = StringIO()
    to_stream(stream, function="function")(INFO, dict.fromkeys(METRICS, 1), {})
    line = json.loads(stream.getvalue())
    (directive,) = line["_aws"]["CloudWatchMetrics"]
    assert {metric["Name"] for metric in directive["Metrics"]} == METRICS
    written = [{name: line[name] for name in names} for names in directive["Dimensions"]]
    asked = [metric for metric in map(_resolved, _watched()) if metric["Namespace"] == NAMESPACE]
    assert len(asked) == 4
    for metric in asked:
        assert {part["Name"]: part["Value"] for part in metric["Dimensions"]} in written


def _watched() -> Iterator[Any]:
    """Give every metric that some alarm looks at."""
    for name in ALARMS:
        alarm = properties(name)
        if "MetricName" in alarm:
            yield alarm
        for metric in alarm.get("Metrics", ()):
            if "MetricStat" in metric:
                yield metric["MetricStat"]["Metric"]


def _resolved(value: Any) -> Any:
    """Put names for what CloudFormation would fill in, as if an e-mail address was given."""
    if isinstance(value, list):
        resolved = [_resolved(part) for part in value]
        return [part for part in resolved if part is not None]
    if not isinstance(value, dict):
        return value
    if "Ref" in value:
        return None if value["Ref"] == "AWS::NoValue" else value["Ref"].lower()
    if "Fn::If" in value:
        condition, chosen, other = value["Fn::If"]
        return _resolved(chosen if condition == "MakesTopic" else other)
    return {key: _resolved(part) for key, part in value.items()}
