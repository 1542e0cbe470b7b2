"""What of others' words, of addresses and titles stays when somebody is forgotten, and what goes."""

from __future__ import annotations

from relationcore.memory import Memory
from relationcore.model import AccountRef, Thread, Visit
from tests.core.making import HOUR, NETWORK, NOON, comment, later, post, reply, visit
from tests.core.test_forget import ANA, BEN, HER_THREAD, IDA, OPENED, met

__all__ = ["met"]


def test_my_words_and_others_stay_and_name_nobody(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    with met._store.reading() as conn:
        rows = conn.execute(
            "SELECT key, text, quotes, mentions, parent, parent_author FROM comment ORDER BY id"
        ).fetchall()
    assert rows == [
        ("1", "How do you make plum jam?", None, None, None, None),
        ("3", "[…], you say? Not so, @somebody.", "[[0, 3]]", None, "2", ""),
        ("4", "Thank you, @somebody", None, None, "2", ""),
        ("5", "Plums are better.", None, None, "1", "ida"),
        ("6", "They are!", None, None, "5", "ben"),
        ("51", "In Calabria.", None, None, "50", ""),
    ]


def test_addresses_and_titles_of_theirs_go(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    with met._store.reading() as conn:
        threads = conn.execute("SELECT key, url, title FROM thread ORDER BY id").fetchall()
        pages = conn.execute("SELECT visit_id, url FROM visit ORDER BY id").fetchall()
    assert threads == [("1", "https://news.ycombinator.com/item?id=1", "Plum jam"), ("50", None, None)]
    assert pages[2:] == [("v3", "https://news.ycombinator.com/"), ("v4", "https://news.ycombinator.com/")]


def test_a_message_does_not_become_an_answer_because_another_is_forgotten(memory: Memory) -> None:
    """In a linear forum the second speaker answers the opener; nobody moves up into that place."""
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(
        visit("v1", [post("1", "ida"), comment("2", "anatolia", said=60), comment("3", "ben", said=120)])
    )
    memory.forget(memory.person_of(ANA), now=NOON)
    (ben,) = memory.annotations([BEN], now=later(days=1))
    assert ben.received == 0
    assert [finding for finding in memory.check() if not finding.ok] == []


def test_a_thread_that_they_opened_says_nothing_of_them_later(memory: Memory) -> None:
    """The part of the visit that shows their post may come after the one that names the thread."""
    memory.ingest(visit("v1", [reply("2", "anatolia", "1")]))
    memory.forget(memory.person_of(ANA), now=NOON)
    memory.ingest(visit("v3", [OPENED[1]], seen=6 * HOUR, page=HER_THREAD))
    assert any("Bergamot" in line for line in memory.dump())
    memory.ingest(visit("v4", [OPENED[0]], seen=7 * HOUR, page=HER_THREAD))
    memory.ingest(visit("v5", [OPENED[1]], seen=8 * HOUR, page=HER_THREAD))
    assert not any("Bergamot" in line for line in memory.dump(canonical=True))


def test_a_comment_without_an_id_is_found_again(met: Memory) -> None:
    """Its key is made of its words, from which the handle is taken."""
    words = [comment(None, "ben", "Ask @anatolia about it.", said=None, mentions=("anatolia",))]
    met.ingest(visit("v8", words))
    met.forget(met.person_of(ANA), now=NOON)
    receipt = met.ingest(visit("v9", words, seen=9 * HOUR))
    assert (receipt.new, receipt.known) == (0, 1)
    assert met.search("about")[0].text == "Ask @somebody about it."


def test_words_that_stand_in_two_places_count_where_they_are_left(memory: Memory) -> None:
    """A copy under another name was counted as one with hers."""
    where = "https://far.example/1"
    memory.ingest(visit("v1", [reply("1", "anatolia", None, uri=where), reply("2", "ben", None, uri=where)]))
    memory.forget(memory.person_of(ANA), now=NOON)
    assert [finding for finding in memory.check() if not finding.ok] == []
    (ben,) = memory.annotations([BEN], now=NOON)
    assert ben.kind == "seen"


def test_comments_without_ids_that_differ_in_forgotten_names_alone(memory: Memory) -> None:
    """Once both names are out, both would go by one key: neither keeps its name for that."""
    words = [
        comment(None, "ben", f"Hi @{name}!", said=None, mentions=(name,)) for name in ("anatolia", "rue")
    ]
    memory.ingest(visit("v1", [*words, comment("8", "anatolia"), comment("9", "rue")]))
    for handle in ("anatolia", "rue"):
        memory.forget(memory.person_of(AccountRef(NETWORK, handle)), now=NOON)
    assert [said.text for said in memory.search("hi")] == ["Hi @somebody!"] * 2
    receipt = memory.ingest(visit("v2", words, seen=9 * HOUR))
    assert receipt.new == 0


def test_an_address_that_is_none_is_no_reason_to_keep_anything(memory: Memory) -> None:
    """A page may write what it likes behind href."""
    words = [comment("3", "ben", url="https://[/@x", thread=Thread("7", "https://[/@x", "Plums"))]
    memory.ingest(
        visit("v1", [*words, comment("4", "ben", url="https://[/@anatolia"), comment("8", "anatolia")])
    )
    memory.forget(memory.person_of(ANA), now=NOON)
    assert memory.ingest(visit("v2", [*words, comment("5", "ben", url="https://[/@x")])).new == 1
    with memory._store.reading() as conn:
        (left,) = conn.execute("SELECT count(*) FROM comment WHERE url LIKE '%anatolia%'").fetchone()
    assert left == 0


def test_titles_of_others_call_nobody_forgotten(memory: Memory) -> None:
    def ask(name: str) -> Visit:
        thread = Thread("7", "https://news.ycombinator.com/item?id=7", f"Ask @anatolia, {name}")
        return visit(
            name, [post("7", "ben", "Plums?", thread=thread), comment("8", "anatolia", thread=thread)]
        )

    memory.ingest(ask("first"))
    memory.forget(memory.person_of(ANA), now=NOON)
    assert [said.thread_title for said in memory.search("plums")] == ["Ask @somebody, first"]
    other = Thread("9", None, "u/anatolia has plums")
    memory.ingest(visit("v2", [post("9", "ben", "Plums!", thread=other)], seen=2 * HOUR))
    assert not any("anatolia" in line for line in memory.dump())
