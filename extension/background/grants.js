// @ts-check
/**
 * What the browser lets us read: its permission is the only record of consent.
 *
 * A pattern that was granted may hold more hosts than the one asked about (`*.name`), and the browser takes back only
 * what is named as it was granted. So patterns are compared by the hosts they hold, and what is switched off is
 * every granted pattern that meets what was named.
 */
import { all, origins } from "./recipes.js";

/** The hosts of an https pattern: `name`, `*.name` or `*`. @param {string} pattern */
const hostOf = (pattern) => pattern.slice("https://".length, -"/*".length);

/** The pattern of one page's host. @param {string} url */
const patternOf = (url) => `https://${new URL(url).hostname}/*`;

/** Whether a pattern holds every host of another. @param {string} wide @param {string} narrow */
function holds(wide, narrow) {
  const [outer, inner] = [hostOf(wide), hostOf(narrow)];
  if (outer === "*" || outer === inner) return true;
  // `*.name` holds the name itself too
  return outer.startsWith("*.") && (inner === outer.slice(2) || inner.endsWith(outer.slice(1)));
}

/** Those of `given` that have a host in common with one of `patterns`. @param {string[]} patterns @param {string[]} given */
function meeting(patterns, given) {
  return given.filter((one) => patterns.some((pattern) => holds(one, pattern) || holds(pattern, one)));
}

/** What the user has switched on, as match patterns. @returns {Promise<string[]>} */
export async function granted() {
  const { origins: every = [] } = await chrome.permissions.getAll();
  return every.filter((origin) => origin.startsWith("https://")).sort();
}

/** @param {string} url */
export async function isOn(url) {
  return url.startsWith("https://") && chrome.permissions.contains({ origins: [patternOf(url)] });
}

/** One site by the pattern that a page of it is asked for with. @param {string} url @returns {Promise<Rel.SiteRow>} */
export async function siteAt(url) {
  return row(new URL(url).hostname, [patternOf(url)], await granted());
}

/** @param {string} site @param {string[]} patterns @param {string[]} given @returns {Rel.SiteRow} */
function row(site, patterns, given) {
  const on = meeting(patterns, given);
  const whole = patterns.every((pattern) => on.some((one) => holds(one, pattern)));
  return { site, origins: patterns, granted: on, state: on.length === 0 ? "off" : whole ? "on" : "partly" };
}

/** The sites whose recipe names hosts, then what else is on: software on a host of its own. @returns {Promise<Rel.SiteRow[]>} */
export async function list() {
  const given = await granted();
  const named = (await all()).filter((recipe) => origins(recipe).length);
  const rows = named.map((recipe) => row(recipe.site, origins(recipe), given));
  const others = given.filter((one) => !rows.some((site) => site.origins.some((pattern) => holds(pattern, one))));
  return [...rows, ...others.map((one) => row(hostOf(one), [one], given))];
}

/**
 * Switches hosts off: takes back every granted pattern that meets one of these, and looks whether they are gone.
 * @param {string[]} patterns
 * @returns {Promise<string[]>} what was taken back
 */
export async function takeBack(patterns) {
  const before = await granted();
  const origins = meeting(patterns, before);
  if (origins.length) await chrome.permissions.remove({ origins });
  const after = await granted();
  const left = meeting(patterns, after);
  if (left.length) throw new Error(chrome.i18n.getMessage("site_still_on", left.map(hostOf).join(", ")));
  // with `*.name` Chromium takes back the name itself too
  return before.filter((one) => !after.includes(one));
}
