"""Learning the interaction models while the page is being read."""

import threading
from collections.abc import Callable

from simulator.model import InteractionModel
from simulator.understanding import understanding_of

THREAD = "learning"


def _learn(model: InteractionModel) -> None:
    understanding_of(model).learn()


class Learning:
    """One thread for each model, begun once."""

    def __init__(self, learn: Callable[[InteractionModel], object] = _learn) -> None:
        """Start with nothing learnt; `learn` takes some seconds for a model."""
        self._learn = learn
        self._lock = threading.Lock()
        self._threads: dict[InteractionModel, threading.Thread] = {}

    def begin(self, model: InteractionModel) -> None:
        """Learn a model in the background, unless that has begun already."""
        with self._lock:
            if model in self._threads:
                return
            thread = threading.Thread(target=self._learn, args=(model,), name=THREAD, daemon=True)
            self._threads[model] = thread
            thread.start()

    def is_over(self, model: InteractionModel) -> bool:
        """Tell whether free sentences in this model are understood without waiting."""
        with self._lock:
            thread = self._threads.get(model)
        return thread is not None and not thread.is_alive()
