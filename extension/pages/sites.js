// @ts-check
/** Switching sites on and off, and the list of them with a switch each on the welcome page and in the options. */
import { ask, attempt, byId, button, el, say, t } from "./dom.js";
import { hostName } from "./words.js";

/** @typedef {() => Promise<unknown>} Again draws the page anew */

/** To be called straight from a click: the browser asks only upon the user's gesture. @param {Rel.SiteRow} site @param {Again} again */
export async function switchOn({ origins }, again) {
  if (!(await chrome.permissions.request({ origins }))) say(t("site_refused", names(origins)), true);
  else say("");
  await again();
}

/** Ends as off, or says that the site is still on. @param {Rel.SiteRow} site @param {Again} again */
export async function switchOff({ origins }, again) {
  try {
    say(t("site_off", names(await ask("sites.off", { origins }))));
  } finally {
    await again();
  }
}

/** @param {string[]} patterns */
const names = (patterns) => patterns.map(hostName).join(", ");

/** @param {Rel.SiteRow} site @param {Again} again */
function item(site, again) {
  const [first, ...rest] = site.origins.map(hostName);
  const about = el("div", {}, el("strong", { text: first }), el("div", { class: "dim", text: rest.join(", ") }));
  if (site.state === "partly") about.append(el("div", { text: t("site_partly", names(site.granted)) }));
  return el("li", { "data-site": site.site, "data-state": site.state }, about, el("span", { class: "row" }, ...switches(site, again)));
}

/** One that is on in part can be switched both ways. @param {Rel.SiteRow} site @param {Again} again */
function switches(site, again) {
  const off = site.state === "off" ? null : flip(t("site_switch_off"), site, switchOff, again);
  const on = site.state === "on" ? null : flip(t(site.state === "off" ? "site_switch_on" : "site_switch_on_all"), site, switchOn, again);
  return [on, off];
}

/** @param {string} action @param {Rel.SiteRow} site @param {typeof switchOn} change @param {Again} again */
function flip(action, site, change, again) {
  const pressed = { on: "true", off: "false", partly: "mixed" }[site.state];
  const named = t("site_named", action, hostName(site.origins[0]));
  return button(action, () => void attempt(async () => {
    await change(site, again);
    // the list was drawn anew: the focus stays at the same site
    [...document.querySelectorAll("#sites li")].find((one) => /** @type {HTMLElement} */ (one).dataset.site === site.site)?.querySelector("button")?.focus();
  }), { "aria-label": named, "aria-pressed": pressed, "data-site": site.site });
}

/** Draws the list into #sites. @param {Rel.SiteRow[]} rows @param {Again} again */
export function showSites(rows, again) {
  byId("sites").replaceChildren(...rows.map((row) => item(row, again)));
}
