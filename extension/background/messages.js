// @ts-check
/**
 * Who may say what. A sender is a content script, a card or a page of ours by its address; each has its own
 * record of handlers, and what is not in it is refused.
 */

/** @typedef {"content" | "card" | "page"} Who */
/** @typedef {(ask: any, sender: chrome.runtime.MessageSender) => Promise<unknown>} Handler */

/** What a sender is; null: nobody we listen to. @param {chrome.runtime.MessageSender} sender @returns {Who | null} */
export function whoIs(sender) {
  if (sender.id !== chrome.runtime.id || !sender.url) return null;
  const url = new URL(sender.url);
  if (url.protocol === "https:") return sender.tab && sender.frameId === 0 ? "content" : null;
  if (url.protocol !== new URL(chrome.runtime.getURL("")).protocol) return null;
  if (url.pathname === "/card/card.html") return sender.tab ? "card" : null;
  return url.pathname.startsWith("/pages/") ? "page" : null;
}

/**
 * The listener for chrome.runtime.onMessage.
 * @param {Record<Who, Record<string, Handler>>} handlers
 * @returns {(message: any, sender: chrome.runtime.MessageSender, answer: (value: Rel.Answer<unknown>) => void) => boolean}
 */
export function listener(handlers) {
  return (message, sender, answer) => {
    const who = whoIs(sender);
    const type = message?.type;
    const known = who !== null && typeof type === "string" && Object.hasOwn(handlers[who], type);
    if (!known) {
      answer({ ok: false, error: `Unknown message ${String(type)}` });
      return false;
    }
    handlers[who][type](message, sender).then(
      (value) => answer({ ok: true, value: value ?? null }),
      (error) => answer({ ok: false, error: String(error?.message ?? error), code: error?.state }),
    );
    return true;
  };
}
