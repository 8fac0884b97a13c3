import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief.domain.ice import (
    GAP,
    LONGEST,
    MOST_ROUNDS,
    Alarm,
    Cycle,
    Moment,
    Move,
    Plan,
    Proposal,
    Purpose,
    merge,
    read_cycle,
    read_plan,
    read_proposal,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TIMES = st.none() | st.sampled_from([NOON, NOON + timedelta(seconds=0.5), NOON + GAP])
PLANS = st.builds(Plan, st.integers(1, LONGEST), st.integers(1, MOST_ROUNDS))


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def cycle(plan: Plan) -> Cycle:
    moments = plan.moments(NOON)
    return Cycle(plan.minutes, tuple(Alarm(m, f"token {i}") for i, m in enumerate(moments)))


def test_the_default_is_twenty_on_thirty_off_three_times() -> None:
    assert Plan().moments(NOON) == (
        Moment(Move.OFF, after(20)),
        Moment(Move.ON, after(50)),
        Moment(Move.OFF, after(70)),
        Moment(Move.ON, after(100)),
        Moment(Move.OFF, after(120)),
    )


def test_one_round_only_comes_off() -> None:
    assert Plan(10, 1).moments(NOON) == (Moment(Move.OFF, after(10)),)


@given(PLANS)
def test_ice_is_never_on_for_longer_than_it_may(plan: Plan) -> None:
    moments = (Moment(Move.ON, NOON), *plan.moments(NOON))
    for on, off in zip(moments[::2], moments[1::2], strict=True):
        assert (on.move, off.move) == (Move.ON, Move.OFF)
        assert off.at - on.at <= timedelta(minutes=20)
    for off, on in zip(moments[1::2], moments[2::2], strict=False):
        assert on.at - off.at == GAP


@given(st.builds(Proposal, PLANS, st.sampled_from(list(Purpose)), TIMES, TIMES, TIMES))
def test_a_proposal_survives_json(proposal: Proposal) -> None:
    assert read_proposal(json.loads(json.dumps(proposal.to_json()))) == proposal


@given(PLANS, st.booleans())
def test_a_cycle_survives_json(plan: Plan, cancelled: bool) -> None:
    kept = replace(cycle(plan), cancelled=cancelled)
    assert read_cycle(json.loads(json.dumps(kept.to_json()))) == kept


@pytest.mark.parametrize("junk", [None, 1, "true", [True], {}])
def test_a_cycle_was_cancelled_only_where_it_plainly_says_so(junk: object) -> None:
    assert read_cycle({**cycle(Plan()).to_json(), "cancelled": junk}) == cycle(Plan())


@pytest.mark.parametrize(
    "unsafe",
    [
        {"minutes": LONGEST + 1, "rounds": 1},
        {"minutes": 0, "rounds": 1},
        {"minutes": -5, "rounds": 1},
        {"minutes": 10, "rounds": 0},
        {"minutes": 10, "rounds": MOST_ROUNDS + 1},
        {"minutes": True, "rounds": 1},
        {"minutes": "10", "rounds": 1},
        {"minutes": 10},
        [],
        None,
    ],
)
def test_a_plan_that_is_malformed_or_not_safe_is_none(unsafe: object) -> None:
    assert read_plan(unsafe) is None
    assert read_proposal({"plan": unsafe, "purpose": "new"}) is None


@pytest.mark.parametrize("purpose", ["other", 1, None, []])
def test_a_proposal_without_a_known_purpose_is_none(purpose: object) -> None:
    assert read_proposal({"plan": Plan().to_json(), "purpose": purpose}) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"minutes": 21},
        {"minutes": None},
        {"alarms": []},
        {"alarms": None},
        {"alarms": [None]},
        {"alarms": [{"move": "off", "at": NOON.isoformat()}]},
        {"alarms": [{"move": "off", "at": NOON.isoformat(), "token": 5}]},
        {"alarms": [{"move": "up", "at": NOON.isoformat(), "token": "t"}]},
        {"alarms": [{"move": [], "at": NOON.isoformat(), "token": "t"}]},
        {"alarms": [{"move": "off", "at": "noon", "token": "t"}]},
    ],
)
def test_a_malformed_cycle_is_none(broken: dict[str, Any]) -> None:
    assert read_cycle({**cycle(Plan()).to_json(), **broken}) is None
    assert read_cycle(None) is None


def test_what_comes_next_is_told_until_the_cycle_is_over() -> None:
    running = cycle(Plan(20, 2))
    assert running.next_moment(NOON) == Moment(Move.OFF, after(20))
    assert running.next_moment(after(20)) == Moment(Move.ON, after(50))
    assert running.next_moment(after(69)) == Moment(Move.OFF, after(70))
    assert running.next_moment(after(70)) is None
    assert len(running.ahead(after(20))) == 2


def test_one_more_round_follows_the_last_after_the_gap() -> None:
    running = cycle(Plan(15, 1))
    on, off = running.one_more()
    assert (on, off) == (Moment(Move.ON, after(45)), Moment(Move.OFF, after(60)))
    longer = running.with_alarms((Alarm(on, "on"), Alarm(off, "off")))
    assert [alarm.token for alarm in longer.alarms] == ["token 0", "on", "off"]


def test_reminders_that_are_gone_are_taken_out() -> None:
    running = cycle(Plan(20, 2))
    left = running.without(frozenset({"token 0"}))
    assert left is not None
    assert [alarm.token for alarm in left.alarms] == ["token 1", "token 2"]
    assert running.without(frozenset({"token 0", "token 1", "token 2"})) is None


def test_reminders_deleted_elsewhere_do_not_ring_but_the_ice_is_not_forgotten() -> None:
    running = cycle(Plan(20, 2))
    lost = running.lose(frozenset({"token 0"}))
    assert [alarm.token for alarm in lost.ahead(NOON)] == ["token 1", "token 2"]
    assert lost.goes_on(after(15)) == NOON
    gone = running.lose(frozenset({"token 0", "token 1", "token 2"}))
    assert gone.ahead(NOON) == ()
    assert gone.next_moment(NOON) is None
    assert gone.goes_on(after(15)) == NOON
    assert gone.goes_on(after(25)) == after(50)
    assert gone.goes_on(after(200)) == after(200)


@pytest.mark.parametrize(
    ("minute", "on"),
    [
        (0, 0),  # it went on now
        (15, 0),  # it is on
        (25, 50),  # the skin rests
        (60, 50),  # the second round is on
        (80, 100),  # the last round is over, the skin rests
        (100, 100),
        (500, 500),
    ],
)
def test_a_new_plan_counts_from_when_the_ice_is_on_or_may_be(minute: int, on: int) -> None:
    assert cycle(Plan(20, 2)).goes_on(after(minute)) == after(on)


def test_a_plan_for_ice_that_is_on_does_not_begin_again() -> None:
    moments = Plan(10, 2).moments(after(4), NOON)
    assert moments[0] == Moment(Move.OFF, after(10))
    assert Plan(10, 1).moments(after(15), NOON) == ()
    assert Plan(10, 2).moments(after(15), NOON)[0] == Moment(Move.ON, after(45))


def holding(tokens: str, *, cancelled: bool = False) -> Cycle:
    """Give a cycle whose reminders have these letters as tokens; a dot is one that was lost."""
    alarms = (
        Alarm(Moment(Move.OFF, after(20 + minute)), token.strip("."))
        for minute, token in enumerate(tokens)
    )
    return Cycle(20, tuple(alarms), cancelled)


def live(cycle: Cycle) -> str:
    return "".join(sorted(alarm.token for alarm in cycle.ahead(NOON)))


CANCELLED = holding("ab", cancelled=True)


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "left"),
    [
        (None, holding("ab"), holding("cd"), "abcd"),  # both set some
        (holding("ab"), holding("abc"), holding("abd"), "abcd"),  # both added a round
        (holding("ab"), holding("cd"), holding("ef"), "cdef"),  # both put others in their place
        (holding("ab"), holding("abc"), CANCELLED, "c"),  # added, and cancelled there
        (holding("ab"), CANCELLED, holding("abc"), "c"),  # cancelled, and added there
        (holding("ab"), CANCELLED, CANCELLED, ""),  # both cancelled
        (holding("ab"), holding("abc"), holding("a."), "ac"),  # deleted elsewhere
        (holding("ab"), holding("abc"), None, "c"),  # forgotten there
        (holding("ab"), holding("abc"), holding("abc"), "abc"),  # a write that met itself
        (holding("ab"), holding("abc"), holding("ab"), "abc"),  # the other changed something else
    ],
)
def test_of_two_changes_at_once_no_reminder_is_forgotten_that_is_set(
    before: Cycle | None, ours: Cycle, theirs: Cycle | None, left: str
) -> None:
    merged = merge(before, ours, theirs)
    assert live(merged) == left
    assert read_cycle(json.loads(json.dumps(merged.to_json()))) == merged


LETTERS = st.builds(holding, st.text("abcdef.", max_size=5), cancelled=st.booleans())


@given(LETTERS, LETTERS)
def test_where_nothing_changed_there_a_change_stays_as_it_is(before: Cycle, ours: Cycle) -> None:
    assert merge(before, ours, before) == ours


def test_a_shorter_plan_stays_the_shorter_where_nothing_changed_there() -> None:
    before, ours = holding("a"), Cycle(10, (Alarm(Moment(Move.OFF, after(10)), "b"),))
    assert merge(before, ours, before).minutes == 10


def test_the_rounds_still_to_end_are_those_whose_ice_is_not_off_yet() -> None:
    running = cycle(Plan(20, 3))
    assert [running.rounds_ahead(after(minute)) for minute in (0, 20, 60, 70, 119, 120)] == [
        *(3, 2, 2, 1, 1, 0),
    ]


def test_the_rounds_in_all_are_those_that_end_however_many_have_ended() -> None:
    assert [cycle(Plan(20, rounds)).rounds for rounds in (1, 2, 5)] == [1, 2, 5]


def test_reminders_are_set_until_the_last_goes_off() -> None:
    assert cycle(Plan(20, 1)).until == after(20)
    assert cycle(Plan(20, 3)).until == after(120)


def test_ice_that_nothing_takes_off_any_more_is_taken_to_come_off_in_its_time() -> None:
    """Otherwise the next round would begin before the skin has rested."""
    left = cycle(Plan(20, 2)).without(frozenset({"token 2"}))
    assert left is not None
    assert left.goes_on(after(80)) == after(70) + GAP
    assert left.one_more() == (Moment(Move.ON, after(100)), Moment(Move.OFF, after(120)))


def test_a_reminder_deleted_elsewhere_is_read_back_as_deleted() -> None:
    lost = cycle(Plan(20, 2)).lose(frozenset({"token 1"}))
    assert read_cycle(json.loads(json.dumps(lost.to_json()))) == lost


def waiting() -> Cycle:
    """Ice that goes on in ten minutes, when the skin has rested from an earlier plan."""
    moments = Plan(20, 1).moments(NOON, after(10))
    return Cycle(20, tuple(Alarm(moment, moment.move.value) for moment in moments))


def test_a_new_plan_begins_when_the_one_that_waits_for_the_skin_would_have() -> None:
    assert waiting().goes_on(NOON) == after(10)


@pytest.mark.parametrize(
    "unheard", [replace(waiting(), cancelled=True), waiting().lose(frozenset({"on"}))]
)
def test_the_skin_rests_in_full_where_nobody_will_say_when_the_ice_goes_on(unheard: Cycle) -> None:
    """What is remembered does not tell when the ice came off before."""
    assert unheard.goes_on(NOON) == NOON + GAP


def test_after_cancelling_the_skin_rests_from_the_round_that_ended_last() -> None:
    cancelled = replace(cycle(Plan(20, 3)), cancelled=True)
    assert cancelled.goes_on(after(69)) == after(50)
    assert cancelled.goes_on(after(70)) == after(100)
    assert cancelled.goes_on(after(90)) == after(100)


def test_of_two_lengths_set_at_once_the_longer_counts() -> None:
    """Reckoned with the shorter, ice that is on would be taken to have gone on later."""
    ours = Cycle(10, (Alarm(Moment(Move.OFF, after(10)), "a"),))
    theirs = Cycle(20, (Alarm(Moment(Move.OFF, after(20)), "b"),))
    assert merge(None, ours, theirs).goes_on(after(12)) == NOON
    assert merge(None, theirs, ours).goes_on(after(12)) <= NOON


@st.composite
def mixed(draw: st.DrawFn) -> Cycle:
    """Draw reminders of up to three plans, told at different times; some of them were lost."""
    told = draw(st.lists(st.tuples(PLANS, st.integers(0, 130)), min_size=1, max_size=3))
    cycles = []
    for number, (plan, minute) in enumerate(told):
        waits = draw(st.integers(0, 40))
        moments = plan.moments(after(minute), after(minute + waits))
        alarms = [Alarm(moment, f"{number} {moment.at}") for moment in moments]
        kept = draw(st.sets(st.sampled_from(alarms), min_size=1))
        lost = draw(st.sets(st.sampled_from(alarms)))
        left = [replace(one, token="") if one in lost else one for one in alarms if one in kept]
        cycles.append(Cycle(plan.minutes, tuple(left)))
    first, *others = cycles
    for other in others:
        first = first.joined(other)
    return replace(first, cancelled=draw(st.booleans()))


def assert_safe(course: Sequence[Moment]) -> None:
    """Assert that ice comes off in time, each time, and goes on only once the skin has rested."""
    assert course[0].move is Move.ON
    on = course[0].at
    for before, moment in pairwise(course):
        if moment.move is Move.OFF:
            assert timedelta() <= moment.at - on <= timedelta(minutes=LONGEST)
        else:
            assert before.move is Move.OFF
            assert moment.at - before.at >= GAP
            on = moment.at
    assert course[-1].move is Move.OFF


@given(mixed())
def test_of_whatever_reminders_ice_is_told_to_be_on_for_no_longer_than_it_may(kept: Cycle) -> None:
    assert_safe(kept.course)


@given(PLANS, st.integers(0, 40))
def test_the_course_of_a_plan_is_the_plan(plan: Plan, waits: int) -> None:
    moments = plan.moments(NOON, after(waits))
    kept = Cycle(plan.minutes, tuple(Alarm(moment, "token") for moment in moments))
    assert kept.course[-len(moments) :] == moments
    assert len(kept.course) == 2 * plan.rounds


@given(mixed(), st.integers(-5, 400))
def test_what_comes_next_is_safe_to_say(kept: Cycle, minute: int) -> None:
    now = after(minute)
    upcoming = kept.next_moment(now)
    assert (upcoming is None) == (not kept.ahead(now))
    if upcoming is None:
        return
    assert upcoming.at > now
    offs = [moment.at for moment in kept.course if moment.move is Move.OFF and moment.at <= now]
    if upcoming.move is Move.ON:
        assert not offs or upcoming.at - offs[-1] >= GAP
    else:
        ons = [moment.at for moment in kept.course if moment.move is Move.ON and moment.at <= now]
        rested = [off + GAP for off in offs if off >= ons[-1] and off + GAP <= now]
        assert upcoming.at - max(ons[-1], *rested, ons[-1]) <= timedelta(minutes=LONGEST)


@given(mixed(), PLANS, st.integers(-5, 400))
def test_a_new_plan_after_whatever_reminders_is_safe(kept: Cycle, plan: Plan, minute: int) -> None:
    now = after(minute)
    on = kept.goes_on(now)
    before = [moment for moment in kept.course if moment.at <= now]
    if before and before[-1].move is Move.OFF and on <= now and before[-1].at < now:
        # The ice may be on, or the skin may have rested.
        assert on in [moment.at for moment in before] or now - before[-1].at >= GAP
    moments = plan.moments(now, on)
    if on > now:
        assert moments[0] == Moment(Move.ON, on)
        offs = [moment.at for moment in before if moment.move is Move.OFF]
        assert not offs or on - offs[-1] >= GAP
    else:
        offs = [moment.at for moment in moments if moment.move is Move.OFF]
        if moments and moments[0].move is Move.OFF:
            assert offs[0] - on <= timedelta(minutes=plan.minutes)
        elif moments:
            assert moments[0].at - now >= GAP, "taken off now, the skin is to rest"


def test_a_plan_that_was_half_set_tells_when_the_ice_comes_off_all_the_same() -> None:
    """Of five reminders only the third was set, and could not be undone."""
    moments = Plan().moments(NOON)
    half = Cycle(20, tuple(Alarm(m, "x" if i == 2 else "") for i, m in enumerate(moments)))
    assert [half.next_moment(after(minute)) for minute in (1, 20, 50, 69)] == [
        *moments[:3],
        moments[2],
    ]
    assert half.next_moment(after(70)) is None


def test_a_shorter_plan_with_the_longer_that_it_was_to_replace() -> None:
    short, long = cycle(Plan(10, 2)), cycle(Plan(20, 2))
    both = short.joined(long)
    assert both.minutes == long.joined(short).minutes == 20
    assert both.goes_on(after(12)) == NOON
    assert both.next_moment(after(20)) == Moment(Move.ON, after(50))


def test_a_reminder_that_comes_too_early_gives_way_to_the_end_of_the_rest() -> None:
    early = Cycle(
        20, (Alarm(Moment(Move.OFF, after(20)), "off"), Alarm(Moment(Move.ON, after(30)), "on"))
    )
    assert early.next_moment(after(25)) == Moment(Move.ON, after(50))


def test_a_reminder_that_fits_nothing_is_told_of_as_it_is() -> None:
    alarms = [Alarm(Moment(Move.OFF, after(minute)), str(minute)) for minute in (20, 60, 65)]
    assert Cycle(20, tuple(alarms)).next_moment(after(55)) == Moment(Move.OFF, after(60))
