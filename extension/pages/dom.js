// @ts-check
/** What card and pages share: messages to the worker, text of the catalogue, nodes without markup. */

/**
 * Asks the worker and returns its value; throws with a sentence for the user.
 * @template {keyof Rel.FromCard | keyof Rel.FromPage} K
 * @param {K} type
 * @param {Rel.Asks[K]["ask"]} body
 * @returns {Promise<Rel.Asks[K]["answer"]>}
 */
export async function ask(type, body) {
  const answer = await chrome.runtime.sendMessage({ type, ...body });
  if (!answer?.ok) throw Object.assign(new Error(answer?.error ?? "The extension did not answer."), { code: answer?.code });
  return answer.value;
}

/** A sentence of the catalogue. @param {string} name @param {...(string | number)} given */
export function t(name, ...given) {
  return chrome.i18n.getMessage(name, given.map(String));
}

/**
 * An element. Text goes in as text, never as markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | null>} [attributes] `text` is its text; null leaves one out
 * @param {...(Node | null)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, { text = null, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  if (text !== null) made.textContent = text;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** @param {string} text @param {() => void} onClick @param {Record<string, string | null>} [attributes] */
export function button(text, onClick, attributes = {}) {
  const made = el("button", { type: "button", text, ...attributes });
  made.addEventListener("click", onClick);
  return made;
}

/** An address that may stand in a link; null for anything but http and https. @param {string | null | undefined} url */
export function safe(url) {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

/** A link that opens apart and tells the site nothing; without an address its text alone. @param {string} text @param {string | null | undefined} url */
export function link(text, url) {
  const href = safe(url);
  return href ? el("a", { href, text, target: "_blank", rel: "noreferrer noopener" }) : el("span", { text });
}

/** How many letters of an instant are known by its precision; all of them by a finer one. @type {Record<string, number>} */
const KNOWN = { year: 4, month: 7, day: 10 };

/** An instant without what is not known of it. @param {string} instant @param {string | null} [precision] */
const known = (instant, precision) => instant.slice(0, KNOWN[precision ?? ""]);

/**
 * A day in the words of the reader's language; "around 2024" where no more is known.
 * @param {string} instant an ISO instant, day, month or year @param {string | null} [precision] of the instant, where it does not show it
 */
export function day(instant, precision) {
  const told = known(instant, precision);
  if (told.length === 4) return t("time_around", told);
  const at = new Date(told.length < 10 ? `${told}-15T12:00:00` : told.length === 10 ? `${told}T12:00:00` : told);
  if (told.length < 10) return t("time_around", at.toLocaleDateString(undefined, { month: "long", year: "numeric" }));
  return at.toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" });
}

/** The time of something, with all that is known of it as its title. @param {string} instant @param {string | null} [precision] */
export function time(instant, precision) {
  const told = known(instant, precision);
  return el("time", { datetime: told, title: told, text: day(told) });
}

/** The element with this id. @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`No element ${id}`);
  return found;
}

/** Puts the catalogue's text where a page names it: data-t for text, data-t-label for aria-label. @param {ParentNode} root */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.getAttribute("data-t") ?? "");
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.getAttribute("data-t-label") ?? ""));
  document.documentElement.lang = chrome.i18n.getUILanguage().startsWith("en") ? chrome.i18n.getUILanguage() : "en";
}

/** Says something to the eye and to the screen reader. @param {string} text @param {boolean} [wrong] */
export function say(text, wrong = false) {
  const line = byId("said");
  line.textContent = text;
  line.className = wrong ? "said wrong" : "said";
}

/** Runs what a control does; what goes wrong is said. @param {() => Promise<unknown>} work */
export async function attempt(work) {
  try {
    await work();
  } catch (error) {
    say(/** @type {Error} */ (error).message, true);
  }
}
