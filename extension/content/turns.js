// @ts-check
/** Long work in slices: between two of them the page and the user have their turn. */
"use strict";
{
  const rc = globalThis.relationcore;
  /** milliseconds; a frame has 16 */
  const SLICE = 8;

  /** Lets others go first. */
  const pause = () => {
    const { scheduler } = /** @type {any} */ (globalThis);
    if (scheduler?.yield) return scheduler.yield();
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(undefined);
      };
      port2.postMessage(null);
    });
  };

  rc.turns = {
    /**
     * Does work that says by `yield` where it may be interrupted; what takes no longer than a slice is done at once.
     * Resolves with the milliseconds worked, or with null if the signal came first.
     */
    async work(steps, signal) {
      let worked = 0;
      let started = performance.now();
      while (!steps.next().done) {
        const now = performance.now();
        if (now - started < SLICE) continue;
        worked += now - started;
        await pause();
        if (signal.aborted) return null;
        started = performance.now();
      }
      return worked + performance.now() - started;
    },
  };
}
