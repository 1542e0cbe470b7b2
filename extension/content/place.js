// @ts-check
/**
 * Puts a mark beside every readable name and keeps it there.
 *
 * A virtual list may use an element again for somebody else, a framework may throw our span away: every pass
 * compares what stands on the page with what was read. Three times at most is a mark put back; after that the
 * page has made itself clear.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const PATIENCE = 3;

  /** @param {Rel.AccountRef} ref */
  const keyOf = ({ network, handle, id }) => `${network}\n${handle}\n${id ?? ""}`;

  /** Whether a host stands where it belongs. @param {HTMLElement} host @param {Rel.Mark} mark */
  const stands = (host, { element, where }) => {
    if (where === "append") return host.parentNode === element;
    return where === "after" ? element.nextSibling === host : element.previousSibling === host;
  };

  /** @param {HTMLElement} host @param {Rel.Mark} mark */
  const insert = (host, { element, where }) => {
    if (where === "append") element.append(host);
    else if (where === "after") element.after(host);
    else element.before(host);
  };

  /** Whom a record is about; null: nobody to mark. @param {Rel.Found} found @param {Rel.Reading} reading @param {Rel.Recipe} recipe @returns {Rel.Subject | null} */
  const subjectOf = (found, reading, recipe) => {
    const comment = typeof found.comment === "number" ? reading.comments[found.comment] : null;
    const handle = comment ? comment.author : found.account?.handle;
    if (!handle || (recipe.anonymous ?? []).includes(handle)) return null;
    const id = (comment ? comment.author_id : found.account?.id) ?? null;
    return { account: { network: reading.page.network, handle, id }, shown: comment?.author_name ?? handle, annotation: null };
  };

  class Places {
    /** @type {Map<Element, Rel.Place>} */
    #places = new Map();
    /** @type {Map<string, Rel.Annotation>} */
    #annotations = new Map();
    /** @type {Set<string>} */
    #asked = new Set();
    /** @type {WeakMap<Element, number>} */
    #tries = new WeakMap();
    /** @type {WeakSet<Node>} */
    #ours = new WeakSet();

    /** @param {AbortSignal} signal takes every mark away @param {Rel.Marks} marks @param {{open(place: Rel.Place): void, escape(): void}} on */
    constructor(signal, marks, on) {
      this.marks = marks;
      this.on = on;
      signal.addEventListener("abort", () => this.#clear());
    }

    /**
     * Draws what was read; returns the accounts nobody was asked about yet.
     * @param {Rel.Found[]} found @param {Rel.Reading} reading @param {Rel.Recipe} recipe
     */
    draw(found, reading, recipe) {
      this.#sweep();
      /** @type {Set<Element>} */
      const drawn = new Set();
      /** @type {Rel.AccountRef[]} */
      const fresh = [];
      for (const record of found) {
        const subject = record.mark && subjectOf(record, reading, recipe);
        if (!record.mark || !subject || drawn.has(record.mark.element)) continue;
        drawn.add(record.mark.element);
        this.#put(record.mark, subject);
        const key = keyOf(subject.account);
        if (!this.#asked.has(key)) fresh.push(subject.account);
        this.#asked.add(key);
      }
      return fresh;
    }

    /** @param {Rel.Annotation[]} changed */
    update(changed) {
      for (const annotation of changed) this.#annotations.set(keyOf(annotation.account), annotation);
      for (const place of this.#places.values()) {
        if (this.#annotations.get(place.key) !== (place.subject.annotation ?? undefined)) this.#fill(place);
      }
    }

    /** The people on the page whom the user knows, each once, in the order of the page. */
    known() {
      /** @type {Map<string | number, Rel.Annotation>} */
      const people = new Map();
      for (const { key, subject: { annotation } } of this.#places.values()) {
        if (annotation?.known && annotation.kind !== "me") people.set(annotation.person ?? key, annotation);
      }
      return [...people.values()];
    }

    /** The mark beside a link, or the one nearest to the focus. @param {string | null} link */
    find(link) {
      const all = [...this.#places.values()];
      if (link !== null) return all.find(({ element }) => element instanceof HTMLAnchorElement && element.href === link);
      const at = document.activeElement;
      return all.find(({ element, view }) => view.host === at || element === at || (at !== document.body && element.contains(at)));
    }

    accounts() {
      return [...new Map([...this.#places.values()].map(({ key, subject }) => [key, subject.account])).values()];
    }

    /** @param {Node} node */
    isOurs(node) {
      return this.#ours.has(node);
    }

    count() {
      return this.accounts().length;
    }

    /** @param {Rel.Place} place */
    #fill(place) {
      place.subject.annotation = this.#annotations.get(place.key) ?? null;
      place.view.set(place.subject.annotation, this.marks);
    }

    /** @param {Rel.Mark} mark @param {Rel.Subject} subject */
    #put(mark, subject) {
      const place = this.#places.get(mark.element);
      const key = keyOf(subject.account);
      if (!place || !stands(place.view.host, mark)) {
        place?.view.host.remove();
        this.#places.delete(mark.element);
        this.#add(mark, subject, key);
      } else if (place.key !== key) {
        Object.assign(place, { key, subject });
        this.#fill(place);
      }
    }

    /** @param {Rel.Mark} mark @param {Rel.Subject} subject @param {string} key */
    #add(mark, subject, key) {
      const count = this.#tries.get(mark.element) ?? 0;
      if (count >= PATIENCE) return;
      this.#tries.set(mark.element, count + 1);
      const view = rc.mark.make(() => this.on.open(place), () => this.on.escape());
      /** @type {Rel.Place} */
      const place = { view, element: mark.element, key, subject };
      this.#ours.add(view.host);
      this.#places.set(mark.element, place);
      this.#fill(place);
      insert(view.host, mark);
    }

    /** Names that are gone take their marks along. */
    #sweep() {
      for (const [element, { view }] of this.#places) {
        if (element.isConnected) continue;
        view.host.remove();
        this.#places.delete(element);
      }
    }

    #clear() {
      for (const { view } of this.#places.values()) view.host.remove();
      this.#places.clear();
    }
  }

  rc.place = { create: (signal, marks, on) => new Places(signal, marks, on) };
}
