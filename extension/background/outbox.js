// @ts-check
/**
 * The outbox: a part of a visit is stored before it is acknowledged and leaves only when the server took it.
 *
 * Worker, browser and server may die at any time. 50 MB at most; a full outbox takes nothing new and drops
 * nothing old. What the server will never take (4xx other than 401, 412 and 429) goes to the list of refused
 * visits, which the options page shows.
 */
import { call, ServerError } from "./api.js";
import { remember } from "./annotations.js";
import { done, getValue, transact } from "./db.js";

const LIMIT = 50 * 1024 * 1024;
/** from here on there is no room for another visit of ordinary size */
const ROOM = LIMIT - 64 * 1024;
export const ALARM = "outbox";

/** @typedef {{id: number, body: string, bytes: number, tab: number | null, url: string, comments: number}} Row */

/** @type {{onAnnotations: (tab: number, annotations: Rel.Annotation[]) => Promise<void>, onRoom: () => Promise<void>}} */
const listeners = { onAnnotations: async () => {}, onRoom: async () => {} };

/** Tells who carries changed annotations to the tab they came from, and who is to hear that a full outbox has room again. @param {typeof listeners} given */
export function listen(given) {
  Object.assign(listeners, given);
}

/**
 * Stores one part of a visit. False: the outbox is full and nothing was stored.
 * @param {Rel.Visit & {have?: Record<string, string>}} visit with the versions of the annotations that its page has
 * @param {number | null} tab
 * @returns {Promise<boolean>}
 */
export async function put(visit, tab) {
  const body = JSON.stringify(visit);
  const bytes = new TextEncoder().encode(body).length;
  return transact(["outbox", "values"], "readwrite", async (tx) => {
    const values = tx.objectStore("values");
    const used = (await done(values.get("outbox_bytes"))) ?? 0;
    if (used + bytes > LIMIT) return false;
    await done(tx.objectStore("outbox").add({ body, bytes, tab, url: visit.page.url, comments: visit.comments.length }));
    await done(values.put(used + bytes, "outbox_bytes"));
    return true;
  });
}

/** How many parts wait and how large they are. */
export async function size() {
  return transact(["outbox", "refused", "values"], "readonly", async (tx) => ({
    waiting: await done(tx.objectStore("outbox").count()),
    bytes: /** @type {number} */ ((await done(tx.objectStore("values").get("outbox_bytes"))) ?? 0),
    refused: await done(tx.objectStore("refused").count()),
  }));
}

/** Takes a row out; with `refused`, into the list of refused visits. @param {Row} row @param {object | null} refused */
async function leave(row, refused) {
  const room = await transact(["outbox", "refused", "values"], "readwrite", async (tx) => {
    const values = tx.objectStore("values");
    const used = (await done(values.get("outbox_bytes"))) ?? 0;
    const less = Math.max(0, used - row.bytes);
    await done(tx.objectStore("outbox").delete(row.id));
    await done(values.put(less, "outbox_bytes"));
    if (refused) await done(tx.objectStore("refused").add(refused));
    return used > ROOM && less <= ROOM;
  });
  if (room) await listeners.onRoom();
}

/** @type {Promise<void> | null} */
let running = null;
let again = false;

/** Sends what waits, oldest first, until it is empty or the server cannot take it now. */
export function flush() {
  again = true;
  running ??= drain().finally(() => { running = null; });
  return running;
}

async function drain() {
  while (again) {
    again = false;
    let row = await first();
    while (row && (await send(row))) row = await first();
    if (row) await chrome.alarms.create(ALARM, { delayInMinutes: 1 });
    else await chrome.alarms.clear(ALARM);
  }
}

/** @returns {Promise<Row | null>} */
async function first() {
  const rows = await transact(["outbox"], "readonly", (tx) => done(tx.objectStore("outbox").getAll(null, 1)));
  return rows[0] ?? null;
}

/** Sends one row. True: it has left the outbox. @param {Row} row */
async function send(row) {
  try {
    const { body } = await call("POST", "/api/v1/observations", { body: row.body });
    await leave(row, null);
    await taken(row, body?.annotations ?? []);
    return true;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.state !== "refused") return false;
    const { id: _id, ...held } = row;
    await leave(row, { ...held, at: new Date().toISOString(), status: error.status, message: error.message });
    return true;
  }
}

/** @param {Row} row @param {Rel.Annotation[]} annotations */
async function taken(row, annotations) {
  await remember(annotations);
  if (row.tab !== null && annotations.length) await listeners.onAnnotations(row.tab, annotations);
}

/** Worker and browser start: something may have been left. */
export async function resume() {
  if (await first()) void flush();
}

/** @returns {Promise<Rel.Refused[]>} */
export async function listRefused() {
  const rows = await transact(["refused"], "readonly", (tx) => done(tx.objectStore("refused").getAll()));
  return rows.map(({ id, at, url, comments, status, message }) => ({ id, at, url, comments, status, message }));
}

/** @param {number} id */
export async function dropRefused(id) {
  await transact(["refused"], "readwrite", (tx) => done(tx.objectStore("refused").delete(id)));
}

/** Puts a refused visit back. False: the outbox is full. @param {number} id */
export async function retryRefused(id) {
  const row = await transact(["refused"], "readonly", (tx) => done(tx.objectStore("refused").get(id)));
  if (!row) return true;
  if (!(await put(JSON.parse(row.body), null))) return false;
  await dropRefused(id);
  return true;
}

/** The server forgot somebody: the refused list may hold their words. What waits is sent; the server keeps nothing of it. */
export async function purge() {
  await transact(["refused"], "readwrite", (tx) => done(tx.objectStore("refused").clear()));
}

/** Whether the outbox has no room for another visit of ordinary size. */
export async function isFull() {
  return ((await getValue("outbox_bytes")) ?? 0) > ROOM;
}
