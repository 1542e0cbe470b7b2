// @ts-check
/**
 * The people of a page that no recipe knows and that speaks of itself in JSON-LD, and where they stand on it.
 *
 * Only what is beyond doubt is placed: an element with the comment's own id that holds its words, and in it a link to
 * the author. What has no place gets no mark and is never seen; its people are told to the popup alone.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const SCRIPTS = 'script[type^="application/ld+json" i]';

  /** @param {Element} element @returns {string} */
  const wordsOf = (element) => rc.convert.fold(/** @type {any} */ (rc).text.plain(element));

  /** The one element with a comment's id that holds its words. @param {Document} document @param {Rel.Comment} comment */
  const elementOf = (document, { id, text }) => {
    const found = id && text ? document.querySelectorAll(`[id="${CSS.escape(id)}"]`) : [];
    return found.length === 1 && wordsOf(found[0]).includes(text) ? found[0] : null;
  };

  /** The smallest element that holds all the words. @param {Element} element @param {string} text */
  const bodyOf = (element, text) => {
    let body = element;
    for (;;) {
      const inner = [...body.children].filter((child) => wordsOf(child).includes(text));
      if (inner.length !== 1) return body;
      [body] = inner;
    }
  };

  /** The link to the author: by its address, else the only one that bears the name. @param {Element} element @param {Element} body @param {Rel.Comment} comment @param {Set<Element>} all elements of comments */
  const linkOf = (element, body, { author, author_url: url }, all) => {
    /** @param {Element} link */
    const isOwn = (link) => {
      for (let around = /** @type {Element | null} */ (link); around && around !== element; around = around.parentElement) {
        if (all.has(around) || (around === body && body !== element)) return false;
      }
      return true;
    };
    const links = [...element.querySelectorAll("a")].filter((link) => isOwn(link) && wordsOf(link) !== "");
    if (url !== null) return links.find((link) => link.href === url) ?? null;
    const named = links.filter((link) => wordsOf(link) === author);
    return named.length === 1 ? named[0] : null;
  };

  /** @param {Document} document @param {Rel.Reading} reading @returns {Rel.Read} */
  const place = (document, reading) => {
    const elements = reading.comments.map((comment) => elementOf(document, comment));
    const all = new Set(elements.filter((element) => element !== null));
    const found = reading.comments.map((comment, index) => {
      const element = elements[index];
      const body = element && bodyOf(element, comment.text);
      const link = element && body && linkOf(element, body, comment, all);
      return { element: element ?? document.documentElement, body, mark: link ? { element: link, where: /** @type {"after"} */ ("after") } : null, comment: index };
    });
    const records = found.filter(({ body }) => body !== null);
    return { reading, records, changed: records, unplaced: found.filter(({ mark }) => mark === null), found: found.length };
  };

  /** Reads one page as often as it changes; what its scripts say is taken apart once. @param {Document} document @param {string} url */
  const open = (document, url) => {
    let said = "";
    /** @type {Rel.Reading | null} */
    let reading = null;
    return () => {
      const now = [...document.querySelectorAll(SCRIPTS)].map((script) => script.textContent).join("\n");
      if (now !== said) ({ reading } = rc.reader.read(document, null, { url, at: null }));
      said = now;
      return reading?.comments.length ? place(document, reading) : null;
    };
  };

  rc.located = { open };
}
