// @ts-check
/** The first page: what is read and where it goes, then three steps. */
import { ask, attempt, byId, say, t, translate } from "./dom.js";
import { showSites } from "./sites.js";

const POLL = 1000;
const REACHED = new Set(["ok", "unpaired", "unproven", "mismatch", "failed"]);

/** Which attempt to pair is the one that counts; a new one ends the older. */
let turn = 0;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Draws the state of things. @param {Rel.Status} status */
async function show({ server, line, base, paired }) {
  byId("where").textContent = t("welcome_where", base);
  const reached = REACHED.has(server.state);
  byId("how").hidden = reached;
  const there = reached && server.state !== "failed" && server.state !== "unproven";
  byId("server").textContent = there ? t("welcome_server_there") : line;
  byId("step-server").classList.toggle("done", reached && server.state !== "unproven");
  const connected = paired && server.state === "ok";
  byId("step-pair").classList.toggle("done", connected);
  byId("pair").textContent = t(connected ? "welcome_pair_again" : "welcome_pair");
  byId("pair").className = connected ? "" : "main";
  /** @type {HTMLButtonElement} */ (byId("pair")).disabled = !reached;
  if (connected) byId("paired").textContent = t("welcome_paired");
  else if (server.state === "mismatch") byId("paired").textContent = line;
  await sites(connected);
}

/** @param {boolean} connected */
async function sites(connected) {
  const every = await ask("sites.list", {});
  // what is on can be switched off whether connected or not
  const rows = connected ? every : every.filter(({ state }) => state !== "off");
  byId("sites-how").textContent = t(connected && rows.length ? "welcome_sites_how" : "welcome_sites_later");
  showSites(rows, refresh);
  const on = rows.some(({ state }) => state !== "off");
  byId("step-sites").classList.toggle("done", on);
  byId("done").hidden = !on;
}

async function refresh() {
  await show(await ask("status.get", { probe: true }));
}

/** Begins a pairing and waits for Connect on the other page. */
async function pair() {
  const mine = ++turn;
  say("");
  const { words, expires } = await ask("pair.begin", {});
  byId("words").textContent = words.join(" ");
  byId("words-part").hidden = false;
  byId("paired").textContent = t("welcome_pair_waiting");
  while (mine === turn && Date.now() < Date.parse(expires)) {
    await pause(POLL);
    if (await ask("pair.claim", {})) return finish();
  }
  if (mine === turn) throw new Error(t("pair_expired"));
  return undefined;
}

async function finish() {
  byId("words-part").hidden = true;
  await refresh();
}

/** A pairing that failed leaves no words behind that no longer count. */
async function pairOrSay() {
  try {
    await pair();
  } catch (error) {
    byId("words-part").hidden = true;
    byId("paired").textContent = "";
    say(/** @type {Error} */ (error).message, true);
  }
}

/** Until the server is there it is asked again, so that step 1 needs no reload. */
async function watch() {
  for (;;) {
    await refresh();
    if (byId("step-server").classList.contains("done")) return;
    await pause(3 * POLL);
  }
}

translate(document);
byId("pair").addEventListener("click", () => void pairOrSay());
void attempt(watch);
