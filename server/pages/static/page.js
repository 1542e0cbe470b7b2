// @ts-check
/**
 * Comfort for the local page; every page reads and works without it.
 *
 * `/` puts the caret into the search, Ctrl+Enter (or Cmd+Enter) sends the form that is being typed in, and
 * a page with unsent words asks before it is left.
 */

import { sendsForm, startsSearch } from "./keys.js";

/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id));

document.addEventListener("keydown", (event) => {
  if (startsSearch(event)) {
    const search = field("find");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (sendsForm(event) && event.target instanceof HTMLTextAreaElement) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

let leaving = false;
document.addEventListener("submit", () => {
  leaving = true;
});

/** Are there words in a text field that differ from what the server sent? */
const unsent = () =>
  [...document.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue);

window.addEventListener("beforeunload", (event) => {
  if (!leaving && unsent()) event.preventDefault();
});
