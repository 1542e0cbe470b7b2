// @ts-check
/** Reports of pages that cannot be read go to the local server, which shows them to the user; nowhere else. */
import { call, ServerError } from "./api.js";

/**
 * Hands a report over. The same one is sent once while the browser runs; with the server away it is dropped,
 * since the next such page says it again.
 * @param {Rel.SiteReport} report
 */
export async function tell(report) {
  const body = JSON.stringify(report);
  const key = `unreadable:${report.site}:${report.page}`;
  const { [key]: told } = await chrome.storage.session.get(key);
  if (told === body) return;
  try {
    await call("POST", "/api/v1/site-reports", { body });
    await chrome.storage.session.set({ [key]: body });
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
  }
}
