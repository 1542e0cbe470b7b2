// @ts-check
/**
 * Times as pages write them: ISO instants, unix times, dates by pattern, and "3 hours ago". The twin of
 * relationcore/recipes/times.py; the words come with the recipe.
 *
 * @typedef {{at: string | null, precision: string | null, text: string | null}} Moment
 * @typedef {{now: string[], one: string[], joined: string[], around: string[], today: string[], yesterday: string[], at: string[],
 *   noon: Record<string, string[]>, units: Record<string, string[]>, months: string[][], zones: Record<string, number>}} Words
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  /** @type {Record<string, number>} */
  const STEP_SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800 };
  const FINEST = [["S", "second"], ["M", "minute"], ["HI", "hour"], ["d", "day"], ["mB", "month"], ["Yy", "year"]];
  const ISO =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?$/;
  const MAX_UNIX = 253402300799;
  // a zone in digits: +0100, +01:00, GMT+1 (what browsers write)
  const SHIFT = "[+-]\\d{2}:?\\d{2}|(?:gmt|utc)[+-]\\d{1,2}(?::?\\d{2})?";
  const SHIFTED = /([+-])(\d{1,2}):?(\d{2})?$/;
  // day and month in digits before a year, which peoples write in both orders (with dots, in one only)
  const ORDER = /%(?:m[-/]%d|d[-/]%m)[-/]%[Yy]/;
  const DIGITS = /(?<![\d/-])(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)(?![\d/-])/g;

  const pad = (/** @type {number} */ number, width = 2) => String(number).padStart(width, "0");

  /** No time is written longer than 100 characters; what is longer is not even tried. @param {string} text */
  const isLong = (text) => text.length > 100 && [...text].length > 100;

  /** @param {number} ms milliseconds since 1970 @param {string} precision */
  function wire(ms, precision) {
    const date = new Date(ms);
    const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
    if (precision === "day") return day;
    return `${day}T${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}Z`;
  }

  /** Milliseconds of year, month, day, hour, minute, second in UTC, or null where there is no such time. @param {number[]} parts */
  function utc([year, month, day, hour, minute, second]) {
    if (year < 1 || year > 9999 || hour > 23 || minute > 59 || second > 59) return null;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    date.setUTCHours(hour, minute, second);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
  }

  /** @param {number[]} parts @param {number} zoneMinutes @param {string} precision @returns {Moment | null} */
  function moment(parts, zoneMinutes, precision) {
    const ms = utc(parts);
    if (ms === null) return null;
    const shifted = ms - zoneMinutes * 60000;
    const year = new Date(shifted).getUTCFullYear();
    return year < 1 || year > 9999 ? null : { at: wire(shifted, precision), precision, text: null };
  }

  /** @param {string} text */
  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

  /** Alternatives, the longest first. @param {string[]} words */
  function alternatives(words) {
    const points = (/** @type {string} */ word) => [...word].length;
    return [...words].sort((a, b) => points(b) - points(a) || (a < b ? -1 : 1)).map(escape).join("|");
  }

  /** Whether a pattern takes day and month in the order in which this page does not write them.
   * @param {string} pattern @param {Record<string, string>} values @param {() => boolean | null} dayFirst */
  function otherWay(pattern, values, dayFirst) {
    const order = ORDER.exec(pattern);
    return order !== null && Number(values.d) <= 12 && Number(values.m) <= 12 && dayFirst() === (order[0][1] === "m");
  }

  /** How a page writes 4 May in digits: by its dates that can be read in one way only, else by its language; null where
   * neither tells. @param {string} text @param {string} language @returns {boolean | null} */
  function dayComesFirst(text, language) {
    let balance = 0;
    for (const [, first, second] of text.matchAll(DIGITS)) balance += Number(Number(first) > 12) - Number(Number(second) > 12);
    if (balance) return balance > 0;
    return ["", "en", "en-us", "en-ca", "en-ph"].includes(language.toLowerCase()) ? null : true;
  }

  /** @type {WeakMap<Words, ReturnType<typeof make>>} */
  const made = new WeakMap();

  /** The times in these words; the expressions are built once for each. @param {Words} words */
  function create(words) {
    const known = made.get(words) ?? make(words);
    made.set(words, known);
    return known;
  }

  /** @param {Words} words */
  function make(words) {
    const inverse = (/** @type {Record<string, string[]>} */ table) =>
      Object.fromEntries(Object.entries(table).flatMap(([key, list]) => list.map((word) => [word, key])));
    const units = inverse(words.units);
    const halves = inverse(words.noon);
    /** @type {Record<string, number>} */
    const months = Object.fromEntries(words.months.flatMap((list, index) => list.map((word) => [word, index + 1])));
    const around = `(?:${alternatives(words.around)})`;
    const AGO = new RegExp(
      `^(?:${around}\\s*)*(\\d+\\s*|(?:${alternatives(words.one)})\\s+)(${alternatives(Object.keys(units))})\\.?` +
        `(?:,?\\s*(?:(?:${alternatives(words.joined)})\\s*)?\\d+\\s*(?:${alternatives(Object.keys(units))})\\.?)*(?:\\s*${around})*$`, "u");
    const DAY_CLOCK = new RegExp(
      `^(${alternatives([...words.today, ...words.yesterday])}),?(?:\\s+(?:${alternatives(words.at)}))?` +
        `(?:\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(${alternatives(Object.keys(halves))})?)?$`, "u");
    /** @type {Record<string, string>} */
    const pieces = {
      Y: "(\\d{4})", y: "(\\d{2})", m: "(\\d{1,2})", d: "(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?",
      B: `(${alternatives(Object.keys(months))})\\.?`, H: "(\\d{1,2})", I: "(\\d{1,2})", M: "(\\d{2})", S: "(\\d{2})",
      p: `(${alternatives(Object.keys(halves))})`, z: `(${SHIFT}|${alternatives(Object.keys(words.zones))})`,
      a: "[^\\d\\s,]+", "%": "%",
    };
    /** @type {Map<string, {regex: RegExp, letters: string[]}>} */
    const compiled = new Map();

    /** @param {string} pattern */
    function compile(pattern) {
      let known = compiled.get(pattern);
      if (!known) {
        /** @type {string[]} */
        const letters = [];
        let regex = "";
        for (const piece of pattern.match(/%.|\s+|[^%\s]+/gu) ?? []) {
          if (/^\s/.test(piece)) regex += "\\s+";
          else if (piece[0] !== "%") regex += escape(piece.toLowerCase()).replaceAll(",", ",?");
          else {
            regex += pieces[piece[1]];
            if (piece[1] !== "a" && piece[1] !== "%") letters.push(piece[1]);
          }
        }
        regex = regex.replace(`\\s+${pieces.p}`, () => `\\s*${pieces.p}`);
        known = { regex: new RegExp(`^${regex}$`, "u"), letters };
        compiled.set(pattern, known);
      }
      return known;
    }

    /** @param {Record<string, string | undefined>} found */
    function hourOf(found) {
      const hour = Number(found.H || found.I || 0);
      const half = halves[found.p ?? ""];
      if (half === undefined) return hour;
      return hour <= 12 ? (hour % 12) + (half === "pm" ? 12 : 0) : null;
    }

    /** @param {string} zone */
    function zoneMinutes(zone) {
      const shift = SHIFTED.exec(zone);
      if (!shift) return words.zones[zone.toLowerCase()] ?? 0;
      return (Number(shift[2]) * 60 + Number(shift[3] ?? 0)) * (shift[1] === "-" ? -1 : 1);
    }

    /** @param {string} text */
    const shortYear = (text) => Number(text) + (Number(text) < 70 ? 2000 : 1900);

    /** @param {Record<string, string>} found @param {string} text @param {number | null} now */
    function fromLetters(found, text, now) {
      const hour = hourOf(found);
      if (hour === null) return null;
      const precision = /** @type {string[]} */ (FINEST.find(([letters]) => [...letters].some((letter) => letter in found)))[1];
      const year = Number(found.Y ?? 0) || (found.y === undefined ? 0 : shortYear(found.y));
      const month = "B" in found ? months[found.B] : Number(found.m ?? 1);
      const parts = [year, month, Number(found.d ?? 1), hour, Number(found.M ?? 0), Number(found.S ?? 0)];
      return year ? moment(parts, zoneMinutes(found.z ?? ""), precision) : withoutYear(parts, precision, text, now);
    }

    /** @param {number[]} parts @param {string} precision @param {string} text @param {number | null} now @returns {Moment | null} */
    function withoutYear(parts, precision, text, now) {
      if (moment([2000, ...parts.slice(1)], 0, precision) === null) return null;
      if (now !== null) {
        const latest = wire(now + 86400000, "second");
        const here = new Date(now).getUTCFullYear();
        for (let year = here + 1; year > here - 8; year -= 1) {
          const found = moment([year, ...parts.slice(1)], 0, precision);
          if (found?.at && found.at <= latest) return { ...found, text };
        }
      }
      return { at: null, precision: null, text };
    }

    /** @param {string} text @param {RegExpMatchArray} found @param {number | null} now @returns {Moment | null} */
    function dayClock(text, found, now) {
      const hour = hourOf({ H: found[2], p: found[5] });
      if (hour === null || hour > 23 || Number(found[3] ?? 0) > 59) return null;
      if (now === null) return { at: null, precision: null, text };
      const day = new Date(now - (words.yesterday.includes(found[1]) ? 86400000 : 0));
      const precision = found[4] ? "second" : found[3] ? "minute" : "day";
      const parts = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), hour, Number(found[3] ?? 0), Number(found[4] ?? 0)];
      const made = moment(parts, 0, precision);
      return made && { ...made, text };
    }

    /** @param {string} text @param {number} number @param {string} unit @param {number | null} now @returns {Moment | null} */
    function relative(text, number, unit, now) {
      if (now === null) return { at: null, precision: null, text };
      const precision = unit === "week" ? "day" : unit;
      if (unit in STEP_SECONDS) return { at: wire(now - number * STEP_SECONDS[unit] * 1000, precision), precision, text };
      const date = new Date(now);
      const count = date.getUTCFullYear() * 12 + date.getUTCMonth() - number * (unit === "year" ? 12 : 1);
      if (count < 12) return { at: null, precision: null, text };
      const last = new Date(0);
      last.setUTCFullYear(Math.floor(count / 12), (count % 12) + 1, 0);
      date.setUTCFullYear(Math.floor(count / 12), count % 12, Math.min(date.getUTCDate(), last.getUTCDate()));
      return { at: wire(date.getTime(), precision), precision, text };
    }

    const stamp = rc.stamps.create({
      month: alternatives(Object.keys(months)), half: alternatives(Object.keys(halves)), at: alternatives(words.at),
      zone: `${SHIFT}|${alternatives(Object.keys(words.zones))}`,
    }, fromLetters);

    return {
      stamp,
      /** @param {string} text @returns {Moment | null} */
      iso(text) {
        const found = ISO.exec(text);
        if (!found) return null;
        const [, year, month, day, hour, minute, second, zone] = found;
        const precision = second ? "second" : minute ? "minute" : day ? "day" : month ? "month" : "year";
        const parts = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
        return moment(parts, zoneMinutes(zone ?? ""), precision);
      },
      /** @param {string} text @param {number} [perSecond] @returns {Moment | null} */
      unix(text, perSecond = 1) {
        const found = /^(\d{1,15})(?:\.\d+)?$/.exec(text);
        const seconds = found ? Math.floor(Number(found[1]) / perSecond) : -1;
        if (seconds < 0 || seconds > MAX_UNIX) return null;
        return { at: wire(seconds * 1000, "second"), precision: "second", text: null };
      },
      /** `dayFirst` is asked of a date that may be read both ways: which way the page writes dates.
       * @param {string} text @param {string[]} patterns @param {number | null} now
       * @param {() => boolean | null} [dayFirst] @returns {Moment | null} */
      byPattern(text, patterns, now, dayFirst = () => null) {
        if (isLong(text)) return null;
        const lowered = text.toLowerCase();
        for (const pattern of patterns) {
          const { regex, letters } = compile(pattern);
          const found = regex.exec(lowered);
          if (!found) continue;
          const values = Object.fromEntries(letters.map((letter, index) => [letter, found[index + 1]]));
          const made = otherWay(pattern, values, dayFirst) ? null : fromLetters(values, text, now);
          if (made) return made;
        }
        return null;
      },
      /** @param {string} text @param {number | null} now @returns {Moment | null} */
      ago(text, now) {
        if (isLong(text)) return null;
        const lowered = text.toLowerCase().replace(/^[ .·•]+|[ .·•]+$/g, "");
        if (words.now.includes(lowered)) return relative(text, 0, "second", now);
        const clock = DAY_CLOCK.exec(lowered);
        if (clock) return dayClock(text, clock, now);
        const found = AGO.exec(lowered);
        if (!found) return null;
        const number = /^\d/.test(found[1]) ? Number(found[1].trim()) : 1;
        return number < 10000 ? relative(text, number, units[found[2]], now) : null;
      },
    };
  }

  rc.times = { create, dayComesFirst };
})();
