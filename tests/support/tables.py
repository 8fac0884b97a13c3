"""DynamoDB as moto serves it over HTTP, with a table as the template makes it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

from tests.support.template import properties

REGION = "eu-west-1"
OPENS_NOTHING = "testing"


@contextmanager
def serving() -> Iterator[str]:
    """Serve DynamoDB; give the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def client(address: str, service: str = "dynamodb") -> Any:
    """Give boto3's client of a service at an address."""
    return boto3.client(
        service,
        endpoint_url=address,
        region_name=REGION,
        aws_access_key_id=OPENS_NOTHING,
        aws_secret_access_key=OPENS_NOTHING,
    )


def make_table(made_with: Any, name: str) -> None:
    """Make an empty table."""
    wanted = properties("Table")
    kept = {key: wanted[key] for key in ("KeySchema", "AttributeDefinitions", "BillingMode")}
    made_with.create_table(TableName=name, **kept)
