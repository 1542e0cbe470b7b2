// @ts-check
/**
 * The one name that the content files share. They are classic scripts, loaded in this order, and each adds one key:
 * namespace, times, convert, text, steps, match, record, records, comments, structured, reader, then those that draw and speak.
 */
"use strict";
/** @type {any} */ (globalThis).relationcore ??= {};
