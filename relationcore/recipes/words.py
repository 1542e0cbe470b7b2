"""The words of time that pages use: one table for both languages, sent to the extension with each recipe.

English, German, French, Spanish, Portuguese, Italian, Dutch and Japanese; how long ago also in Russian,
Polish, Turkish, Vietnamese, Indonesian, Chinese, Korean and the Scandinavian languages. Names of months stand
in the order of the year, in full and in short. All forms are in lower case; one is sought in the union of all
languages.
"""

from __future__ import annotations

from typing import TypedDict

# a zone in digits: +0100, +01:00, GMT+1 (as browsers write it)
SHIFT = r"[+-]\d{2}:?\d{2}|(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?"


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
        " agora_mesmo adesso ora nu zojuist şimdi vừa_xong baru_saja たった今 今 刚刚 방금"
    ),
    "one": _forms("a an one ein eine einer einem un une una uno um uma een"),
    "joined": _forms("and und et y e en"),
    "around": _forms(
        "ago about almost over edited posted replied vor etwa ca. il_y_a environ plus_de hace"
        " alrededor_de casi más_de há cerca_de quase mais_de atrás fa circa quasi geleden ongeveer 前"
        " 約"
        " назад sedan siden temu önce trước yang_lalu lalu 전"
    ),
    "today": _forms(
        "today heute aujourd'hui aujourd’hui hoy hoje oggi vandaag 今日 сегодня idag dzisiaj 今天 오늘"
    ),
    "yesterday": _forms("yesterday gestern hier ayer ontem ieri gisteren 昨日 вчера igår wczoraj 昨天 어제"),
    "at": _forms("at on um à a_las a_la às as alle alle_ore ore om kl. kl klo o в v den"),
    "noon": {"am": _forms("am a.m. 午前 上午 오전"), "pm": _forms("pm p.m. 午後 下午 오후")},
    "units": {
        "second": _forms(
            "s sec secs second seconds sek sekunde sekunden seconde secondes seg segundo segundos secondo"
            " secondi seconden 秒"
            " секунд секунды секунду sekund sekunder sekundy sn saniye giây detik 秒钟 초"
        ),
        "minute": _forms(
            "m min mins minute minutes minuten minuto minutos minuti minuut 分 分間"
            " минут минуты минуту мин minuter minutter minut minuty dk dakika phút menit 分钟 分鐘 분"
        ),
        "hour": _forms(
            "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur 時間"
            " час часа часов ч timme timmar tim timer time godzina godziny godzin godz"
            " saat giờ jam 小时 小時 시간"
        ),
        "day": _forms(
            "d day days tg tag tage tagen j jour jours día días dia dias giorno giorni dag dagen 日 日間"
            " день дня дней дн dagar dager dage dzień dni gün ngày hari g gg 天 일"
        ),
        "week": _forms(
            "w wk wks week weeks wo woche wochen sem semaine semaines semana semanas settimana settimane"
            " weken 週間"
            " неделя недели недель неделю нед vecka veckor v uke uker uge uger tydzień"
            " tygodnie tygodni tyg sett hafta tuần minggu 周 週 주"
        ),
        "month": _forms(
            "mo mos mth month months monat monate monaten mois mes meses mês mese mesi maand maanden か月"
            " ヶ月 ヵ月 カ月"
            " месяц месяца месяцев мес månad månader måned måneder miesiąc miesiące miesięcy"
            " ay tháng bulan 个月 個月 개월"
        ),
        "year": _forms(
            "y yr yrs year years jahr jahre jahren an ans année années año años ano anos anno anni jaar"
            " 年 年間"
            " год года лет år rok lata lat yıl năm tahun 년"
        ),
    },
    "months": [
        _forms(
            "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari января"
            " янв январь stycznia sty styczeń ocak janúar január ianuarie ledna tammikuuta"
            " tammikuu січня ιανουαρίου gener"
        ),
        _forms(
            "february feb februar feber février févr fév febrero fevereiro fev febbraio februari"
            " февраля фев февр февраль lutego lut luty şubat február februarie února helmikuuta"
            " helmikuu лютого φεβρουαρίου febrer"
        ),
        _forms(
            "march mar märz mär mrz mars marzo março maart mrt марта мар март marca marzec marts"
            " mart maret március martie března maaliskuuta maaliskuu березня μαρτίου març"
        ),
        _forms(
            "april apr avril avr abril abr aprile апреля апр апрель kwietnia kwi kwiecień nisan"
            " április aprilie dubna huhtikuuta huhtikuu квітня απριλίου"
        ),
        _forms(
            "may mai mayo maio maggio mag mei мая май maja maj mayıs május května toukokuuta"
            " toukokuu травня μαΐου μαίου maig"
        ),
        _forms(
            "june jun juni juin junio junho giugno giu июня июн июнь czerwca cze czerwiec haziran"
            " június iunie června kesäkuuta kesäkuu червня ιουνίου juny"
        ),
        _forms(
            "july jul juli juillet juil julio julho luglio lug июля июл июль lipca lip lipiec"
            " temmuz július iulie července heinäkuuta heinäkuu липня ιουλίου juliol"
        ),
        _forms(
            "august aug août aoû agosto ago augustus августа авг август sierpnia sie sierpień"
            " augusti ağustos agustus augusztus srpna elokuuta elokuu серпня αυγούστου agost"
        ),
        _forms(
            "september sept sep septembre septiembre setiembre set setembro settembre сентября"
            " сен сент сентябрь września wrz wrzesień eylül szeptember septembrie září syyskuuta"
            " syyskuu вересня σεπτεμβρίου setembre"
        ),
        _forms(
            "october oct oktober okt octobre octubre outubro out ottobre ott октября окт октябрь"
            " października paź październik ekim október octombrie října lokakuuta lokakuu жовтня"
            " οκτωβρίου"
        ),
        _forms(
            "november nov novembre noviembre novembro ноября ноя нояб ноябрь listopada lis"
            " listopad kasım noiembrie listopadu marraskuuta marraskuu листопада νοεμβρίου"
        ),
        _forms(
            "december dec dezember dez décembre déc diciembre dic dezembro dicembre декабря дек"
            " декабрь grudnia gru grudzień desember aralık decembrie prosince joulukuuta joulukuu"
            " грудня δεκεμβρίου desembre"
        ),
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
