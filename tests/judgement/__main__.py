"""`make evaluate`: measure closeness, quiet and needs on foreign data and write docs/judgement.md.

make evaluate                                       all of it, a few minutes
make evaluate ARGS="--only needs --no-write"        one part, printed
make evaluate ARGS="--data FOLDER"                  other networks and texts: FOLDER/ties, FOLDER/needs
"""

from __future__ import annotations

from pathlib import Path

import click

from tests.judgement import choosing, closeness, needs, page, quiet
from tests.judgement.networks import CUTS, EGOS, SHORTER, Network, cuts, load

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/judgement.md"
FEWER = (0.45, 0.65, 0.85)
DROPPED = (0.0, 0.5, 0.7, 0.9)
PARTS = ("closeness", "partly", "choosing", "quiet", "needs")


def part(name: str, networks: list[Network], texts: Path) -> str:
    """One part of the page, measured."""
    all_cuts = (cut for network in networks for cut in cuts(network))
    fewer = (cut for network in networks for cut in cuts(network, FEWER))
    if name == "closeness":
        shorter = min(SHORTER.values())
        return page.closeness(closeness.compare(all_cuts), CUTS, EGOS, shorter)
    if name == "partly":
        orders = {percent(share): closeness.partly_seen(share) for share in DROPPED}
        return page.partly(closeness.compare(fewer, orders))
    if name == "choosing":
        ours = choosing.Constants()
        constants = (ours.a_day, ours.half_life, ours.power)
        return page.nested(choosing.choose(all_cuts), constants, len(choosing.GRID))
    if name == "quiet":
        found = {network.name: quiet.compare(network, cuts(network)) for network in networks}
        held = list(fewer)
        return page.quiet(found, {percent(share): quiet.partly_seen(held, share) for share in DROPPED[1:]})
    return page.needs(needs.compare(texts))


def percent(share: float) -> str:
    """`50 %`."""
    return f"{100 * share:.0f} %"


@click.command(help=__doc__)
@click.option("--data", type=click.Path(path_type=Path, exists=True), default=ROOT.parent / "shared/data")
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Only these parts; nothing is written.")
@click.option("--write/--no-write", default=True, show_default=True, help="Write docs/judgement.md.")
def main(data: Path, only: tuple[str, ...], write: bool) -> None:
    """Measure, print and write."""
    networks = load(data / "ties")
    if not networks:
        raise click.ClickException(f"There are no networks in {data / 'ties'}.")
    found = []
    for name in only or PARTS:
        found.append(part(name, networks, data / "needs"))
        click.echo(found[-1])
    if write and not only:
        PAGE.write_text(page.page(found), encoding="utf-8")
        click.echo(f"Written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
