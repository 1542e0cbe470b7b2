"""One visit in parts: what is told when, to whom it was an answer, and that a deaf worker loses nothing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.extension.conftest import freeze, let_pass

BEGIN = """(kind) => {
  globalThis.comment = (id, author, parent) => ({
    id, scope: '', author, in_reply_to: parent ?? null, text: 'words ' + id, published: null});
  const comments = [comment('1', 'ana'), comment('2', 'ben', '1'), comment('3', 'cleo', '9')];
  globalThis.reading = {page: {url: 'https://x.example/', kind}, viewer: null, profiles: [], comments,
    reactions: [{by: 'dan', to: '1', kind: 'like'}, {by: 'dan', to: '3', kind: 'like'}], withdrawn: []};
  globalThis.visit = relationcore.visit.create(life.signal, {site: 'x', version: 7}, 'chromium', () => ({}));
}"""
GATHERED = 1900


def begin(page: Page, kind: str = "thread") -> None:
    freeze(page)
    page.evaluate(BEGIN, kind)


def told(page: Page, wait: int = GATHERED) -> list[dict[str, Any]]:
    let_pass(page, wait)
    return [one["visit"] for one in page.evaluate("asked")]


def test_a_thread_is_told_even_if_nothing_came_into_view(page: Page) -> None:
    begin(page)
    page.evaluate("visit.read(reading)")
    (first,) = told(page)
    assert (first["part"], first["comments"], first["reactions"]) == (0, [], [])
    assert (first["recipe"], first["recipe_version"], first["browser"]) == ("x", 7, "chromium")
    page.evaluate("visit.read(reading)")
    assert len(told(page)) == 1


def test_a_list_without_anything_seen_is_not_told(page: Page) -> None:
    begin(page, "list")
    page.evaluate("visit.read(reading)")
    assert told(page) == []


def test_what_was_seen_with_its_parents_author_and_reactions(page: Page) -> None:
    begin(page)
    page.evaluate("visit.read(reading); visit.saw(reading.comments[0]); visit.saw(reading.comments[1])")
    (first,) = told(page)
    assert [(one["id"], one["parent_author"]) for one in first["comments"]] == [("1", None), ("2", "ana")]
    assert all(len(one["seen_at"]) == 20 and one["seen_at"].endswith("Z") for one in first["comments"])
    assert first["reactions"] == [{"by": "dan", "to": "1", "kind": "like"}]
    page.evaluate("visit.saw(reading.comments[2])")
    second = told(page)[1]
    assert (second["visit_id"], second["part"]) == (first["visit_id"], 1)
    assert [(one["id"], one["parent_author"]) for one in second["comments"]] == [("3", None)]


def test_withdrawn_is_told_again_only_when_it_changed(page: Page) -> None:
    begin(page)
    page.evaluate("reading.withdrawn = [{id: '4', scope: ''}]; visit.read(reading)")
    assert told(page)[0]["withdrawn"] == [{"id": "4", "scope": ""}]
    page.evaluate("visit.read(reading)")
    assert len(told(page)) == 1
    page.evaluate("reading.withdrawn.push({id: '5', scope: ''}); visit.read(reading)")
    assert len(told(page)[1]["withdrawn"]) == 2


def test_a_title_that_came_late_is_told(page: Page) -> None:
    begin(page)
    page.evaluate("reading.page.title = null; visit.read(reading)")
    assert [one["page"]["title"] for one in told(page)] == [None]
    for title in ("Plums", "(1) Plums"):
        page.evaluate("(title) => { reading.page.title = title; visit.read(reading); }", title)
        assert [one["page"]["title"] for one in told(page)] == [None, "Plums"], "once"


def test_large_visits_are_split(page: Page) -> None:
    begin(page)
    page.evaluate("visit.read(reading); for (let i = 0; i < 1100; i++) visit.saw(comment('n' + i, 'ana'))")
    assert [(one["part"], len(one["comments"])) for one in told(page)] == [(0, 500), (1, 500), (2, 100)]


def test_a_worker_that_fails_is_asked_again_with_the_same_part(page: Page) -> None:
    begin(page)
    page.evaluate("failing = 2; visit.read(reading); visit.saw(reading.comments[0])")
    assert told(page) == []
    (only,) = told(page, 3000)
    assert (only["part"], len(only["comments"])) == (0, 1)


def test_the_end_of_the_page_hands_over_what_was_seen(page: Page) -> None:
    begin(page)
    page.evaluate("visit.read(reading); visit.saw(reading.comments[0]); life.abort()")
    assert len(told(page, 100)[0]["comments"]) == 1


def test_an_answer_lost_in_the_browsers_cache_is_not_waited_for(page: Page) -> None:
    begin(page)
    page.evaluate("visit.read(reading); visit.saw(reading.comments[0])")
    page.evaluate("""() => {
      const {ask} = relationcore.worker;
      relationcore.worker.ask = () => new Promise(() => {});
      dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      relationcore.worker.ask = ask;
    }""")
    assert told(page) == []
    page.evaluate("void dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    (first,) = told(page, 200)
    assert (first["part"], [one["id"] for one in first["comments"]]) == (0, ["1"])
