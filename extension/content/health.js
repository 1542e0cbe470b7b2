// @ts-check
/**
 * A page that its recipe knows and cannot read is told to the worker once it has had time to be built.
 *
 * The report holds names of fields and counts; nothing of the page goes into it.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const WAIT = 5000;
  const STEPS = /^none of (\d+) steps yielded$/;

  /** What failed on records, by field. @param {Rel.Reading["unreadable"]} unreadable @returns {Rel.Missed[]} */
  function missedOf(unreadable) {
    /** @type {Map<string, Rel.Missed>} */
    const missed = new Map();
    for (const { record, field, reason } of unreadable) {
      if (record === "page") continue;
      const steps = Number(STEPS.exec(reason)?.[1] ?? 0);
      const one = missed.get(`${field} ${steps}`) ?? { field, steps, records: 0 };
      missed.set(`${field} ${steps}`, { ...one, records: one.records + 1 });
    }
    return [...missed.values()].slice(0, 10);
  }

  /**
   * What is said of a page that gave less than its recipe expects; null where it gave enough.
   * @param {Rel.Recipe} recipe @param {{reading: Rel.Reading, found: number}} read @returns {Rel.SiteReport | null}
   */
  function reportOf({ site, version, expect = {} }, { reading, found }) {
    const { page, comments, profiles, withdrawn, unreadable } = reading;
    // the reader itself says where a page gave less than its recipe expects
    if (!unreadable.some(({ record }) => record === "page")) return null;
    const counts = { records: found, comments: comments.length, profiles: profiles.length, withdrawn: withdrawn.length };
    return { site, version, page: page.kind, expected: expect[page.kind] ?? {}, found: counts, missed: missedOf(unreadable) };
  }

  /**
   * The report on a page at an address that a recipe names, which shows nothing that the recipe knows it by.
   * @param {Rel.Recipe[]} recipes @param {string} url @returns {Rel.SiteReport | null}
   */
  function unmarkedOf(recipes, url) {
    const { pathname, search } = new URL(url);
    for (const { site, version, match, expect = {} } of recipes) {
      const paths = match.hosts?.length ? Object.entries(match.paths ?? {}) : [];
      const page = paths.find(([kind, { path }]) => expect[kind] && path && new RegExp(path).test(pathname + search))?.[0];
      const found = { records: 0, comments: 0, profiles: 0, withdrawn: 0 };
      if (page) return { site, version, page, expected: expect[page], found, missed: [{ field: "marker", steps: 0, records: 0 }] };
    }
    return null;
  }

  /** Tells the newest report of one page, a while after the first, unless the page became readable. @param {AbortSignal} signal */
  function create(signal) {
    /** @type {Rel.SiteReport | null} */
    let newest = null;
    let timer = 0;
    const tell = () => {
      if (newest) void rc.worker.ask("page.unreadable", { report: newest }).catch(() => {});
    };
    signal.addEventListener("abort", () => clearTimeout(timer));
    return {
      /** @param {Rel.SiteReport | null} report */
      judged(report) {
        newest = report;
        if (report && !timer) timer = setTimeout(tell, WAIT);
      },
    };
  }

  rc.health = { reportOf, unmarkedOf, create };
}
