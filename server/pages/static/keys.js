// @ts-check
/** Which keys mean what on the local page: pure, so that they can be tested. */

/** @param {EventTarget | null} target */
const typesInto = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `/` outside of a field. @param {KeyboardEvent} event */
export const startsSearch = (event) =>
  event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typesInto(event.target);

/** Ctrl+Enter or Cmd+Enter. @param {KeyboardEvent} event */
export const sendsForm = (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey);
