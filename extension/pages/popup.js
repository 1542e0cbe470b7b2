// @ts-check
/** The popup: this site on or off, the people here whom I know, how the server is. */
import { ask, attempt, button, byId, el, say, t, translate } from "./dom.js";
import { kindWords, serverLine } from "./words.js";

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

/** @param {URL} url */
const pattern = (url) => `${url.origin}/*`;

/** Draws the part about this site. @param {chrome.tabs.Tab} tab @param {URL} url */
async function showSite(tab, url) {
  const on = await chrome.permissions.contains({ origins: [pattern(url)] });
  const tabId = /** @type {number} */ (tab.id);
  // the click that opened this popup allows one look; nothing of it is kept
  if (!on) await ask("tab.once", { tab: tabId }).catch(() => {});
  const here = await settled(tabId);
  byId("site").textContent = siteLine(url.hostname, on, here.report);
  showSwitch(url, on);
  showPeople(here);
}

/** A content script that was put in a moment ago needs a moment. @param {number} tab @returns {Promise<Rel.Here>} */
async function settled(tab) {
  let here = await ask("tab.here", { tab });
  for (let tries = 0; tries < 6 && !here.report; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    here = await ask("tab.here", { tab });
  }
  return here;
}

/** @param {string} host @param {boolean} on @param {Rel.Report | null} report */
function siteLine(host, on, report) {
  if (!on) return report?.people ? t("popup_once", host) : t("popup_off", host);
  if (!report) return `${t("popup_on", host)} ${t("popup_reload")}`;
  return report.readable ? t("popup_on", host) : t("popup_unreadable", host);
}

/** @param {URL} url @param {boolean} on */
function showSwitch(url, on) {
  const control = /** @type {HTMLButtonElement} */ (byId("switch"));
  control.hidden = false;
  control.className = on ? "" : "main";
  control.textContent = on ? t("popup_switch_off") : t("popup_switch_on", url.hostname);
  control.onclick = () => {
    // straight from the click: the browser asks only upon the user's gesture
    const done = on
      ? chrome.permissions.remove({ origins: [pattern(url)] })
      : chrome.permissions.request({ origins: [pattern(url)] });
    void attempt(async () => {
      if (!(await done)) say(t("site_refused", url.hostname), true);
      await show();
    });
  };
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
  byId("server").textContent = status.full ? t("title_full") : serverLine(status.server);
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

async function show() {
  const tab = await tabHere();
  const url = addressOf(tab);
  if (tab && url) await showSite(tab, url);
  else byId("site").textContent = t("popup_none");
}

translate(document);
byId("open").addEventListener("click", () => void attempt(() => ask("local.open", { path: "/" })));
byId("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
byId("connect").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") }));
void attempt(show);
void attempt(async () => {
  showServer(await ask("status.get", {}));
  showServer(await ask("status.get", { probe: true }));
});
