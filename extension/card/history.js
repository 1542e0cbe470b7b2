// @ts-check
/** Who this is, in words with their reason, and what was said. */
import { byId, day, el, link, t, time } from "../pages/dom.js";
import { kindWords, word } from "../pages/words.js";

/** Flags that say nothing without their reason. */
const SILENCES = new Set(["quiet", "quiet for everyone", "back again"]);
const STRONG = new Set(["waiting", "promise open", "need open"]);

/** @param {Rel.Subject} subject @param {Rel.Card | null} card */
export function showHead(subject, card) {
  const about = card?.annotation ?? subject.annotation;
  const name = card?.nickname ?? about?.nickname ?? about?.name ?? subject.shown;
  byId("name").textContent = name;
  document.title = name;
  const { handle, network } = subject.account;
  byId("account").textContent = t("card_account", handle, network);
  byId("about").hidden = false;
  byId("reason").replaceChildren(...kindLine(about));
  byId("flags").replaceChildren(...(about?.flags ?? []).map((flag) =>
    el("li", { text: word("flag", flag), class: STRONG.has(flag) ? "strong" : null })));
  byId("why").replaceChildren(...(card?.reasons ?? []).filter(({ of }) => SILENCES.has(of)).map(({ sentence }) => el("p", { text: sentence })));
  byId("waiting").textContent = waitingLine(about?.waiting ?? null);
  const follow = card?.follow_up ?? null;
  byId("due").textContent = dueLine(follow);
  byId("due").className = follow && follow.date <= new Date().toLocaleDateString("sv") ? "wrong" : "";
}

/** The kind and, in the library's words, why. @param {Rel.Annotation | null} about */
function kindLine(about) {
  const kind = el("strong", { text: about ? kindWords(about) : word("kind", "unknown") });
  return about?.reason ? [kind, document.createTextNode(` · ${about.reason}`)] : [kind];
}

/** @param {Rel.Waiting | null} waiting */
function waitingLine(waiting) {
  if (!waiting) return "";
  return waiting.since ? t("card_waiting", day(waiting.since)) : t("card_waiting_undated");
}

/** @param {Rel.FollowUp | null} follow */
function dueLine(follow) {
  if (!follow) return "";
  return follow.reason ? t("card_follow_up_due", day(follow.date), follow.reason) : t("card_follow_up_due_bare", day(follow.date));
}

/** Words that were merely read are none that were said to each other. @param {Rel.Moment[]} history */
function headOf(history) {
  const read = history.filter(({ direction }) => direction === "seen").length;
  if (!read) return "card_history";
  return read === history.length ? "card_history_seen" : "card_history_both";
}

/** @param {Rel.Card} card */
export function showHistory(card) {
  byId("history-part").hidden = false;
  byId("history-head").textContent = t(headOf(card.history));
  const none = el("li", { class: "dim", text: t("card_history_none") });
  byId("history").replaceChildren(...(card.history.length ? card.history.map(moment) : [none]));
  const whole = byId("whole");
  const { person } = card.annotation;
  whole.hidden = person === null;
  whole.dataset.person = String(person);
}

/** @param {Rel.Moment} said */
function moment(said) {
  const head = el("p", { class: "dim" },
    el("span", { class: "who", text: t(`card_${said.direction}`) }), document.createTextNode(" · "),
    said.url || !said.at ? link(when(said), said.url) : time(said.at, said.precision));
  if (said.thread_title) head.append(" · ", link(said.thread_title, said.thread_url));
  const parent = said.reply_to ? el("p", { class: "dim words answering", text: said.reply_to }) : null;
  return el("li", { class: `moment ${said.direction}` }, head, parent,
    said.text.trim() ? words(said.text, said.quotes) : el("p", { class: "dim", text: t("card_no_words") }));
}

/** When it was said, as far as that is known; where no usable time was shown, when it was seen. @param {Rel.Moment} said */
function when(said) {
  return said.at ? day(said.at, said.precision) : t("card_seen_at", day(said.seen_at));
}

/** The words; spans that repeat somebody else's are set apart. Offsets count code points. @param {string} text @param {[number, number][]} quotes */
function words(text, quotes) {
  const points = [...text];
  const line = el("p", { class: "words" });
  let at = 0;
  for (const [start, end] of quotes) {
    line.append(points.slice(at, start).join(""), el("span", { class: "quote", text: points.slice(start, end).join("") }));
    at = end;
  }
  line.append(points.slice(at).join(""));
  return line;
}
