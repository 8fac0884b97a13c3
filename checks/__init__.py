"""The editor's checker: content, interaction model and manifest, judged in plain words.

``python -m checks`` from the project's root. Every rule is a function of parsed JSON; only
``__main__`` reads files.
"""

import sys
from pathlib import Path

_FUNCTION = str(Path(__file__).resolve().parents[1] / "lambda")
if _FUNCTION not in sys.path:  # so that `python -m checks` needs no PYTHONPATH
    sys.path.insert(0, _FUNCTION)
