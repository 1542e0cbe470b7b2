// @ts-check
/**
 * The records of a page: elements that a rule selects, their fields, and how they stand to one another. The twin of
 * relationcore/reading/records.py.
 *
 * @typedef {Record<string, any>} Rule
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;

  /** The page itself as the holder of steps. */
  const PAGE = { element: null, bodies: () => [], owns: () => true, related: () => null, value: () => null };

  /**
   * @param {Document} document
   * @param {any} steps what rc.steps.create made for this page
   * @param {Rule} recipe
   * @param {Rule[]} rules
   * @param {string} kind of the page
   */
  function find(document, steps, recipe, rules, kind) {
    /** @type {any[]} */
    const all = [];
    /** @type {Map<Element, any>} */
    const byElement = new Map();
    /** @type {Set<Element>} */
    const barred = new Set();
    const records = { all, byElement, barred, firstPage: true };
    /** @type {any} */
    let firstPost = null;
    /** @type {Map<any, any> | null} */
    let smaller = null;

    /** The selector of what is excluded, and its elements kept in mind. @param {string[] | undefined} selectors */
    function barredBy(selectors) {
      if (!selectors?.length) return null;
      const selector = selectors.join(",");
      for (const element of rc.steps.select(document, selector)) barred.add(element);
      return selector;
    }

    /** The nearest record around an element; it is then known to hold what is not its own. @param {Element} element */
    function around(element) {
      let above = element.parentElement;
      while (above && !byElement.has(above)) above = above.parentElement;
      const outer = above && byElement.get(above);
      if (outer) outer.nests = true;
      return outer;
    }

    /** @param {Element} element @param {Rule} rule @param {number} index */
    function make(element, rule, index) {
      /** @type {Map<string, any>} */
      const values = new Map();
      /** @type {Element[] | null} */
      let bodies = null;
      /** @type {any} */
      const record = {
        element, rule, index, parent: null, nests: false, failed: {},
        bodies: () => (bodies ??= steps.elements(rule.body, record)),
        /** Whether the nearest record around an element is this one, and nothing excluded lies between. @param {Element} found */
        owns(found) {
          if (!record.nests) return true;
          for (let around = /** @type {Element | null} */ (found); around; around = around.parentElement) {
            if (byElement.has(around)) return byElement.get(around) === record;
            if (barred.has(around)) return false;
          }
          return false;
        },
        /** @param {string} name */
        value(name) {
          if (!values.has(name)) {
            values.set(name, null);
            values.set(name, steps.first(rule.fields[name], record));
          }
          return values.get(name);
        },
        /** @param {string} name @returns {string | null} */
        text(name) {
          const found = record.value(name);
          return typeof found === "string" || typeof found === "number" ? String(found) : null;
        },
        every: (/** @type {string} */ name) => steps.every(rule.fields[name], record),
        kind() {
          const found = record.value("kind");
          if (found === "post" || found === "comment") return found;
          const opens = rule.opening && records.firstPage && all.find((other) => other.rule === rule) === record;
          return opens ? "post" : rule.kind;
        },
        /** @param {string} relation */
        related(relation) {
          if (relation === "parent_record") return record.parent;
          if (relation === "previous_record") return all[index - 1] ?? null;
          if (relation === "previous_smaller") return (smaller ??= byDepth()).get(record) ?? null;
          firstPost ??= all.find((other) => other.kind() === "post") ?? null;
          return firstPost === record ? null : firstPost;
        },
      };
      return record;
    }

    function byDepth() {
      /** @type {Map<any, any>} */
      const nearest = new Map();
      /** @type {{depth: number, record: any}[]} */
      const above = [];
      for (const record of all) {
        const depth = record.value("depth");
        if (typeof depth !== "number") continue;
        while (above.length && above[above.length - 1].depth >= depth) above.pop();
        nearest.set(record, above[above.length - 1]?.record ?? null);
        above.push({ depth, record });
      }
      return nearest;
    }

    const apt = rules.filter((rule) => rule.page.includes(kind));
    /** @type {Map<Element, Rule>} */
    const found = new Map();
    const everywhere = barredBy(recipe.exclude);
    for (const rule of apt) {
      const here = barredBy(rule.exclude);
      for (const element of rc.steps.select(document, rule.select)) {
        if (found.has(element) || (everywhere && element.closest(everywhere)) || (here && element.closest(here))) continue;
        found.set(element, rule);
      }
    }
    const order = apt.length > 1 ? rc.steps.select(document, apt.map((rule) => rule.select).join(",")) : found.keys();
    for (const element of order) {
      const rule = found.get(element);
      if (!rule) continue;
      const record = make(element, rule, all.length);
      all.push(record);
      byElement.set(element, record);
    }
    for (const record of all) record.parent = around(record.element);
    for (const element of barred) around(element);
    return records;
  }

  rc.records = { PAGE, find };
})();
