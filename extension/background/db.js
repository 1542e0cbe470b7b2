// @ts-check
/**
 * The worker's own IndexedDB: what must outlive the worker and what no content script may read.
 *
 * outbox       visits not yet taken by the server, in order
 * refused      visits the server will not take, with its reason
 * annotations  what was said of people the user knows, for pages opened while the server is away
 * values       token, recipes, bytes in the outbox, purge serial
 *
 * Writes are strict: an acknowledged write survives the end of the worker and of the browser.
 */

/** @typedef {"outbox" | "refused" | "annotations" | "values"} Store */

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("relationcore", 1);
    asked.onupgradeneeded = () => create(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      asked.result.onclose = () => { opened = null; };
      resolve(asked.result);
    };
  });
  return opened;
}

/** @param {IDBDatabase} db */
function create(db) {
  db.createObjectStore("outbox", { keyPath: "id", autoIncrement: true });
  db.createObjectStore("refused", { keyPath: "id", autoIncrement: true });
  db.createObjectStore("annotations", { keyPath: "key" });
  db.createObjectStore("values");
}

/**
 * The result of one request inside a transaction.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Runs `work` in one transaction and resolves with its result when that is committed.
 * @template T
 * @param {Store[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(tx: IDBTransaction) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function transact(stores, mode, work) {
  const tx = (await open()).transaction(stores, mode, { durability: "strict" });
  const committed = new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve(undefined);
    tx.onabort = () => reject(tx.error ?? new Error("The browser's database refused a write."));
  });
  committed.catch(() => {});
  const result = await work(tx);
  await committed;
  return result;
}

/** @param {string} key @returns {Promise<any>} */
export function getValue(key) {
  return transact(["values"], "readonly", (tx) => done(tx.objectStore("values").get(key)));
}

/** @param {string} key @param {unknown} value @returns {Promise<void>} */
export async function setValue(key, value) {
  await transact(["values"], "readwrite", /** @returns {Promise<unknown>} */ (tx) => {
    const store = tx.objectStore("values");
    return value === null || value === undefined ? done(store.delete(key)) : done(store.put(value, key));
  });
}
