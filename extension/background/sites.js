// @ts-check
/**
 * Which sites are switched on. The browser's permission is the only record of consent: the registered
 * content scripts follow it, at every start of the worker and at every change.
 */
import { all, candidates, origins } from "./recipes.js";

const SCRIPT = "sites";
export const FILES = [
  "namespace", "stamps", "times", "convert", "text", "steps", "match", "record", "records", "comments", "structured", "reader", "located", "worker", "turns",
  "changes", "visible", "left", "sight", "mark", "place", "frame", "visit", "health", "main",
].map((name) => `content/${name}.js`);

/** The https origins the user has switched on, as match patterns. @returns {Promise<string[]>} */
export async function granted() {
  const { origins: all = [] } = await chrome.permissions.getAll();
  return all.filter((origin) => origin.startsWith("https://")).sort();
}

/** @param {string} url */
export async function isOn(url) {
  if (!url.startsWith("https://")) return false;
  return chrome.permissions.contains({ origins: [`${new URL(url).origin}/*`] });
}

/** @type {Promise<void>} */
let turn = Promise.resolve();

/** Makes the registered scripts equal to the permissions. Calls queue: two at once would register twice. */
export function reconcile() {
  turn = turn.then(register, register);
  return turn;
}

async function register() {
  const matches = await granted();
  const [old] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (!matches.length) {
    if (old) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  /** @type {chrome.scripting.RegisteredContentScript} */
  const script = { id: SCRIPT, matches, js: FILES, runAt: "document_idle", allFrames: false, persistAcrossSessions: true };
  if (old) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}

/** Starts in tabs that were open before their site was switched on. @param {string[]} patterns */
export async function startOpenTabs(patterns) {
  const https = patterns.filter((pattern) => pattern.startsWith("https://"));
  if (!https.length) return;
  const tabs = await chrome.tabs.query({ url: https });
  // a tab may be an error page or gone by now: that concerns nobody else
  await Promise.allSettled(tabs.map((tab) => inject(/** @type {number} */ (tab.id))));
}

/** @param {number} tabId */
async function inject(tabId) {
  await chrome.scripting.executeScript({ target: { tabId }, files: FILES });
}

/** Recognises the people on a page that is not switched on: the click on the icon allows it, once. @param {number} tabId */
export async function once(tabId) {
  await chrome.storage.session.set({ [`once:${tabId}`]: true });
  await inject(tabId);
}

/** A tab went elsewhere or closed: what the click on the icon allowed is over. @param {number} tabId */
export async function forgetOnce(tabId) {
  await chrome.storage.session.remove(`once:${tabId}`);
}

/**
 * What a page is to us.
 * @param {string} url
 * @param {number} tabId
 * @returns {Promise<Rel.Mode>}
 */
async function mode(url, tabId) {
  if (await isOn(url)) return "on";
  const key = `once:${tabId}`;
  return (await chrome.storage.session.get(key))[key] ? "once" : "off";
}

/** @param {string} url @param {number} tabId @returns {Promise<Rel.Hello>} */
export async function hello(url, tabId) {
  const what = await mode(url, tabId);
  const { marks = "glyph" } = await chrome.storage.local.get("marks");
  const recipes = what === "off" ? [] : candidates(url, await all());
  return { mode: what, recipes, marks: /** @type {Rel.Marks} */ (marks), browser: browserName() };
}

/** The browser's name as a visit carries it. */
export function browserName() {
  return navigator.userAgent.includes("Firefox/") ? "firefox" : "chromium";
}

/** The sites that have a recipe with named hosts, and whether all of those are switched on. @returns {Promise<Rel.SiteRow[]>} */
export async function list() {
  const on = new Set(await granted());
  const named = (await all()).filter((recipe) => origins(recipe).length);
  return named.map((recipe) => {
    const wanted = origins(recipe);
    return { site: recipe.site, origins: wanted, on: wanted.every((origin) => on.has(origin)) };
  });
}
