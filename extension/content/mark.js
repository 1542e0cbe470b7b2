// @ts-check
/**
 * The mark beside a name: one span of one fixed size, the same for people known and unknown.
 *
 * Whatever is painted in the page counts as readable by the page. So the root is closed, there is no text node,
 * no form control and no attribute on the host; the glyph is drawn by CSS and the label names the kind and
 * nothing else.
 */
"use strict";
{
  // Colours hold 3:1 and more on white and on black: the page's ground is not ours to know. Nothing is positioned or
  // contained: each of a thousand marks would be a layer of its own to Chromium, in every frame.
  const CSS = `
    :host { all: initial !important; display: inline-block !important; inline-size: 14px !important;
      block-size: 10px !important; margin-inline: 3px 2px !important; vertical-align: baseline !important;
      cursor: pointer !important; user-select: none !important; -webkit-user-select: none !important;
      direction: ltr !important; font: 12px/1 sans-serif !important; color: #7d7d7d !important; }
    span { display: flow-root; inline-size: 20px; block-size: 26px; margin: -8px -3px; border-radius: 7px; outline: none;
      touch-action: manipulation; }
    span:focus-visible { outline: 2px solid #2f7fd6; outline-offset: -4px; }
    span::before { content: ""; display: block; inline-size: 10px; block-size: 10px; margin: 8px auto 0;
      background: currentColor; box-sizing: border-box; forced-color-adjust: none; }
    .unknown::before { inline-size: 6px; block-size: 6px; margin-block-start: 10px; border: 1px solid; border-radius: 50%;
      background: none; }
    .seen::before { inline-size: 9px; block-size: 9px; margin-block-start: 8.5px; border: 1.5px solid; border-radius: 50%;
      background: none; }
    .familiar { color: #2f7fd6; }
    .familiar::before { border: 1.5px solid; border-radius: 50%;
      background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
    .i_wrote { color: #2f7fd6; } .writes_to_me { color: #0b8a78; }
    .i_wrote::before { clip-path: polygon(10% 0, 100% 50%, 10% 100%); }
    .writes_to_me::before { clip-path: polygon(90% 0, 0 50%, 90% 100%); }
    .acquainted { color: #0b8a78; }
    .acquainted::before { border-radius: 50%; }
    .in_conversation { color: #0b8a78; }
    .in_conversation::before { inline-size: 14px; clip-path: polygon(42% 0, 0 50%, 42% 100%, 42% 0, 58% 0, 100% 50%, 58% 100%, 58% 0); }
    .dedicated { color: #c2468f; }
    .dedicated::before { inline-size: 12px; block-size: 11px; margin-block-start: 7.5px;
      clip-path: path("M6 11 L0.8 5.2 A3 3 0 0 1 6 1.6 A3 3 0 0 1 11.2 5.2 Z"); }
    .me { color: #8a63d2; }
    .me::before { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); }
    .labelled { color: #8a63d2; }
    .labelled::before { border-radius: 2px; }
    .careful { color: #c05a00; }
    .careful::before { clip-path: polygon(50% 0, 100% 100%, 0 100%); inline-size: 12px; }
    .discreet::before { border-radius: 50%; inline-size: 7px; block-size: 7px; margin-block-start: 9.5px; }
    .words { display: inline-block; inline-size: auto; block-size: auto; margin: 0; font: 11px/1 sans-serif; color: #0b7a6a;
      padding-inline: 2px; }
    .words::before { content: attr(data-words); display: inline; margin: 0; background: none; inline-size: auto; block-size: auto;
      clip-path: none; border: 0; white-space: nowrap; }
    @media (forced-colors: active) { span, span.words { color: LinkText; } }
    @media print { :host { display: none !important; } }
  `;
  const WIDE = `:host { inline-size: auto !important; block-size: auto !important; }`;

  /**
   * One sheet and one pattern for all marks, made on first use: a constructed sheet belongs to its document.
   * @type {{plain: CSSStyleSheet, wide: CSSStyleSheet, button: HTMLElement} | null}
   */
  let shared = null;

  /** @param {string} css */
  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };

  const makeButton = () => {
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    button.tabIndex = 0;
    return button;
  };

  const patterns = () => (shared ??= { plain: sheet(CSS), wide: sheet(WIDE), button: makeButton() });

  /** The kind as a class: the user's own label stands above any kind. @param {Rel.Annotation | null} annotation */
  const classOf = (annotation) => {
    if (annotation?.label) return annotation.label === "careful" ? "careful" : "labelled";
    return (annotation?.kind ?? "unknown").toLowerCase().replace(/[^a-z]+/g, "_");
  };

  /** @type {Map<string, string>} */
  const named = new Map();

  /** @param {string} kind */
  const words = (kind) => {
    let name = named.get(kind);
    if (name === undefined) named.set(kind, (name = chrome.i18n.getMessage(`kind_${kind}`) || kind));
    return name;
  };

  /** @param {Rel.Annotation | null} annotation @param {string} kind */
  const beside = (annotation, kind) => annotation?.nickname ?? annotation?.label ?? (annotation?.known ? words(kind) : "");

  /** Draws an annotation; true where it is drawn in words. @param {HTMLElement} button @param {Rel.Annotation | null} annotation @param {Rel.Marks} marks */
  const fill = (button, annotation, marks) => {
    const kind = classOf(annotation);
    const said = marks === "words" ? beside(annotation, kind) : "";
    button.className = marks === "discreet" ? "discreet" : said ? "words" : kind;
    button.setAttribute("aria-label", marks === "discreet" ? chrome.i18n.getMessage("mark_discreet") : words(kind));
    if (said) button.setAttribute("data-words", said);
    else button.removeAttribute("data-words");
    return Boolean(said);
  };

  /** @param {ShadowRoot} root @param {() => void} onOpen @param {() => void} onEscape */
  const listen = (root, onOpen, onEscape) => {
    /** A mark may stand inside a link or a foldable head: the event is ours alone; a page's own is not trusted. @param {Event} event */
    const open = (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.isTrusted) onOpen();
    };
    root.addEventListener("click", open);
    root.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Escape") onEscape();
      if (key === "Enter" || key === " ") open(event);
    });
  };

  globalThis.relationcore.mark = {
    make(onOpen, onEscape) {
      const host = document.createElement("span");
      const root = host.attachShadow({ mode: "closed" });
      const { plain, wide, button: pattern } = patterns();
      root.adoptedStyleSheets = [plain];
      const button = /** @type {HTMLElement} */ (pattern.cloneNode());
      root.append(button);
      listen(root, onOpen, onEscape);
      let said = false;
      return {
        host,
        set: (annotation, marks) => {
          const inWords = fill(button, annotation, marks);
          if (inWords !== said) root.adoptedStyleSheets = inWords ? [plain, wide] : [plain];
          said = inWords;
        },
        focus: () => button.focus(),
        expanded: (on) => button.setAttribute("aria-expanded", String(on)),
      };
    },
  };
}
