// @ts-check
/** Sentences that several pages say. */
import { t } from "./dom.js";

/** The host of a granted pattern, or all of them. @param {string} pattern */
export function hostName(pattern) {
  const host = pattern.slice("https://".length, -"/*".length);
  return host === "*" ? t("sites_all") : host;
}

/** A name of the library's as words of the catalogue: `I wrote` is kind_i_wrote. @param {"kind" | "flag"} prefix @param {string} name */
export function word(prefix, name) {
  return t(`${prefix}_${name.toLowerCase().replace(/[^a-z]+/g, "_")}`) || name;
}

/** The user's own label, else the kind, in words. @param {Rel.Annotation} about */
export function kindWords(about) {
  return about.label ?? word("kind", about.kind);
}
