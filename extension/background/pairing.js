// @ts-check
/** Pairing: two words on both pages, a secret that only this browser knows, a token claimed once. */
import { base, call, ServerError } from "./api.js";
import { setValue } from "./db.js";
import { hex, sha256 } from "./proof.js";
import { browserName } from "./sites.js";

/** Asks for a pairing and opens its page. @returns {Promise<{words: string[], expires: string}>} */
export async function begin() {
  const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
  const asked = { browser: browserName(), secret_sha256: await sha256(secret) };
  const { body } = await call("POST", "/api/v1/pairings", { body: asked, open: true });
  await chrome.storage.session.set({ pairing: { id: body.id, secret } });
  await chrome.tabs.create({ url: `${await base()}/pair?id=${encodeURIComponent(body.id)}` });
  return { words: body.words, expires: body.expires };
}

/** Claims the token. False: not confirmed there yet. @returns {Promise<boolean>} */
export async function claim() {
  /** @type {{pairing?: {id: string, secret: string}}} */
  const { pairing } = await chrome.storage.session.get("pairing");
  if (!pairing) throw new Error(chrome.i18n.getMessage("pair_expired"));
  try {
    const path = `/api/v1/pairings/${encodeURIComponent(pairing.id)}/claim`;
    const { body } = await call("POST", path, { body: { secret: pairing.secret }, open: true });
    await setValue("token", body.token);
    await chrome.storage.session.remove("pairing");
    return true;
  } catch (error) {
    if (error instanceof ServerError && error.status === 409) return false;
    if (error instanceof ServerError && (error.status === 404 || error.status === 410)) {
      await chrome.storage.session.remove("pairing");
      throw new Error(chrome.i18n.getMessage("pair_expired"), { cause: error });
    }
    throw error;
  }
}

/** Forgets the token of this browser; the server's Settings page is where it is revoked. */
export async function forget() {
  await setValue("token", null);
}

/** Opens the local page: by a one-time link where this browser is paired, else by its plain address. @param {string} path */
export async function openLocal(path) {
  const url = await entry(path).catch(async (error) => {
    if (!(error instanceof ServerError) || error.state !== "unpaired") throw error;
    // the page itself says how a browser is let in; where nothing answers, that is said instead
    await call("GET", "/api/v1/health", { open: true });
    return `${await base()}${path}`;
  });
  await chrome.tabs.create({ url });
}

/** A one-time link that leads on to a path. @param {string} path */
async function entry(path) {
  const { body } = await call("POST", "/api/v1/entries", { body: {} });
  const link = new URL(body.url, await base());
  link.searchParams.set("next", path);
  return link.href;
}
