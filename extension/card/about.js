// @ts-check
/** Nickname and follow-up of the person. */
import { ask, attempt, byId, t } from "../pages/dom.js";

/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** @type {number | null} */
let person = null;

/** @param {Rel.Card} card */
export function showAbout(card) {
  person = card.annotation.person;
  byId("more").hidden = person === null;
  input("nickname").value = card.nickname ?? "";
  input("follow-date").value = card.follow_up?.date ?? "";
  input("follow-reason").value = card.follow_up?.reason ?? "";
}

/** What stands in the fields. */
function typed() {
  const date = input("follow-date").value;
  const reason = input("follow-reason").value.trim() || null;
  return { nickname: input("nickname").value.trim() || null, follow_up: date ? { date, reason } : null };
}

/** @param {(done: string) => Promise<void>} changed */
export function wireAbout(changed) {
  byId("about-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async () => {
      if (person === null) return;
      await ask("person.set", { person, ...typed() });
      await changed(t("card_saved"));
    });
  });
}
