// @ts-check
/**
 * Which frame is a card of ours, and whom it shows.
 *
 * The content script enters the frame with a random nonce behind `#` and tells the worker the nonce; the card
 * sends it back. It is taken once, from a sender with the same tab and the card's address; from then on that
 * tab and frame are bound to the subject. A page that embeds the address itself has no live nonce: its card
 * stays empty. Nonces and bindings lie in storage.session, which content scripts cannot read and which
 * outlives the worker.
 */
import { call, ServerError } from "./api.js";
import { ask } from "./annotations.js";

const LIFE = 60_000;

/** @typedef {{tab: number, subject: Rel.Subject, until: number}} Live */
/** @typedef {{nonce: string, subject: Rel.Subject}} Bound */

/** @param {chrome.runtime.MessageSender} sender */
const boundKey = (sender) => `card:${sender.tab?.id}:${sender.frameId}`;

/** @param {string} key @returns {Promise<any>} */
const read = async (key) => (await chrome.storage.session.get(key))[key];

/** @param {number} tab @param {string} nonce @param {Rel.Subject} subject */
export async function enter(tab, nonce, subject) {
  await chrome.storage.session.set({ [`nonce:${nonce}`]: { tab, subject, until: Date.now() + LIFE } });
}

/** Nonces that are being taken right now: two messages at once must not both get in. @type {Set<string>} */
const taking = new Set();

/**
 * Binds a frame by its nonce.
 * @param {chrome.runtime.MessageSender} sender
 * @param {string} nonce
 * @returns {Promise<Rel.Subject>}
 */
export async function hello(sender, nonce) {
  const key = `nonce:${nonce}`;
  if (taking.has(key)) throw new Error("This card is not expected.");
  taking.add(key);
  try {
    /** @type {Live | undefined} */
    const live = await read(key);
    if (!live || live.tab !== sender.tab?.id || live.until < Date.now()) throw new Error("This card is not expected.");
    await chrome.storage.session.remove(key);
    await chrome.storage.session.set({ [boundKey(sender)]: { nonce, subject: live.subject } });
    return live.subject;
  } finally {
    taking.delete(key);
  }
}

/** Whom this frame shows. @param {chrome.runtime.MessageSender} sender @returns {Promise<Rel.Subject>} */
export async function subjectOf(sender) {
  /** @type {Bound | undefined} */
  const bound = await read(boundKey(sender));
  if (!bound) throw new Error("This card is not bound to a page.");
  return bound.subject;
}

/** Shows somebody else in the frame that came in with `nonce`. @param {number} tab @param {string} nonce @param {Rel.Subject} subject */
export async function show(tab, nonce, subject) {
  const all = /** @type {Record<string, Bound>} */ (await chrome.storage.session.get(null));
  const key = Object.keys(all).find((k) => k.startsWith(`card:${tab}:`) && all[k].nonce === nonce);
  if (!key) throw new Error("The frame of this card is gone.");
  await chrome.storage.session.set({ [key]: { nonce, subject } });
  const frameId = Number(key.split(":")[2]);
  await chrome.tabs.sendMessage(tab, { type: "card.subject", subject }, { frameId });
}

/** A tab closed or went elsewhere: its frames are gone. @param {number} tab */
export async function forgetTab(tab) {
  const all = /** @type {Record<string, any>} */ (await chrome.storage.session.get(null));
  const gone = Object.keys(all).filter((key) => key.startsWith(`card:${tab}:`) || (key.startsWith("nonce:") && all[key].tab === tab));
  if (gone.length) await chrome.storage.session.remove(gone);
}

/** @param {Rel.AccountRef} ref */
function query({ network, handle, id }) {
  const named = new URLSearchParams({ network, handle });
  if (id) named.set("id", id);
  return named.toString();
}

/** @param {chrome.runtime.MessageSender} sender @returns {Promise<Rel.Card>} */
export async function load(sender) {
  const { account } = await subjectOf(sender);
  const { body } = await call("GET", `/api/v1/accounts/card?${query(account)}`);
  return body.card;
}

/** What changed about the subject is drawn beside the names of the page at once. @param {chrome.runtime.MessageSender} sender */
async function redraw(sender) {
  const { account } = await subjectOf(sender);
  const tab = sender.tab?.id;
  const annotations = await ask(sender.tab?.url ?? "", [account]);
  if (tab !== undefined) await chrome.tabs.sendMessage(tab, { type: "marks.update", annotations }, { frameId: 0 });
}

/**
 * One change by the user, sent at once: what is typed never waits in the outbox, the card says if it failed.
 * @param {chrome.runtime.MessageSender} sender
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function change(sender, method, path, body) {
  await subjectOf(sender);
  const answer = await call(method, path, body ? { body } : {});
  // the change stands; a page that cannot be redrawn is no reason to tell the user otherwise
  await redraw(sender).catch(() => {});
  return answer.body;
}

/** @param {chrome.runtime.MessageSender} sender @param {string} text @returns {Promise<Rel.Note>} */
export async function addNote(sender, text) {
  const { network, handle, id } = (await subjectOf(sender)).account;
  const body = await change(sender, "POST", "/api/v1/notes", { account: { network, handle, id }, text });
  return body.note;
}

/** What became of a note meanwhile, by the server's answer. @type {Record<number, string>} */
const MEANWHILE = { 409: "overtaken", 404: "gone" };

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {number} id
 * @param {string} text
 * @param {string} seen the version of the note that the card showed
 * @returns {Promise<Rel.Note>}
 */
export async function changeNote(sender, id, text, seen) {
  try {
    return (await change(sender, "PUT", `/api/v1/notes/${id}`, { text, seen })).note;
  } catch (error) {
    const state = error instanceof ServerError && MEANWHILE[error.status];
    throw state ? Object.assign(new Error(error.message), { state }) : error;
  }
}

/** @param {chrome.runtime.MessageSender} sender @param {number} id */
export async function deleteNote(sender, id) {
  await change(sender, "DELETE", `/api/v1/notes/${id}`);
}

/** @param {chrome.runtime.MessageSender} sender @param {number} id */
export async function restoreNote(sender, id) {
  await change(sender, "POST", `/api/v1/notes/${id}/restore`);
}

/** @param {chrome.runtime.MessageSender} sender @param {number} person @param {object} fields */
export async function setPerson(sender, person, fields) {
  await change(sender, "PUT", `/api/v1/people/${person}`, fields);
}

/** Tells the page that the card gave the focus back. @param {chrome.runtime.MessageSender} sender @param {Rel.Leave} how */
export async function leave(sender, how) {
  await subjectOf(sender);
  const tab = sender.tab?.id;
  if (tab === undefined) throw new ServerError("failed", "No tab.");
  await chrome.tabs.sendMessage(tab, { type: "card.leave", how }, { frameId: 0 });
}
