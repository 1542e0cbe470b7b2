// @ts-check
/**
 * Puts a mark beside every readable name and keeps it there.
 *
 * A virtual list may use an element again for somebody else, a framework may throw our span away: every pass
 * compares what stands on the page with what was read. Three times at most is a mark put back; after that the
 * page has made itself clear. Many marks are made in slices, known and unknown names alike in the order of the page,
 * and then put in together: each time the page shows some of them, it lays itself out as a whole.
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
    /** people of the page that have no place on it @type {Map<string, Rel.AccountRef>} */
    #unplaced = new Map();
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
     * The accounts of what was read that nobody was asked about yet.
     * @param {Rel.Read} read @param {Rel.Recipe} recipe
     */
    fresh({ changed, unplaced = [], reading }, recipe) {
      /** @type {Rel.AccountRef[]} */
      const fresh = [];
      this.#unplaced = new Map();
      for (const record of [...changed.filter(({ mark }) => mark), ...unplaced]) {
        const subject = subjectOf(record, reading, recipe);
        if (subject && !record.mark) this.#unplaced.set(keyOf(subject.account), subject.account);
        if (!subject || this.#asked.has(keyOf(subject.account))) continue;
        this.#asked.add(keyOf(subject.account));
        fresh.push(subject.account);
      }
      return fresh;
    }

    /**
     * Draws what was read, and takes away what no longer stands; between two marks others may do their work.
     * @param {Rel.Read} read @param {Rel.Recipe} recipe
     */
    *draw({ records, changed, reading }, recipe) {
      /** @type {Map<Element, [Rel.Mark, Rel.Subject]>} */
      const wanted = new Map();
      for (const record of changed) {
        const subject = record.mark && subjectOf(record, reading, recipe);
        if (record.mark && subject && !wanted.has(record.mark.element)) wanted.set(record.mark.element, [record.mark, subject]);
      }
      // before any pause: no mark stands beside a name that is somebody else's by now
      this.#sweep(new Set(records.map(({ mark }) => mark?.element)), wanted);
      /** @type {Rel.Place[]} */
      const made = [];
      for (const [mark, subject] of wanted.values()) {
        const place = this.#make(mark, subject);
        if (place) made.push(place);
        yield;
      }
      for (const place of made) {
        // meanwhile the page may have thrown it away
        if (place.element.isConnected) insert(place.view.host, place.mark);
        else this.#places.delete(place.element);
        yield;
      }
    }

    /** @param {Rel.Annotation[]} changed */
    update(changed) {
      for (const annotation of changed) {
        const key = keyOf(annotation.account);
        // an answer may come late: what was said since stands
        if ((this.#annotations.get(key)?.as_of ?? "") <= annotation.as_of) this.#annotations.set(key, annotation);
      }
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
      for (const key of this.#unplaced.keys()) {
        const annotation = this.#annotations.get(key);
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

    /** The version of what is here of each account that a visit names: the server need not say it again. @param {Rel.Visit} visit */
    versions({ page: { network }, comments, profiles }) {
      const named = [...comments.map(({ author, author_id: id }) => ({ handle: author, id })), ...profiles,
        ...comments.map(({ parent_author: handle }) => ({ handle: handle ?? "", id: null }))];
      /** @type {Record<string, string>} */
      const have = {};
      for (const { handle, id } of named) {
        const key = keyOf({ network, handle, id });
        const v = this.#annotations.get(key)?.v;
        if (v) have[key] = v;
      }
      return have;
    }

    accounts() {
      const placed = [...this.#places.values()].map(({ key, subject }) => /** @type {const} */ ([key, subject.account]));
      return [...new Map([...placed, ...this.#unplaced]).values()];
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

    /** A new mark that is still to be put in; null where one stands, or was put in too often. @param {Rel.Mark} mark @param {Rel.Subject} subject */
    #make(mark, subject) {
      const before = this.#places.get(mark.element);
      if (before && stands(before.view.host, mark)) return null;
      before?.view.host.remove();
      this.#places.delete(mark.element);
      const count = this.#tries.get(mark.element) ?? 0;
      if (count >= PATIENCE) return null;
      this.#tries.set(mark.element, count + 1);
      const view = rc.mark.make(() => this.on.open(place), () => this.on.escape());
      /** @type {Rel.Place} */
      const place = { view, mark, element: mark.element, key: keyOf(subject.account), subject };
      this.#ours.add(view.host);
      this.#places.set(mark.element, place);
      this.#fill(place);
      return place;
    }

    /**
     * Names that are gone take their marks along; a mark whose name is another's by now is theirs; one that the page
     * has thrown away is wanted again.
     * @param {Set<Element | undefined>} named @param {Map<Element, [Rel.Mark, Rel.Subject]>} wanted
     */
    #sweep(named, wanted) {
      for (const [element, place] of [...this.#places]) {
        const [mark, subject] = wanted.get(element) ?? [place.mark, place.subject];
        if (!element.isConnected || !named.has(element)) {
          place.view.host.remove();
          this.#places.delete(element);
        } else if (!stands(place.view.host, mark)) wanted.set(element, [mark, subject]);
        else if (place.key !== keyOf(subject.account)) {
          Object.assign(place, { key: keyOf(subject.account), subject, mark });
          this.#fill(place);
        }
      }
    }

    #clear() {
      for (const { view } of this.#places.values()) view.host.remove();
      this.#places.clear();
    }
  }

  rc.place = { create: (signal, marks, on) => new Places(signal, marks, on) };
}
