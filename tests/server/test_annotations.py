"""What is said of the accounts on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.memory import Memory
from relationserver.answers import AnnotationsSchema
from relationserver.schemas import AskedAccountSchema, fits
from tests.server.asking import Asker
from tests.server.visits import account, exchange

PAGE = {"url": "https://news.ycombinator.com/item?id=1"}


def test_one_each_in_order_and_unknown_ones_too(asker: Asker) -> None:
    asker.post("/observations", exchange())
    handles = ["ben", "nobody_yet", "ana"]
    answer = asker.post(
        "/annotations", {"page": PAGE, "accounts": [account(handle) for handle in handles]}
    ).get_json()
    assert AnnotationsSchema().validate(answer) == {}
    assert [said["account"]["handle"] for said in answer["annotations"]] == handles
    assert answer["annotations"][1]["person"] is None
    assert answer["purge_serial"] == 0


def test_only_what_is_new_to_the_asker(asker: Asker) -> None:
    asker.post("/observations", exchange())
    asked = [account("ben"), account("ana")]
    first = asker.post("/annotations", {"page": PAGE, "accounts": asked}).get_json()["annotations"]
    known = [{**one, "v": said["v"]} for one, said in zip(asked, first, strict=True)]
    assert asker.post("/annotations", {"page": PAGE, "accounts": known}).get_json()["annotations"] == []
    known[0]["v"] = "old"
    answer = asker.post("/annotations", {"page": PAGE, "accounts": known}).get_json()
    assert [said["account"]["handle"] for said in answer["annotations"]] == ["ben"]


def test_nothing_of_the_question_is_kept(asker: Asker, memory: Memory) -> None:
    asker.post("/annotations", {"page": PAGE, "accounts": []})
    before = "\n".join(memory.dump())
    asker.post("/annotations", {"page": PAGE, "accounts": [account("somebody"), account("else", id="7")]})
    assert "\n".join(memory.dump()) == before
    assert memory.status().accounts == 0


@pytest.mark.parametrize(
    "body",
    [
        {"accounts": []},
        {"page": PAGE},
        {"page": PAGE, "accounts": [{"network": "hackernews"}]},
        {"page": PAGE, "accounts": [account("x" * 501)]},
        {"page": PAGE, "accounts": [account("")]},
        {"page": PAGE, "accounts": [account("ana", followers=7)]},
        {"page": PAGE, "accounts": [account("ana")] * 2_001},
        {"page": {"url": "https://e.example/" + "x" * 4_000}, "accounts": []},
        {"page": {"url": "javascript:alert(1)"}, "accounts": [account("ana")]},
        {"page": PAGE, "accounts": "ana"},
    ],
)
def test_what_does_not_fit_is_refused(asker: Asker, body: object) -> None:
    assert asker.post("/annotations", body).status_code == 422


def test_two_thousand_accounts_fit(asker: Asker) -> None:
    body = {"page": PAGE, "accounts": [account(f"p{n}") for n in range(2_000)]}
    assert len(asker.post("/annotations", body).get_json()["annotations"]) == 2_000


TEXTS = st.one_of(
    st.text(max_size=3), st.sampled_from(["x" * 100, "x" * 101, "x" * 300, "x" * 301, "x" * 500, "x" * 501])
)
VALUES = st.one_of(TEXTS, st.none(), st.integers(), st.booleans(), st.lists(TEXTS, max_size=1))
FIELDS = st.sampled_from(["network", "handle", "id", "v", "name"])


@given(
    st.one_of(
        VALUES,
        st.dictionaries(FIELDS, VALUES, max_size=5),
        st.fixed_dictionaries(
            {"network": TEXTS, "handle": TEXTS}, optional={"id": st.none() | TEXTS, "v": st.none() | TEXTS}
        ),
    )
)
def test_the_quick_look_is_the_declared_schema(item: object) -> None:
    assert fits(item) is (AskedAccountSchema().validate(item) == {})  # type: ignore[arg-type]
