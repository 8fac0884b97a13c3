"""What `make mutate` tells of the changes to the code."""

from tests.mutation.report import Change, Result, read_equivalent

MOVED = """\
--- ice.py
+++ ice.py
@@ -1,2 +1,2 @@
 def off(now):
-    return now + GAP
+    return now - GAP
"""
KILLED = Change("relief.domain.ice.x_off__mutmut_1", "killed")
TIMED_OUT = Change("relief.domain.ice.xǁPlanǁ_moments__mutmut_2", "timeout")
SURVIVED = Change("relief.domain.ice.x_off__mutmut_2", "survived", MOVED)
UNTESTED = Change("relief.domain.pace.x__rate__mutmut_1", "no tests", MOVED)
WHY = {("relief.domain.ice.off", "return now - GAP"): "nobody asks"}


def test_a_change_is_named_by_its_function_and_its_new_line() -> None:
    assert TIMED_OUT.function == "relief.domain.ice.Plan._moments"
    assert UNTESTED.function == "relief.domain.pace._rate"
    assert (TIMED_OUT.module, UNTESTED.module) == ("relief.domain.ice", "relief.domain.pace")
    assert SURVIVED.new_lines == "return now - GAP"


def test_what_no_test_runs_counts_like_what_no_test_notices() -> None:
    result = Result([KILLED, TIMED_OUT, SURVIVED, UNTESTED], {})
    assert result.score() == 50.0
    assert result.score("relief.domain.pace") == 0.0
    assert result.survivors == [SURVIVED, UNTESTED]


def test_what_is_explained_does_not_count() -> None:
    result = Result([KILLED, TIMED_OUT, SURVIVED, UNTESTED], WHY)
    assert round(result.score(), 1) == 66.7
    assert result.score("relief.domain.ice") == 100.0
    assert "Equivalent: nobody asks\n" in list(result.details())
    assert [line.split()[1:5] for line in result.table()][1:] == [
        ["3", "2", "1", "0"],
        ["1", "0", "0", "1"],
        ["4", "2", "1", "1"],
    ]


def test_enough_is_enough_of_each_module() -> None:
    many = [KILLED] * 99
    assert Result([*many, SURVIVED], {}).is_enough
    assert not Result([*many, UNTESTED], {}).is_enough, "none of the other module was killed"
    assert not Result([KILLED, SURVIVED], {}).is_enough
    assert Result([KILLED, SURVIVED], WHY).is_enough
    assert not Result(many, WHY).is_enough, "explained in vain"
    assert not Result([], {}).is_enough, "nothing was changed"


def test_an_explanation_of_what_was_killed_is_told_of() -> None:
    assert not Result([KILLED, SURVIVED], WHY).stale
    assert Result([KILLED], WHY).stale == set(WHY)
    assert not Result([UNTESTED], WHY).stale, "that module was not changed at all"


def test_every_explanation_can_be_read() -> None:
    assert all(why.strip() for why in read_equivalent().values())
