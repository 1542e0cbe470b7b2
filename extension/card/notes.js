// @ts-check
/** Notes: written, changed, deleted and brought back. What is typed and not yet kept is never lost to another name. */
import { ask, attempt, button, byId, el, say, t, time } from "../pages/dom.js";

/** @type {Map<string, string>} drafts of notes by account */
const drafts = new Map();
const field = () => /** @type {HTMLTextAreaElement} */ (byId("note"));

/** @type {(done: string) => Promise<void>} */
let changed = async () => {};

/** @param {Rel.AccountRef} account */
const keyOf = ({ network, handle, id }) => `${network}\n${handle}\n${id ?? ""}`;

/** Keeps what is typed for an account while another is shown. @param {Rel.AccountRef} account */
export function keepDraft(account) {
  drafts.set(keyOf(account), field().value);
  field().value = "";
}

/** @param {Rel.AccountRef} account @param {Rel.Card} card */
export function showNotes(account, card) {
  byId("notes-part").hidden = card.notes.length === 0;
  byId("note-form").hidden = false;
  byId("notes").replaceChildren(...card.notes.map(noteItem));
  const draft = drafts.get(keyOf(account));
  if (draft && !field().value) field().value = draft;
  drafts.delete(keyOf(account));
}

/** @param {Rel.Note} note */
function noteItem(note) {
  const item = el("li", { class: "note" });
  const tools = el("div", { class: "row apart dim" }, time(note.changed),
    el("span", {}, button(t("card_note_change"), () => edit(item, note), { class: "plain" }),
      button(t("card_note_delete"), () => void attempt(() => remove(note)), { class: "plain" })));
  item.append(el("div", { class: "text", text: note.text }), tools);
  return item;
}

/** @param {HTMLElement} item @param {Rel.Note} note */
function edit(item, note) {
  const area = el("textarea", { rows: "3", "aria-label": t("card_note_change") });
  area.value = note.text;
  const save = () => void attempt(async () => {
    await ask("note.change", { id: note.id, text: area.value });
    await changed(t("card_note_kept"));
  });
  const back = () => {
    const fresh = noteItem(note);
    item.replaceWith(fresh);
    fresh.querySelector("button")?.focus();
  };
  submitsOn(area, save);
  item.replaceChildren(area, el("div", { class: "row" }, button(t("card_save"), save, { class: "main" }), button(t("card_cancel"), back)));
  area.focus();
}

/** @param {Rel.Note} note */
async function remove(note) {
  await ask("note.delete", { id: note.id });
  await changed(t("card_note_deleted"));
  const undo = button(t("card_note_undo"), () => void attempt(async () => {
    await ask("note.restore", { id: note.id });
    await changed(t("card_note_kept"));
  }), { class: "plain" });
  byId("said").append(" ", undo);
  undo.focus();
}

/** Control or Command with Enter keeps what is typed. @param {HTMLTextAreaElement} area @param {() => void} submit */
function submitsOn(area, submit) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  });
}

/** Keeps the note that is typed; it stays in the field until the server has it. */
async function add() {
  const text = field().value.trim();
  if (!text) {
    field().focus();
    return;
  }
  say("");
  await ask("note.add", { text });
  field().value = "";
  await changed(t("card_note_kept"));
}

/** @param {typeof changed} onChanged */
export function wireNotes(onChanged) {
  changed = onChanged;
  byId("note-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(add);
  });
  submitsOn(field(), () => void attempt(add));
}
