// @ts-check
/**
 * Icon, title and badge of each tab: off, on, offline (server away, not paired, outbox full), cannot be read.
 * The badge is how many people on this page the user knows, nothing else.
 */
import { serverState } from "./api.js";
import { isFull } from "./outbox.js";
import { serverLine } from "./sentences.js";

/** @typedef {"off" | "on" | "offline" | "unreadable"} Look */

/** @param {number} tab */
const keyOf = (tab) => `tab:${tab}`;

/** What a tab said of itself last. @param {number} tab @returns {Promise<Rel.Report | null>} */
export async function reportOf(tab) {
  const kept = /** @type {Record<string, Rel.Report>} */ (await chrome.storage.session.get(keyOf(tab)));
  return kept[keyOf(tab)] ?? null;
}

/** @param {number} tab @param {Rel.Report} report */
export async function report(tab, report) {
  await chrome.storage.session.set({ [keyOf(tab)]: report });
  await paint(tab, report);
}

/** @param {number} tab */
export async function forgetTab(tab) {
  await chrome.storage.session.remove(keyOf(tab));
}

/** @returns {Promise<[tab: number, report: Rel.Report][]>} */
async function reports() {
  const all = /** @type {Record<string, any>} */ (await chrome.storage.session.get(null));
  return Object.keys(all).filter((key) => key.startsWith("tab:")).map((key) => [Number(key.slice(4)), all[key]]);
}

/** Whether a page stands open whose names are marked. */
export async function anyOn() {
  return (await reports()).some(([, { mode }]) => mode !== "off");
}

/** Draws every reported tab anew: the server's state or the outbox has changed. */
export async function repaint() {
  // a tab may have closed a moment ago: the others are drawn all the same
  await Promise.allSettled((await reports()).map(([tab, about]) => paint(tab, about)));
}

/** @param {Rel.Report} report @returns {Promise<{look: Look, title: string}>} */
async function lookOf(report) {
  if (report.mode === "off") return { look: "off", title: chrome.i18n.getMessage("title_off") };
  const [server, full] = await Promise.all([serverState(), isFull()]);
  const well = server.state === "ok" || server.state === "unknown";
  if (full || !well) return { look: "offline", title: `relationcore: ${serverLine(server, full)}` };
  if (!report.readable) return { look: "unreadable", title: chrome.i18n.getMessage("title_unreadable") };
  return { look: "on", title: knownTitle(report) };
}

/** @param {Rel.Report} report */
function knownTitle({ mode, known }) {
  const name = known === 0 ? "title_known_none" : known === 1 ? "title_known_one" : "title_known";
  const here = chrome.i18n.getMessage(name, String(known));
  return mode === "once" ? `${here} ${chrome.i18n.getMessage("title_once")}` : here;
}

/** @param {number} tabId @param {Rel.Report} report */
async function paint(tabId, report) {
  const { look, title } = await lookOf(report);
  const path = { 16: `/icons/${look}-16.png`, 32: `/icons/${look}-32.png` };
  const text = report.mode !== "off" && report.known > 0 ? String(report.known) : "";
  await Promise.all([
    chrome.action.setIcon({ tabId, path }),
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: "#0b6b5d" }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}
