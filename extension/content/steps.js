// @ts-check
/**
 * Running the steps of a recipe on the page: each step yields texts, the first step that yields wins. The twin of
 * relationcore/reading/steps.py; docs/recipes.md is the language in words.
 *
 * @typedef {Record<string, any>} Step
 * @typedef {{url: string, base: string, host: string, now: number | null, times: any}} Context
 * @typedef {{element: Element | null, bodies: () => Element[], owns: (element: Element) => boolean,
 *   related: (relation: string) => Holder | null, value: (name: string) => any}} Holder
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const RELATIONS = ["parent_record", "previous_record", "previous_smaller", "post_record"];

  /** The elements below `element` (or in the document) that match, in document order.
   * @param {ParentNode} element @param {string} selector @returns {Element[]} */
  function select(element, selector) {
    if (selector === ":scope") return element instanceof Element ? [element] : [];
    return [...element.querySelectorAll(selector)];
  }

  /** The same one by one: the first hit is found without looking for the others.
   * @param {ParentNode} element @param {string} selector @returns {Generator<Element>} */
  function* each(element, selector) {
    const first = selector === ":scope" ? select(element, selector)[0] : element.querySelector(selector);
    if (!first) return;
    yield first;
    const all = element.querySelectorAll(selector);
    for (let index = 1; index < all.length; index += 1) yield all[index];
  }

  /** Whether an element matches or has one that does. @param {Element | Document} element @param {string} selector */
  function holds(element, selector) {
    return (element instanceof Element && element.matches(selector)) || Boolean(element.querySelector(selector));
  }

  /** Whether a record is or has such an element of its own, no nested record's.
   * @param {Element} element @param {(found: Element) => boolean} owns @param {string} selector */
  const holdsOwn = (element, owns, selector) => element.matches(selector) || select(element, selector).some(owns);

  /** @type {Map<string, RegExp>} */
  const regexes = new Map();
  /** @param {string} pattern @param {string} [flags] */
  function regex(pattern, flags = "u") {
    const key = flags + pattern;
    let known = regexes.get(key);
    if (!known) regexes.set(key, (known = new RegExp(pattern, flags)));
    return known;
  }

  /** What the regex takes out of a text: its first match, or every one with `all`; the text without a regex.
   * @param {Step} step @param {string} text @returns {Generator<string>} */
  function* parts({ match, json, all }, text) {
    if (match === undefined) {
      yield json === undefined ? rc.convert.fold(text) : text;
      return;
    }
    for (const found of rc.convert.fold(text).matchAll(regex(match, "gu"))) {
      const part = found.length > 1 ? found[1] : found[0];
      if (part !== undefined) yield part;
      if (!all) return;
    }
  }

  /** The text between an element and the next one beside it. @param {Element} element */
  function textAfter(element) {
    let text = "";
    for (let beside = element.nextSibling; beside && !(beside instanceof Element); beside = beside.nextSibling) {
      if (beside.nodeType === Node.TEXT_NODE) text += /** @type {Text} */ (beside).data;
    }
    return text;
  }

  /** The text that stands directly in an element, if asked with the titles of its children. @param {Element} element @param {boolean} titled */
  const ownText = (element, titled) => [...element.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.nodeValue
    : titled && child instanceof Element ? child.getAttribute("title") : "")).join("");

  const isBefore = (/** @type {Node} */ a, /** @type {Node} */ b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** Tells how a page writes dates in digits: looked up once, and only where a date leaves it open. @param {Document} document */
  function dayFirstOf(document) {
    /** @type {boolean | null | undefined} */
    let known;
    return () => {
      const language = document.querySelector("html[lang]")?.getAttribute("lang") ?? "";
      if (known === undefined) known = rc.times.dayComesFirst(rc.text.plain(document.documentElement), language);
      return known;
    };
  }

  /** The steps of one page in one reading. @param {Document} document @param {Context} context */
  function create(document, context) {
    /** @type {Map<string, Element[]>} */
    const lists = new Map();
    /** @type {Map<string, any>} */
    const parsed = new Map();
    /** @type {Record<string, string | null>} */
    const page = {};
    const whole = { ...context, dayFirst: dayFirstOf(document) };

    /** @param {string} selector */
    function list(selector) {
      let known = lists.get(selector);
      if (!known) lists.set(selector, (known = select(document, selector)));
      return known;
    }

    /** The number of elements that stand before a place. @param {Element[]} hits @param {Element} element */
    function countBefore(hits, element) {
      let low = 0;
      let high = hits.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isBefore(hits[middle], element)) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /** @param {Element} element @param {string} selector */
    function previous(element, selector) {
      const hits = list(selector);
      for (let index = countBefore(hits, element) - 1; index >= 0; index -= 1) {
        if (!hits[index].contains(element)) return hits[index];
      }
      return null;
    }

    /** @param {Element} element @param {string} selector */
    function next(element, selector) {
      const hits = list(selector);
      for (let index = countBefore(hits, element); index < hits.length; index += 1) {
        if (!element.contains(hits[index])) return hits[index];
      }
      return null;
    }

    /** @param {Step} step @param {Holder} holder @returns {(Element | Document)[]} */
    function places(step, holder) {
      if (step.from === "page") return [document];
      if (step.from === "body") return holder.bodies();
      const here = holder.element;
      if (!step.closest && !step.previous && !step.next) return [here ?? document];
      if (!here) return [];
      /** @type {Element | null | undefined} */
      let found = here;
      if (step.closest) found = found.parentElement?.closest(step.closest);
      if (found && step.previous) found = previous(found, step.previous);
      if (found && step.next) found = next(found, step.next);
      return found ? [found] : [];
    }

    /** A selector with its `{thread}` or `{id}` filled in; null where that is unknown or no plain word.
     * @param {string} selector @param {Holder} holder @returns {string | null} */
    function filled(selector, holder) {
      if (!selector.includes("{")) return selector;
      let whole = selector;
      for (const [hole, name] of selector.matchAll(/\{([a-z]+)\}/g)) {
        const value = name === "id" ? holder.value("id") : page[name];
        if (typeof value !== "string" || !/^[A-Za-z0-9_.:/@-]+$/.test(value)) return null;
        whole = whole.split(hole).join(value);
      }
      return whole;
    }

    /** @param {Step} step @param {Holder} holder @returns {Generator<Element>} */
    function* hits(step, holder) {
      for (const place of places(step, holder)) {
        if (step.having !== undefined && !holds(place, step.having)) continue;
        /** @type {ParentNode | null} */
        const start = step.root ? (place instanceof Element ? place.shadowRoot : null) : place;
        if (!start) continue;
        if (step.select === undefined) {
          if (start instanceof Element) yield start;
          continue;
        }
        const selector = filled(step.select, holder);
        if (selector === null) continue;
        const local = step.from !== "page" && !step.closest && !step.previous && !step.next;
        const found = start === document ? list(selector) : step.last ? select(start, selector) : each(start, selector);
        for (const element of step.last ? [...found].reverse() : found) {
          if (!local || holder.owns(element)) yield element;
        }
      }
    }

    /** @param {Step} step @param {Element} element @returns {string | null} */
    function taken(step, element) {
      if (step.attr !== undefined) return element.getAttribute(step.attr);
      if (step.json !== undefined) return element.localName === "script" ? element.textContent : rc.text.plain(element);
      if (step.text === "own" || step.text === "titled") return ownText(element, step.text === "titled");
      return step.text === "next" ? textAfter(element) : rc.text.plain(element);
    }

    /** @param {Step} step @param {Holder} holder @returns {string | null} */
    function related(step, holder) {
      const relation = /** @type {string} */ (RELATIONS.find((name) => name in step));
      const other = holder.related(relation);
      if (!other || (step.having !== undefined && !holds(other.element ?? document, step.having))) return null;
      const value = other.value(step[relation]);
      return typeof value === "string" || typeof value === "number" ? String(value) : null;
    }

    /** @param {Step} step @param {Holder} holder @returns {Generator<string | null>} */
    function* texts(step, holder) {
      if (step.value !== undefined) yield step.value;
      else if (step.page !== undefined) yield page[step.page] ?? null;
      else if (RELATIONS.some((name) => name in step)) yield related(step, holder);
      else for (const element of hits(step, holder)) yield taken(step, element);
    }

    /** @param {string} text @param {string} path @returns {string | null} */
    function json(text, path) {
      if (!parsed.has(text)) {
        try {
          parsed.set(text, JSON.parse(text));
        } catch {
          parsed.set(text, null);
        }
      }
      const found = rc.convert.walkJson(parsed.get(text), path);
      return found === null ? null : rc.convert.fold(found);
    }

    /** @param {Step} step @param {string} part @returns {any} */
    function made(step, part) {
      const found = step.json === undefined ? part : json(part, step.json);
      const value = found === null ? null : converted(step, found);
      if (!step.then) return value;
      if (typeof value !== "string" && typeof value !== "number") return null;
      const [first] = parts(step.then, String(value));
      return first === undefined ? null : made(step.then, first);
    }

    /** @param {Step} step @param {string} text @returns {any} */
    function converted(step, text) {
      /** @type {any} */
      let value = text;
      if (step.date) value = context.times.byPattern(text, step.date, context.now, whole.dayFirst);
      else if (step.as !== undefined) value = rc.convert.convert(step.as, text, whole);
      if (step.format !== undefined && (typeof value === "string" || typeof value === "number")) {
        return step.format.split("{}").join(String(value));
      }
      return value;
    }

    /** @param {Step} step @param {Holder} holder */
    function applies(step, { element, owns }) {
      const is = (/** @type {string} */ selector) => (element ? holdsOwn(element, owns, selector) : holds(document, selector));
      return (step.if === undefined || is(step.if)) && (step.unless === undefined || !is(step.unless));
    }

    /** Every value of a step, lazily. @param {Step} step @param {Holder} holder @returns {Generator<any>} */
    function* values(step, holder) {
      if (!applies(step, holder)) return;
      for (const text of texts(step, holder)) {
        for (const part of text === null ? [] : parts(step, text)) {
          const value = made(step, part);
          if (value !== null && value !== "") yield value;
        }
      }
    }

    return {
      page, list,
      /** The value of the first step that yields, or null. @param {Step[] | undefined} steps @param {Holder} holder @returns {any} */
      first(steps, holder) {
        for (const step of steps ?? []) for (const value of values(step, holder)) return value;
        return null;
      },
      /** All different texts of the first step that yields any. @param {Step[] | undefined} steps @param {Holder} holder @returns {string[]} */
      every(steps, holder) {
        for (const step of steps ?? []) {
          const found = new Set([...values(step, holder)].map(String));
          if (found.size) return [...found];
        }
        return [];
      },
      /** The elements of the first step that finds any. @param {Step[] | undefined} steps @param {Holder} holder @returns {Element[]} */
      elements(steps, holder) {
        for (const step of steps ?? []) {
          if (!applies(step, holder)) continue;
          if (step.all) {
            const found = [...hits(step, holder)];
            if (found.length) return found;
          } else for (const element of hits(step, holder)) return [element];
        }
        return [];
      },
    };
  }

  rc.steps = { create, select, holds, holdsOwn, regex };
})();
