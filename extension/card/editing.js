// @ts-check
/**
 * Changing a note. Each change knows which version it was begun on: what was written elsewhere since is neither
 * overwritten unseen nor does it cost the words typed here. Changes live as long as the card's frame, whomever
 * it shows.
 */
import { ask, attempt, button, el, t } from "../pages/dom.js";
import { shown } from "./shown.js";

/** @typedef {{key: string, text: string, note: Rel.Note}} Edit of an account, with the note as it was then */
/**
 * @typedef {object} Around
 * @property {(id: number, said: string, stands: boolean) => Promise<void>} kept
 * @property {() => void} back
 * @property {(area: HTMLTextAreaElement, submit: () => void) => void} submitsOn
 */

/** @type {Map<number, Edit>} changes that are being typed, by note */
const edits = new Map();

/** Begins a change. @param {Rel.Note} note @param {string} key */
export function begin(note, key) {
  edits.set(note.id, { key, text: note.text, note });
}

/** The change of a note that is being typed. @param {Rel.Note} note */
export function editOf(note) {
  return edits.get(note.id);
}

/** Ends the changes whose notes are gone; what was typed in them. @param {string} key @param {Rel.Note[]} notes @returns {string[]} */
export function orphans(key, notes) {
  const there = new Set(notes.map(({ id }) => id));
  const gone = [...edits].filter(([id, edit]) => edit.key === key && !there.has(id));
  for (const [id] of gone) edits.delete(id);
  return gone.filter(([, edit]) => edit.text !== edit.note.text).map(([, edit]) => edit.text);
}

/** What stands in place of a note that is being changed. @param {Rel.Note} note as it is now @param {Edit} edit @param {Around} around */
export function editor(note, edit, around) {
  const area = el("textarea", { rows: "3", "aria-label": t("card_note_yours") });
  area.value = edit.text;
  area.addEventListener("input", () => { edit.text = area.value; });
  const keep = (/** @type {string} */ text) => void attempt(() => save(note, text, around));
  const cancel = button(t("card_cancel"), () => {
    edits.delete(note.id);
    around.back();
  });
  if (note.v === edit.note.v) {
    around.submitsOn(area, () => keep(area.value));
    return [area, el("div", { class: "row" }, button(t("card_save"), () => keep(area.value), { class: "main" }), cancel)];
  }
  const both = () => keep(`${note.text}\n\n${area.value}`);
  around.submitsOn(area, both);
  return [
    el("p", { class: "wrong", text: t("card_note_overtaken") }), shown(note),
    el("p", { class: "dim", text: t("card_note_yours") }), area,
    el("div", { class: "row" }, button(t("card_note_both"), both, { class: "main" }),
      button(t("card_note_replace"), () => keep(area.value)), cancel),
  ];
}

/** @param {Rel.Note} note the version that is seen now @param {string} text @param {Around} around */
async function save(note, text, { kept }) {
  try {
    await ask("note.change", { id: note.id, text, seen: note.v });
  } catch (error) {
    const { code } = /** @type {{code?: string}} */ (error);
    if (code !== "overtaken" && code !== "gone") throw error;
    await kept(note.id, t(code === "gone" ? "card_note_gone" : "card_note_not_kept"), false);
    return;
  }
  edits.delete(note.id);
  await kept(note.id, t("card_note_kept"), true);
}
