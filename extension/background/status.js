// @ts-check
/** What popup, welcome page and options show, and the settings they change. */
import * as api from "./api.js";
import * as cards from "./cards.js";
import { getValue } from "./db.js";
import * as outbox from "./outbox.js";
import { serverLine } from "./sentences.js";
import * as sites from "./sites.js";
import * as toolbar from "./toolbar.js";

/** @param {boolean} probe ask the server now @returns {Promise<Rel.Status>} */
export async function get(probe) {
  const server = probe ? await api.probe() : await api.serverState();
  const { marks = "glyph" } = await chrome.storage.local.get("marks");
  const { waiting, bytes, refused } = await outbox.size();
  const full = await outbox.isFull();
  return {
    server, line: serverLine(server, full), base: await api.base(), paired: Boolean(await getValue("token")),
    waiting, bytes, refused, full, marks: /** @type {Rel.Marks} */ (marks),
  };
}

/** What a tab says of itself; no content script there is an answer too. @param {number} tab @returns {Promise<Rel.Here>} */
export async function here(tab) {
  const answer = await chrome.tabs.sendMessage(tab, { type: "page.people" }, { frameId: 0 }).catch(() => null);
  return answer?.ok ? answer.value : { report: null, people: [] };
}

/** @param {{marks?: Rel.Marks, base?: string}} ask */
export async function set({ marks, base }) {
  if (marks !== undefined) await chrome.storage.local.set({ marks });
  if (base !== undefined) await setBase(base);
  await recheckTabs();
}

/** @param {string} base empty: the default address */
async function setBase(base) {
  const wanted = base.trim().replace(/\/$/, "");
  if (wanted && !/^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(wanted)) throw new Error(chrome.i18n.getMessage("options_base_wrong"));
  await (wanted ? chrome.storage.local.set({ base: wanted }) : chrome.storage.local.remove("base"));
  await api.probe();
}

/** Every page of ours asks again what it is to us. */
export async function recheckTabs() {
  const tabs = await chrome.tabs.query({});
  await Promise.allSettled(tabs.map((tab) => chrome.tabs.sendMessage(/** @type {number} */ (tab.id), { type: "page.recheck" }, { frameId: 0 })));
}

/** @param {number} tab */
export async function forgetTab(tab) {
  await Promise.all([cards.forgetTab(tab), toolbar.forgetTab(tab), sites.forgetOnce(tab)]);
}
