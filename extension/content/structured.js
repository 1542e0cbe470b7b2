// @ts-check
/**
 * What a page says of itself in JSON-LD, read where no recipe knows the page, and the gaps of a recipe that it fills.
 * It does not say where on the screen that stands: located.js looks. The twin of relationcore/reading/structured.py.
 *
 * @typedef {Map<string, any>} JsonNode
 * @typedef {{url: string, host: string}} At
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const POSTS = new Set(["discussionforumposting", "socialmediaposting", "question"]);
  const ARTICLES = new Set(["article", "newsarticle", "blogposting", "techarticle", "report"]);
  const SINGLE = new Set(["comment", "answer"]);
  const ANSWERS = ["acceptedanswer", "suggestedanswer", "comment"];
  const MAX_NESTING = 50;
  const MAX_BRACKETS = 200;
  const SCRIPTS = 'script[type^="application/ld+json" i]';
  const NO_WORDS = { now: [], one: [], joined: [], around: [], today: [], yesterday: [], at: [], noon: {}, units: {}, months: [], zones: {} };

  /** @param {any} value @returns {any[]} */
  const items = (value) => (Array.isArray(value) ? value : [value ?? null]);

  /** The objects of a value, keys in lower case. @param {any} value @returns {JsonNode[]} */
  function nodes(value) {
    const found = items(value).filter((item) => item !== null && typeof item === "object" && !Array.isArray(item));
    return found.map((item) => new Map(Object.entries(item).map(([key, inner]) => [key.toLowerCase(), inner])));
  }

  /** @param {any} value @returns {string | null} */
  const text = (value) => (typeof value === "string" ? rc.convert.fold(value.toWellFormed()) || null : null);

  /** A type's bare name. @param {any} value @returns {string} */
  const typeName = (value) => /** @type {string} */ ((text(value) ?? "").split(/[/#:]/).pop()).toLowerCase();

  /** How deep the brackets of a JSON text nest. @param {string} source */
  function depthOf(source) {
    let depth = 0;
    let most = 0;
    let quoted = false;
    for (const [mark] of source.matchAll(/\\.|["[\]{}]/gsu)) {
      if (mark === '"') quoted = !quoted;
      else if (!quoted && mark.length === 1) depth += mark === "[" || mark === "{" ? 1 : -1;
      most = Math.max(most, depth);
    }
    return most;
  }

  /** @param {string} source @returns {any} */
  function parsed(source) {
    if (depthOf(source) > MAX_BRACKETS) return null;
    try {
      return JSON.parse(source);
    } catch {
      return null;
    }
  }

  /** The nodes at the top: of a list, of a `@graph`, and what a page is about. @param {any} data @param {number} depth @returns {Generator<JsonNode>} */
  function* walk(data, depth) {
    for (const node of nodes(data)) {
      yield node;
      if (depth < MAX_NESTING) for (const key of ["@graph", "mainentity"]) yield* walk(node.get(key), depth + 1);
    }
  }

  /** The text of a value that may be markup. @param {string} said @returns {string} */
  function words(said) {
    if (!said.includes("<") && !said.includes("&")) return said;
    return rc.convert.fold(rc.text.plain(new DOMParser().parseFromString(`<body>${said}`, "text/html").documentElement));
  }

  /** Collects what one page says. @param {At} at @param {string | null} title */
  function collector({ url, host }, title) {
    /** @type {any[]} */
    const comments = [];
    /** @type {Map<string, any>} */
    const profiles = new Map();
    const seen = new Set();
    /** @type {Map<string, JsonNode>} */
    const people = new Map();
    const times = rc.times.create(NO_WORDS);

    /** @param {JsonNode} node @returns {string | null} */
    function idOf(node) {
      const link = text(node.get("@id")) ?? text(node.get("url"));
      if (link === null) return null;
      const cut = link.indexOf("#");
      return (cut < 0 ? "" : link.slice(cut + 1)) || rc.convert.resolve(cut < 0 ? link : link.slice(0, cut), url);
    }

    /** @param {JsonNode} node @param {string} kind @param {string | null} id @param {string | null} parent @param {string} author @param {string | null} authorUrl */
    function comment(node, kind, id, parent, author, authorUrl) {
      const moment = times.iso(text(node.get("datepublished")) ?? text(node.get("datecreated")) ?? "");
      const link = text(node.get("url"));
      const said = ["text", "articlebody", "headline"].map((key) => text(node.get(key))).find((one) => one !== null);
      return {
        id, scope: id ? host : `${host}/${url}`, kind, thread: { id: url, url, title }, author, author_id: null,
        author_name: null, author_url: authorUrl, in_reply_to: parent === id ? null : parent, mentions: [],
        text: words(said ?? ""), cut: false, quotes: [], published: moment?.at ?? null, precision: moment?.precision ?? null,
        published_text: null, url: link === null ? null : rc.convert.resolve(link, url), uri: null,
      };
    }

    /** A post or answer with everything that answers it. @param {JsonNode} node @param {string} kind @param {string | null} parent @param {number} depth */
    function add(node, kind, parent, depth) {
      const own = idOf(node);
      const [author, authorUrl] = authorOf(node);
      if (author !== null) {
        if (own && seen.has(own)) return;
        seen.add(own);
        comments.push(comment(node, kind, own, parent, author, authorUrl));
      }
      if (depth >= MAX_NESTING) return;
      for (const key of ANSWERS) for (const answer of nodes(node.get(key))) add(answer, "comment", own ?? parent, depth + 1);
    }

    /** The person a ProfilePage is about. @param {JsonNode} node */
    function person(node) {
      const name = text(node.get("name"));
      const handle = text(node.get("alternatename")) ?? name;
      if (handle === null || profiles.has(handle)) return;
      const link = text(node.get("url"));
      profiles.set(handle, {
        handle, id: text(node.get("identifier")), name: name === handle ? null : name,
        url: link === null ? null : rc.convert.resolve(link, url), bio: words(text(node.get("description")) ?? "") || null,
        avatar: text(node.get("image")), links: items(node.get("sameas")).map(text).filter((one) => one !== null),
      });
    }

    /** Somebody to whom authors may refer. @param {JsonNode} node */
    function know(node) {
      const own = text(node.get("@id"));
      if (own !== null && text(node.get("name")) !== null && !people.has(own)) people.set(own, node);
    }

    /** @param {JsonNode} node @returns {[string | null, string | null]} */
    function authorOf(node) {
      for (const author of items(node.get("author"))) {
        const [person] = nodes(author);
        const whole = person && (people.get(text(person.get("@id")) ?? "") ?? person);
        const name = person ? text(person.get("name")) ?? text(whole.get("name")) : text(author);
        const link = person ? text(person.get("url")) ?? text(whole.get("url")) : null;
        if (name !== null) return [name, link === null ? null : rc.convert.resolve(link, url)];
      }
      return [null, null];
    }

    /** @param {JsonNode} node */
    function take(node) {
      const types = items(node.get("@type")).map(typeName);
      const answered = nodes(node.get("comment")).length > 0;
      if (types.some((type) => POSTS.has(type) || (answered && ARTICLES.has(type)))) add(node, "post", null, 0);
      else if (types.some((type) => SINGLE.has(type))) {
        const [parent] = nodes(node.get("parentitem"));
        add(node, "comment", parent ? idOf(parent) : null, 0);
      } else if (types.includes("profilepage")) nodes(node.get("mainentity")).forEach(person);
    }

    return { know, take, comments, profiles };
  }

  /** What the page's JSON-LD says; nobody found is an empty reading. @param {Document} document @param {At} at */
  function read(document, at) {
    const shown = document.querySelector("title");
    const title = (shown && rc.convert.fold(rc.text.plain(shown))) || null;
    const { know, take, comments, profiles } = collector(at, title);
    const found = [...document.querySelectorAll(SCRIPTS)].flatMap((script) => [...walk(parsed(script.textContent ?? ""), 0)]);
    found.forEach(know);
    found.forEach(take);
    const kind = comments.length ? "thread" : profiles.size ? "profile" : "other";
    const thread = comments.length ? { id: at.url, url: at.url, title } : null;
    const page = { url: at.url, site: "structured", network: `web:${at.host}`, kind, title, thread, community: null };
    return { page, viewer: null, profiles: [...profiles.values()], comments, reactions: [], withdrawn: [], unreadable: [] };
  }

  /** @param {any} comment */
  const timeless = (comment) => comment.published === null && comment.published_text === null;

  /** @param {any} profile @param {any} said */
  function isSame(profile, said) {
    const names = [profile.handle, profile.handle.split("@")[0], profile.name].filter((name) => name !== null);
    return names.includes(said.handle.replace(/^@/, "")) || names.includes(said.name);
  }

  /** The reading of a recipe with what only the JSON-LD says: a comment's time, a bio. Nothing is overridden.
   * @param {any} reading @param {Document} document @param {At} at */
  function fill(reading, document, at) {
    const bare = reading.page.kind === "profile" ? reading.profiles.filter((/** @type {any} */ one) => one.bio === null) : [];
    const open = reading.comments.filter(timeless);
    if (!(bare.length || open.length) || !document.querySelector(SCRIPTS)) return;
    const said = read(document, at);
    /** @type {Map<string, any>} */
    const times = new Map();
    for (const comment of said.comments) {
      for (const key of [comment.id, comment.url]) if (key && comment.published && !times.has(key)) times.set(key, comment);
    }
    for (const comment of open) {
      const same = [comment.id, comment.url].map((key) => times.get(key)).find((one) => one && [comment.author, comment.author_name].includes(one.author));
      if (same) [comment.published, comment.precision] = [same.published, same.precision];
    }
    for (const profile of bare) profile.bio = said.profiles.find((one) => isSame(profile, one))?.bio ?? null;
  }

  rc.structured = { read, fill };
})();
