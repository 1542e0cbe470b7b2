"""The closed list of conversions: one table, run in both languages."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from relationcore.recipes.convert import CONVERSIONS, Context, convert, fold, resolve, walk_json
from relationcore.recipes.times import Moment, by_pattern
from relationcore.recipes.words import WORDS
from tests.sites.javascript import Browser

NOW = datetime(2026, 3, 31, 12, 0, 0, tzinfo=UTC)
URL = "https://loom.example/t/warp/7?page=2"
CONTEXT = Context(URL, URL, "loom.example", NOW)


def moment(at: str | None, precision: str | None, text: str | None = None) -> dict[str, Any]:
    return {"at": at, "precision": precision, "text": text}


ROWS: list[tuple[str, str, Any]] = [
    ("int", "0", 0),
    ("int", "1,204", 1204),
    ("int", "1.204", 1204),
    ("int", "1 204", 1204),
    ("int", "2.3K", 2300),
    ("int", "2,3k", 2300),
    ("int", "1.25M", 1250000),
    ("int", "7 K", 7000),
    ("int", "12B", 12000000000),
    ("int", "many", None),
    ("int", "-3", None),
    ("int", "٣", None),
    ("int", "1.2.3K", 1230),
    ("handle", "@ana", "ana"),
    ("handle", "ana%20b", "ana b"),
    ("handle", "100%", "100%"),
    ("handle", "a%FF", "a%FF"),
    ("handle", "@", None),
    ("acct", "@ana", "ana@loom.example"),
    ("acct", "ana@B.Example", "ana@b.example"),
    ("acct", "@ana@b.example", "ana@b.example"),
    ("acct", "Ana", "Ana@loom.example"),
    ("acct", "@", None),
    ("decode", "a%C3%A9", "aé"),
    ("decode", "%E2%82", "%E2%82"),
    ("decode", "a+b", "a+b"),
    ("decode", "%zz", "%zz"),
    ("base64", "Y29tbWVudDox", "comment:1"),
    ("base64", "w6k", "é"),
    ("base64", "w6k=", "é"),
    ("base64", "/w==", None),
    ("base64", "a b", None),
    ("base64", "é", None),
    ("lower", "ÀNA", "àna"),
    ("url", "/u/ana?x=1#y", "https://loom.example/u/ana?x=1#y"),
    ("url", "ana", "https://loom.example/t/warp/ana"),
    ("url", "../ana/./b", "https://loom.example/t/ana/b"),
    ("url", "../../../../ana", "https://loom.example/ana"),
    ("url", "./", "https://loom.example/t/warp/"),
    ("url", "..", "https://loom.example/t/"),
    ("url", "?page=3", "https://loom.example/t/warp/7?page=3"),
    ("url", "#c1", "https://loom.example/t/warp/7?page=2#c1"),
    ("url", "//b.example/x", "https://b.example/x"),
    ("url", "HTTPS://B.example/X", "HTTPS://B.example/X"),
    ("url", "javascript:alert(1)", None),
    ("url", "java\nscript:alert(1)", None),
    ("url", "data:text/html,x", None),
    ("url", "mailto:ana@b.example", None),
    ("url", "https:b", None),
    ("url", "/ü ber", "https://loom.example/ü ber"),
    ("instant", "2024-01-02T03:04:05Z", moment("2024-01-02T03:04:05Z", "second")),
    ("instant", "2024-01-02T03:04:05.678+01:00", moment("2024-01-02T02:04:05Z", "second")),
    ("instant", "2024-01-02 03:04:05 UTC", moment("2024-01-02T03:04:05Z", "second")),
    ("instant", "2024-01-02T03:04-0530", moment("2024-01-02T08:34:00Z", "minute")),
    ("instant", "2024-01-02", moment("2024-01-02", "day")),
    ("instant", "2024-02", moment("2024-02-01T00:00:00Z", "month")),
    ("instant", "2024", moment("2024-01-01T00:00:00Z", "year")),
    ("instant", "2024-02-30", None),
    ("instant", "2024-13-01", None),
    ("instant", "2024-01-02T25:00:00Z", None),
    ("instant", "0001-01-01T00:00:00+01:00", None),
    ("instant", "0000-01-01", None),
    ("instant", "yesterday", None),
    ("unix", "1704164645", moment("2024-01-02T03:04:05Z", "second")),
    ("unix", "1704164645.9", moment("2024-01-02T03:04:05Z", "second")),
    ("unix", "0", moment("1970-01-01T00:00:00Z", "second")),
    ("unix", "999999999999999", None),
    ("unix", "-1", None),
    ("unix_ms", "1704164645678", moment("2024-01-02T03:04:05Z", "second")),
    ("ago", "3 hours ago", moment("2026-03-31T09:00:00Z", "hour", "3 hours ago")),
    ("ago", "an hour ago", moment("2026-03-31T11:00:00Z", "hour", "an hour ago")),
    ("ago", "just now", moment("2026-03-31T12:00:00Z", "second", "just now")),
    ("ago", "45s", moment("2026-03-31T11:59:15Z", "second", "45s")),
    ("ago", "20h •", moment("2026-03-30T16:00:00Z", "hour", "20h •")),
    ("ago", "2w", moment("2026-03-17", "day", "2w")),
    ("ago", "1mo", moment("2026-02-28T12:00:00Z", "month", "1mo")),
    ("ago", "about 13 months ago", moment("2025-02-28T12:00:00Z", "month", "about 13 months ago")),
    ("ago", "2 years ago", moment("2024-03-31T12:00:00Z", "year", "2 years ago")),
    ("ago", "1 year, 2 months ago", moment("2025-03-31T12:00:00Z", "year", "1 year, 2 months ago")),
    ("ago", "vor 3 Stunden", moment("2026-03-31T09:00:00Z", "hour", "vor 3 Stunden")),
    ("ago", "vor 2 Std.", moment("2026-03-31T10:00:00Z", "hour", "vor 2 Std.")),
    ("ago", "vor einem Tag", moment("2026-03-30", "day", "vor einem Tag")),
    ("ago", "il y a 2 ans", moment("2024-03-31T12:00:00Z", "year", "il y a 2 ans")),
    ("ago", "hace 5 días", moment("2026-03-26", "day", "hace 5 días")),
    ("ago", "há 1 mês", moment("2026-02-28T12:00:00Z", "month", "há 1 mês")),
    ("ago", "2 giờ trước", moment("2026-03-31T10:00:00Z", "hour", "2 giờ trước")),
    ("ago", "3 saat önce", moment("2026-03-31T09:00:00Z", "hour", "3 saat önce")),
    ("ago", "5 hari yang lalu", moment("2026-03-26", "day", "5 hari yang lalu")),
    ("ago", "3 dager siden", moment("2026-03-28", "day", "3 dager siden")),
    ("ago", "1 sett.", moment("2026-03-24", "day", "1 sett.")),
    ("ago", "4 ч.", moment("2026-03-31T08:00:00Z", "hour", "4 ч.")),
    ("ago", "2 tyg.", moment("2026-03-17", "day", "2 tyg.")),
    ("ago", "3時間前", moment("2026-03-31T09:00:00Z", "hour", "3時間前")),
    ("ago", "昨日", moment("2026-03-30", "day", "昨日")),
    ("ago", "yesterday", moment("2026-03-30", "day", "yesterday")),
    ("ago", "Yesterday at 3:12 PM", moment("2026-03-30T15:12:00Z", "minute", "Yesterday at 3:12 PM")),
    ("ago", "Gestern um 14:05", moment("2026-03-30T14:05:00Z", "minute", "Gestern um 14:05")),
    ("ago", "Today, 12:30:10 am", moment("2026-03-31T00:30:10Z", "second", "Today, 12:30:10 am")),
    ("ago", "Yesterday at 25:00", None),
    ("ago", "as", None),
    ("ago", "9999 years ago", moment(None, None, "9999 years ago")),
    ("ago", "99999 days ago", None),
    ("stamp", "by ana » Sun Dec 15, 2019 4:58 pm", moment("2019-12-15T16:58:00Z", "minute")),
    ("stamp", "Posted Mar 21, 2020, 12:31 AM by ana", moment("2020-03-21T00:31:00Z", "minute")),
    ("stamp", "« Reply #3 on: April 04, 2020, 09:22:51 AM »", moment("2020-04-04T09:22:51Z", "second")),
    ("stamp", "10/05/2006, 13h16", moment("2006-10-05T13:16:00Z", "minute")),
    ("stamp", "13/05/2006 à 13 h 16 min", moment("2006-05-13T13:16:00Z", "minute")),
    ("stamp", "21.04.20 um 10:58 Uhr", moment("2020-04-21T10:58:00Z", "minute")),
    ("stamp", "3. März 2021", moment("2021-03-03", "day")),
    ("stamp", "3 de março de 2021 às 07:05", moment("2021-03-03T07:05:00Z", "minute")),
    ("stamp", "14:02, 15 Dec '09", moment("2009-12-15T14:02:00Z", "minute")),
    ("stamp", "4:05 pm on Tuesday, 3rd June 2014", moment("2014-06-03T16:05:00Z", "minute")),
    ("stamp", "2020年3月4日 (水) 午後3:04", moment("2020-03-04T15:04:00Z", "minute")),
    ("stamp", "2020-3-4 上午10:20", moment("2020-03-04T10:20:00Z", "minute")),
    ("stamp", "2020.03.04", moment("2020-03-04", "day")),
    ("stamp", "2020년 3월 4일 오후 3:04", moment("2020-03-04T15:04:00Z", "minute")),
    ("stamp", "2020年3月4日 15時04分", moment("2020-03-04T15:04:00Z", "minute")),
    ("stamp", "4 Şubat 2020 23:59", moment("2020-02-04T23:59:00Z", "minute")),
    ("stamp", "4. května 2020 v 9:05", moment("2020-05-04T09:05:00Z", "minute")),
    ("stamp", "20 augusti, 2017 kl. 15.34", moment("2017-08-20T15:34:00Z", "minute")),
    ("stamp", "2020 Mar 4 23:59", moment("2020-03-04T23:59:00Z", "minute")),
    ("stamp", "Thu, 05 Mar 2020 10:00:00 +0100", moment("2020-03-05T09:00:00Z", "second")),
    ("stamp", "March 5, 2020 at 10:00:00 AM GMT+1", moment("2020-03-05T09:00:00Z", "second")),
    ("stamp", "Mar 5, 2020 10:00am GMT-0330", moment("2020-03-05T13:30:00Z", "minute")),
    ("stamp", "Mar 5, 2020 10:00am GMT - 3 answers", moment("2020-03-05T10:00:00Z", "minute")),
    ("stamp", "March 5, 2020 at 10:00 pm (UTC)", moment("2020-03-05T22:00:00Z", "minute")),
    ("stamp", "March 5, 2020 at 25:00", moment("2020-03-05", "day")),
    ("stamp", "5 Mar 20:19", None),
    ("stamp", "31.02.2020", None),
    ("stamp", "version 3.14", None),
    ("stamp", "1.2.3.2020", None),
    ("stamp", "10/05/2006 " + "x" * 200, None),
    ("stamp", "yesterday", None),
    ("ago", "May 3", None),
    ("ago", "", None),
]
DATES: list[tuple[str, str, Any]] = [
    ("May 27, 2025 at 12:08 PM", "%B %d, %Y at %I:%M %p", moment("2025-05-27T12:08:00Z", "minute")),
    ("may 27, 2025  at 12:08 am", "%B %d, %Y at %I:%M %p", moment("2025-05-27T00:08:00Z", "minute")),
    ("Sun Jan 5th, 2025", "%a %B %d, %Y", moment("2025-01-05", "day")),
    ("3. März 2016 um 14:05", "%d %B %Y um %H:%M", moment("2016-03-03T14:05:00Z", "minute")),
    ("1er août 2019", "%d %B %Y", moment("2019-08-01", "day")),
    ("2024年1月5日 09:30", "%Y年%m月%d日 %H:%M", moment("2024-01-05T09:30:00Z", "minute")),
    ("Oct 8, 2025 @ 1:56:45pm PDT", "%B %d, %Y @ %I:%M:%S%p %z", moment("2025-10-08T20:56:45Z", "second")),
    ("Mon, 27 May 2025 12:08 +0200", "%a, %d %B %Y %H:%M %z", moment("2025-05-27T10:08:00Z", "minute")),
    ("04/05/06", "%d/%m/%y", moment("2006-05-04", "day")),
    ("04/05/96", "%d/%m/%y", moment("1996-05-04", "day")),
    ("June 2024", "%B %Y", moment("2024-06-01T00:00:00Z", "month")),
    ("2019", "%Y", moment("2019-01-01T00:00:00Z", "year")),
    ("5-26", "%m-%d", moment("2025-05-26", "day", "5-26")),
    ("3-30", "%m-%d", moment("2026-03-30", "day", "3-30")),
    ("30 May at 11:02", "%d %B at %H:%M", moment("2025-05-30T11:02:00Z", "minute", "30 May at 11:02")),
    ("29 Feb", "%d %B", moment("2024-02-29", "day", "29 Feb")),
    ("31 Feb", "%d %B", None),
    ("27 May 2025 12:08", "%d %B %Y, %H:%M", moment("2025-05-27T12:08:00Z", "minute")),
    ("May 27, 2025 12:08pm", "%B %d, %Y, %I:%M %p", moment("2025-05-27T12:08:00Z", "minute")),
    ("Вт янв 05, 2021 3:04 pm", "%a %B %d, %Y %I:%M %p", moment("2021-01-05T15:04:00Z", "minute")),
    ("5 stycznia 2021", "%d %B %Y", moment("2021-01-05", "day")),
    ("13:00 PM 1 May 2024", "%I:%M %p %d %B %Y", None),
    ("May 27, 2025", "%d %B %Y", None),
    ("100% 2024", "100%% %Y", moment("2024-01-01T00:00:00Z", "year")),
]
FOLDED = [
    ("", ""),
    ("  a  b ", "a b"),
    ("\t\n\x0b\x0c\r a\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeffb", "a b"),
    ("a\u200bb\x85c\x1cd", "a\u200bb\x85c\x1cd"),
    ("\ue000 x", "\ue000 x"),
]
JSON_ROWS: list[tuple[str, str, str | None]] = [
    ('{"a": {"b": "c"}}', "a.b", "c"),
    ('{"a": [{"b": 7}]}', "a.0.b", "7"),
    ('{"a": 7.0}', "a", "7"),
    ('{"a": 7.5}', "a", None),
    ('{"a": 9007199254740993}', "a", None),
    ('{"a": true}', "a", None),
    ('{"a": null}', "a", None),
    ('{"me": "7", "people": {"7": {"name": "ana"}}}', "people.{me}.name", "ana"),
    ('{"people": {"7": "ana"}}', "people.{me}", None),
    ('{"a": "\\ud83d"}', "a", "\ufffd"),
    ('{"a": "\\ud83e\\uddf6"}', "a", "🧶"),
    ('{"a": {}}', "a.toString", None),
    ('{"a": [1]}', "a.length", None),
    ('{"a": [1]}', "a.5", None),
    ('"a"', "length", None),
]


def plain(value: Any) -> Any:
    return asdict(value) if isinstance(value, Moment) else value


@pytest.mark.parametrize(("name", "text", "expected"), ROWS)
def test_python(name: str, text: str, expected: Any) -> None:
    assert plain(convert(name, text, CONTEXT)) == expected


@pytest.mark.parametrize(("text", "pattern", "expected"), DATES)
def test_python_dates(text: str, pattern: str, expected: Any) -> None:
    assert plain(by_pattern(text, (pattern,), NOW)) == expected


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_python_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("data", "path", "expected"), JSON_ROWS)
def test_python_json(data: str, path: str, expected: str | None) -> None:
    assert walk_json(json.loads(data), path) == expected


def test_relative_times_stay_open_without_a_visit() -> None:
    unknown = Context(URL, URL, "loom.example", None)
    for text in ("3 hours ago", "yesterday at 3:12 PM", "just now", "2 years ago"):
        assert plain(convert("ago", text, unknown)) == moment(None, None, text)
    assert plain(by_pattern("5-26", ("%m-%d",), None)) == moment(None, None, "5-26")


def test_every_conversion_has_rows() -> None:
    assert {name for name, _, _ in ROWS} == set(CONVERSIONS)


def test_resolving_twice_changes_nothing() -> None:
    for name, text, expected in ROWS:
        if name == "url" and expected:
            assert resolve(expected, URL) == expected, text


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Browser:
    chromium.open(b"<title>blank</title>", "https://loom.example/")
    return chromium


CONVERT = """([rows, now, url, words]) => rows.map(([name, text]) => relationcore.convert.convert(name, text,
  {url, base: url, host: "loom.example", now, dayFirst: () => null,
   times: relationcore.times.create(words)}))"""
BY_PATTERN = """([rows, now, words]) => rows.map(([text, pattern]) =>
  relationcore.times.create(words).byPattern(text, [pattern], now))"""


def test_javascript_converts_alike(blank: Browser) -> None:
    now = int(NOW.timestamp() * 1000)
    found = blank.call(CONVERT, [[[name, text] for name, text, _ in ROWS], now, URL, WORDS])
    assert [row for row in zip(ROWS, found, strict=True) if row[0][2] != row[1]] == []


def test_javascript_reads_dates_alike(blank: Browser) -> None:
    now = int(NOW.timestamp() * 1000)
    found = blank.call(BY_PATTERN, [[[text, pattern] for text, pattern, _ in DATES], now, WORDS])
    assert [row for row in zip(DATES, found, strict=True) if row[0][2] != row[1]] == []


def test_each_letter_is_a_blank_to_both_or_to_none(blank: Browser) -> None:
    """Beside ASCII and beside other letters, for which Python goes different ways."""
    texts = [
        f"{side}{chr(code)}{side}"
        for code in (*range(0x300), 0x1680, *range(0x2000, 0x2070))
        for side in "aé"
    ]
    folded = blank.call("(texts) => texts.map(relationcore.convert.fold)", texts)
    assert [fold(text) for text in texts] == folded


def test_javascript_folds_and_walks_alike(blank: Browser) -> None:
    folded = blank.call("(texts) => texts.map(relationcore.convert.fold)", [text for text, _ in FOLDED])
    assert folded == [expected for _, expected in FOLDED]
    walk = "(rows) => rows.map(([data, path]) => relationcore.convert.walkJson(JSON.parse(data), path))"
    walked = blank.call(walk, [[data, path] for data, path, _ in JSON_ROWS])
    assert walked == [expected for _, _, expected in JSON_ROWS]
