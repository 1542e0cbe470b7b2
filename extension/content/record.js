// @ts-check
/**
 * One record of a page: the values of its fields, each worked out when asked for, once, and remembered with how far
 * it reached, so that a page that changes need not be read anew as a whole.
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;

  /** How far a value reached: into its own record and the attributes around it, to records before it, anywhere. */
  const OWN = 0;
  const BEFORE = 1;
  const ANYWHERE = 2;

  /** @type {WeakMap<Record<string, any>, number>} */
  const known = new WeakMap();

  /** @param {Record<string, any>} step */
  function reachOf(step) {
    let reach = known.get(step);
    if (reach === undefined) {
      const around = step.closest && (step.select !== undefined || step.attr === undefined);
      const far = step.from === "page" || step.next || step.previous || step.root || "post_record" in step || around;
      const near = "parent_record" in step || "previous_record" in step || "previous_smaller" in step;
      known.set(step, (reach = far ? ANYWHERE : near ? BEFORE : OWN));
    }
    return reach;
  }

  /** Whether two values are the same; elements by identity. @param {any} a @param {any} b @returns {boolean} */
  function same(a, b) {
    if (a === b) return true;
    if (!a || !b || typeof a !== "object" || typeof b !== "object" || a instanceof Node) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
  }

  /** One element that a rule selected. Fields are worked out when asked for, and once. */
  class One {
    index = 0;
    /** @type {One | null} */
    parent = null;
    nests = false;
    /** the nearest records and excluded elements inside @type {Element[]} */
    nested = [];
    /** what the reader made of it; null: not yet, or no longer @type {any} */
    out = null;
    /** @type {Map<string, any>} */
    #values = new Map();
    /** @type {Map<string, number>} */
    #reaches = new Map();
    #most = OWN;
    /** values let go of, to be compared @type {Map<string, any> | null} */
    #old = null;

    /** @param {Element} element @param {Record<string, any>} rule @param {any} records the page's */
    constructor(element, rule, records) {
      this.element = element;
      this.rule = rule;
      this.records = records;
    }

    bodies() {
      return this.once("~bodies");
    }

    /** Whether the nearest record around an element is this one, and nothing excluded lies between. @param {Element} found */
    owns = (found) => {
      if (!this.nests) return true;
      const { byElement, barred } = this.records;
      for (let around = /** @type {Element | null} */ (found); around; around = around.parentElement) {
        if (byElement.has(around)) return byElement.get(around) === this;
        if (barred.has(around)) return false;
      }
      return false;
    };

    /** @param {string} name */
    value(name) {
      return this.once(name);
    }

    /** @param {string} name @returns {string | null} */
    text(name) {
      const found = this.once(name);
      return typeof found === "string" || typeof found === "number" ? String(found) : null;
    }

    /** @param {string} name @returns {string[]} */
    every(name) {
      return this.once(`*${name}`);
    }

    kind() {
      const found = this.value("kind");
      if (found === "post" || found === "comment") return found;
      const { firstPage, all } = this.records;
      const opens = this.rule.opening && firstPage && all.find((/** @type {One} */ other) => other.rule === this.rule) === this;
      return opens ? "post" : this.rule.kind;
    }

    /** @param {string} relation @returns {any} */
    related(relation) {
      return relation === "parent_record" ? this.parent : this.records.related(this, relation);
    }

    /** A value by its name, worked out at most once; who asks reaches as far as it did. @param {string} name */
    once(name) {
      const { records } = this;
      const outer = records.reach;
      if (!this.#values.has(name)) {
        this.#values.set(name, null);
        records.reach = OWN;
        this.#values.set(name, records.make(this, name));
        this.#reaches.set(name, records.reach);
        this.#most = Math.max(this.#most, records.reach);
      }
      records.reach = Math.max(outer, this.#reaches.get(name) ?? OWN);
      return this.#values.get(name);
    }

    /** Lets go of every value that reached further; what was let go of before and not asked about since stays so. @param {number} allowed */
    loosen(allowed) {
      if (this.#most <= allowed) return;
      for (const [name, reach] of this.#reaches) {
        if (reach <= allowed) continue;
        this.#old ??= new Map();
        if (!this.#old.has(name)) this.#old.set(name, this.#values.get(name));
        this.#values.delete(name);
        this.#reaches.delete(name);
      }
      this.#most = allowed;
    }

    /** Whether what was let go of is the same again. */
    holds() {
      const old = this.#old;
      this.#old = null;
      return !old || [...old].every(([name, before]) => same(before, this.once(name)));
    }

    /** Forgets everything worked out. */
    reset() {
      this.out = this.#old = null;
      this.#values.clear();
      this.#reaches.clear();
      this.#most = OWN;
    }
  }

  rc.record = { One, OWN, BEFORE, ANYWHERE, reachOf };
})();
