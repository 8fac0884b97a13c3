"""The entry point for gunicorn, and for any other WSGI server of one process."""

import os
import sys

from webservice.settings import SettingsError, app_from, set_up_logging

set_up_logging(os.environ)
try:
    app = app_from(os.environ)
except SettingsError as error:
    sys.exit(str(error))
