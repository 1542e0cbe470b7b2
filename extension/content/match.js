// @ts-check
/** Which pages are a recipe's, and what is to be known of a page before it is read. */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;

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

  rc.match = { matches, contextOf, withoutFragment, hostOf };
})();
