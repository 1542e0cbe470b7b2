"""The benchmarks run, at a tiny size: what they say of time is not looked at here."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from relationcore.memory import Memory
from tests.benchmarks import goals_browser, goals_http, goals_judgement, report, wal
from tests.benchmarks.__main__ import PARTS, measure
from tests.benchmarks.databases import Cache, moment
from tests.benchmarks.invented import ME, NETWORK, PAGE, World
from tests.benchmarks.measure import Line, Results, Times, Variant, in_turns, line
from tests.browser.chromium import CHROMIUM

TINY = 2000


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("benchmarks"))


@pytest.fixture(scope="module")
def results(cache: Cache) -> Results:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(goals_http, "QUIET", 0.0)
        for name in ("ACCOUNTS", "TEXTS", "EVENTS"):
            patch.setattr(goals_judgement, name, TINY)
        return measure(cache, TINY, tuple(part for part in PARTS if part != "browser"), 1)


def test_every_goal_is_measured(results: Results) -> None:
    assert {line.goal for line in results.lines} == {1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 16}
    assert all(line.measured >= 0 for line in results.lines)


def test_what_is_exact_at_any_size_is_met(results: Results) -> None:
    exact = {
        line.what: line.measured
        for line in results.lines
        if line.unit in ("bytes", "pages") or "rebuilt" in line.what
    }
    assert {value for what, value in exact.items() if "same part again, log" in what} == {0}
    assert {value for what, value in exact.items() if "rebuilt equals kept" in what} == {1}


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="chromium is not installed")
def test_what_the_extension_costs_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goals_browser, "SIZES", (200,))
    results = Results()
    goals_browser.browser(1, results)
    assert {line.goal for line in results.lines} == {14}
    assert [line.limit for line in results.lines] == [40, None, None, 50, 0.01, 8, None, None, 0]
    shown = {line.what: line.measured for line in results.lines}
    assert shown["a thread of 200 comments: longest task of ours"] > 0


def test_the_report_says_what_was_measured(results: Results, tmp_path: Path) -> None:
    page = report.markdown(results, "make bench")
    assert "`make bench`" in page
    assert all(line.what in page and line.what in report.text(results) for line in results.lines)
    kept = orjson.loads(report.keep(results, tmp_path).read_bytes())
    assert len(kept["lines"]) == len(results.lines)
    assert kept["times"]["validation of 1,000 comments"]["wall"]["ours"]


@pytest.mark.parametrize("ids", ["random", "ordered"])
def test_the_generator_is_the_same_at_every_run(ids: str) -> None:
    one, other = World(TINY, ids), World(TINY, ids)  # type: ignore[arg-type]
    assert list(one.bulk()) == list(other.bulk())
    assert one.fresh(3) == other.fresh(3)
    assert one.fresh(3) != one.fresh(4)


def test_ordered_ids_rise_with_time() -> None:
    world = World(TINY, "ordered")
    visits = [*world.bulk(), world.fresh(0), world.fresh(0, small=True), world.fresh(1)]
    pages = [[int(seen.comment.id or "") for seen in visit.comments] for visit in visits]
    ids = [id for page in pages for id in page]
    assert all(page == sorted(page) for page in pages)
    assert len(set(ids)) == len(ids)
    assert max(pages[0]) < min(pages[-1])


def test_a_page_has_half_as_many_authors_as_comments() -> None:
    page = World(TINY, "random").fresh(0)
    authors = {seen.comment.author for seen in page.comments} - {ME}
    assert len(page.comments) == PAGE
    assert 490 <= len(authors) <= 500


def test_known_pages_are_known_and_new_ones_are_not(cache: Cache) -> None:
    world = World(TINY, "random")
    with cache.copies(world, 1) as (path,), Memory.open(path) as memory:
        known = memory.ingest(world.known(0, again=1))
        assert (known.new, known.known, known.changed) == (0, PAGE, 0)
        assert memory.ingest(world.known(0)).duplicate
        assert memory.ingest(world.fresh(0)).new == PAGE
        assert [mine.account.handle for mine in memory.me()] == [ME]
        assert memory.status().contacts > 0
        assert memory.today(now=moment()).waiting or memory.people(now=moment(), kind="acquainted")
        assert {person.accounts[0].network for person in memory.people(now=moment())} == {NETWORK}


def test_a_write_shows_in_the_log(cache: Cache) -> None:
    with cache.copies(World(TINY, "random"), 1) as (path,), Memory.open(path) as memory:
        assert wal.pages(path, lambda: None) == 0
        assert wal.pages(path, lambda: memory.ingest(World(TINY, "random").fresh(1))) > 100


def test_turns_rotate_and_ratios_are_of_one_round() -> None:
    ran: list[str] = []
    variants = [Variant(name, lambda _, name=name: lambda: ran.append(name)) for name in "ab"]
    times = in_turns(variants, 3)
    assert "".join(ran) == "abbaba"
    assert {name: len(found) for name, found in times.wall.items()} == {"a": 3, "b": 3}
    taken = Times({"a": [1.0, 9.0, 4.0], "b": [1.0, 3.0, 1.0]}, {"a": [2.0], "b": [4.0]})
    assert (taken.ratio("a", "b"), taken.most("a"), taken.middle("a")) == ((3.0, 0.5), (9.0, 2.0), (4.0, 2.0))


def test_processor_time_may_be_that_of_another_process() -> None:
    times = in_turns(
        [Variant("here", lambda _: lambda: sum(range(1000))), Variant("there", lambda _: lambda: 7.5)], 1
    )
    assert times.processor["there"] == [7.5]
    assert 0 <= times.processor["here"][0] < 1000
    assert line(8, "a", (2.0, 1.0), 1.3, "x").met is False


@pytest.mark.parametrize(
    ("line", "met"),
    [
        (Line(1, "a", 1.0, 1.05, "x"), True),
        (Line(1, "a", 1.1, 1.05, "x"), False),
        (Line(5, "a", 39, 40, "x", at_least=True), False),
        (Line(5, "a", 41, 40, "x", at_least=True), True),
        (Line(5, "a", 41, None, "ms"), None),
    ],
)
def test_a_line_knows_whether_its_limit_holds(line: Line, met: bool | None) -> None:
    assert line.met is met
