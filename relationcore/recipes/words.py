"""The words of time that pages use: one table for both languages, sent to the extension with each recipe.

English, German, French, Spanish, Portuguese, Italian, Dutch and Japanese. Names of months stand in the order
of the year, in full and in short. All forms are in lower case; one is sought in the union of all languages.
"""

from __future__ import annotations

from typing import TypedDict


class Words(TypedDict):
    """The table as it goes over the wire."""

    now: list[str]
    one: list[str]
    joined: list[str]
    around: list[str]
    today: list[str]
    yesterday: list[str]
    at: list[str]
    noon: dict[str, list[str]]
    units: dict[str, list[str]]
    months: list[list[str]]
    zones: dict[str, int]


def _forms(text: str) -> list[str]:
    return [form.replace("_", " ") for form in text.split()]


WORDS: Words = {
    "now": _forms(
        "now just_now moments_ago a_moment_ago a_few_seconds_ago less_than_a_minute_ago jetzt"
        " gerade_eben soeben à_l'instant maintenant ahora ahora_mismo hace_un_momento agora"
        " agora_mesmo adesso ora nu zojuist たった今 今"
    ),
    "one": _forms("a an one ein eine einer einem un une una uno um uma een"),
    "joined": _forms("and und et y e en"),
    "around": _forms(
        "ago about almost over edited posted replied vor etwa ca. il_y_a environ plus_de hace"
        " alrededor_de casi más_de há cerca_de quase mais_de atrás fa circa quasi geleden ongeveer 前"
        " 約"
    ),
    "today": _forms("today heute aujourd'hui aujourd’hui hoy hoje oggi vandaag 今日"),
    "yesterday": _forms("yesterday gestern hier ayer ontem ieri gisteren 昨日"),
    "at": _forms("at on um à a_las a_la às alle om"),
    "noon": {"am": _forms("am a.m. 午前"), "pm": _forms("pm p.m. 午後")},
    "units": {
        "second": _forms(
            "s sec secs second seconds sek sekunde sekunden seconde secondes seg segundo segundos secondo"
            " secondi seconden 秒"
        ),
        "minute": _forms("m min mins minute minutes minuten minuto minutos minuti minuut 分 分間"),
        "hour": _forms("h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur 時間"),
        "day": _forms(
            "d day days tg tag tage tagen j jour jours día días dia dias giorno giorni dag dagen 日 日間"
        ),
        "week": _forms(
            "w wk wks week weeks wo woche wochen sem semaine semaines semana semanas settimana settimane"
            " weken 週間"
        ),
        "month": _forms(
            "mo mos mth month months monat monate monaten mois mes meses mês mese mesi maand maanden か月"
            " ヶ月 ヵ月 カ月"
        ),
        "year": _forms(
            "y yr yrs year years jahr jahre jahren an ans année années año años ano anos anno anni jaar"
            " 年 年間"
        ),
    },
    "months": [
        _forms("january jan januar jänner janvier janv enero ene janeiro gennaio gen januari"),
        _forms("february feb februar feber février févr fév febrero fevereiro fev febbraio februari"),
        _forms("march mar märz mär mrz mars marzo março maart mrt"),
        _forms("april apr avril avr abril abr aprile"),
        _forms("may mai mayo maio maggio mag mei"),
        _forms("june jun juni juin junio junho giugno giu"),
        _forms("july jul juli juillet juil julio julho luglio lug"),
        _forms("august aug août aoû agosto ago augustus"),
        _forms("september sept sep septembre septiembre setiembre set setembro settembre"),
        _forms("october oct oktober okt octobre octubre outubro out ottobre ott"),
        _forms("november nov novembre noviembre novembro"),
        _forms("december dec dezember dez décembre déc diciembre dic dezembro dicembre"),
    ],
    "zones": {
        "z": 0,
        "utc": 0,
        "gmt": 0,
        "bst": 60,
        "cet": 60,
        "cest": 120,
        "est": -300,
        "edt": -240,
        "cst": -360,
        "cdt": -300,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
    },
}
