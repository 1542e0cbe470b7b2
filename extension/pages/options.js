// @ts-check
/** The settings of the extension: marks, sites, server, what waits and what was refused. */
import { ask, attempt, button, byId, day, el, link, say, t, translate } from "./dom.js";
import { showSites } from "./sites.js";

const MARKS = /** @type {const} */ (["glyph", "discreet", "words"]);

/** @param {Rel.Marks} chosen */
function showMarks(chosen) {
  byId("marks").replaceChildren(...MARKS.map((marks) => {
    const choice = el("input", { type: "radio", name: "marks", value: marks, "aria-describedby": `hint-${marks}` });
    choice.checked = marks === chosen;
    choice.addEventListener("change", () => void attempt(async () => {
      await ask("settings.set", { marks });
      say(t("saved"));
    }));
    return el("label", { class: "choice" }, choice, el("span", { text: t(`options_marks_${marks}`) }),
      el("span", { class: "dim", id: `hint-${marks}`, text: t(`options_marks_${marks}_hint`) }));
  }));
}

/** @param {Rel.Status} status */
function showServer({ server, line, paired, base, waiting, bytes, full }) {
  const well = server.state === "ok" && !full;
  byId("server").textContent = well ? `${base}: ${line}` : line;
  byId("server").className = well ? "" : "wrong";
  byId("connect").hidden = paired && server.state === "ok";
  byId("forget").hidden = !paired;
  const size = t("options_outbox_size", waiting, (bytes / 1024 / 1024).toFixed(1));
  byId("outbox").textContent = full || waiting ? size : t("options_outbox_empty");
  byId("outbox").className = full ? "wrong" : "";
  byId("flush").hidden = !waiting;
}

/** @param {Rel.Refused[]} all */
function showRefused(all) {
  const none = el("li", { class: "dim", text: t("options_refused_none") });
  byId("refused").replaceChildren(...(all.length ? all.map(refusedItem) : [none]));
}

/** @param {Rel.Refused} one */
function refusedItem(one) {
  const act = (/** @type {"refused.retry" | "refused.drop"} */ type) => () => void attempt(async () => {
    await ask(type, { id: one.id });
    await refresh();
  });
  return el("li", {},
    el("div", {}, link(one.url, one.url), el("div", { class: "dim", text: t("options_refused_item", day(one.at), one.comments, one.message) })),
    el("span", { class: "row" }, button(t("options_retry"), act("refused.retry")), button(t("options_drop"), act("refused.drop"))));
}

async function refreshSites() {
  const rows = await ask("sites.list", {});
  showSites(rows, refreshSites);
  byId("sites-none").hidden = rows.length > 0;
}

async function refresh() {
  const status = await ask("status.get", { probe: true });
  showServer(status);
  showRefused(await ask("refused.list", {}));
  await refreshSites();
  return status;
}

async function begin() {
  const { base } = await chrome.storage.local.get("base");
  /** @type {HTMLInputElement} */ (byId("base")).value = typeof base === "string" ? base : "";
  showMarks((await ask("status.get", {})).marks);
  await refresh();
}

/** @param {string} id @param {() => Promise<unknown>} work */
function onClick(id, work) {
  byId(id).addEventListener("click", () => void attempt(async () => {
    await work();
    await refresh();
  }));
}

translate(document);
byId("base-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const base = /** @type {HTMLInputElement} */ (byId("base")).value;
  void attempt(async () => {
    await ask("settings.set", { base });
    say(t("saved"));
    await refresh();
  });
});
onClick("forget", () => ask("pair.forget", {}));
onClick("flush", () => ask("outbox.flush", {}));
byId("connect").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") }));
void attempt(begin);
