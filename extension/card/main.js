// @ts-check
/**
 * The card: everything with words of the user's stands in this frame and nowhere in the page.
 *
 * The frame gives back the nonce it was entered with; without a live one it stays empty. It never posts to the
 * page's window: content, card and worker speak by messages of the extension.
 */
import { ask, attempt, byId, el, say, t, translate } from "../pages/dom.js";
import { showAbout, wireAbout } from "./about.js";
import { showHead, showHistory } from "./history.js";
import { wireKeys } from "./keys.js";
import { keepDraft, showNotes, wireNotes } from "./notes.js";

/** @type {Rel.Subject | null} */
let subject = null;
/** the newest subject wins over answers that come late */
let turn = 0;

/** Shows somebody: at once what the mark knew, then what the server has. @param {Rel.Subject} given */
async function show(given) {
  if (subject) keepDraft(subject.account);
  subject = given;
  const mine = ++turn;
  showHead(given, null);
  for (const id of ["notes-part", "history-part", "more", "whole", "note-form"]) byId(id).hidden = true;
  byId("body").scrollTop = 0;
  focusName();
  say(t("card_loading"));
  await load(given, mine);
}

/** @param {Rel.Subject} given @param {number} mine */
async function load(given, mine) {
  try {
    const card = await ask("card.load", {});
    if (mine === turn) fill(given, card);
  } catch (error) {
    if (mine !== turn) return;
    say(/** @type {Error} */ (error).message, true);
    byId("history-part").hidden = false;
    byId("history-head").textContent = t("card_history");
    byId("history").replaceChildren(el("li", { class: "dim", text: t("card_history_offline") }));
  }
}

/** @param {Rel.Subject} given @param {Rel.Card} card */
function fill(given, card) {
  say("");
  showHead(given, card);
  showNotes(given.account, card);
  showHistory(card);
  showAbout(card);
}

/** Reads the card anew after a change. @param {string} done the sentence that says it stands */
async function changed(done) {
  if (!subject) return;
  const mine = turn;
  const card = await ask("card.load", {});
  if (mine !== turn) return;
  fill(subject, card);
  say(done);
}

function focusName() {
  window.focus();
  byId("name").focus();
}

async function enter() {
  const nonce = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  const given = await ask("card.hello", { nonce });
  await show(given);
}

translate(document);
wireKeys();
wireNotes(changed);
wireAbout(changed);
byId("whole").addEventListener("click", () => {
  const person = Number(byId("whole").dataset.person);
  void attempt(() => ask("card.person", { person }));
});
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  // only the worker says whom to show: it has no tab and no frame
  if (sender.id !== chrome.runtime.id || sender.tab || message?.type !== "card.subject") return;
  answer({ ok: true, value: null });
  void attempt(() => show(message.subject));
});
enter().catch(() => {
  // no live nonce: some page has embedded this address
  document.body.replaceChildren(el("p", { class: "dim", text: t("card_empty_frame") }));
});
