"""How gunicorn serves the skill. Environment: ``BIND``, where it listens."""

import os

wsgi_app = "webservice.wsgi:app"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = 1  # one memory, unless it is a table
worker_class = "webservice.worker.Worker"
threads = 16
preload_app = True  # so that what cannot start says so once, and ends
control_socket_disable = True
