// @ts-check
/**
 * What one record is: a comment with its place on the page, something withdrawn, or unreadable.
 *
 * @typedef {{recipe: any, steps: any, context: any, thread: any, records: any}} Page
 */
"use strict";
(() => {
  const rc = /** @type {any} */ (globalThis).relationcore;
  const WHERE = /** @type {const} */ (["after", "before", "append"]);

  /** @param {any} record @param {string} name */
  function reason(record, name) {
    const count = (record.rule.fields[name] ?? []).length;
    return count ? `none of ${count} steps yielded` : "the recipe has no step for it";
  }

  /** A shown name, unless it is the handle or the user's part of `user@host`. @param {string | null} name @param {string} handle */
  const unlike = (name, handle) => (name === handle || name === handle.split("@")[0] ? null : name);

  /** The sorting of one page's records. @param {Page} of what the reader holds of it, always as it is now */
  function create(of) {
    /** @param {any} mark @param {any} holder */
    function markOf(mark, holder) {
      const where = WHERE.find((name) => mark?.[name] !== undefined);
      if (!where) return null;
      const [element] = of.steps.elements([{ ...mark, select: mark[where] }], holder);
      return element ? { element, where } : null;
    }

    /** @param {any} record */
    function markOfRecord(record) {
      if (record.rule.mark) record.records.touch(record.rule.mark);
      return markOf(record.rule.mark, record);
    }

    /** @param {any} record */
    function threadOf(record) {
      const id = record.text("thread");
      if (id === null || id === of.thread?.id) return of.thread;
      return { id, url: record.text("thread_url"), title: record.text("thread_title") };
    }

    /** @param {string | null} id @param {any} stands */
    function scopeOf(id, stands) {
      const scope = id === null ? "thread" : of.recipe.id_scope;
      if (scope === "network") return "";
      return scope === "host" ? of.context.host : `${of.context.host}/${stands?.id ?? ""}`;
    }

    /** @param {any} record @param {string | null} author @param {string} text */
    function isGone({ element, rule, owns }, author, text) {
      if (rule.withdrawn !== undefined && rc.steps.holdsOwn(element, owns, rule.withdrawn)) return true;
      return of.recipe.withdrawn.includes(author) || of.recipe.withdrawn.includes(text);
    }

    /** @param {any} record */
    function textOf(record) {
      const bodies = record.bodies();
      const all = bodies.some((/** @type {Element} */ body) => body !== record.element && of.records.byElement.has(body));
      const outside = !record.nests ? [] : all ? [...of.records.byElement.keys(), ...of.records.barred] : record.nested;
      const found = rc.text.ofBodies(bodies, record.rule, new Set(outside));
      return found.text ? found : { text: record.text("text") ?? "", quotes: [] };
    }

    /** What a record is: a comment with its place, something withdrawn, or unreadable. @param {any} record */
    function sort(record) {
      const id = record.text("id");
      const stands = threadOf(record);
      const key = `${id}\n${stands?.id ?? ""}`;
      const scope = scopeOf(id, stands);
      const author = record.text("author");
      const words = record.once("~text");
      if (isGone(record, author, words.text)) return { id, key, gone: id === null ? null : { id, scope } };
      if (author === null) return { id, key, reason: reason(record, "author") };
      const mark = of.recipe.anonymous.includes(author) ? null : record.once("~mark");
      const place = { element: record.element, body: record.bodies()[0] ?? record.element, mark, comment: 0 };
      return { id, key, place, comment: comment(record, id, scope, stands, author, words) };
    }

    /** @param {any} record @param {string | null} id @param {string} scope @param {any} stands @param {string} author @param {any} words */
    function comment(record, id, scope, stands, author, words) {
      const name = record.text("author_name");
      const answered = record.text("in_reply_to");
      const moment = record.value("published");
      const when = moment && typeof moment === "object" ? moment : { at: null, precision: null, text: null };
      const hit = (/** @type {string} */ selector) => rc.steps.select(record.element, selector).some(record.owns);
      return {
        id, scope, kind: record.kind(), thread: stands, author, author_id: record.text("author_id"),
        author_name: unlike(name, author), author_url: record.text("author_url"),
        in_reply_to: answered === id ? null : answered, mentions: record.every("mentions"), text: words.text,
        cut: (record.rule.cut ?? []).some(hit), quotes: words.quotes, published: when.at, precision: when.precision,
        published_text: when.text, url: record.text("url"), uri: record.text("uri"),
      };
    }

    return { sort, markOf, more: { "~text": textOf, "~mark": markOfRecord } };
  }

  rc.comments = { create, reason, unlike };
})();
