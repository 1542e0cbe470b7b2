// @ts-check
/**
 * The records of a page: elements that a rule selects, their fields, and how they stand to one another. The twin of
 * relationcore/reading/records.py.
 *
 * In a browser a page goes on changing, so records are kept from one reading to the next, and `renew` lets go of
 * just those values that may have become others. A reading of kept records equals one of the page read anew
 * (tests/extension/test_renewed.py).
 *
 * @typedef {Record<string, any>} Rule
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const { One, OWN, BEFORE, reachOf } = rc.record;

  /** The page itself as the holder of steps. */
  const PAGE = { element: null, bodies: () => [], owns: () => true, related: () => null, value: () => null };

  /** Whether two lists hold the same. @param {Element[]} a @param {Element[]} b */
  const same = (a, b) => a.length === b.length && a.every((one, index) => one === b[index]);

  const isBefore = (/** @type {Element} */ a, /** @type {Element} */ b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** Two lists in the order of the page as one; mostly the one ends where the other begins. @param {[Element, Rule][]} one @param {[Element, Rule][]} other */
  function merged(one, other) {
    const [first, last] = [one.at(-1), other[0]];
    if (!first || !last || isBefore(first[0], last[0])) return [...one, ...other];
    /** @type {[Element, Rule][]} */
    const all = [];
    let index = 0;
    for (const item of other) {
      while (index < one.length && isBefore(one[index][0], item[0])) all.push(one[index++]);
      all.push(item);
    }
    return [...all, ...one.slice(index)];
  }

  class Records {
    /** @type {any[]} */
    all = [];
    /** @type {Map<Element, any>} */
    byElement = new Map();
    /** @type {Set<Element>} */
    barred = new Set();
    firstPage = true;
    /** how far what is being worked out has reached */
    reach = OWN;
    /** the first record at which this reading may differ from the one before */
    first = 0;
    /** @type {any} what rc.steps.create made for this page in this reading */
    #steps = null;
    /** @type {any} */
    #firstPost;
    /** @type {Map<any, any> | null} */
    #smaller = null;
    /** how far the depths of all records reached */
    #deepest = OWN;

    /**
     * @param {Document} document @param {Rule} recipe @param {Rule[]} rules
     * @param {Record<string, (record: any) => any>} more how the reader works out further values of a record
     */
    constructor(document, recipe, rules, more) {
      this.document = document;
      this.recipe = recipe;
      this.rules = rules;
      this.more = more;
    }

    /** Works out one value of a record. @param {any} record @param {string} name */
    make(record, name) {
      const { rule } = record;
      if (name === "~bodies") {
        for (const step of rule.body ?? []) this.touch(step);
        return this.#steps.elements(rule.body, record);
      }
      if (this.more[name]) return this.more[name](record);
      const list = name.startsWith("*");
      for (const step of rule.fields[list ? name.slice(1) : name] ?? []) {
        this.touch(step);
        const found = list ? this.#steps.every([step], record) : this.#steps.first([step], record);
        if (list ? found.length : found !== null) return found;
      }
      return list ? [] : null;
    }

    /** What is being worked out reaches as far as this step. @param {Record<string, any>} step */
    touch(step) {
      this.reach = Math.max(this.reach, reachOf(step));
    }

    /** @param {any} record @param {string} relation @returns {any} */
    related(record, relation) {
      if (relation === "previous_record") return this.all[record.index - 1] ?? null;
      if (relation === "previous_smaller") return this.#byDepth().get(record) ?? null;
      this.#firstPost ??= this.all.find((other) => other.kind() === "post") ?? null;
      return this.#firstPost === record ? null : this.#firstPost;
    }

    #byDepth() {
      if (this.#smaller) {
        this.reach = Math.max(this.reach, this.#deepest);
        return this.#smaller;
      }
      const outer = this.reach;
      this.reach = OWN;
      /** @type {Map<any, any>} */
      const nearest = new Map();
      /** @type {{depth: number, record: any}[]} */
      const above = [];
      for (const record of this.all) {
        const depth = record.value("depth");
        if (typeof depth !== "number") continue;
        while (above.length && above[above.length - 1].depth >= depth) above.pop();
        nearest.set(record, above[above.length - 1]?.record ?? null);
        above.push({ depth, record });
      }
      this.#deepest = this.reach;
      this.reach = Math.max(outer, this.#deepest);
      return (this.#smaller = nearest);
    }

    /** Forgets every record: the next `renew` begins from nothing. */
    forget() {
      this.all = [];
      this.byElement = new Map();
    }

    /** Looks which records there are now; what may have changed of those kept is let go of.
     * @param {any} steps @param {WeakSet<Element>} dirty elements in which, or around which, something has changed */
    renew(steps, dirty) {
      this.#steps = steps;
      this.#firstPost = undefined;
      this.#smaller = null;
      const { all: before, byElement: was } = this;
      this.all = this.#selected().map(([element, rule], index) => {
        const old = dirty.has(element) ? undefined : was.get(element);
        const record = old?.rule === rule ? old : new One(element, rule, this);
        record.index = index;
        return record;
      });
      this.byElement = new Map(this.all.map((record) => [record.element, record]));
      let first = 0;
      while (first < this.all.length && this.all[first] === before[first]) first += 1;
      this.first = Math.min(first, this.#nest(first));
      for (const record of this.all) record.loosen(record.index < this.first ? BEFORE : OWN);
    }

    /** Finds out which records lie in which; returns the first for which that is new. @param {number} first */
    #nest(first) {
      const before = this.all.map((record) => record.nested);
      for (const record of this.all) {
        record.nests = false;
        record.nested = [];
      }
      for (const record of this.all) {
        if (record.index >= first) record.parent = this.#around(record.element);
        if (record.parent) this.#put(record.element, record.parent);
      }
      for (const element of this.barred) this.#put(element, this.#around(element));
      let changed = this.all.length;
      this.all.forEach((record, index) => {
        if (same(record.nested, before[index])) return;
        record.reset();
        changed = Math.min(changed, index);
      });
      return changed;
    }

    /** A record is known to hold what is not its own. @param {Element} element @param {any} outer */
    #put(element, outer) {
      if (!outer) return;
      outer.nests = true;
      outer.nested.push(element);
    }

    /** The nearest record around an element. @param {Element} element @returns {any} */
    #around(element) {
      let above = element.parentElement;
      while (above && !this.byElement.has(above)) above = above.parentElement;
      return (above && this.byElement.get(above)) ?? null;
    }

    /** The elements that are records, in the order of the page, each with its rule. @returns {[Element, Rule][]} */
    #selected() {
      this.barred = new Set();
      const taken = new Set();
      const everywhere = this.#bar(this.recipe.exclude);
      /** @type {[Element, Rule][]} */
      let all = [];
      for (const rule of this.rules) {
        const here = this.#bar(rule.exclude);
        const apt = rc.steps.select(this.document, rule.select).filter((/** @type {Element} */ element) =>
          !taken.has(element) && !(everywhere && element.closest(everywhere)) && !(here && element.closest(here)));
        for (const element of apt) taken.add(element);
        all = merged(all, apt.map((/** @type {Element} */ element) => [element, rule]));
      }
      return all;
    }

    /** The selector of what is excluded, and its elements kept in mind. @param {string[] | undefined} selectors */
    #bar(selectors) {
      if (!selectors?.length) return null;
      const selector = selectors.join(",");
      for (const element of rc.steps.select(this.document, selector)) this.barred.add(element);
      return selector;
    }
  }

  /**
   * The records of a page by some rules of its recipe; empty until `renew`.
   * @param {Document} document @param {Rule} recipe @param {Rule[]} rules @param {string} kind of the page
   * @param {Record<string, (record: any) => any>} [more]
   */
  const create = (document, recipe, rules, kind, more = {}) =>
    new Records(document, recipe, rules.filter((rule) => rule.page.includes(kind)), more);

  rc.records = { PAGE, create };
})();
