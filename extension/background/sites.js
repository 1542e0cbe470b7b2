// @ts-check
/** The content scripts on sites that are switched on: they follow the permissions, at every start of the worker and at every change. */
import { granted, isOn } from "./grants.js";
import { all, candidates } from "./recipes.js";

const SCRIPT = "sites";
export const FILES = [
  "namespace", "stamps", "times", "convert", "text", "steps", "match", "record", "records", "comments", "structured", "reader", "located", "worker", "turns",
  "changes", "visible", "left", "sight", "mark", "place", "frame", "visit", "health", "main",
].map((name) => `content/${name}.js`);

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

/** Starts in tabs that were open before their site was switched on; what the click on the icon allowed there is over. @param {string[]} patterns */
export async function startOpenTabs(patterns) {
  const https = patterns.filter((pattern) => pattern.startsWith("https://"));
  if (!https.length) return;
  const tabs = await chrome.tabs.query({ url: https });
  // a tab may be an error page or gone by now: that concerns nobody else
  await Promise.allSettled(tabs.map(async ({ id }) => {
    await forgetOnce(/** @type {number} */ (id));
    await inject(/** @type {number} */ (id));
  }));
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

/** What the click on the icon allowed is over: the tab went elsewhere or closed. @param {number} tabId */
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
