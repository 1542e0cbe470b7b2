// @ts-check
/** Sentences that several pages say. */
import { t } from "./dom.js";

/** @param {Rel.Server} server */
export function serverLine({ state, message }) {
  return message ?? t(`server_${state}`);
}

/** The user's own label, else the kind, in words. @param {Rel.Annotation} about */
export function kindWords(about) {
  return about.label ?? (t(`kind_${about.kind.replace(/[^a-z]+/g, "_")}`) || about.kind);
}
