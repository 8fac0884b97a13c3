"""A client of DynamoDB, and of nothing else.

boto3 loads all that it could do (transfers to S3, processes, resources) to hand over a botocore
client in the end; and botocore looks through its 400 services for each file of the one. So here
botocore makes the client, and is told which service there is.
"""

from __future__ import annotations

from typing import Any


def make_table_client(**settings: Any) -> Any:
    """Make a client from the environment; ``settings`` are those of botocore's ``Config``."""
    from botocore.config import Config  # noqa: PLC0415 - it takes longer than all the rest
    from botocore.session import get_session  # noqa: PLC0415

    session = get_session()
    loader = session.get_component("data_loader")
    loader.list_available_services = lambda type_name: ["dynamodb"]
    return session.create_client("dynamodb", config=Config(**settings))
