// @ts-check
/**
 * What of a page is still the page before.
 *
 * Sites of a single page change their address first and what they show a moment later, or the other way round. A
 * recipe that takes an id from the address would meanwhile say the old words of the new thread. So a record that
 * shows the same words as under the address before, and is another one by its identity, is not yet this page's;
 * nor is a title, or a profile with other people's words. Nothing is lost by that: all of it was told before.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  /** milliseconds; what came so shortly before a new address belongs to that one */
  const YOUNG = 300;

  /** @typedef {{words: string, identity: string, since: number}} Stood */
  /** Records as they stood under an address that was left. @type {WeakMap<Element, Stood>} */
  const left = new WeakMap();
  /** the newest reading under the address before @type {Rel.Reading | null} */
  let before = null;

  /** What a record shows: of a picture without words only who shows it. @param {Rel.Comment} comment */
  const wordsOf = ({ text, author }) => text || `\n${author}`;

  /** Who said it where, which may follow from the address alone. @param {Rel.Comment} comment */
  const identityOf = ({ scope, id, thread, author }) => JSON.stringify([scope, id, thread?.id ?? null, author]);

  /** What a profile says of its person; null: nothing. @param {Rel.Profile} profile */
  const saysOf = ({ name, bio, avatar, links }) => (name || bio || avatar || links.length ? JSON.stringify([name, bio, avatar, links]) : null);

  /** @param {string} url */
  const withoutHash = (url) => url.replace(/#.*$/, "");

  class Address {
    /** @type {Map<Element, Stood>} */
    #stands = new Map();
    /** @type {Rel.Reading | null} */
    #newest = null;

    /** @param {AbortSignal} signal ends what stands under this address @param {string} url */
    constructor(signal, url) {
      signal.addEventListener("abort", () => {
        // begun again under the same address, for another reason: nothing was left
        if (withoutHash(location.href) !== withoutHash(url)) this.#leave();
      });
    }

    /** Whether a record still shows what it showed under the address before. @param {Element} element @param {Rel.Comment} comment */
    lingers(element, comment) {
      const [words, identity] = [wordsOf(comment), identityOf(comment)];
      const was = left.get(element);
      if (was && was.words === words && was.identity !== identity) return true;
      const known = this.#stands.get(element);
      if (known?.words !== words || known.identity !== identity) this.#stands.set(element, { words, identity, since: performance.now() });
      return false;
    }

    /** A reading without what is still the page's before. @param {Rel.Read} read @returns {Rel.Reading} */
    own({ reading, records }) {
      this.#newest = reading;
      if (!before) return reading;
      const last = before;
      const { page, comments, profiles } = reading;
      const title = page.title === last.page.title ? null : page.title;
      const thread = page.thread && { ...page.thread, title: page.thread.title === last.page.title ? null : page.thread.title };
      const lingering = records.some(({ element, comment }) => typeof comment === "number" && this.lingers(element, comments[comment]));
      return {
        ...reading,
        page: { ...page, title, thread },
        profiles: profiles.filter((one) => !last.profiles.some((other) => other.handle !== one.handle && saysOf(other) !== null && saysOf(other) === saysOf(one))),
        withdrawn: lingering ? [] : reading.withdrawn,
      };
    }

    #leave() {
      const now = performance.now();
      for (const [element, stood] of this.#stands) if (now - stood.since >= YOUNG) left.set(element, stood);
      before = this.#newest ?? before;
    }
  }

  rc.left = { YOUNG, create: (signal, url) => new Address(signal, url) };
}
