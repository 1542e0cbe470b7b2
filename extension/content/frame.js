// @ts-check
/**
 * The card's frame: one extension page in an iframe in a closed root, shown as a popover and placed by
 * coordinates. Made on first use at the end of the document, or of the modal dialog that is open (all outside
 * of one is inert); never moved to another parent, since it would load anew and lose what was typed.
 *
 * It is entered by location.replace, never by `src`: the attribute would hand the page its address.
 */
"use strict";
{
  const rc = globalThis.relationcore;
  const WIDTH = 380;
  const HEIGHT = 480;
  /** a card lower than this hides more than it helps: then it may cover the mark */
  const LEAST = 280;
  const GAP = 6;
  /** the mark is lower than the line of text it stands in */
  const LINE = 4;

  const CSS = `
    :host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important;
      inline-size: 0 !important; block-size: 0 !important; }
    iframe { box-sizing: border-box; margin: 0; padding: 0; inset: auto; border: 1px solid #8888; border-radius: 10px;
      background: Canvas; box-shadow: 0 6px 24px #0004; overflow: hidden; color-scheme: light dark; }
    @media print { :host { display: none !important; } }
  `;

  /** @typedef {{host: HTMLElement, frame: HTMLIFrameElement, nonce: string}} Holder */

  /** The modal dialog around a mark, else the document. @param {Element} element */
  const containerOf = (element) => element.closest("dialog:modal") ?? document.documentElement;

  /** @param {Element} container @returns {Holder} */
  const makeHolder = (container) => {
    const host = document.createElement("span");
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const frame = document.createElement("iframe");
    frame.popover = "manual";
    frame.title = chrome.i18n.getMessage("card_title");
    root.append(frame);
    container.append(host);
    return { host, frame, nonce: crypto.randomUUID() };
  };

  /** Where a card goes in its column: below the mark, else above, else over it, never beyond the window. @param {DOMRect} box */
  const span = ({ top, bottom }) => {
    const below = innerHeight - bottom - 2 * GAP - LINE;
    const above = top - 2 * GAP - LINE;
    const room = Math.max(below, above);
    const whole = Math.min(HEIGHT, innerHeight - 2 * GAP);
    const height = room < LEAST ? whole : Math.min(whole, room);
    if (height <= below) return { height, top: bottom + GAP + LINE };
    return { height, top: height <= above ? top - GAP - LINE - height : Math.max(GAP, innerHeight - height - GAP) };
  };

  /** @param {HTMLElement} frame @param {HTMLElement} host */
  const put = (frame, host) => {
    const box = host.getBoundingClientRect();
    const width = Math.min(WIDTH, innerWidth - 2 * GAP);
    const left = Math.max(GAP, Math.min(box.left, innerWidth - width - GAP));
    for (const [name, value] of Object.entries({ width, left, ...span(box) })) {
      frame.style.setProperty(name, `${Math.round(value)}px`);
    }
  };

  class Frame {
    /** @type {Map<Element, Holder>} */
    #holders = new Map();
    /** @type {{view: Rel.MarkView, holder: Holder, life: AbortController} | null} */
    #shown = null;
    /** the newest wish: a second click while a card is being made overtakes the first */
    #turn = 0;

    /** @param {AbortSignal} signal */
    constructor(signal) {
      this.signal = signal;
      signal.addEventListener("abort", () => this.#end());
    }

    /** Opens the card of a mark, or closes it if it is the one shown. @param {Rel.MarkView} view @param {Rel.Subject} subject */
    async open(view, subject) {
      const turn = ++this.#turn;
      const same = this.#shown?.view === view;
      this.close(same);
      if (same) return;
      const holder = await this.#holderFor(view, subject);
      if (this.signal.aborted || turn !== this.#turn || !view.host.isConnected) return;
      put(holder.frame, view.host);
      holder.frame.showPopover();
      holder.frame.focus();
      view.expanded(true);
      this.#shown = { view, holder, life: new AbortController() };
      this.#follow(this.#shown);
    }

    /** @param {boolean} focus back to the mark */
    close(focus) {
      if (!this.#shown) return;
      const { view, holder, life } = this.#shown;
      this.#shown = null;
      life.abort();
      if (holder.host.isConnected) holder.frame.hidePopover();
      view.expanded(false);
      if (focus) view.focus();
    }

    /** @param {Node} node */
    isOurs(node) {
      return [...this.#holders.values()].some(({ host }) => host === node);
    }

    /** The frame for this mark, showing the subject. @param {Rel.MarkView} view @param {Rel.Subject} subject @returns {Promise<Holder>} */
    async #holderFor(view, subject) {
      const container = containerOf(view.host);
      const old = this.#holders.get(container);
      if (old?.host.isConnected) {
        // a frame whose page is gone (a worker that forgot it) is made anew
        const kept = await rc.worker.ask("card.show", { nonce: old.nonce, subject }).then(() => true, () => false);
        if (kept) return old;
      }
      old?.host.remove();
      const holder = makeHolder(container);
      this.#holders.set(container, holder);
      await rc.worker.ask("card.enter", { nonce: holder.nonce, subject });
      holder.frame.contentWindow?.location.replace(chrome.runtime.getURL(`card/card.html#${holder.nonce}`));
      return holder;
    }

    /** Keeps the card at its mark; closes it when the mark leaves the view or the user turns elsewhere. @param {{view: Rel.MarkView, holder: Holder, life: AbortController}} shown */
    #follow({ view, holder, life: { signal } }) {
      const on = { signal, capture: true, passive: true };
      const again = () => requestAnimationFrame(() => !signal.aborted && put(holder.frame, view.host));
      addEventListener("scroll", again, on);
      addEventListener("resize", again, on);
      addEventListener("pointerdown", ({ target }) => target !== holder.host && target !== view.host && this.close(false), on);
      addEventListener("keydown", ({ key }) => key === "Escape" && this.close(true), on);
      const watcher = new IntersectionObserver(([entry]) => !entry.isIntersecting && this.close(false));
      watcher.observe(view.host);
      signal.addEventListener("abort", () => watcher.disconnect());
    }

    #end() {
      this.close(false);
      for (const { host } of this.#holders.values()) host.remove();
    }
  }

  rc.frame = { create: (signal) => new Frame(signal) };
}
