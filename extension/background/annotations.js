// @ts-check
/**
 * What the library says of the accounts on a page.
 *
 * Of people the user knows the last answer is kept, so that a page opened while the server is away still
 * shows them, and so that the server need only send what changed. Of strangers nothing is kept.
 */
import { call, ServerError } from "./api.js";
import { done, transact } from "./db.js";

const BATCH = 2000;

/** @param {Rel.AccountRef} ref */
const keyOf = (ref) => `${ref.network}\n${ref.handle}\n${ref.id ?? ""}`;

/** Whether the user and this account have anything with each other. @param {Rel.Annotation} annotation */
function isKnown(annotation) {
  const strange = annotation.kind === "unknown" || annotation.kind === "seen";
  return !strange || Boolean(annotation.label || annotation.nickname || annotation.note_first_line);
}

/** @param {Rel.AccountRef[]} accounts @returns {Promise<Map<string, Rel.Annotation>>} */
async function kept(accounts) {
  const rows = await transact(["annotations"], "readonly", (tx) => {
    const store = tx.objectStore("annotations");
    return Promise.all(accounts.map((ref) => done(store.get(keyOf(ref)))));
  });
  return new Map(rows.filter(Boolean).map((row) => [row.key, row.annotation]));
}

/** Says of each whether the user knows them, so that nobody else has to judge that. @param {Rel.Annotation[]} annotations */
export function judged(annotations) {
  return annotations.map((annotation) => ({ ...annotation, known: isKnown(annotation) }));
}

/** Keeps answers about known people, and drops what was kept of those no longer known. @param {Rel.Annotation[]} annotations */
export async function remember(annotations) {
  if (!annotations.length) return;
  await transact(["annotations"], "readwrite", async (tx) => {
    const store = tx.objectStore("annotations");
    await Promise.all(annotations.map(/** @returns {Promise<unknown>} */ (annotation) => {
      const key = keyOf(annotation.account);
      return isKnown(annotation) ? done(store.put({ key, annotation })) : done(store.delete(key));
    }));
  });
}

/** Forgets every kept answer: the server forgot somebody. */
export async function purge() {
  await transact(["annotations"], "readwrite", (tx) => done(tx.objectStore("annotations").clear()));
}

/**
 * Asks the server about accounts; while it is away, answers from what is kept.
 * @param {string} url
 * @param {Rel.AccountRef[]} accounts
 * @returns {Promise<Rel.Annotation[]>}
 */
export async function ask(url, accounts) {
  const known = await kept(accounts);
  for (let start = 0; start < accounts.length; start += BATCH) {
    const named = accounts.slice(start, start + BATCH).map(({ network, handle, id }) => {
      const v = known.get(keyOf({ network, handle, id }))?.v ?? null;
      return { network, handle, id, v };
    });
    const fresh = await fetchSome(url, named);
    if (fresh === null) break;
    await remember(fresh);
    for (const annotation of fresh) known.set(keyOf(annotation.account), annotation);
  }
  return judged([...known.values()]);
}

/** @param {string} url @param {Rel.AccountRef[]} accounts @returns {Promise<Rel.Annotation[] | null>} */
async function fetchSome(url, accounts) {
  try {
    const { body } = await call("POST", "/api/v1/annotations", { body: { page: { url }, accounts } });
    return body.annotations;
  } catch (error) {
    if (error instanceof ServerError) return null;
    throw error;
  }
}
