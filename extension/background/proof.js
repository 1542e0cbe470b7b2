// @ts-check
/**
 * Who answers on the server's port: the server that this browser was connected to, or another program.
 *
 * Both sides hold the hash of the token and show it without sending it. Each request names the token and a
 * nonce; only who holds the hash can make the proof that stands on the answer, for this port and this run of
 * the server. Before the server has shown itself nothing is sent to it. What is then sent as our right is made
 * for that port and run: the token itself never travels again. The server's half is server/proof.py.
 */

/** How long a server that has shown itself is believed after its last proven answer, in ms. */
const BELIEVED = 30_000;

/** @typedef {{token: string, key: CryptoKey, name: string}} Secret */
/** @typedef {{at: string, token: string, run: string, right: string, until: number}} Shown */

/** @type {Promise<Secret> | null} */
let secret = null;
let secretToken = "";
/** In memory only: a worker that starts anew asks anew. @type {Shown | null} */
let shown = null;

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {ArrayBuffer | Uint8Array} buffer */
export function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text */
export async function sha256(text) {
  return hex(await crypto.subtle.digest("SHA-256", bytes(text)));
}

/** @param {CryptoKey} key @param {...string} words */
async function mac(key, ...words) {
  return hex(await crypto.subtle.sign("HMAC", key, bytes(words.join("\n"))));
}

/** @param {string} token @returns {Promise<Secret>} */
async function made(token) {
  const raw = bytes(await sha256(token));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return { token, key, name: (await mac(key, "name")).slice(0, 32) };
}

/** What is made of the token, once. @param {string} token */
export function secretOf(token) {
  if (!secret || secretToken !== token) secret = made(token);
  secretToken = token;
  return secret;
}

/** What a request asks the server to show. @param {Secret} of */
export function question({ name }) {
  const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
  return { nonce, header: `${name}:${nonce}` };
}

const portOf = (/** @type {string} */ at) => /** @type {string} */ (at.split(":")[2]);

/**
 * What an answer shows: the server, from now on believed; null: this is another program.
 * @param {Headers} headers
 * @param {string} at the address that was asked
 * @param {Secret} of
 * @param {string} nonce
 * @returns {Promise<Shown | null>}
 */
export async function check(headers, at, of, nonce) {
  const run = headers.get("x-relationcore-run") ?? "";
  const right = await mac(of.key, "server", portOf(at), run, nonce);
  if (!/^[0-9a-f]{32}$/.test(run) || headers.get("x-relationcore-proof") !== right) return null;
  const until = Date.now() + BELIEVED;
  if (shown && shown.run === run && shown.at === at && shown.token === of.token) shown.until = until;
  else shown = { at, token: of.token, run, right: await mac(of.key, "right", portOf(at), run), until };
  return shown;
}

/** The server at this address if it has shown itself a moment ago. @param {string} at @param {string} token */
export function believed(at, token) {
  return shown && shown.at === at && shown.token === token && Date.now() < shown.until ? shown : null;
}

/** Something went wrong: the next request asks first. */
export function doubt() {
  shown = null;
}
