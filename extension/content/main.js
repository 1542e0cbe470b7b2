// @ts-check
/**
 * One page from arrival to departure. An AbortSignal is the life of everything that listens or draws; a changed
 * address ends it and starts again.
 *
 * The tree is read blind to layout; visible.js decides what was seen; only that goes to the worker, and the
 * viewer's own words wherever they stand (an answer given on another device must be found without scrolling).
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const SETTLE = 300;
  /** a reading may take this part of the time at most */
  const SHARE = 10;
  /** @param {string} url */
  const withoutHash = (url) => url.replace(/#.*$/, "");

  /** What is read and how: kept to tell whether anything changed. @param {Rel.Hello} hello */
  const shapeOf = ({ mode, marks, recipes }) => JSON.stringify([mode, marks, recipes.map(({ site, version }) => [site, version])]);

  /** Now, as a visit has it. */
  const instant = () => `${new Date().toISOString().slice(0, 19)}Z`;

  class Session {
    url = location.href;
    /** @type {Rel.Recipe | null} */
    #recipe = null;
    /** @type {Rel.Page | null} the page under its recipe */
    #page = null;
    /** @type {(() => Rel.Read | null) | null} */
    #located = null;
    /** @type {Rel.VisitView | null} */
    #visit = null;
    /** whether everything read so far was put before the user's eyes */
    #counted = false;
    #readable = false;
    #reported = "";
    #planned = 0;
    #cost = 0;
    #first = true;
    #busy = false;
    #again = false;

    /** @param {Rel.Hello} hello @param {AbortSignal} signal */
    constructor(hello, signal) {
      this.hello = hello;
      this.signal = signal;
      this.shape = shapeOf(hello);
      this.frame = rc.frame.create(signal);
      this.places = rc.place.create(signal, hello.marks, {
        open: ({ view, subject }) => void this.frame.open(view, subject).catch(() => {}),
        escape: () => this.frame.close(true),
      });
      this.health = rc.health.create(signal);
      this.address = rc.left.create(signal, this.url);
      this.sight = rc.sight.create(signal, this.address, (comment) => this.#visit?.saw(comment));
      this.changes = rc.changes.create(signal, (node) => this.places.isOurs(node) || this.frame.isOurs(node), () => this.plan());
      document.addEventListener("visibilitychange", () => this.plan(), { signal });
      signal.addEventListener("abort", () => clearTimeout(this.#planned));
    }

    /** Reads the page as it stands; draws, asks and watches what is new. A change meanwhile is looked at afterwards. */
    async look() {
      this.#planned = 0;
      if (this.#busy) this.#again = true;
      if (this.#busy || this.signal.aborted) return;
      this.#busy = true;
      this.#again = false;
      await this.#pass().finally(() => { this.#busy = false; });
      if (this.#again) this.plan();
    }

    /** One pass per frame, less often where reading is dear. @param {number} [delay] */
    plan(delay = 16) {
      if (!this.#planned && !this.signal.aborted) this.#planned = setTimeout(() => void this.look(), Math.max(delay, this.#cost * SHARE));
    }

    /** @param {Rel.Annotation[]} annotations */
    update(annotations) {
      this.places.update(annotations);
      this.#report(this.#readable);
    }

    /** Asks about everybody again. */
    again() {
      return this.#ask(this.places.accounts());
    }

    /** The page comes out of the browser's cache as it was left; meanwhile icon and memory may have changed. */
    async back() {
      this.#reported = "";
      this.plan();
      await this.again();
    }

    /** @returns {Rel.Here} */
    here() {
      return { report: JSON.parse(this.#reported || "null"), people: this.places.known() };
    }

    /** @param {string | null} link */
    open(link) {
      const found = this.places.find(link);
      if (found) void this.frame.open(found.view, found.subject).catch(() => {});
      return Boolean(found);
    }

    /** Whether the page is switched on and before somebody's eyes. */
    #counts() {
      return this.hello.mode === "on" && document.visibilityState === "visible";
    }

    async #pass() {
      const { url, signal } = this;
      this.#recipe ??= this.hello.recipes.find((one) => rc.reader.matches(document, one, url) !== null) ?? null;
      if (!this.#recipe) {
        await this.#unknown();
        return;
      }
      if (!this.#page) this.changes.follow(this.#recipe);
      this.#page ??= rc.reader.open(document, this.#recipe, url);
      const ahead = await rc.turns.work(this.#page.prepare(instant(), this.changes.since()), signal);
      if (ahead === null) return;
      const started = performance.now();
      const still = this.changes.still();
      const drawing = this.#take(this.#recipe, this.#page.read(instant(), this.changes.since(), still));
      const taken = performance.now() - started;
      const drawn = (await rc.turns.work(drawing, signal)) ?? 0;
      // the first pass reads everything; how dear it was says nothing of the next
      this.#cost = this.#first ? 0 : ahead + taken + drawn;
      this.#first = false;
    }

    /** A page that no recipe knows: read by what it says of itself, where no recipe is meant for it. */
    async #unknown() {
      const { recipes } = this.hello;
      const recipe = recipes.find(({ site }) => site === "structured");
      const read = recipe ? (this.#located ??= rc.located.open(document, this.url))() : null;
      if (recipe && read) await rc.turns.work(this.#take({ ...recipe, expect: {} }, read), this.signal);
      else {
        this.#report(false);
        if (this.#counts()) this.health.judged(rc.health.unmarkedOf(recipes, this.url));
      }
    }

    /** Hands on what was read; what is left to do is the drawing. @param {Rel.Recipe} recipe @param {Rel.Read} read */
    #take(recipe, read) {
      const fresh = this.places.fresh(read, recipe);
      if (fresh.length) void this.#ask(fresh);
      return this.#draw(recipe, read);
    }

    /** @param {Rel.Recipe} recipe @param {Rel.Read} read */
    *#draw(recipe, read) {
      yield* this.places.draw(read, recipe);
      const report = rc.health.reportOf(recipe, read);
      this.#report(report === null);
      const before = this.#counted;
      this.#counted = this.#counts();
      if (!this.#counted) return;
      this.health.judged(report);
      this.#visit ??= rc.visit.create(this.signal, recipe, this.hello.browser, (visit) => this.places.versions(visit));
      const own = this.address.own(read);
      this.changes.awaitTitle(own.page.title !== read.reading.page.title);
      this.#visit.read(own);
      yield* this.sight.watch(before ? read.changed : read.records, read.reading, recipe);
    }

    /** @param {Rel.AccountRef[]} accounts */
    async #ask(accounts) {
      const annotations = await rc.worker.ask("page.ask", { url: this.url, accounts }).catch(() => []);
      if (!this.signal.aborted) this.update(annotations);
    }

    /** Tells the worker what icon and badge are to show, when that changed. @param {boolean} readable */
    #report(readable) {
      this.#readable = readable;
      const about = { url: this.url, mode: this.hello.mode, readable, known: this.places.known().length, people: this.places.count() };
      if (JSON.stringify(about) === this.#reported) return;
      this.#reported = JSON.stringify(about);
      void rc.worker.ask("page.report", { report: about }).catch(() => {});
    }
  }

  /** @type {AbortController | null} */
  let life = null;
  /** @type {Session | null} */
  let session = null;
  let address = location.href;

  /** Ends what runs and begins again where this page is ours. @param {number} [delay] for a page that is still being built */
  const start = async (delay = 0) => {
    life?.abort();
    const mine = (life = new AbortController());
    session = null;
    address = location.href;
    const hello = await rc.worker.ask("page.hello", { url: address });
    if (mine.signal.aborted) return;
    if (hello.mode === "off") {
      await rc.worker.ask("page.report", { report: { url: address, mode: hello.mode, readable: false, known: 0, people: 0 } });
      return;
    }
    session = new Session(hello, mine.signal);
    if (delay) session.plan(delay);
    else await session.look();
  };

  /** Permissions, settings or memory may have changed: begin again only if this page is read differently now. @param {(session: Session) => Promise<void>} same what to do else */
  const recheck = async (same) => {
    const hello = await rc.worker.ask("page.hello", { url: location.href });
    if (session && session.shape === shapeOf(hello)) await same(session);
    else await start();
  };

  const moved = () => {
    if (withoutHash(location.href) === withoutHash(address)) return;
    if (rc.worker.alive()) void start(SETTLE).catch(() => {});
    else life?.abort();
  };

  /** @type {Record<keyof Rel.ToContent, (ask: any) => unknown>} */
  const handlers = {
    "marks.update": ({ annotations }) => session?.update(annotations),
    "page.recheck": () => void recheck((one) => one.again()).catch(() => {}),
    "page.people": () => session?.here() ?? { report: null, people: [] },
    "card.leave": () => session?.frame.close(true),
    "card.open": ({ link }) => session?.open(link) ?? false,
  };

  /** @param {any} message @param {chrome.runtime.MessageSender} sender @param {(answer: Rel.Answer<unknown>) => void} answer */
  const listen = (message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(handlers, message?.type)) return;
    answer({ ok: true, value: handlers[/** @type {keyof Rel.ToContent} */ (message.type)](message) ?? null });
  };

  // injected a second time (a click on the icon, then switched on): the first one begins again
  if (rc.started) rc.started();
  else {
    rc.started = () => void start().catch(() => {});
    chrome.runtime.onMessage.addListener(listen);
    // both reach the isolated world: the first where the browser has it, the second for the rest
    /** @type {any} */ (globalThis).navigation?.addEventListener("currententrychange", moved);
    addEventListener("popstate", moved);
    addEventListener("pageshow", ({ persisted }) => persisted && void recheck((one) => one.back()).catch(() => {}));
    rc.started();
  }
}
