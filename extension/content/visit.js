// @ts-check
/**
 * One visit: one page load as the user saw it, handed to the worker in parts.
 *
 * The first part says that the page was there, even if nothing of it came into view. A part is built once and
 * offered until the worker has stored it; (visit_id, part) is idempotent, so offering it again does no harm.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const GATHER = 1500;
  const RETRY = [500, 2000, 8000, 30_000];
  const MOST = 500;

  /** Now, as the wire has it. */
  const instant = () => `${new Date().toISOString().slice(0, 19)}Z`;

  /** @param {number} ms */
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** What makes a comment itself on its page. @param {Rel.Comment} comment */
  const keyOf = ({ scope, id, author, published, text }) => (id === null ? `~\n${author}\n${published}\n${text}` : `${scope}\n${id}`);

  class Visit {
    /** @type {Rel.Reading | null} the newest reading */
    #reading = null;
    #part = 0;
    #told = "[[],[]]";
    #titled = false;
    /** @type {Map<string, Rel.Sighting>} */
    #seen = new Map();
    /** @type {Rel.Visit[]} built and not yet stored by the worker */
    #ready = [];
    #timer = 0;
    #sending = false;
    /** the newest offer: an answer to an older one, lost while the page lay in the browser's cache, is not waited for */
    #turn = 0;

    /** @param {AbortSignal} signal @param {Rel.Recipe} recipe @param {string} browser @param {(visit: Rel.Visit) => Record<string, string>} have which annotations of a visit's accounts are here already */
    constructor(signal, recipe, browser, have) {
      this.have = have;
      this.head = { visit_id: crypto.randomUUID(), browser, at: instant(), recipe: recipe.site, recipe_version: recipe.version };
      document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#flush(), { signal });
      addEventListener("pagehide", () => this.#flush(), { signal });
      addEventListener("pageshow", ({ persisted }) => persisted && this.#resume(), { signal });
      signal.addEventListener("abort", () => this.#flush());
    }

    /** A newer reading of the same page. @param {Rel.Reading} reading */
    read(reading) {
      this.#reading = reading;
      this.#soon();
    }

    /** The user saw this comment. @param {Rel.Comment} comment */
    saw(comment) {
      const parent = comment.in_reply_to === null ? null : this.#reading?.comments.find(({ id }) => id === comment.in_reply_to);
      this.#seen.set(keyOf(comment), { ...comment, seen_at: instant(), parent_author: parent?.author ?? null });
      this.#soon();
    }

    #soon() {
      if (!this.#timer) this.#timer = setTimeout(() => this.#flush(), GATHER);
    }

    #flush() {
      clearTimeout(this.#timer);
      this.#timer = 0;
      while (this.#build());
      void this.#offer();
    }

    /** Builds the next part; true: there is more for another. */
    #build() {
      const reading = this.#reading;
      if (!reading) return false;
      const { profiles, withdrawn, fresh } = this.#around(reading);
      const comments = [...this.#seen.values()].slice(0, MOST);
      const bare = !fresh && !comments.length;
      if (bare && (this.#part > 0 || reading.page.kind !== "thread")) return false;
      comments.forEach((comment) => this.#seen.delete(keyOf(comment)));
      const ids = new Set(comments.map(({ id }) => id));
      const reactions = reading.reactions.filter(({ to }) => ids.has(to));
      const { page, viewer } = reading;
      this.#ready.push({ ...this.head, part: this.#part++, page, viewer, profiles, reactions, withdrawn, comments });
      return this.#seen.size > 0;
    }

    /** What a page shows beside comments: told once, and again when it changed; a title that came late is told, too. @param {Rel.Reading} reading */
    #around({ page, profiles, withdrawn }) {
      const now = JSON.stringify([profiles, withdrawn]);
      const late = this.#part > 0 && !this.#titled && page.title !== null;
      const fresh = now !== this.#told || late;
      this.#told = now;
      this.#titled ||= page.title !== null;
      return fresh ? { profiles, withdrawn, fresh } : { profiles: [], withdrawn: [], fresh };
    }

    /** Offers what is ready, in order. A worker that was stopped starts again with the next message. */
    async #offer() {
      if (this.#sending) return;
      this.#sending = true;
      const turn = ++this.#turn;
      for (let failed = 0; this.#ready.length && rc.worker.alive() && failed < RETRY.length;) {
        const [visit] = this.#ready;
        const stored = await rc.worker.ask("page.seen", { visit, have: this.have(visit) }).then(() => true, () => false);
        if (turn !== this.#turn) return;
        if (stored) this.#ready.shift();
        else await pause(RETRY[failed++]);
        if (turn !== this.#turn) return;
      }
      this.#sending = false;
    }

    /** Offers anew what nobody acknowledged: twice the same part does no harm. */
    #resume() {
      this.#turn += 1;
      this.#sending = false;
      this.#flush();
    }
  }

  rc.visit = { create: (signal, recipe, browser, have) => new Visit(signal, recipe, browser, have), keyOf };
}
