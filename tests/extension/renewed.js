/**
 * A page that changes at random, read with what was kept of it and read anew: `play` gives null as long as both are
 * the same. Names, words and ids are few, so that they come twice and go to others.
 */
/* global relationcore, row, look */
"use strict";
const AT = "2026-11-25T12:00:00Z";
const life = new AbortController();
let recipe = null;
let page = null;
let changes = null;

globalThis.begin = (given) => {
  recipe = given;
  page = relationcore.reader.open(document, recipe, location.href);
  changes = relationcore.changes.create(life.signal, () => false, () => {});
  changes.follow(recipe);
};

/** A small generator of numbers that is the same at every run. */
const seeded = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const make = (name, given, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

globalThis.row = (id, author, depth = 0) => make("div", { class: "row", id, "data-depth": depth },
  make("i", { class: "by" }, author), make("p", { class: "words" }, `Words of ${author}.`));

const plain = ({ reading, records, found }) => JSON.stringify([reading, found, records.map(({ element, body, mark, comment, account }) =>
  [element.id, body?.className ?? null, mark && [mark.element.textContent, mark.where], comment, account ?? null])]);

/** Reads both ways; the elements must be the same ones too. */
globalThis.look = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  const kept = page.read(AT, changes.since());
  const anew = relationcore.reader.read(document, recipe, { url: location.href, at: AT });
  const places = kept.records.length === anew.records.length && kept.records.every(({ element, body, mark }, index) => {
    const other = anew.records[index];
    return element === other.element && body === other.body && mark?.element === other.mark?.element;
  });
  return { kept, anew, same: places && plain(kept) === plain(anew) };
};

const CHANGES = {
  append: ({ some, fresh }) => (some(".row") ?? document.body).parentElement.append(fresh()),
  last: ({ fresh }) => document.body.append(fresh()),
  before: ({ some, fresh }) => some(".row")?.before(fresh()),
  inside: ({ some, fresh }) => some(".row")?.append(fresh()),
  many: ({ fresh }) => document.body.append(...Array.from({ length: 5 }, fresh)),
  remove: ({ some }) => some(".row")?.remove(),
  move: ({ some }) => { const one = some(".row"); const to = some(".row"); if (one && to && !one.contains(to)) to.before(one); },
  into: ({ some }) => { const one = some(".row"); const to = some(".row"); if (one && to && !one.contains(to)) to.append(one); },
  wrap: ({ some, word }) => { const one = some(".row"); if (one) { const around = make("section", { "data-group": word() }); one.before(around); around.append(one); } },
  words: ({ some, word }) => { const one = some(".words"); if (one) one.textContent = word(); },
  letters: ({ some, word }) => { const one = some(".words")?.firstChild; if (one instanceof Text) one.data = word(); },
  quote: ({ some, word }) => some(".words")?.append(make("q", {}, word()), make("b", {}, word())),
  author: ({ some, word }) => { const one = some(".by"); if (one) one.textContent = word(); },
  nameless: ({ some }) => some(".by")?.remove(),
  id: ({ some, word }) => { const one = some(".row"); if (one) one.id = word(); },
  depth: ({ some, next }) => some(".row")?.setAttribute("data-depth", String(Math.floor(next() * 4))),
  group: ({ some, word }) => some("[data-group]")?.setAttribute("data-group", word()),
  first: ({ some }) => some(".row")?.classList.toggle("first"),
  aside: ({ some }) => some(".row")?.classList.toggle("aside"),
  norow: ({ some }) => some("div")?.classList.toggle("row"),
  opening: ({ some, word }) => (some(".opening") ? some(".opening").remove() : document.body.prepend(make("h3", { class: "opening", id: word() }))),
  foot: ({ some, word }) => some(".row, .opening")?.after(make("div", { class: "foot" }, make("i", { class: "by" }, word()), " says")),
  nofoot: ({ some }) => some(".foot")?.remove(),
  head: ({ some, word }) => (some(".row") ?? document.body.firstChild)?.before(make("h2", {}, word())),
  named: ({ word }) => document.body.append(make("u", { "data-name-of": word() }, word())),
  thread: ({ some, word }) => some("h1")?.setAttribute("data-thread", word()),
  viewer: ({ some, word }) => (some("#me") ? some("#me").remove() : document.body.prepend(make("em", { id: "me" }, word()))),
};

/** Changes a page so often by a seed; null, or where and how the two readings parted. */
globalThis.play = async (seed, times) => {
  const next = seeded(seed + 1);
  const of = (list) => list[Math.floor(next() * list.length)];
  const word = () => of(["ana", "ben", "cleo", "dan", "Guest", "[gone]", "x1", "x2", "x3"]);
  const some = (selector) => of([...document.querySelectorAll(selector)]);
  const fresh = () => row(of([word(), `y${Math.floor(next() * 1000)}`]), word(), Math.floor(next() * 4));
  document.body.replaceChildren(make("h1", { "data-thread": "t" }), ...Array.from({ length: 10 }, fresh));
  for (let time = 0; time < times; time += 1) {
    const names = Array.from({ length: 1 + Math.floor(next() * 3) }, () => of(Object.keys(CHANGES)));
    for (const name of names) CHANGES[name]({ some, fresh, word, next });
    if (next() < 0.3) {
      await new Promise((resolve) => setTimeout(resolve));
      const ahead = page.prepare(AT, changes.since());
      for (let steps = 1 + Math.floor(next() * 8); steps && !ahead.next().done; steps -= 1);
      CHANGES[of(Object.keys(CHANGES))]({ some, fresh, word, next });
    }
    const { kept, anew, same } = await look();
    if (!same) return { seed, time, names, kept: plain(kept), anew: plain(anew) };
  }
  return null;
};
