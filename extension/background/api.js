// @ts-check
/**
 * The only file that talks to the server.
 *
 * Every response of the server carries X-Relationcore; an answer without it is another program on that port.
 * Nothing of the user's is sent before who answers has shown to be the server that this browser was connected
 * to, and no answer counts that does not show it (proof.js). What went wrong is a `ServerError` whose `state` is also what icon and popup show.
 */
import { getValue, setValue } from "./db.js";
import * as proof from "./proof.js";

const BASE = "http://127.0.0.1:8319";
const TIMEOUT = 10_000;

/** A call that did not succeed; `message` is one sentence for the user. */
export class ServerError extends Error {
  /** @param {Rel.ServerState | "refused" | "busy"} state @param {string} message @param {number} status @param {number} wait seconds */
  constructor(state, message, status = 0, wait = 0) {
    super(message);
    this.state = state;
    this.status = status;
    this.wait = wait;
  }
}

/** @type {{onState: (server: Rel.Server, before: Rel.Server) => Promise<void>, onPurge: () => Promise<void>, onPurged: () => Promise<void>}} */
const listeners = { onState: async () => {}, onPurge: async () => {}, onPurged: async () => {} };

/** Tells who is to hear of the server's state and of forgetting. @param {typeof listeners} given */
export function listen(given) {
  Object.assign(listeners, given);
}

/** The server's address, without a slash at its end. */
export async function base() {
  const { base: set } = await chrome.storage.local.get("base");
  return typeof set === "string" && /^http:\/\/127\.0\.0\.1:\d+$/.test(set) ? set : BASE;
}

/** @returns {Promise<Rel.Server>} */
export async function serverState() {
  /** @type {{server?: Rel.Server}} */
  const { server } = await chrome.storage.session.get("server");
  return server ?? { state: "unknown", message: null, version: null };
}

/** @param {Rel.ServerState} state @param {string | null} message @param {string | null} version */
async function setState(state, message, version) {
  const old = await serverState();
  const server = { state, message, version };
  if (JSON.stringify(old) === JSON.stringify(server)) return;
  await chrome.storage.session.set({ server });
  await listeners.onState(server, old);
}

/**
 * Calls the server and returns its JSON.
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, etag?: string | null, open?: boolean}} [options] `open`: without the token
 * @returns {Promise<{status: number, body: any, etag: string | null}>}
 * @throws {ServerError}
 */
export async function call(method, path, options = {}) {
  const token = options.open ? null : await getValue("token");
  if (!options.open && !token) {
    await setState("unpaired", null, null);
    throw new ServerError("unpaired", chrome.i18n.getMessage("server_unpaired"));
  }
  const response = token ? await proven(method, path, options, token) : await send(await base(), method, path, options, {});
  const version = response.headers.get("x-relationcore") ?? "";
  const body = response.status === 304 ? null : await response.json().catch(() => null);
  if (!response.ok && response.status !== 304) throw await refused(response, body, version, Boolean(options.open));
  if (!options.open) {
    await setState("ok", null, version);
    await checkSerial(body);
  }
  return { status: response.status, body, etag: response.headers.get("etag") };
}

/**
 * Sends to the server that this browser was connected to, and to nobody else.
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, etag?: string | null}} options
 * @param {string} token
 */
async function proven(method, path, options, token) {
  const at = await base();
  const server = proof.believed(at, token) ?? (await exchange(at, "GET", "/api/v1/health", {}, token, null)).server;
  const first = await exchange(at, method, path, options, token, server.right);
  // started anew meanwhile: what we sent as our right was made for its last run
  const again = first.response.status === 401 && first.server.run !== server.run;
  return again ? (await exchange(at, method, path, options, token, first.server.right)).response : first.response;
}

/**
 * One request and its answer, which must show that the server gave it.
 * @param {string} at
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, etag?: string | null}} options
 * @param {string} token
 * @param {string | null} right
 */
async function exchange(at, method, path, options, token, right) {
  const secret = await proof.secretOf(token);
  const { nonce, header } = proof.question(secret);
  /** @type {Record<string, string>} */
  const headers = { "X-Relationcore-Ask": header };
  if (right) headers.Authorization = `Bearer ${right}`;
  const response = await send(at, method, path, options, headers);
  const server = await proof.check(response.headers, at, secret, nonce);
  if (!server) throw await failed("unproven", chrome.i18n.getMessage("server_unproven", at), response.status, null);
  return { response, server };
}

/** @param {string} at @param {string} method @param {string} path @param {{body?: unknown, etag?: string | null}} options @param {Record<string, string>} more headers */
async function send(at, method, path, options, more) {
  /** @type {Record<string, string>} */
  const headers = { "X-Relationcore-Client": chrome.runtime.getManifest().version, Accept: "application/json", ...more };
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.etag) headers["If-None-Match"] = options.etag;
  const body = options.body === undefined || typeof options.body === "string" ? options.body : JSON.stringify(options.body);
  const response = await fetch(at + path, {
    method, headers, body, credentials: "omit", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => null);
  if (!response) throw await failed("offline", chrome.i18n.getMessage("server_offline", at), 0, null);
  if (!response.headers.has("x-relationcore")) throw await failed("foreign", chrome.i18n.getMessage("server_foreign", at), response.status, null);
  return response;
}

/** @param {Rel.ServerState} state @param {string} message @param {number} status @param {string | null} version */
async function failed(state, message, status, version) {
  proof.doubt();
  await setState(state, message, version);
  return new ServerError(state, message, status);
}

/**
 * What an answer outside 2xx means.
 * @param {Response} response
 * @param {any} body
 * @param {string} version
 * @param {boolean} open
 */
async function refused(response, body, version, open) {
  const { status } = response;
  const message = typeof body?.message === "string" && body.message ? body.message : `HTTP ${status}`;
  if (open) return new ServerError("refused", message, status);
  if (status === 401) return failed("unpaired", chrome.i18n.getMessage("server_token_refused"), status, version);
  if (status === 412) return failed("mismatch", message, status, version);
  if (status === 429) return new ServerError("busy", message, status, Number(response.headers.get("retry-after")) || 60);
  if (status >= 500) return failed("failed", chrome.i18n.getMessage("server_failed", message), status, version);
  await setState("ok", null, version);
  return new ServerError("refused", message, status);
}

/** Something was forgotten on the server: nothing of it may stay here. @param {any} body */
async function checkSerial(body) {
  const serial = body?.purge_serial;
  if (typeof serial !== "number") return;
  const known = await getValue("purge_serial");
  if (known === serial) return;
  const grown = typeof known === "number" && known < serial;
  // first gone, then noted: a worker that dies in between does it once more
  if (grown) await listeners.onPurge();
  await setValue("purge_serial", serial);
  if (grown) await listeners.onPurged();
}

/** Asks the server whether it is there and whether our token holds. @returns {Promise<Rel.Server>} */
export async function probe() {
  try {
    if (!(await getValue("token"))) await call("GET", "/api/v1/health", { open: true });
    await call("GET", "/api/v1/status");
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
  }
  return serverState();
}
