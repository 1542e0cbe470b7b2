// @ts-check
/**
 * Looks out for a server that does not answer as it should: once a minute, while a page stands open whose icon says
 * so. Where nothing was left to be sent, nothing else would ask, and the icon would go on saying it.
 */
import { probe, serverState } from "./api.js";
import { anyOn } from "./toolbar.js";

export const ALARM = "server";
/** a browser that is not connected has nothing to ask: it is asked for when it is */
const CALM = new Set(["ok", "unknown", "unpaired"]);

async function needed() {
  const { state } = await serverState();
  return !CALM.has(state) && (await anyOn());
}

/** Begins or ends the looking out: the server's state or the open pages have changed. */
export async function follow() {
  const [wanted, set] = await Promise.all([needed(), chrome.alarms.get(ALARM)]);
  // one that runs is left alone: set anew it would begin to wait anew
  if (wanted && !set) await chrome.alarms.create(ALARM, { periodInMinutes: 1 });
  if (!wanted && set) await chrome.alarms.clear(ALARM);
}

/** The minute is over. */
export async function look() {
  if (await needed()) await probe();
  await follow();
}
