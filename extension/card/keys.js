// @ts-check
/** A key in the frame reaches neither the page nor its popover: Esc and Tab past an end are handed back here. */
import { ask, byId } from "../pages/dom.js";

const FOCUSABLE = "a[href], button, input, textarea, summary";

/** What Tab reaches, in order. @returns {HTMLElement[]} */
function stops() {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(FOCUSABLE)]);
  return all.filter((node) => !node.hasAttribute("disabled") && node.checkVisibility());
}

/** @param {Rel.Leave} how */
function leave(how) {
  void ask("card.leave", { how }).catch(() => {});
}

/** @param {KeyboardEvent} event */
function onTab(event) {
  const all = stops();
  const at = document.activeElement;
  const first = at === all[0] || at === byId("name") || at === document.body;
  if (event.shiftKey ? !first : at !== all[all.length - 1]) return;
  event.preventDefault();
  leave(event.shiftKey ? "before" : "after");
}

/** Listens for the keys and the close button. */
export function wireKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      leave("close");
    } else if (event.key === "Tab") onTab(event);
  });
  byId("close").addEventListener("click", () => leave("close"));
}
