// @ts-check
/**
 * Recipe and document -> Reading, the same JSON as relationcore/reading/reader.py gives for the same tree. Blind to
 * layout: what was seen is for visible.js to judge. Beside the reading come the elements, so that marks find their
 * place.
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const WHERE = /** @type {const} */ (["after", "before", "append"]);

  const withoutFragment = (/** @type {string} */ url) => url.split("#")[0];

  /** @param {string} url */
  function hostOf(url) {
    const { protocol, host } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? host : "";
  }

  /** @param {string} host @param {string} pattern */
  const hostFits = (host, pattern) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern);

  /** @param {Document} document @param {any} way @param {string} host */
  function fits(document, way, host) {
    if (!(way.hosts?.length || way.generator !== undefined || way.marker !== undefined)) return false;
    if (way.hosts?.length && !way.hosts.some((/** @type {string} */ pattern) => hostFits(host, pattern))) return false;
    if (way.generator !== undefined) {
      const generators = [...document.querySelectorAll('meta[name="generator"]')].map((meta) => meta.getAttribute("content") ?? "");
      if (!generators.some((text) => rc.steps.regex(way.generator).test(text))) return false;
    }
    return way.marker === undefined || rc.steps.holds(document, way.marker);
  }

  /** The kind of page this is to the recipe, or null. @param {Document} document @param {any} recipe @param {string} url @returns {string | null} */
  function matches(document, recipe, url) {
    const { match } = recipe;
    const host = hostOf(url);
    if (![match, ...(match.also ?? [])].some((way) => fits(document, way, host))) return null;
    const rest = withoutFragment(url).replace(/^[^:/?#]+:\/\/[^/?#]*/, "");
    const path = rest.startsWith("/") ? rest : `/${rest}`;
    for (const [kind, test] of Object.entries(match.paths ?? {})) {
      if (!rc.steps.regex(test.path ?? "").test(path)) continue;
      if (test.marker === undefined || rc.steps.holds(document, test.marker)) return kind;
    }
    return "other";
  }

  /** @param {Document} document @param {any} recipe @param {{url: string, at: string | null}} visit */
  function contextOf(document, recipe, { url, at }) {
    const declared = document.querySelector("base[href]")?.getAttribute("href");
    const base = (declared !== undefined && declared !== null && rc.convert.resolve(declared, url)) || url;
    const now = at ? Math.floor(Date.parse(at) / 1000) * 1000 : null;
    return { url, base, host: hostOf(url), now, times: rc.times.create(recipe.words) };
  }

  /** Reads one page. @param {Document} document @param {any} recipe @param {string} kind @param {{url: string, at: string | null}} visit */
  function create(document, recipe, kind, visit) {
    const context = contextOf(document, recipe, visit);
    const steps = rc.steps.create(document, context);
    const { PAGE, find } = rc.records;
    const records = find(document, steps, recipe, recipe.record ?? [], kind);
    const network = recipe.network.replace("{host}", context.host);
    /** @type {any} */
    let thread = null;
    /** @type {any[]} */
    const comments = [];
    /** @type {any[]} */
    const withdrawn = [];
    /** @type {any[]} */
    const unreadable = [];
    /** @type {any[]} */
    const places = [];

    /** @param {string} name @returns {string | null} */
    function ofPage(name) {
      const found = steps.first(recipe.page?.[name], PAGE);
      return typeof found === "string" || typeof found === "number" ? String(found) : null;
    }

    function readPage() {
      const values = steps.page;
      values.url = context.url;
      values.host = context.host;
      values.canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
      const title = document.querySelector("title");
      values.title = ofPage("title") || (title && rc.convert.fold(rc.text.plain(title))) || null;
      values.community = ofPage("community");
      if (kind === "thread") {
        values.thread = ofPage("thread");
        if (values.thread !== null) thread = { id: values.thread, url: ofPage("thread_url") || context.url, title: values.title };
      }
      const number = ofPage("number");
      records.firstPage = number === null || !/^\d+$/.test(number) || Number(number) <= 1;
      const { title: shown, community } = values;
      return { url: context.url, site: recipe.site, network, kind, title: shown, thread, community };
    }

    function readViewer() {
      const handle = steps.first(recipe.viewer?.handle, PAGE);
      if (typeof handle !== "string") return null;
      steps.page.viewer = handle;
      const audience = steps.first(recipe.viewer.audience, PAGE);
      const mark = markOf(recipe.viewer.mark, PAGE);
      if (mark) places.push({ element: mark.element, body: null, mark, comment: null, account: { handle, id: null } });
      return { handle, audience: typeof audience === "number" ? audience : null };
    }

    /** @param {any} mark @param {any} holder */
    function markOf(mark, holder) {
      const where = WHERE.find((name) => mark?.[name] !== undefined);
      if (!where) return null;
      const [element] = steps.elements([{ ...mark, select: mark[where] }], holder);
      return element ? { element, where } : null;
    }

    /** @param {any} record */
    function threadOf(record) {
      const id = record.text("thread");
      if (id === null || id === thread?.id) return thread;
      return { id, url: record.text("thread_url"), title: record.text("thread_title") };
    }

    /** @param {string | null} id @param {any} stands */
    function scopeOf(id, stands) {
      const scope = id === null ? "thread" : recipe.id_scope;
      if (scope === "network") return "";
      return scope === "host" ? context.host : `${context.host}/${stands?.id ?? ""}`;
    }

    /** @param {any} record @param {string | null} author @param {string} text */
    function isGone({ element, rule, owns }, author, text) {
      if (rule.withdrawn !== undefined && rc.steps.holdsOwn(element, owns, rule.withdrawn)) return true;
      return recipe.withdrawn.includes(author) || recipe.withdrawn.includes(text);
    }

    /** @param {any} record */
    function textOf(record) {
      const outside = record.nests ? new Set([...records.byElement.keys(), ...records.barred]) : new Set();
      const found = rc.text.ofBodies(record.bodies(), record.rule, outside);
      return found.text ? found : { text: record.text("text") ?? "", quotes: [] };
    }

    /** @param {any} record @param {string} name */
    function reason(record, name) {
      const count = (record.rule.fields[name] ?? []).length;
      return count ? `none of ${count} steps yielded` : "the recipe has no step for it";
    }

    /** @param {any} record @param {Set<string>} seen */
    function sort(record, seen) {
      const id = record.text("id");
      const stands = threadOf(record);
      const key = `${id}\n${stands?.id ?? ""}`;
      if (id !== null && seen.has(key)) return;
      seen.add(key);
      const scope = scopeOf(id, stands);
      const author = record.text("author");
      const words = textOf(record);
      if (isGone(record, author, words.text)) {
        if (id !== null) withdrawn.push({ id, scope });
      } else if (author === null) {
        unreadable.push({ record: id ?? `record ${record.index + 1}`, field: "author", reason: reason(record, "author") });
      } else {
        const mark = recipe.anonymous.includes(author) ? null : markOf(record.rule.mark, record);
        places.push({ element: record.element, body: record.bodies()[0] ?? record.element, mark, comment: comments.length });
        comments.push(comment(record, id, scope, stands, author, words));
      }
    }

    /**
     * A shown name, unless it is the handle or the user's part of `user@host`.
     * @param {string | null} name @param {string} handle
     */
    function unlike(name, handle) {
      return name === handle || name === handle.split("@")[0] ? null : name;
    }

    /** @param {any} record @param {string | null} id @param {string} scope @param {any} stands @param {string} author @param {any} words */
    function comment(record, id, scope, stands, author, words) {
      const name = record.text("author_name");
      const answered = record.text("in_reply_to");
      const moment = record.value("published");
      const when = moment && typeof moment === "object" ? moment : { at: null, precision: null, text: null };
      const hit = (/** @type {string} */ selector) => rc.steps.select(record.element, selector).some(record.owns);
      return {
        id, scope, kind: record.kind(), thread: stands, author, author_id: record.text("author_id"),
        author_name: unlike(name, author), author_url: record.text("author_url"),
        in_reply_to: answered === id ? null : answered, mentions: record.every("mentions"), text: words.text,
        cut: (record.rule.cut ?? []).some(hit), quotes: words.quotes, published: when.at, precision: when.precision,
        published_text: when.text, url: record.text("url"), uri: record.text("uri"),
      };
    }

    function readProfiles() {
      /** @type {Map<string, any>} */
      const profiles = new Map();
      for (const record of find(document, steps, recipe, recipe.profile ?? [], kind).all) {
        const handle = record.text("handle");
        const name = record.text("name");
        if (handle === null) {
          unreadable.push({ record: `profile ${record.index + 1}`, field: "handle", reason: reason(record, "handle") });
          continue;
        }
        if (profiles.has(handle)) continue;
        const id = record.text("id");
        profiles.set(handle, {
          handle, id, name: unlike(name, handle), url: record.text("url"), bio: record.text("bio"),
          avatar: record.text("avatar"), links: record.every("links"),
        });
        const mark = markOf(record.rule.mark, record);
        if (mark) places.push({ element: record.element, body: null, mark, comment: null, account: { handle, id } });
      }
      return [...profiles.values()];
    }

    function readReactions() {
      const found = find(document, steps, recipe, recipe.reaction ?? [], kind).all;
      return found
        .map((/** @type {any} */ record) => ({ by: record.text("by"), to: record.text("to"), kind: record.rule.kind }))
        .filter((/** @type {any} */ { by, to }) => by !== null && to !== null);
    }

    /** @param {Record<string, number>} counts */
    function judge(counts) {
      for (const [what, least] of Object.entries(recipe.expect?.[kind] ?? {})) {
        const found = counts[what];
        if (found < least) unreadable.push({ record: "page", field: what, reason: `expected at least ${least}, found ${found}` });
      }
    }

    const page = readPage();
    const viewer = readViewer();
    const seen = new Set();
    for (const record of records.all) sort(record, seen);
    const profiles = readProfiles();
    judge({ comments: comments.length, profiles: profiles.length });
    const reading = { page, viewer, profiles, comments, reactions: readReactions(), withdrawn, unreadable };
    rc.structured.fill(reading, document, context);
    return { reading, records: places, found: records.all.length };
  }

  /**
   * Reads a page with a recipe that matches it, or by what it says of itself.
   * @param {Document} document
   * @param {any} recipe as the server gives it, or null
   * @param {{url: string, at: string | null}} visit the address of the page and the time of the visit
   */
  function read(document, recipe, { url, at }) {
    if (!recipe) {
      const reading = rc.structured.read(document, { url: withoutFragment(url), host: hostOf(url) });
      return { reading, records: [], found: reading.comments.length };
    }
    const kind = matches(document, recipe, url) ?? "other";
    const visit = { url: withoutFragment(url), at };
    const found = create(document, recipe, kind, visit);
    if (!recipe.noscript || found.found) return found;
    const bare = create(withoutScripts(document), recipe, kind, visit);
    return bare.found ? bare : found;
  }

  /** A copy of the page in which `noscript` holds elements; nothing of it is on the screen. @param {Document} document */
  function withoutScripts(document) {
    const copy = /** @type {Document} */ (document.cloneNode(true));
    for (const hidden of copy.querySelectorAll("noscript")) {
      hidden.replaceChildren(...new DOMParser().parseFromString(hidden.textContent ?? "", "text/html").body.childNodes);
    }
    return copy;
  }

  rc.reader = { read, matches };
})();
