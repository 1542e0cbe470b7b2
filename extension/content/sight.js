// @ts-check
/**
 * Which comments of a page still wait to be seen. A comment is handed on once for each text, when visible.js says so;
 * the viewer's own wherever they stand, as soon as it is sure that the address does not change under them. A virtual
 * list may take a body away unseen and bring it back, or use it again for another comment: what counts is what stands
 * there when it was looked at.
 */
"use strict";
{
  const rc = globalThis.relationcore;

  class Sight {
    /** @type {Map<Element, {comment: Rel.Comment, key: string}>} bodies that wait to be seen */
    #bodies = new Map();
    /** @type {Set<string>} comments handed on, as they stood */
    #known = new Set();
    /** the viewer's own words, for a moment @type {Map<string, {comment: Rel.Comment, timer: number}>} */
    #own = new Map();

    /** @param {AbortSignal} signal @param {Rel.Address} address @param {(comment: Rel.Comment) => void} onSeen */
    constructor(signal, address, onSeen) {
      this.address = address;
      this.onSeen = onSeen;
      this.visible = rc.visible.create(signal, (body) => this.#saw(body));
      addEventListener("pagehide", () => this.#release(), { signal });
      signal.addEventListener("abort", () => {
        for (const { timer } of this.#own.values()) clearTimeout(timer);
      });
    }

    /** Waits until these are seen; between two of them others may do their work. @param {Rel.Found[]} records @param {Rel.Reading} reading @param {Rel.Recipe} recipe */
    *watch(records, reading, recipe) {
      for (const body of this.#bodies.keys()) if (!body.isConnected) this.#forget(body);
      for (const record of records) {
        const comment = typeof record.comment === "number" ? reading.comments[record.comment] : null;
        if (comment) this.#wait(record, comment, this.#isOwn(comment, reading, recipe));
        yield;
      }
    }

    /** @param {Rel.Found} record @param {Rel.Comment} comment @param {boolean} own */
    #wait({ element, body }, comment, own) {
      const key = `${rc.visit.keyOf(comment)}\n${comment.text}`;
      if (body && this.#bodies.has(body) && this.#bodies.get(body)?.key !== key) this.#forget(body);
      if (this.address.lingers(element, comment) || this.#known.has(key)) return;
      if (own) this.#hold(comment, key);
      else if (body) {
        this.#bodies.set(body, { comment, key });
        this.visible.watch(body);
      }
    }

    /** What stood here is no longer waited for. @param {Element} body */
    #forget(body) {
      this.#bodies.delete(body);
      this.visible.forget(body);
    }

    /** @param {Element} body */
    #saw(body) {
      const waiting = this.#bodies.get(body);
      this.#bodies.delete(body);
      if (waiting) this.#hand(waiting.comment, waiting.key);
    }

    /** Hands on in a moment: words of the next page may come before its address. @param {Rel.Comment} comment @param {string} key */
    #hold(comment, key) {
      clearTimeout(this.#own.get(key)?.timer);
      this.#own.set(key, { comment, timer: setTimeout(() => this.#release(key), rc.left.YOUNG) });
    }

    /** Hands on own words that were held back: of this key, or all. @param {string} [only] */
    #release(only) {
      for (const [key, { comment, timer }] of this.#own) {
        if (only !== undefined && key !== only) continue;
        clearTimeout(timer);
        this.#own.delete(key);
        this.#hand(comment, key);
      }
    }

    /** @param {Rel.Comment} comment @param {string} key */
    #hand(comment, key) {
      if (this.#known.has(key)) return;
      this.#known.add(key);
      this.onSeen(comment);
    }

    /** Whether the viewer wrote it. @param {Rel.Comment} comment @param {Rel.Reading} reading @param {Rel.Recipe} recipe */
    #isOwn({ author }, { viewer }, recipe) {
      if (!viewer) return false;
      return recipe.fold_case ? author.toLowerCase() === viewer.handle.toLowerCase() : author === viewer.handle;
    }
  }

  rc.sight = { create: (signal, address, onSeen) => new Sight(signal, address, onSeen) };
}
