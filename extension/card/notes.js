// @ts-check
/** Notes: written, changed, deleted and brought back. What is typed and not yet kept is never lost to another name. */
import { ask, attempt, button, byId, el, say, t, time } from "../pages/dom.js";
import { begin, editor, editOf, orphans } from "./editing.js";
import { shown } from "./shown.js";

/** @type {Map<string, string>} drafts of notes by account */
const drafts = new Map();
const field = () => /** @type {HTMLTextAreaElement} */ (byId("note"));

/** @type {(done: string) => Promise<void>} */
let changed = async () => {};

/** @param {Rel.AccountRef} account */
const keyOf = ({ network, handle, id }) => `${network}\n${handle}\n${id ?? ""}`;

/** Whose notes are shown. */
let key = "";

/** Keeps what is typed for an account while another is shown. @param {Rel.AccountRef} account */
export function keepDraft(account) {
  drafts.set(keyOf(account), field().value);
  field().value = "";
}

/** @param {Rel.AccountRef} account @param {Rel.Card} card */
export function showNotes(account, card) {
  key = keyOf(account);
  byId("notes-part").hidden = card.notes.length === 0;
  byId("note-form").hidden = false;
  byId("notes").replaceChildren(...card.notes.map(noteItem));
  const draft = drafts.get(key);
  if (draft && !field().value) field().value = draft;
  drafts.delete(key);
  const left = orphans(key, card.notes);
  if (!left.length) return;
  // the note is gone, the words about it are not
  field().value = [field().value.trim(), ...left].filter(Boolean).join("\n\n");
  say(t("card_note_gone"), true);
}

/** @param {Rel.Note} note */
function noteItem(note) {
  const item = el("li", { class: "note", "data-note": String(note.id) });
  const edit = editOf(note);
  if (edit) item.append(...editor(note, edit, { kept, back: () => back(item, note), submitsOn }));
  else item.append(...calm(item, note));
  return item;
}

/** A note that nobody is changing. @param {HTMLElement} item @param {Rel.Note} note */
function calm(item, note) {
  const change = () => {
    begin(note, key);
    item.replaceWith(noteItem(note));
    focusIn(note.id, "textarea");
  };
  const tools = el("div", { class: "row apart dim" }, time(note.changed),
    el("span", {}, button(t("card_note_change"), change, { class: "plain" }),
      button(t("card_note_delete"), () => void attempt(() => remove(note)), { class: "plain" })));
  return [shown(note), tools];
}

/** Puts the focus where a note was worked on; where it is gone, into the field. @param {number} id @param {string} what */
function focusIn(id, what) {
  const found = /** @type {HTMLElement | null} */ (byId("notes").querySelector(`[data-note="${id}"] ${what}`));
  (found ?? field()).focus();
  // what can be done with what is typed is in view, too
  if (what === "textarea") found?.parentElement?.lastElementChild?.scrollIntoView({ block: "nearest" });
}

/** Shows the note again instead of its change. @param {HTMLElement} item @param {Rel.Note} note */
function back(item, note) {
  item.replaceWith(noteItem(note));
  focusIn(note.id, "button");
}

/** Reads the notes anew: after a change that stands, or one that another had overtaken. @param {number} id @param {string} said @param {boolean} stands */
async function kept(id, said, stands) {
  await changed(said);
  focusIn(id, stands ? "button" : "textarea");
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
