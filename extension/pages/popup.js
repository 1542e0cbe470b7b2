// @ts-check
/** The popup: this site on or off, the people here whom I know, how the server is. */
import { ask, attempt, button, byId, el, t, translate } from "./dom.js";
import { switchOff, switchOn } from "./sites.js";
import { hostName, kindWords } from "./words.js";

/** The tab this is about: the one in front; where the popup stands in a tab of its own, the one its address names. */
async function tabHere() {
  const named = new URLSearchParams(location.search).get("tab");
  if (named) return chrome.tabs.get(Number(named));
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** @param {chrome.tabs.Tab | undefined} tab the address is known where we may read the tab @returns {URL | null} */
function addressOf(tab) {
  return tab?.url?.startsWith("https://") ? new URL(tab.url) : null;
}

/** @type {Rel.Here} */
const NOBODY = { report: null, people: [] };

/**
 * Draws the part about this site.
 * @param {chrome.tabs.Tab} tab
 * @param {URL} url
 * @param {boolean} full
 * @param {boolean} look the click that opened this popup allows one look at a page that is off; nothing of it is kept
 */
async function showSite(tab, url, full, look) {
  const site = await ask("sites.at", { url: url.href });
  const on = site.state === "on";
  const tabId = /** @type {number} */ (tab.id);
  if (!on && look) await ask("tab.once", { tab: tabId }).catch(() => {});
  const here = on || look ? await settled(tabId, on ? "on" : "once") : NOBODY;
  byId("site").textContent = on ? onLine(url.hostname, full, here.report) : t(here.report?.people ? "popup_once" : "popup_off", url.hostname);
  showSwitch(site);
  showPeople(here);
}

/** What a page says of itself in this mode. A content script that was put in a moment ago needs a moment. @param {number} tab @param {Rel.Mode} mode @returns {Promise<Rel.Here>} */
async function settled(tab, mode) {
  for (let tries = 0; tries < 7; tries += 1) {
    if (tries) await new Promise((resolve) => setTimeout(resolve, 150));
    const here = await ask("tab.here", { tab });
    if (here.report?.mode === mode) return here;
  }
  return NOBODY;
}

/** @param {string} host @param {boolean} full @param {Rel.Report | null} report */
function onLine(host, full, report) {
  if (report && !report.readable) return t("popup_unreadable", host);
  const line = t(full ? "popup_on_full" : "popup_on", host);
  return report ? line : `${line} ${t("popup_reload")}`;
}

/** @param {Rel.SiteRow} site */
function showSwitch(site) {
  const control = /** @type {HTMLButtonElement} */ (byId("switch"));
  const on = site.state === "on";
  control.hidden = false;
  control.className = on ? "" : "main";
  control.textContent = on ? offText(site) : t("popup_switch_on", site.site);
  // straight from the click: the browser asks only upon the user's gesture
  control.onclick = () => void attempt(on ? () => switchOff(site, show) : () => switchOn(site, show));
}

/** What the browser holds as one is switched off as one, so it is named before. @param {Rel.SiteRow} site */
function offText({ origins, granted }) {
  const wide = granted.find((one) => !origins.includes(one));
  return wide ? t("popup_switch_off_all", hostName(wide)) : t("popup_switch_off");
}

/** @param {Rel.Here} here */
function showPeople({ report, people }) {
  byId("people-part").hidden = !report?.people;
  const nobody = el("li", { class: "dim", text: t("popup_nobody") });
  byId("people").replaceChildren(...(people.length ? people.map(personItem) : [nobody]));
}

/** @param {Rel.Annotation} one */
function personItem(one) {
  const name = one.nickname ?? one.name ?? one.account.handle;
  const open = one.person === null ? el("span", { class: "name", text: name })
    : button(name, () => void attempt(() => ask("local.open", { path: `/people/${one.person}` })), { class: "plain name" });
  return el("li", {}, open, el("div", { class: "dim", text: [kindWords(one), one.reason].filter(Boolean).join(" · ") }));
}

/** @param {Rel.Status} status */
function showServer(status) {
  byId("server").textContent = status.line;
  byId("server").className = status.full || status.server.state !== "ok" ? "wrong" : "";
  byId("connect").hidden = status.server.state !== "unpaired";
  byId("waiting").textContent = counted("popup_waiting", status.waiting);
  byId("refused").textContent = counted("popup_refused", status.refused);
}

/** @param {string} name @param {number} count */
function counted(name, count) {
  if (!count) return "";
  return count === 1 ? t(`${name}_one`) : t(name, count);
}

/** @param {boolean} [look] */
async function show(look = false) {
  const [tab, status] = await Promise.all([front, ask("status.get", {})]);
  showServer(status);
  const url = addressOf(tab);
  if (tab && url) await showSite(tab, url, status.full, look);
  else byId("site").textContent = t("popup_none");
  return status;
}

/** First what is known, then what the server says now. */
async function begin() {
  const before = await show(true);
  const status = await ask("status.get", { probe: true });
  showServer(status);
  if (status.full !== before.full) await show();
}

translate(document);
// as it stood when the popup opened: a site that was switched off hides its address
const front = tabHere();
byId("open").addEventListener("click", () => void attempt(() => ask("local.open", { path: "/" })));
byId("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
byId("connect").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") }));
void attempt(begin);
