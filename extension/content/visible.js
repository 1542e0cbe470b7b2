// @ts-check
/**
 * Decides what was seen, and nobody else does: at least half of the body in view, or half the window filled by
 * it, for one second, while the page is visible.
 *
 * A hidden tab's IntersectionObserver fires in Firefox and not in Chromium, so everything is observed anew when
 * the page becomes visible.
 */
"use strict";
{
  const DWELL = 1000;

  const isVisible = () => document.visibilityState === "visible";

  /** Whether enough of an element is in the window now. @param {Element} body */
  const inView = (body) => {
    const box = body.getBoundingClientRect();
    const shown = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    const across = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    if (shown < 0 || across < 0 || (box.width > 0 && across === 0)) return false;
    return shown >= Math.min(box.height, innerHeight) / 2;
  };

  class Watcher {
    /** @type {Set<Element>} */
    #waiting = new Set();
    /** @type {Set<Element>} taller than the window: no threshold tells when they fill half of it */
    #tall = new Set();
    /** @type {Map<Element, number>} */
    #timers = new Map();
    #scrolled = false;

    /** @param {AbortSignal} signal @param {(body: Element) => void} onSeen called once for each body */
    constructor(signal, onSeen) {
      this.signal = signal;
      this.onSeen = onSeen;
      this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.#judge(entry)), { threshold: [0, 0.5, 1] });
      document.addEventListener("visibilitychange", () => this.#again(), { signal });
      addEventListener("pageshow", () => this.#again(), { signal });
      addEventListener("scroll", () => this.#scroll(), { signal, passive: true, capture: true });
      signal.addEventListener("abort", () => this.#end());
    }

    /** Waits until this element was seen. @param {Element} body */
    watch(body) {
      if (this.#waiting.has(body) || this.signal.aborted) return;
      this.#waiting.add(body);
      if (isVisible()) this.observer.observe(body);
    }

    /** @param {Element} body */
    forget(body) {
      this.#stop(body);
      this.#waiting.delete(body);
      this.#tall.delete(body);
      this.observer.unobserve(body);
    }

    /** @param {IntersectionObserverEntry} entry */
    #judge({ target, isIntersecting, boundingClientRect }) {
      if (isIntersecting && boundingClientRect.height > innerHeight) this.#tall.add(target);
      else this.#tall.delete(target);
      this.#update(target, isIntersecting);
    }

    /** Starts or stops the second that makes an element seen. @param {Element} body @param {boolean} near */
    #update(body, near) {
      if (!near || !isVisible() || !inView(body)) this.#stop(body);
      else if (!this.#timers.has(body)) this.#timers.set(body, setTimeout(() => this.#finish(body), DWELL));
    }

    /** @param {Element} body */
    #stop(body) {
      clearTimeout(this.#timers.get(body));
      this.#timers.delete(body);
    }

    /** The second is over; what moved away meanwhile without crossing a threshold is not seen. @param {Element} body */
    #finish(body) {
      this.#timers.delete(body);
      if (!this.#waiting.has(body) || !isVisible() || !inView(body)) return;
      this.forget(body);
      this.onSeen(body);
    }

    #end() {
      this.#waiting.clear();
      this.#again();
    }

    #again() {
      for (const timer of this.#timers.values()) clearTimeout(timer);
      this.#timers.clear();
      this.#tall.clear();
      this.observer.disconnect();
      if (isVisible()) for (const body of this.#waiting) this.observer.observe(body);
    }

    #scroll() {
      if (this.#scrolled || !this.#tall.size) return;
      this.#scrolled = true;
      requestAnimationFrame(() => {
        this.#scrolled = false;
        for (const body of this.#tall) this.#update(body, true);
      });
    }
  }

  globalThis.relationcore.visible = { create: (signal, onSeen) => new Watcher(signal, onSeen) };
}
