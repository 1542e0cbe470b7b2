// @ts-check
/** Recipes come from the server only; the last answer is kept with its ETag and serves while it is away. */
import { call, ServerError } from "./api.js";
import { getValue, setValue } from "./db.js";

/** A recipe of the user's own is tried at once by who wrote it; unchanged ones cost an empty answer. */
const FRESH = 60 * 1000;

/** @typedef {{etag: string | null, recipes: Rel.Recipe[], at: number}} Kept */

/** All recipes. A page never waits for the server where there is a copy; an old one is renewed for the next page. @returns {Promise<Rel.Recipe[]>} */
export async function all() {
  /** @type {Kept | undefined} */
  const kept = await getValue("recipes");
  if (!kept) return loadOr(undefined, []);
  if (Date.now() - kept.at > FRESH) void loadOr(kept, kept.recipes);
  return kept.recipes;
}

/** The server's recipes, or others where it does not answer. @param {Kept | undefined} kept @param {Rel.Recipe[]} others */
async function loadOr(kept, others) {
  try {
    return await load(kept);
  } catch (error) {
    if (error instanceof ServerError) return others;
    throw error;
  }
}

/** @param {Kept | undefined} kept @returns {Promise<Rel.Recipe[]>} */
async function load(kept) {
  const { status, body, etag } = await call("GET", "/api/v1/recipes", { etag: kept?.etag ?? null });
  const recipes = status === 304 && kept ? kept.recipes : body.recipes;
  await setValue("recipes", { etag: etag ?? kept?.etag ?? null, recipes, at: Date.now() });
  return recipes;
}

/** Whether a recipe names this host, exactly or as `*.name`. @param {string} pattern @param {string} host */
export function hostMatches(pattern, host) {
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/**
 * The recipes that may read a page: those that name its host; where none does, those for software on any host.
 * @param {string} url
 * @param {Rel.Recipe[]} recipes
 */
export function candidates(url, recipes) {
  const host = new URL(url).hostname;
  const hosts = (/** @type {Rel.Recipe} */ { match }) => [match, ...(match.also ?? [])].map((way) => way.hosts ?? []);
  const named = recipes.filter((r) => hosts(r).flat().some((pattern) => hostMatches(pattern, host)));
  return named.length ? named : recipes.filter((r) => hosts(r).some((list) => !list.length));
}

/** The origins to ask the browser for, for a recipe with named hosts. @param {Rel.Recipe} recipe */
export function origins(recipe) {
  return (recipe.match.hosts ?? []).map((host) => `https://${host}/*`);
}
