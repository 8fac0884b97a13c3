"""A program: answers each line of JSON with the package whose folder it is given, and no more.

Run by a Python that knows no installed packages. At the end it tells which files were loaded.
"""

import json
import sys

folder = sys.argv[1]
sys.path[:] = [folder, *(path for path in sys.path[1:] if "site-packages" not in path)]
opened: set[str] = set()


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Note each file of the package that is opened."""
    if event == "open" and str(arguments[0]).startswith(folder):
        opened.add(str(arguments[0]))


sys.addaudithook(note)
answers, sys.stdout = sys.stdout, sys.stderr  # what the package prints is its log

import lambda_function  # noqa: E402 - from the package

for line in sys.stdin:
    answer = lambda_function.lambda_handler(json.loads(line), None)
    print(json.dumps(answer), file=answers, flush=True)
paths = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
loaded = sorted(path for path in paths | opened if path.startswith(folder))
print(json.dumps(loaded), file=answers, flush=True)
