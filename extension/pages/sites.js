// @ts-check
/** The list of sites with a switch each, on the welcome page and in the options. */
import { attempt, byId, button, el, say, t } from "./dom.js";

/** The hosts of a site, the plainest first. @param {Rel.SiteRow} row */
const hostsOf = (row) => row.origins.map((origin) => origin.slice("https://".length, -2));

/** @param {Rel.SiteRow} row @param {() => Promise<void>} again */
function item(row, again) {
  const action = row.on ? t("site_switch_off") : t("site_switch_on");
  const flip = button(action, () => {
    // straight from the click: the browser asks only upon the user's gesture
    const done = row.on
      ? chrome.permissions.remove({ origins: row.origins })
      : chrome.permissions.request({ origins: row.origins });
    void attempt(async () => {
      if (!(await done)) say(t("site_refused", row.site), true);
      await again();
      // the list was drawn anew: the focus stays at the same switch
      const switches = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#sites button"));
      [...switches].find((one) => one.dataset.site === row.site)?.focus();
    });
  }, { "aria-label": t("site_named", action, row.site), "aria-pressed": String(row.on), "data-site": row.site });
  const [first, ...rest] = hostsOf(row);
  return el("li", {}, el("div", {}, el("strong", { text: first }), el("div", { class: "dim", text: rest.join(", ") })), flip);
}

/** Origins that are on and belong to no site of the list: software on a host of its own. @param {Rel.SiteRow[]} rows */
async function others(rows) {
  const named = new Set(rows.flatMap((row) => row.origins));
  const { origins = [] } = await chrome.permissions.getAll();
  const extra = origins.filter((origin) => origin.startsWith("https://") && !named.has(origin));
  return extra.map((origin) => ({ site: new URL(origin.replace("*.", "")).hostname, origins: [origin], on: true }));
}

/** Draws the list into #sites. @param {Rel.SiteRow[]} rows @param {() => Promise<void>} again */
export async function showSites(rows, again) {
  const all = [...rows, ...(await others(rows))];
  byId("sites").replaceChildren(...all.map((row) => item(row, again)));
  return all.length;
}
