import threading

from simulator.model import InteractionModel
from simulator.web.learning import THREAD, Learning
from tests.unit.simulator.tea_skill import models

MODEL = models()["en-US"]


class Slow:
    """Learns until it is let go, and counts how often it was begun."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.begun = 0

    def __call__(self, model: InteractionModel) -> None:
        self.begun += 1
        self.goes_on.wait(10)


def test_it_is_over_when_the_model_is_learnt_and_begun_only_once() -> None:
    slow = Slow()
    held = Learning(slow)
    assert not held.is_over(MODEL)
    held.begin(MODEL)
    held.begin(MODEL)
    assert not held.is_over(MODEL)
    slow.goes_on.set()
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)
    assert held.is_over(MODEL)
    held.begin(MODEL)
    assert slow.begun == 1
