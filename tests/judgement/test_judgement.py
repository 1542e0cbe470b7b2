"""`make evaluate` on a small invented network: the cut, the questions, the page."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from relationcore.evaluate import closeness_scores
from relationcore.instants import DAY
from tests.judgement import __main__ as command
from tests.judgement import choosing, closeness, needs, networks, quiet
from tests.judgement.networks import Ahead, Cut, Network

DAYS = 500


def invented(seed: int) -> list[networks.Event]:
    """Twelve people; each has a few with whom they talk weekly, until half of these pairs stop on day 250."""
    chance = random.Random(seed)
    people = [f"p{n}" for n in range(12)]
    told = []
    for n, one in enumerate(people):
        for step in (1, 2, 3, 5):
            other = people[(n + step) % 12]
            last = 250 if chance.random() < 0.5 else DAYS
            every = chance.choice((4, 7, 15))
            for day in range(chance.randint(0, 9), last, every):
                at = day * DAY + chance.randint(0, DAY - 900)
                told += [(one, other, at, "reply"), (other, one, at + 600, "reply")]
    return sorted(told, key=lambda event: event[2])


@pytest.fixture(scope="module")
def network() -> Network:
    return Network("meadow", invented(1), 90)


@pytest.fixture(scope="module")
def cuts(network: Network) -> list[Cut]:
    return list(networks.cuts(network, (0.8, 0.9)))


def test_a_cut_knows_what_was_and_what_came(network: Network) -> None:
    cut = networks.cut(network, 300 * DAY)
    assert all(at <= cut.now for _, _, at, _ in cut.history)
    assert len(cut.pairs) == 12
    (ego, known) = next(iter(cut.pairs.items()))
    for alter, pair in known.items():
        given = [at for s, t, at, _ in network.events if (s, t) == (ego, alter)]
        received = [at for s, t, at, _ in network.events if (s, t) == (alter, ego)]
        assert (pair.given, pair.received) == (
            [at for at in given if at <= cut.now],
            [at for at in received if at <= cut.now],
        )
        within = [[at for at in side if cut.now < at <= cut.now + 90 * DAY] for side in (given, received)]
        assert cut.after(ego, alter) == Ahead(len(within[0]), len(within[1]))


def test_people_who_hardly_talked_are_not_asked(network: Network) -> None:
    assert networks.cut(network, network.events[15][2]).pairs == {}
    assert len(networks.cut(network, 300 * DAY, egos=3).pairs) == 3


def test_dropped_days_are_gone_whole() -> None:
    events = invented(2)
    left = networks.dropped(events, 0.5)
    days = {at // DAY for _, _, at, _ in left}
    assert left == [event for event in events if event[2] // DAY in days]
    assert 0.35 < len(days) / len({event[2] // DAY for event in events}) < 0.65
    assert networks.dropped(events, 0.0) == events


def test_closeness_knows_who_goes_on_and_popularity_does_not(cuts: list[Cut]) -> None:
    told = closeness.compare(cuts)
    assert set(told) >= {"closeness", "S alone", "popularity"}
    assert told["closeness"].over_all(0) > 0.8 > told["popularity"].over_all(0)
    low, high = told["closeness"].interval(0)
    assert low <= told["closeness"].over_all(0) <= high


def test_our_order_is_the_entry_point_that_is_judged(cuts: list[Cut]) -> None:
    expected = closeness_scores(cuts[0].history, list(cuts[0].pairs), cuts[0].now)
    assert closeness.ORDERS["closeness"](cuts[0]) == expected


def test_constants_of_ours_give_our_order(cuts: list[Cut]) -> None:
    """The order made for choosing constants is closeness where it uses its constants."""
    told = closeness.compare(
        cuts, {**choosing.orders([choosing.Constants()]), "closeness": closeness.ORDERS["closeness"]}
    )
    assert told[str(choosing.Constants())].by_ego == told["closeness"].by_ego


def test_constants_are_chosen_without_the_network_they_are_shown_on(cuts: list[Cut]) -> None:
    other = Network("marsh", invented(5), 90)
    told = closeness.compare([*cuts, *networks.cuts(other, (0.6,))], choosing.orders())
    for one in choosing.nested(told):
        rest = "marsh" if one.network == "meadow" else "meadow"
        worth = {
            str(constants): sum(told[str(constants)].of(rest, kind) for kind in range(3))
            for constants in choosing.GRID
        }
        assert worth[str(one.chosen)] == max(worth.values())
        assert one.ours == [told[str(choosing.Constants())].of(one.network, kind) for kind in range(3)]


def test_pairs_that_stopped_are_quiet(network: Network) -> None:
    kept = quiet.compare(network, [networks.cut(network, 300 * DAY)])["quiet"]
    assert kept.flagged > 10
    assert kept.fades == kept.silent == kept.flagged == kept.all_fades


def test_no_flag_is_judged_by_days_that_never_came(network: Network) -> None:
    assert quiet.compare(network, [networks.cut(network, 450 * DAY)])["quiet"].pairs == 0


def test_full_sight_raises_all_its_flags(cuts: list[Cut]) -> None:
    raised, wrong = quiet.partly_seen(cuts, 0.0)
    assert (raised > 0, wrong) == (True, 0)


def write(folder: Path) -> Path:
    (folder / "ties/meadow").mkdir(parents=True)
    (folder / "needs").mkdir()
    lines = ["src\tdst\tt\tkind", *("\t".join(map(str, event)) for event in invented(3))]
    (folder / "ties/meadow/events_anon.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    texts = [("Where is the kettle?", ["question"]), ("Thanks!", ["thanks"]), ("It rains.", [])] * 5
    rows = [json.dumps({"text": text, "classes": classes}) for text, classes in texts]
    for name in needs.LABELLED:
        (folder / f"needs/{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_the_whole_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "docs/judgement.md"
    page.parent.mkdir()
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "PAGE", page)
    result = CliRunner().invoke(
        command.main, ["--data", str(write(tmp_path / "data"))], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    written = page.read_text(encoding="utf-8")
    for head in (
        "Closeness: with",
        "not everything was seen",
        "other constants",
        "Quiet: is",
        "Needs, questions",
    ):
        assert head in written
    assert "| thanks | mastodon | 5 | 1.000 | 1.000 | 1.000 (1.000–1.000) | .880 |" in written
    assert "nan" not in written


def test_no_network_is_an_error_and_no_empty_page(tmp_path: Path) -> None:
    result = CliRunner().invoke(command.main, ["--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "There are no networks" in result.output
