"""What gunicorn serves in the tests: the application, with an authority and a shelf of the tests.

Environment: ``HOSTED_FOLDER`` holds ``root.pem`` and ``chain.pem``.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificates
from cryptography.x509.verification import Store

from relief.bootstrap import build_skill
from webservice.app import create_app
from webservice.settings import set_up_logging
from webservice.signing_keys import SigningKeys

FOLDER = Path(os.environ["HOSTED_FOLDER"])


def now() -> datetime:
    return datetime.now(UTC)


set_up_logging(os.environ)
app = create_app(
    build_skill(clock=now),
    keys=SigningKeys(
        lambda address: (FOLDER / "chain.pem").read_bytes(),
        Store(load_pem_x509_certificates((FOLDER / "root.pem").read_bytes())),
        now,
    ),
    clock=now,
    skill_id=os.environ["SKILL_ID"],
)
