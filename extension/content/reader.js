// @ts-check
/**
 * Recipe and document -> Reading, the same JSON as relationcore/reading/reader.py gives for the same tree. Blind to
 * layout: what was seen is for visible.js to judge. Beside the reading come the elements, so that marks find their
 * place.
 *
 * A page that stays open is read again and again as it changes. What was read and cannot have changed is kept; a
 * reading equals that of the page read anew (tests/extension/test_renewed.py).
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const NONE = new WeakSet();

  /** Whether any record of a recipe asks for the page's title, which may change every second. @param {any} recipe */
  const usesTitle = (recipe) => JSON.stringify([recipe.record, recipe.profile, recipe.reaction]).includes('"page":"title"');

  /** A page under one recipe. @param {Document} document @param {any} recipe @param {string} kind @param {string} url */
  function create(document, recipe, kind, url) {
    const { PAGE, create: recordsOf } = rc.records;
    /** what is read of it, always as it is now @type {{recipe: any, steps: any, context: any, thread: any, records: any}} */
    const page = { recipe, steps: null, context: null, thread: null, records: null };
    const { sort, markOf, more } = rc.comments.create(page);
    const records = (page.records = recordsOf(document, recipe, recipe.record ?? [], kind, more));
    const people = recordsOf(document, recipe, recipe.profile ?? [], kind, more);
    const reacting = recordsOf(document, recipe, recipe.reaction ?? [], kind);
    const titled = usesTitle(recipe);
    /** what of the page itself the records may depend on */
    let around = "";
    /** a value that was held to stand has changed: what others were made of by it may be wrong */
    let broken = false;
    /** what stood there when the reading ahead began @type {ReturnType<typeof begin> | null} */
    let ahead = null;

    /** @param {string} name @returns {string | null} */
    function ofPage(name) {
      const found = page.steps.first(recipe.page?.[name], PAGE);
      return typeof found === "string" || typeof found === "number" ? String(found) : null;
    }

    /** The thread of a thread page: the same object as long as it is the same thread. @param {any} values */
    function readThread(values) {
      values.thread = kind === "thread" ? ofPage("thread") : null;
      if (values.thread === null) return null;
      const now = { id: values.thread, url: ofPage("thread_url") || page.context.url, title: values.title };
      return page.thread?.id === now.id && page.thread.url === now.url ? Object.assign(page.thread, now) : now;
    }

    function readPage() {
      const values = page.steps.page;
      values.url = page.context.url;
      values.host = page.context.host;
      values.canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
      const shown = document.querySelector("title");
      values.title = ofPage("title") || (shown && rc.convert.fold(rc.text.plain(shown))) || null;
      values.community = ofPage("community");
      page.thread = readThread(values);
      const number = ofPage("number");
      records.firstPage = number === null || !/^\d+$/.test(number) || Number(number) <= 1;
      const { title, community } = values;
      const group = ofPage("group");
      const network = recipe.network.replace("/{group}", group ? `/${group}` : "").replace("{host}", page.context.host);
      return { url: page.context.url, site: recipe.site, network, kind, title, thread: page.thread, community };
    }

    /** @param {any[]} places */
    function readViewer(places) {
      const handle = page.steps.first(recipe.viewer?.handle, PAGE);
      if (typeof handle !== "string") return null;
      page.steps.page.viewer = handle;
      const audience = page.steps.first(recipe.viewer.audience, PAGE);
      const mark = markOf(recipe.viewer.mark, PAGE);
      if (mark) places.push({ element: mark.element, body: null, mark, comment: null, account: { handle, id: null } });
      return { handle, audience: typeof audience === "number" ? audience : null };
    }

    /** @param {any[]} places @param {any[]} unreadable */
    function readProfiles(places, unreadable) {
      /** @type {Map<string, any>} */
      const profiles = new Map();
      for (const record of people.all) {
        const handle = record.text("handle");
        const name = record.text("name");
        if (handle === null) {
          unreadable.push({ record: `profile ${record.index + 1}`, field: "handle", reason: rc.comments.reason(record, "handle") });
          continue;
        }
        if (profiles.has(handle)) continue;
        const id = record.text("id");
        profiles.set(handle, {
          handle, id, name: rc.comments.unlike(name, handle), url: record.text("url"), bio: record.text("bio"),
          avatar: record.text("avatar"), links: record.every("links"),
        });
        const mark = record.once("~mark");
        if (mark) places.push({ element: record.element, body: null, mark, comment: null, account: { handle, id } });
      }
      return [...profiles.values()];
    }

    function readReactions() {
      return reacting.all
        .map((/** @type {any} */ record) => ({ by: record.text("by"), to: record.text("to"), kind: record.rule.kind }))
        .filter((/** @type {any} */ { by, to }) => by !== null && to !== null);
    }

    /** @param {any[]} unreadable @param {Record<string, number>} counts */
    function judge(unreadable, counts) {
      for (const [what, least] of Object.entries(recipe.expect?.[kind] ?? {})) {
        const found = counts[what];
        if (found < least) unreadable.push({ record: "page", field: what, reason: `expected at least ${least}, found ${found}` });
      }
    }

    /** Looks what stands there now. @param {string | null} at @param {WeakSet<Element>} dirty */
    function begin(at, dirty) {
      page.context = rc.match.contextOf(document, recipe, { url, at });
      page.steps = rc.steps.create(document, page.context);
      /** @type {any[]} */
      const places = [];
      const about = readPage();
      const viewer = readViewer(places);
      const { title, ...rest } = page.steps.page;
      const now = JSON.stringify([rest, page.thread?.url, records.firstPage, titled && title, page.context.base]);
      for (const one of [records, people, reacting]) {
        if (now !== around || broken) one.forget();
        one.renew(page.steps, dirty);
      }
      around = now;
      broken = false;
      return { places, about, viewer };
    }

    /** Sorts a record, or leaves it as it was sorted before. @param {any} record */
    function settle(record) {
      const { out } = record;
      if (out && record.holds() && (!out.comment || out.comment.kind === record.kind())) return;
      if (out && record.index < records.first) broken = true;
      record.out = sort(record);
    }

    /** @param {ReturnType<typeof begin>} begun */
    function assemble({ places, about, viewer }) {
      /** @type {Record<"comments" | "withdrawn" | "unreadable" | "fresh", any[]>} */
      const { comments, withdrawn, unreadable, fresh } = { comments: [], withdrawn: [], unreadable: [], fresh: [] };
      const seen = new Set();
      for (const { out, index } of records.all) {
        if (out.id !== null && seen.has(out.key)) continue;
        seen.add(out.key);
        if (out.comment) {
          out.place.comment = comments.length;
          comments.push(out.comment);
          places.push(out.place);
          if (!out.told) fresh.push(out);
          out.told = true;
        } else if (out.reason) unreadable.push({ record: out.id ?? `record ${index + 1}`, field: "author", reason: out.reason });
        else if (out.gone) withdrawn.push(out.gone);
      }
      const profiles = readProfiles(places, unreadable);
      judge(unreadable, { comments: comments.length, profiles: profiles.length });
      const reading = { page: about, viewer, profiles, comments, reactions: readReactions(), withdrawn, unreadable };
      rc.structured.fill({ ...reading, comments: fresh.map(({ comment }) => comment) }, document, page.context);
      const news = new Set(fresh.map(({ place }) => place));
      return { reading, records: places, found: records.all.length, changed: places.filter((one) => one.comment === null || news.has(one)) };
    }

    return {
      /** Reads ahead record by record; between two of them others may do their work. @param {string | null} at @param {WeakSet<Element>} dirty */
      *prepare(at, dirty) {
        ahead = begin(at, dirty);
        for (const record of records.all) {
          settle(record);
          yield;
        }
      },
      /** @param {string | null} at @param {WeakSet<Element>} dirty @param {boolean} [still] nothing at all has changed since `prepare` began @returns {any} */
      read(at, dirty, still) {
        const begun = (still && !broken && ahead) || begin(at, dirty);
        ahead = null;
        records.all.forEach(settle);
        return broken ? this.read(at, NONE) : assemble(begun);
      },
    };
  }

  /**
   * A page that is read by a recipe as often as it changes; `dirty` are the elements in which, or around which,
   * something has changed since the reading before.
   * @param {Document} document @param {any} recipe @param {string} address
   */
  function open(document, recipe, address) {
    const url = rc.match.withoutFragment(address);
    /** @type {any} */
    let page = null;
    /** @type {string | null} */
    let kind = null;
    const current = () => {
      const now = rc.match.matches(document, recipe, address) ?? "other";
      if (now !== kind) page = create(document, recipe, now, url);
      kind = now;
      return page;
    };
    return {
      /** @param {string | null} at @param {WeakSet<Element>} dirty */
      prepare: (at, dirty) => current().prepare(at, dirty),
      /** @param {string | null} at @param {WeakSet<Element>} dirty @param {boolean} [still] */
      read(at, dirty, still) {
        const found = current().read(at, dirty, still);
        if (!recipe.noscript || found.found) return found;
        const bare = create(withoutScripts(document), recipe, /** @type {string} */ (kind), url).read(at, NONE);
        return bare.found ? bare : found;
      },
    };
  }

  /**
   * Reads a page once, with a recipe or by what it says of itself.
   * @param {Document} document
   * @param {any} recipe as the server gives it, or null
   * @param {{url: string, at: string | null}} visit the address of the page and the time of the visit
   */
  function read(document, recipe, { url, at }) {
    if (recipe) return open(document, recipe, url).read(at, NONE);
    const reading = rc.structured.read(document, { url: rc.match.withoutFragment(url), host: rc.match.hostOf(url) });
    return { reading, records: [], found: reading.comments.length, changed: [] };
  }

  /** A copy of the page in which `noscript` holds elements; nothing of it is on the screen. @param {Document} document */
  function withoutScripts(document) {
    const copy = /** @type {Document} */ (document.cloneNode(true));
    for (const hidden of copy.querySelectorAll("noscript")) {
      hidden.replaceChildren(...new DOMParser().parseFromString(hidden.textContent ?? "", "text/html").body.childNodes);
    }
    return copy;
  }

  rc.reader = { read, open, matches: rc.match.matches };
})();
