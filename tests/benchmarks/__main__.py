"""`make bench`: measure goals 1-8, 11, 12, 14 and 16 in one run, print the table, write docs/performance.md.

make bench                              10k, 100k and 1M comments
make bench ARGS="--growth"              and 5M, for goal 12
make bench ARGS="--only reading"        what reading a saved page costs
make bench ARGS="--only browser"        what the extension costs a page, in Chromium
make bench ARGS="--size 100000 --only http --no-write"
"""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from tests.benchmarks import report
from tests.benchmarks.databases import Cache
from tests.benchmarks.goals_browser import browser
from tests.benchmarks.goals_http import http
from tests.benchmarks.goals_judgement import judgement
from tests.benchmarks.goals_reading import reading
from tests.benchmarks.goals_rest import growth, rebuilding, validation
from tests.benchmarks.goals_store import repeating, summaries, writing
from tests.benchmarks.invented import Ids, World
from tests.benchmarks.measure import Results, load

PAGE = Path(__file__).parents[2] / "docs/performance.md"
IDS: tuple[Ids, ...] = ("random", "ordered")
PARTS = ("http", "store", "validation", "rebuild", "growth", "browser", "judgement", "reading")
SMALLER = (10_000, 100_000)
LARGER = 5_000_000


def measure(
    cache: Cache,
    size: int,
    parts: tuple[str, ...],
    rounds: int,
    *,
    large: bool = False,
    ids: tuple[Ids, ...] = IDS,
) -> Results:
    """Run the parts of the benchmark on databases of `size` comments; `rounds` is that of new pages."""
    results = Results()
    results.facts["load at the start"] = load()
    hard = World(size, "random")
    few = max(1, rounds // 2)
    if "validation" in parts:
        validation(hard, few, results)
    for world in [World(size, one) for one in ids]:
        if "store" in parts:
            writing(cache, world, few, results)
            repeating(cache, world, few, results)
        if "http" in parts:
            http(cache, world, rounds if world.ids == "random" else few, results)
    if "store" in parts:
        summaries(cache, hard, few, results)
    if "rebuild" in parts:
        rebuilding(cache, hard, results)
    if "reading" in parts:
        reading(few, results)
    if "growth" in parts:
        sizes = [*(smaller for smaller in SMALLER if smaller < size), size, *([LARGER] if large else [])]
        growth(cache, [World(one, "random") for one in sizes], few, results)
    if "browser" in parts:
        browser(min(few, 10), results)
    if "judgement" in parts:
        judgement(min(few, 5), results)
    results.facts["load at the end"] = load()
    results.facts["seconds to build each database"] = cache.built or "taken from the cache"
    return results


@click.command(help=__doc__)
@click.option("--size", default=1_000_000, show_default=True, help="Comments in the large database.")
@click.option("--growth", "large", is_flag=True, help="Build 5M comments too, for goal 12.")
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Only these parts; nothing is written.")
@click.option("--ids", multiple=True, type=click.Choice(IDS), help="Only such ids; nothing is written.")
@click.option("--rounds", default=50, show_default=True, help="New pages measured.")
@click.option("--cache", "folder", type=click.Path(path_type=Path), help="Where the databases are kept.")
@click.option("--write/--no-write", default=True, show_default=True, help="Write docs/performance.md.")
def main(
    size: int,
    large: bool,
    only: tuple[str, ...],
    ids: tuple[Ids, ...],
    rounds: int,
    folder: Path | None,
    write: bool,
) -> None:
    """Measure, print and write."""
    cache = Cache(folder or user_cache_path("relationcore", appauthor=False) / "benchmarks")
    results = measure(cache, size, only or PARTS, rounds, large=large, ids=ids or IDS)
    click.echo(report.text(results))
    click.echo(f"\nThe raw figures: {report.keep(results, cache.folder)}")
    if write and not only and not ids:
        command = 'make bench ARGS="--growth"' if large else "make bench"
        PAGE.write_text(report.markdown(results, command), encoding="utf-8")
        click.echo(f"Written: {PAGE.relative_to(PAGE.parents[1])}")


if __name__ == "__main__":
    main()
