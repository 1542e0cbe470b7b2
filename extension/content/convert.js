// @ts-check
/**
 * The closed list of conversions, the twin of relationcore/recipes/convert.py: pure functions of the text and the
 * page; null means that the text does not fit.
 */
"use strict";
(() => {
  const ODD = "\\t\\n\\v\\f\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  const RUN = new RegExp(`[ ${ODD}]+`, "g");
  /** most texts are folded already, and a test is quicker than two replacements */
  const UNFOLDED = new RegExp(`[${ODD}]|^ | $| {2}`);
  const ORIGIN = /^(https?:)\/\/([^/?#]*)/i;
  const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
  /** @type {Record<string, number>} */
  const SCALE = { k: 1000, m: 1000000, b: 1000000000 };

  /** White space to single blanks, none at the ends. @param {string} text */
  const fold = (text) => (UNFOLDED.test(text) ? text.replace(RUN, " ").replace(/^ +| +$/g, "") : text);

  /** @param {string} path */
  function withoutDots(path) {
    const parts = path.split("/");
    /** @type {string[]} */
    const kept = [];
    for (const part of parts.slice(1)) {
      if (part === "..") kept.pop();
      else if (part !== ".") kept.push(part);
    }
    const last = parts[parts.length - 1];
    return `/${kept.join("/")}${(last === "." || last === "..") && kept.length ? "/" : ""}`;
  }

  /** The absolute http(s) address of a link; nothing is re-encoded. @param {string} link @param {string} base @returns {string | null} */
  function resolve(link, base) {
    const reference = link.replace(/[\t\n\r]/g, "").replace(/^ +| +$/g, "");
    if (SCHEME.test(reference)) return ORIGIN.test(reference) ? reference : null;
    const origin = ORIGIN.exec(base);
    if (!origin) return null;
    if (reference.startsWith("//")) return origin[1] + reference;
    const root = origin[0];
    const rest = base.slice(root.length);
    if (!reference || reference[0] === "#") return root + rest.split("#")[0] + reference;
    const path = rest.split(/[?#]/)[0] || "/";
    if (reference[0] === "?") return root + path + reference;
    const end = reference.search(/[?#]/);
    const target = end < 0 ? reference : reference.slice(0, end);
    const tail = end < 0 ? "" : reference.slice(end);
    return root + withoutDots(target[0] === "/" ? target : path.slice(0, path.lastIndexOf("/") + 1) + target) + tail;
  }

  /** @param {string} text */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** The UTF-8 text that stands in base64. @param {string} text @returns {string | null} */
  function base64(text) {
    if (/[^A-Za-z0-9+/=]/.test(text)) return null;
    try {
      const bytes = Uint8Array.from(atob(text.replace(/=+$/, "")), (letter) => letter.charCodeAt(0));
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  }

  /** A count as people write it. @param {string} text @returns {number | null} */
  function number(text) {
    const found = /^(\d[\d.,'’ ]*)([kKmMbB]?)$/.exec(text);
    if (!found) return null;
    const scale = SCALE[found[2].toLowerCase()];
    if (!scale) return Number(found[1].replace(/\D/g, "").slice(0, 15));
    const plain = found[1].replace(/ +$/, "").replace(/,/g, ".");
    const dot = plain.indexOf(".");
    const whole = dot < 0 ? plain : plain.slice(0, dot);
    if (!/^\d+$/.test(whole)) return null;
    const digits = dot < 0 ? "" : plain.slice(dot + 1).replace(/\D/g, "").slice(0, 9);
    return Number((BigInt(whole.slice(0, 9) + digits.padEnd(9, "0")) * BigInt(scale)) / 1000000000n);
  }

  /** @param {string} text */
  const bare = (text) => decode(text).replace(/^@/, "");

  /** @param {string} text @param {string} host */
  function acct(text, host) {
    const plain = bare(text);
    const at = plain.indexOf("@");
    const user = at < 0 ? plain : plain.slice(0, at);
    return user ? `${user}@${((at < 0 ? "" : plain.slice(at + 1)) || host).toLowerCase()}` : null;
  }

  /** @type {Record<string, (text: string, context: any) => any>} */
  const CONVERSIONS = {
    int: (text) => number(text),
    url: (text, { base }) => resolve(text, base),
    instant: (text, { times }) => times.iso(text),
    unix: (text, { times }) => times.unix(text),
    unix_ms: (text, { times }) => times.unix(text, 1000),
    ago: (text, { times, now }) => times.ago(text, now),
    stamp: (text, { times, dayFirst }) => times.stamp(text, dayFirst),
    handle: (text) => bare(text) || null,
    acct: (text, { host }) => acct(text, host),
    decode: (text) => decode(text),
    base64: (text) => base64(text),
    lower: (text) => text.toLowerCase(),
  };

  /** @param {any} data @param {any} node @param {string[]} segments @returns {any} */
  function descend(data, node, segments) {
    for (const segment of segments) {
      const key = segment[0] === "{" ? walkJson(data, segment.slice(1, -1)) : segment;
      if (key === null) return null;
      if (Array.isArray(node)) node = /^\d+$/.test(key) ? node[Number(key)] : null;
      else if (node !== null && typeof node === "object") node = Object.hasOwn(node, key) ? node[key] : null;
      else return null;
    }
    return node;
  }

  /** The text or whole number at a dotted path; `{a.b}` stands for what is at a.b. @param {any} data @param {string} path @returns {string | null} */
  function walkJson(data, path) {
    const found = descend(data, data, path.match(/\{[^}]*\}|[^.]+/gu) ?? []);
    if (typeof found === "number") return Number.isSafeInteger(found) ? String(found) : null;
    return typeof found === "string" ? found.toWellFormed() : null;
  }

  /** @type {any} */ (globalThis).relationcore.convert = {
    fold, resolve, walkJson,
    /** @param {string} name @param {string} text @param {any} context */
    convert: (name, text, context) => CONVERSIONS[name](text, context),
  };
})();
