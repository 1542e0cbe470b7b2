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
  // Colours hold 3:1 and more on white and on black: the page's ground is not ours to know.
  const CSS = `
    :host { all: initial !important; display: inline-block !important; position: relative !important;
      inline-size: 14px !important; block-size: 10px !important; margin-inline: 3px 2px !important;
      vertical-align: baseline !important; contain: size layout style !important; cursor: pointer !important;
      user-select: none !important; -webkit-user-select: none !important; direction: ltr !important;
      font: 12px/1 sans-serif !important; color: #7d7d7d !important; }
    span { position: absolute; inset: -4px 0; border-radius: 4px; display: grid; place-items: center; outline: none;
      touch-action: manipulation; }
    span::after { content: ""; position: absolute; inset: -4px -3px; }
    span:focus-visible { outline: 2px solid #2f7fd6; outline-offset: 1px; }
    span::before { content: ""; inline-size: 10px; block-size: 10px; background: currentColor; box-sizing: border-box;
      forced-color-adjust: none; }
    .unknown::before { inline-size: 6px; block-size: 6px; border: 1px solid; border-radius: 50%; background: none; }
    .seen::before { border: 1.5px solid; border-radius: 50%; background: none; inline-size: 9px; block-size: 9px; }
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
    .dedicated::before { inline-size: 12px; block-size: 11px;
      clip-path: path("M6 11 L0.8 5.2 A3 3 0 0 1 6 1.6 A3 3 0 0 1 11.2 5.2 Z"); }
    .me { color: #8a63d2; }
    .me::before { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); }
    .labelled { color: #8a63d2; }
    .labelled::before { border-radius: 2px; }
    .careful { color: #c05a00; }
    .careful::before { clip-path: polygon(50% 0, 100% 100%, 0 100%); inline-size: 12px; }
    .discreet::before { border-radius: 50%; inline-size: 7px; block-size: 7px; }
    .words { position: static; display: inline-block; font: 11px/1 sans-serif; color: #0b7a6a; padding-inline: 2px; }
    .words::before { content: attr(data-words); background: none; inline-size: auto; block-size: auto; clip-path: none;
      border: 0; white-space: nowrap; }
    @media (forced-colors: active) { span, span.words { color: LinkText; } }
    @media print { :host { display: none !important; } }
  `;
  const WIDE = `:host { inline-size: auto !important; contain: none !important; block-size: auto !important; }`;

  /** One sheet for all marks, made on first use: a constructed sheet belongs to its document. @type {{plain: CSSStyleSheet, wide: CSSStyleSheet} | null} */
  let shared = null;

  /** @param {string} css */
  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };

  const sheets = () => (shared ??= { plain: sheet(CSS), wide: sheet(WIDE) });

  /** The kind as a class: the user's own label stands above any kind. @param {Rel.Annotation | null} annotation */
  const classOf = (annotation) => {
    if (annotation?.label) return annotation.label === "careful" ? "careful" : "labelled";
    return (annotation?.kind ?? "unknown").toLowerCase().replace(/[^a-z]+/g, "_");
  };

  /** @param {string} kind */
  const words = (kind) => chrome.i18n.getMessage(`kind_${kind}`) || kind;

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

  const makeButton = () => {
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    button.tabIndex = 0;
    fill(button, null, "glyph");
    return button;
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
      const { plain, wide } = sheets();
      root.adoptedStyleSheets = [plain];
      const button = makeButton();
      root.append(button);
      listen(root, onOpen, onEscape);
      return {
        host,
        set: (annotation, marks) => {
          root.adoptedStyleSheets = fill(button, annotation, marks) ? [plain, wide] : [plain];
        },
        focus: () => button.focus(),
        expanded: (on) => button.setAttribute("aria-expanded", String(on)),
      };
    },
  };
}
