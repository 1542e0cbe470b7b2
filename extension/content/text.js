// @ts-check
/**
 * The text of a body: folded, without what does not belong to it, with the spans (in code points) that repeat
 * others' words. The twin of relationcore/reading/text.py.
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const SILENT = "script,style,template,noscript";
  const SILENT_NAMES = new Set(SILENT.split(","));

  /** @param {string} text */
  const points = (text) => {
    let count = text.length;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit >= 0xd800 && unit < 0xdc00 && index + 1 < text.length) count -= 1;
    }
    return count;
  };

  /** Text content without scripts, styles, noscripts, templates. @param {Element} element @returns {string} */
  function plain(element) {
    if (SILENT_NAMES.has(element.localName)) return "";
    if (!element.childElementCount || !element.querySelector(SILENT)) return element.textContent ?? "";
    return pieces(element, new Set(), new Set()).map(([text]) => text).join("");
  }

  /** The texts of a body in order, each with the number of the quote it stands in, or 0.
   * @param {Node} body @param {Set<Element>} leftOut @param {Set<Element>} quoted @returns {[string, number][]} */
  function pieces(body, leftOut, quoted) {
    /** @type {[string, number][]} */
    const found = [];
    let quotes = 0;
    /** @type {Node | null} */
    let open = null;
    /** @type {Node | null} */
    let node = body;
    while (node) {
      /** @type {Element | null} */
      const element = node instanceof Element ? node : null;
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
        found.push([/** @type {CharacterData} */ (node).data, open ? quotes : 0]);
      } else if (element && quoted.has(element) && !open) {
        open = node;
        quotes += 1;
      }
      /** @type {Node | null} */
      const down = element && (leftOut.has(element) || SILENT_NAMES.has(element.localName)) ? null : node.firstChild;
      if (down) {
        node = down;
        continue;
      }
      while (node && node !== body && !node.nextSibling) {
        if (node === open) open = null;
        node = node.parentNode;
      }
      if (!node || node === body) break;
      if (node === open) open = null;
      node = node.nextSibling;
    }
    return found;
  }

  /** White space folded, a blank kept at each end where there was any. @param {string} text */
  const foldInner = (text) => rc.convert.fold(`x${text}x`).slice(1, -1);

  /** @param {[string, number][]} found @returns {{text: string, quotes: [number, number][]}} */
  function foldPieces(found) {
    let out = "";
    let length = 0;
    let quote = 0;
    let start = -1;
    let blank = false;
    /** @type {[number, number][]} */
    const spans = [];
    for (const [text, number] of [...found, /** @type {[string, number]} */ (["", 0])]) {
      if (number !== quote) {
        if (quote) spans.push([start, length]);
        quote = number;
        start = -1;
      }
      let folded = foldInner(text);
      if (folded[0] === " ") {
        blank ||= length > 0;
        folded = folded.slice(1);
      }
      const endsBlank = folded.endsWith(" ");
      if (endsBlank) folded = folded.slice(0, -1);
      if (!folded) continue;
      if (blank) {
        out += " ";
        length += 1;
      }
      if (start < 0) start = length;
      out += folded;
      length += points(folded);
      blank = endsBlank;
    }
    return { text: out, quotes: spans.filter(([from, to]) => from >= 0 && from < to) };
  }

  /**
   * @param {Element[]} bodies
   * @param {{without?: string[], quotes?: string[]}} rule
   * @param {Set<Element>} outside nested records
   */
  function ofBodies(bodies, { without = [], quotes = [] }, outside) {
    const hits = (/** @type {string[]} */ selectors) =>
      new Set(bodies.flatMap((body) => selectors.flatMap((selector) => rc.steps.select(body, selector))));
    const leftOut = hits(without);
    const quoted = hits(quotes);
    for (const element of outside) if (!bodies.includes(element)) leftOut.add(element);
    if (!leftOut.size && !quoted.size) return { text: rc.convert.fold(bodies.map(plain).join("")), quotes: [] };
    // the numbers of quotes run on from body to body, so that two quotes never become one
    let base = 0;
    /** @type {[string, number][]} */
    const all = [];
    for (const body of bodies) {
      const own = pieces(body, leftOut, quoted);
      for (const [text, number] of own) all.push([text, number && number + base]);
      base += own.reduce((most, [, number]) => Math.max(most, number), 0);
    }
    return foldPieces(all);
  }

  rc.text = { plain, ofBodies };
})();
