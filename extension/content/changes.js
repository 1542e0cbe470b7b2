// @ts-check
/**
 * What a change of the page means for its reading: which elements are no longer as they were read, and whether it
 * is worth while to look again.
 *
 * Of attributes only those are followed that the recipe reads. A changed class makes an element suspect and is no
 * reason to look: pages change classes whenever the pointer moves.
 */
"use strict";
{
  const rc = globalThis.relationcore;

  /** Every value of one key in a recipe's rules. @param {any} rules @param {string} key @returns {string[]} */
  const valuesOf = (rules, key) => {
    /** @type {Set<string>} */
    const found = new Set();
    JSON.stringify(rules ?? null, (name, value) => {
      if (name === key && typeof value === "string") found.add(value);
      return value;
    });
    return [...found];
  };

  /** @param {MutationRecord} mutation @param {(node: Node) => boolean} isOurs whether all of it is our own doing */
  const isOwnDoing = ({ addedNodes, removedNodes }, isOurs) => !removedNodes.length && [...addedNodes].every(isOurs);

  class Changes {
    /** @type {WeakSet<Element>} */
    #dirty = new WeakSet();
    #still = true;
    #title = false;
    /** what is a record, or says who is signed in; null: nothing is known to be read here @type {string | null} */
    #select = null;

    /** @param {AbortSignal} signal @param {(node: Node) => boolean} isOurs @param {() => void} onChange something to be read has changed */
    constructor(signal, isOurs, onChange) {
      this.isOurs = isOurs;
      this.onChange = onChange;
      this.observer = new MutationObserver((mutations) => this.#take(mutations));
      this.observer.observe(document.documentElement, { childList: true, subtree: true });
      signal.addEventListener("abort", () => this.observer.disconnect());
    }

    /** From now on the page is read by this recipe. @param {Rel.Recipe} recipe */
    follow(recipe) {
      const { record, profile, viewer } = /** @type {any} */ (recipe);
      const rules = [...(record ?? []), ...(profile ?? [])].map(({ select }) => select);
      this.#select = [...rules, ...valuesOf(viewer?.handle, "select")].filter((one) => !one.includes("{")).join(",") || null;
      const attributeFilter = [...new Set(["class", ...valuesOf([record, profile], "attr")])];
      this.observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributeFilter });
    }

    /** Whether another title of the page is worth a look. @param {boolean} wanted */
    awaitTitle(wanted) {
      this.#title = wanted;
    }

    /** The elements that are no longer as they were when last asked. */
    since() {
      const dirty = this.#dirty;
      this.#dirty = new WeakSet();
      this.#still = true;
      return dirty;
    }

    /** Whether nothing at all has changed since. */
    still() {
      this.#take(this.observer.takeRecords());
      return this.#still;
    }

    /** @param {MutationRecord[]} mutations */
    #take(mutations) {
      let matters = false;
      for (const mutation of mutations) {
        if (mutation.type === "childList" && isOwnDoing(mutation, this.isOurs)) continue;
        this.#still = false;
        matters = this.#judge(mutation) || matters;
      }
      if (matters) this.onChange();
    }

    /** @param {MutationRecord} mutation */
    #judge({ type, target, addedNodes, removedNodes, attributeName }) {
      const element = target instanceof Element ? target : target.parentElement;
      if (!element) return false;
      this.#spoil(element);
      if (this.#title && element.localName === "title") return true;
      if (type === "attributes") return this.#attribute(element, attributeName);
      const gone = [...removedNodes].filter((node) => this.isOurs(node) || this.#concerns(node));
      // what was moved is taken away first
      for (const node of gone) if (node instanceof Element) this.#spoilInside(node);
      return gone.length > 0 || [...addedNodes].some((node) => this.#concerns(node)) || this.#lies(element);
    }

    /** @param {Element} element @param {string | null} name */
    #attribute(element, name) {
      if (name === "class") return false;
      const around = this.#select !== null && element.querySelector(this.#select) !== null;
      if (around) this.#spoilInside(element);
      return around || this.#lies(element);
    }

    /** Whether an element stands in a record, or is one. @param {Element} element */
    #lies(element) {
      return this.#select !== null && element.closest(this.#select) !== null;
    }

    /** Whether a node of the page's is or has a record. @param {Node} node */
    #concerns(node) {
      if (!(node instanceof Element) || this.isOurs(node)) return false;
      return this.#select === null || node.matches(this.#select) || node.querySelector(this.#select) !== null;
    }

    /** An element and all around it. @param {Element} element */
    #spoil(element) {
      for (let one = /** @type {Element | null} */ (element); one && !this.#dirty.has(one); one = one.parentElement) this.#dirty.add(one);
    }

    /** An element and all inside. @param {Element} element */
    #spoilInside(element) {
      this.#dirty.add(element);
      for (const one of element.querySelectorAll("*")) this.#dirty.add(one);
    }
  }

  rc.changes = { create: (signal, isOurs, onChange) => new Changes(signal, isOurs, onChange) };
}
