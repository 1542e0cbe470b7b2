// @ts-check
/**
 * The worker: Chrome's service worker and Firefox's event page. It wires messages and browser events to the
 * modules beside it and keeps nothing in memory that it could not lose.
 */
import * as annotations from "./annotations.js";
import * as api from "./api.js";
import * as cards from "./cards.js";
import * as grants from "./grants.js";
import * as health from "./health.js";
import * as menu from "./menu.js";
import { listener } from "./messages.js";
import * as outbox from "./outbox.js";
import * as pairing from "./pairing.js";
import * as sites from "./sites.js";
import * as status from "./status.js";
import * as toolbar from "./toolbar.js";
import * as watch from "./watch.js";

/** @param {chrome.runtime.MessageSender} sender */
const tabOf = (sender) => /** @type {number} */ (sender.tab?.id);

/** @type {Rel.Handlers<Rel.FromContent>} */
const fromContent = {
  "page.hello": ({ url }, sender) => sites.hello(url, tabOf(sender)),
  "page.ask": ({ url, accounts }) => annotations.ask(url, accounts),
  "page.seen": async ({ visit, have }, sender) => {
    // the browser's permission is asked again here: what is not switched on is never kept
    if (!(await grants.isOn(/** @type {string} */ (sender.url)))) throw new Error("This site is not switched on.");
    if (!(await outbox.put({ ...visit, have }, tabOf(sender)))) {
      await toolbar.repaint();
      throw Object.assign(new Error(chrome.i18n.getMessage("outbox_full")), { state: "full" });
    }
    void outbox.flush();
    return null;
  },
  "page.report": async ({ report }, sender) => {
    await toolbar.report(tabOf(sender), report);
    await watch.follow();
    return null;
  },
  "page.unreadable": async ({ report }, sender) => {
    if (await grants.isOn(/** @type {string} */ (sender.url))) await health.tell(report);
    return null;
  },
  "card.enter": async ({ nonce, subject }, sender) => {
    await cards.enter(tabOf(sender), nonce, subject);
    return null;
  },
  "card.show": async ({ nonce, subject }, sender) => {
    await cards.show(tabOf(sender), nonce, subject);
    return null;
  },
};

/** @type {(work: Promise<unknown>) => Promise<null>} */
const nothing = async (work) => {
  await work;
  return null;
};

/** @type {Rel.Handlers<Rel.FromCard>} */
const fromCard = {
  "card.hello": ({ nonce }, sender) => cards.hello(sender, nonce),
  "card.load": (_ask, sender) => cards.load(sender),
  "note.add": ({ text }, sender) => cards.addNote(sender, text),
  "note.change": ({ id, text, seen }, sender) => cards.changeNote(sender, id, text, seen),
  "note.delete": ({ id }, sender) => nothing(cards.deleteNote(sender, id)),
  "note.restore": ({ id }, sender) => nothing(cards.restoreNote(sender, id)),
  "person.set": ({ person, type: _type, ...fields }, sender) => nothing(cards.setPerson(sender, person, fields)),
  "card.person": ({ person }) => nothing(pairing.openLocal(`/people/${Number(person)}`)),
  "card.leave": ({ how }, sender) => nothing(cards.leave(sender, how)),
};

/** @type {Rel.Handlers<Rel.FromPage>} */
const fromPage = {
  "status.get": ({ probe }) => status.get(Boolean(probe)),
  "tab.here": ({ tab }) => status.here(tab),
  "tab.once": ({ tab }) => nothing(sites.once(tab)),
  "sites.list": () => grants.list(),
  "sites.at": async ({ url }) => grants.siteAt(url),
  "sites.off": ({ origins }) => grants.takeBack(origins),
  "pair.begin": () => pairing.begin(),
  "pair.claim": async () => {
    const claimed = await pairing.claim();
    if (claimed) await api.probe().then(outbox.resume).then(status.recheckTabs);
    return claimed;
  },
  "pair.forget": () => nothing(pairing.forget().then(api.probe)),
  "local.open": ({ path }) => nothing(pairing.openLocal(path)),
  "settings.set": (ask) => nothing(status.set(ask)),
  "refused.list": () => outbox.listRefused(),
  "refused.retry": async ({ id }) => {
    if (!(await outbox.retryRefused(id))) throw new Error(chrome.i18n.getMessage("outbox_full"));
    void outbox.flush();
    return null;
  },
  "refused.drop": ({ id }) => nothing(outbox.dropRefused(id)),
  "outbox.flush": () => nothing(outbox.flush()),
};

chrome.runtime.onMessage.addListener(listener({ content: fromContent, card: fromCard, page: fromPage }));

api.listen({
  onState: async ({ state }, before) => {
    await toolbar.repaint();
    await watch.follow();
    // the server is there again: pages that were opened meanwhile ask once more
    if (state === "ok" && before.state !== "ok" && before.state !== "unknown") await status.recheckTabs();
  },
  onPurge: async () => {
    await annotations.purge();
    await outbox.purge();
  },
  onPurged: async () => {
    void outbox.flush();
    await status.recheckTabs();
  },
});
outbox.listen({
  onAnnotations: async (tab, changed) => {
    // the page may be gone; the answer is kept either way
    await chrome.tabs.sendMessage(tab, { type: "marks.update", annotations: annotations.judged(changed) }, { frameId: 0 }).catch(() => {});
  },
  onRoom: toolbar.repaint,
});

chrome.permissions.onAdded.addListener(async ({ origins = [] }) => {
  await sites.reconcile();
  await sites.startOpenTabs(origins);
});
chrome.permissions.onRemoved.addListener(async () => {
  await sites.reconcile();
  await status.recheckTabs();
});
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === outbox.ALARM) void outbox.flush();
  if (name === watch.ALARM) void watch.look();
});
chrome.tabs.onRemoved.addListener((tab) => status.forgetTab(tab));
chrome.tabs.onUpdated.addListener((tab, { status: loading }) => {
  if (loading === "loading") void status.forgetTab(tab);
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") });
});
menu.listen();

// at every start of the worker: neither the registered scripts nor the outbox can be trusted to be as left
void sites.reconcile();
void outbox.resume();
