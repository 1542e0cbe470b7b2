// @ts-check
/** What icon, popup and pages say of the server and the outbox, in one place, so that they say the same. */

/** @param {Rel.Server} server @param {boolean} full the outbox takes nothing more */
export function serverLine({ state, message }, full) {
  const said = message ?? chrome.i18n.getMessage(`server_${state}`);
  if (full) return `${chrome.i18n.getMessage("outbox_full")} ${state === "ok" ? chrome.i18n.getMessage("outbox_full_going") : said}`;
  return state === "offline" ? `${said} ${chrome.i18n.getMessage("outbox_keeps")}` : said;
}
