// @ts-check
/**
 * A note as its Markdown says. The server takes the text apart; here each part becomes an element by its name
 * or a text. Nothing is ever read as markup, and what is not in the list below is no more than its words.
 */
import { el, safe } from "../pages/dom.js";

const TAGS = new Set([
  "p", "br", "hr", "em", "strong", "s", "del", "code", "pre", "blockquote", "ul", "ol", "li",
  "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
]);

/** @param {Rel.Shown} part @returns {Node} */
function node(part) {
  if (typeof part === "string") return document.createTextNode(part);
  const [tag, { href, start }, ...inner] = part;
  const nodes = inner.map(node);
  const to = tag === "a" ? safe(href) : null;
  if (to) return el("a", { href: to, target: "_blank", rel: "noreferrer noopener" }, ...nodes);
  if (!TAGS.has(tag)) return el("span", {}, ...nodes);
  const from = tag === "ol" && /^\d+$/.test(start ?? "") ? /** @type {string} */ (start) : null;
  return el(/** @type {keyof HTMLElementTagNameMap} */ (tag), { start: from }, ...nodes);
}

/** The words of a note. @param {Rel.Note} note */
export function shown(note) {
  return el("div", { class: "text" }, ...note.shown.map(node));
}
