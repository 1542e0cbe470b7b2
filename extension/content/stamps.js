// @ts-check
/**
 * Dates as people write them, wherever they stand in a text: the first one with a year, and the time of day beside it.
 * The twin of relationcore/recipes/stamps.py; the pieces come from times.js.
 */
"use strict";
(() => {
  const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?";
  // not the hour of a date without a year: "5 Mar 20:19"
  const YEAR = "(\\d{4}|'?\\d{2})(?!\\d|:\\d|\\.\\d|h)";
  const TIME_LETTERS = "qHMSpz";

  /** @param {Record<string, string>} values @param {() => boolean | null} dayFirst */
  function dayOf({ Y, 1: first, "-": between, 2: second, ...values }, dayFirst) {
    const year = Y.replace(/^'/, "");
    values[year.length === 4 ? "Y" : "y"] = year;
    if (first !== undefined) {
      const dayIsFirst = Number(first) > 12 || (Number(second) <= 12 && (between === "." || dayFirst() === true));
      [values.d, values.m] = dayIsFirst ? [first, second] : [second, first];
    }
    return values;
  }

  /** @param {RegExpExecArray} found */
  function clockOf(found) {
    const { q, ...values } = Object.fromEntries([...TIME_LETTERS].map((letter, index) => [letter, found[index + 1]]).filter(([, word]) => word));
    return q === undefined ? values : { ...values, p: q };
  }

  /** @param {{month: string, half: string, zone: string, at: string}} pieces alternatives of words
   * @param {(values: Record<string, string>, text: string, now: number | null) => any} fromLetters */
  function create({ month, half, zone, at }, fromLetters) {
    const dates = Object.entries({
      Ymd: "(\\d{4}) ?[\\-/.年년] ?(\\d{1,2}) ?[\\-/.月월] ?(\\d{1,2})[日일]?(?!\\d)",
      YBd: `(\\d{4})[ ./\\-]+(${month})\\.?[ /\\-]*${DAY}(?!\\d)`,
      dBY: `${DAY}[ ./\\-]*(?:de |of )?(${month})\\.?[ .,/\\-]*(?:del? )?${YEAR}`,
      BdY: `(${month})\\.?[ /\\-]*${DAY},?[ /\\-]*${YEAR}`,
      "1-2Y": `(\\d{1,2})([\\-/.]) ?(\\d{1,2})\\2 ?${YEAR}`,
    }).map(([letters, regex]) => ({ letters: [...letters], regex: new RegExp(`(?<![0-9a-z/.\\-])${regex}`, "u") }));
    const time =
      `(?:(${half}) ?)?(\\d{1,2})(?:[:.]| ?h ?|[時时点點시])(\\d{2})(?:[:.](\\d{2}))?(?!\\d)(?: ?(?:min|uhr|分))?` +
      `(?: ?(${half}))?(?: ?[(]?(${zone})(?![a-z\\d]))?`;
    const after = new RegExp(`[ ,;|@·•»–—\\-]*(?:[(][^()\\d]{1,3}[)] ?)?(?:(?:${at})[ :])?[ @:|\\-]*${time}`, "uy");
    const before = new RegExp(`(?<!\\d)${time}[ ,;|·–—\\-]*(?:[^\\d ,]+[ ,]+){0,2}$`, "u");

    /** The first date in a text, to the day, the minute or the second; null where there is none with a year.
     * @param {string} text @param {() => boolean | null} dayFirst */
    return function stamp(text, dayFirst) {
      const lowered = text.toLowerCase();
      if (lowered.length > 200 && [...lowered].length > 200) return null;
      /** @type {{found: RegExpExecArray, letters: string[]} | null} */
      let first = null;
      for (const { letters, regex } of dates) {
        const found = regex.exec(lowered);
        if (found && (!first || found.index < first.found.index)) first = { found, letters };
      }
      if (!first) return null;
      const { found, letters } = first;
      const day = dayOf(/** @type {any} */ (Object.fromEntries(letters.map((letter, index) => [letter, found[index + 1]]))), dayFirst);
      after.lastIndex = found.index + found[0].length;
      const clock = after.exec(lowered) ?? before.exec(lowered.slice(0, found.index));
      return (clock && fromLetters({ ...day, ...clockOf(clock) }, text, null)) ?? fromLetters(day, text, null);
    };
  }

  /** @type {any} */ (globalThis).relationcore.stamps = { create };
})();
