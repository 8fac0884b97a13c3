"""Learning the interaction models while the page is being read."""

import threading

from simulator.model import InteractionModel
from simulator.understanding import understanding_of


class Learning:
    """One thread for each model, begun once."""

    def __init__(self) -> None:
        """Start with nothing learnt."""
        self._lock = threading.Lock()
        self._threads: dict[InteractionModel, threading.Thread] = {}

    def begin(self, model: InteractionModel) -> None:
        """Learn a model in the background, unless that has begun already."""
        with self._lock:
            if model in self._threads:
                return
            learn = understanding_of(model).learn
            thread = threading.Thread(target=learn, name="learning", daemon=True)
            self._threads[model] = thread
            thread.start()

    def is_over(self, model: InteractionModel) -> bool:
        """Tell whether free sentences in this model are understood without waiting."""
        with self._lock:
            thread = self._threads.get(model)
        return thread is not None and not thread.is_alive()
