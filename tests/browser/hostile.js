/**
 * A page that sets out to learn what the user's extension knows: everything it can lay hands on goes to
 * `loot.words` (texts), `loot.keys` (keys heard) and `loot.sizes` (sizes over time of what is not its own).
 * It runs before any content script, as a page's own script does.
 */
"use strict";
const loot = { words: [], keys: [], sizes: {}, shown: {}, batches: {}, shadows: 0, messages: 0, windows: 0 };
globalThis.loot = loot;

const NODES = ["target", "originalTarget", "explicitOriginalTarget", "relatedTarget", "rangeParent", "currentTarget", "srcElement"];

/** Takes all text that can be reached from a node. */
function rob(node) {
  if (!(node instanceof Node)) return;
  const root = node.getRootNode({ composed: false });
  for (const one of new Set([node, root])) {
    if (one === document || one === document.documentElement || one === document.body) continue;
    loot.words.push(one.innerHTML ?? "", one.textContent ?? "", one.outerHTML ?? "", one.value ?? "");
    if (one instanceof Element) for (const { name, value } of one.attributes) loot.words.push(name, value);
    if (one.contentWindow) {
      try {
        loot.words.push(one.src, String(one.contentWindow.location.href));
      } catch {
        // another origin: just what the extension relies on
      }
    }
  }
}

function hear(event) {
  const own = event.target instanceof Element && event.target.closest("[data-own]");
  if (!own && event.key) loot.keys.push(event.key);
  if (!own && event.data && typeof event.data === "string") loot.words.push(event.data);
  for (const name of NODES) {
    try {
      rob(event[name]);
    } catch {
      // a node that may not be touched gives nothing
    }
  }
  for (const node of event.composedPath()) rob(node);
}

const types = new Set(["focusin", "focusout", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend", "selectionchange", "toggle", "beforetoggle"]);
for (let proto = window; proto; proto = Object.getPrototypeOf(proto)) {
  for (const name of Object.getOwnPropertyNames(proto)) if (name.startsWith("on")) types.add(name.slice(2));
}
for (const type of types) {
  for (const target of [window, document]) target.addEventListener(type, hear, { capture: true, passive: true });
}
addEventListener("message", (event) => {
  loot.messages += 1;
  loot.words.push(JSON.stringify(event.data ?? null));
});

// prototypes: whatever runs in the page's world would pass through these
for (const [proto, name] of [[Element.prototype, "attachShadow"], [Element.prototype, "append"], [Element.prototype, "after"],
  [Element.prototype, "setAttribute"], [Node.prototype, "appendChild"], [Node.prototype, "insertBefore"],
  [CSSStyleSheet.prototype, "replaceSync"], [HTMLElement.prototype, "focus"], [HTMLElement.prototype, "showPopover"]]) {
  const real = proto[name];
  if (!real) continue;
  proto[name] = function (...given) {
    if (name === "attachShadow") loot.shadows += 1;
    loot.words.push(...given.filter((one) => typeof one === "string"));
    const made = real.apply(this, given);
    if (made instanceof Node) rob(made);
    return made;
  };
}
const realCreate = document.createElement;
document.createElement = function (...given) {
  const made = realCreate.apply(this, given);
  loot.words.push(String(given[0]));
  return made;
};
// a setter here hears of every such key that is set on any object of the page's world
for (const key of ["annotation", "account", "nickname", "kind", "label", "subject", "reason"]) {
  Object.defineProperty(Object.prototype, key, { configurable: true, set(value) {
    loot.words.push(String(value));
    Object.defineProperty(this, key, { configurable: true, enumerable: true, writable: true, value });
  } });
}
for (const [holder, name] of [[JSON, "stringify"], [JSON, "parse"], [Promise.prototype, "then"], [Map.prototype, "set"], [Array.prototype, "push"]]) {
  const real = holder[name];
  const own = loot.words;
  holder[name] = function (...given) {
    // what the page itself keeps would otherwise be heard again and again
    if (this !== own && given.some((one) => typeof one === "string" && one.length < 500)) own[own.length] = given.join();
    return real.apply(this, given);
  };
}

/** Sizes over time: what grows when a text comes tells that there is one. */
const resized = new ResizeObserver((entries) => {
  for (const { target, borderBoxSize: [box] } of entries) {
    const size = `${box.inlineSize}x${box.blockSize}`;
    const name = target.previousElementSibling?.textContent ?? "?";
    (loot.sizes[name] ??= new Set()).add(size);
  }
});
/** What is on the screen, in what order it comes there: two hosts that differ would tell whom the user knows. */
const nameOf = (host) => host.previousElementSibling?.textContent ?? "?";
const screened = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, isVisible, intersectionRatio, boundingClientRect: { width, height } } of entries) {
    (loot.shown[nameOf(target)] ??= new Set()).add(`${isIntersecting} ${isVisible} ${intersectionRatio} ${width} ${height}`);
  }
}, { trackVisibility: true, delay: 100, threshold: [0, 0.25, 0.5, 0.75, 1] });
let batch = 0;

new MutationObserver((changes) => {
  batch += 1;
  for (const { addedNodes, target, attributeName, oldValue } of changes) {
    for (const node of addedNodes) {
      rob(node);
      if (!(node instanceof HTMLSpanElement) || node.attributes.length) continue;
      resized.observe(node);
      screened.observe(node);
      (loot.batches[nameOf(node)] ??= new Set()).add(batch);
    }
    if (attributeName) loot.words.push(attributeName, oldValue ?? "", target.getAttribute(attributeName) ?? "");
  }
}).observe(document, { childList: true, subtree: true, attributes: true, attributeOldValue: true, characterData: true });
for (const type of PerformanceObserver.supportedEntryTypes) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      loot.words.push(JSON.stringify(entry), JSON.stringify(entry.scripts ?? []));
      rob(entry.target ?? entry.element);
      for (const { node } of entry.sources ?? []) rob(node);
    }
  }).observe({ type, buffered: true, durationThreshold: 16 });
}

/** Takes what a page can take at any time, without waiting for the user. */
globalThis.plunder = () => {
  loot.words.push(document.documentElement.innerHTML, document.documentElement.textContent, document.documentElement.innerText);
  loot.words.push(new XMLSerializer().serializeToString(document), document.cloneNode(true).documentElement.outerHTML);
  for (const host of document.querySelectorAll("span:not([class])")) {
    rob(host);
    rob(host.shadowRoot);
    loot.words.push(host.ariaLabel ?? "", host.title, host.getHTML?.({ serializableShadowRoots: true }) ?? "");
  }
  const painted = new Set();
  for (let x = 0; x < innerWidth; x += 12) {
    for (let y = 0; y < innerHeight; y += 12) document.elementsFromPoint(x, y).forEach((one) => painted.add(one));
  }
  painted.forEach(rob);
  getSelection().selectAllChildren(document.documentElement);
  loot.words.push(String(getSelection()));
  rob(getSelection().anchorNode);
  getSelection().removeAllRanges();
  rob(document.activeElement);
  loot.words.push(...[...document.styleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join()));
  loot.words.push(...document.getAnimations().map((one) => String(one.effect?.target?.outerHTML)));
  loot.words.push(JSON.stringify(performance.getEntries()), JSON.stringify(Object.keys(globalThis)));
  loot.windows = Math.max(loot.windows, window.length, document.querySelectorAll("iframe:not([data-own])").length);
};

/** Looks for a text with the browser's own search, in frames too, then takes what it was led to. */
globalThis.hunt = (text) => [true, false].map((frames) => {
  getSelection().removeAllRanges();
  let found = false;
  try {
    found = window.find(text, true, false, true, false, frames, false);
  } catch (error) {
    // Firefox may not look into a frame of ours; it says so alike for words that stand there and words that do not
    return String(error);
  }
  const { anchorNode } = getSelection();
  const own = anchorNode instanceof Node && document.documentElement.contains(anchorNode) && anchorNode.getRootNode() === document;
  if (found && !own) rob(anchorNode);
  getSelection().removeAllRanges();
  return found && !own;
});

/** What can be told of a host from outside: equal for people known and unknown, or the page could tell them apart. */
globalThis.look = (host) => {
  const style = getComputedStyle(host);
  const box = host.getBoundingClientRect();
  const place = /^(?:block-size|inline-size|perspective-origin|transform-origin|top|left|inset.*)$/;
  return JSON.stringify({
    html: host.outerHTML, children: host.childNodes.length, width: box.width, height: box.height,
    offset: [host.offsetWidth, host.offsetHeight, host.clientWidth, host.scrollWidth, host.scrollHeight],
    style: [...style].filter((name) => !place.test(name)).map((name) => [name, style.getPropertyValue(name)]),
    before: getComputedStyle(host, "::before").content, after: getComputedStyle(host, "::after").content,
    role: [host.role, host.ariaLabel, host.tabIndex, host.title, host.dir, host.lang], own: Object.getOwnPropertyNames(host),
    proto: Object.getPrototypeOf(host) === HTMLSpanElement.prototype, root: host.shadowRoot, animations: host.getAnimations({ subtree: true }).length,
    gap: host.nextSibling?.nodeType ?? null,
  });
};

const SELECTORS = [":empty", ":has(*)", ":host", ":defined", ":focus-within", ":only-child", "[aria-label]", "[role]", "[class]", "[part]",
  ":popover-open", ":read-only", ":any-link", ":dir(ltr)", ":lang(en)", ":is(:nth-child(n))", ":not(*)"];

/** What the page can do with a host by its own hands, as a text: equal for people known and unknown. */
globalThis.handle = (host) => {
  const tried = [];
  const attempt = (work) => {
    try {
      tried.push(work());
    } catch (error) {
      tried.push(error.name);
    }
  };
  const box = host.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const selector of SELECTORS) attempt(() => host.matches(selector));
  attempt(() => host.attachShadow({ mode: "open" }));
  attempt(() => host.attachInternals());
  attempt(() => document.elementsFromPoint(x, y).indexOf(host));
  attempt(() => document.caretPositionFromPoint(x, y)?.offsetNode.nodeName);
  attempt(() => [...host.getClientRects()].map((one) => [one.width, one.height]));
  attempt(() => host.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }));
  attempt(() => [host.ariaActiveDescendantElement, host.ariaControlsElements, host.ariaLabelledByElements, host.assignedSlot, host.innerText, host.accessKey]);
  attempt(() => [host.computedRole, host.computedName]);
  const range = document.createRange();
  range.selectNode(host);
  attempt(() => [range.toString(), [...range.getClientRects()].length, range.cloneContents().textContent]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  attempt(() => getSelection().getComposedRanges?.({ shadowRoots: [] }).map((one) => [one.startContainer.nodeName, one.startOffset, one.endOffset]).length);
  attempt(() => String(getSelection()));
  getSelection().removeAllRanges();
  const copy = host.cloneNode(true);
  document.body.append(copy);
  attempt(() => [copy.shadowRoot, copy.childNodes.length, copy.getBoundingClientRect().width, copy.outerHTML]);
  copy.remove();
  const map = host.computedStyleMap?.();
  attempt(() => ["content", "background-image", "clip-path", "color", "--words"].map((name) => String(map?.get(name))));
  return JSON.stringify(tried);
};
