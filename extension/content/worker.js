// @ts-check
/** Messages to the worker, and whether it is still ours: an update of the extension cuts old content scripts off. */
"use strict";
{
  globalThis.relationcore.worker = {
    async ask(type, body) {
      const answer = await chrome.runtime.sendMessage({ type, ...body });
      if (!answer) throw new Error("The worker did not answer.");
      if (!answer.ok) throw Object.assign(new Error(answer.error), { code: answer.code });
      return answer.value;
    },
    alive: () => Boolean(chrome.runtime?.id),
  };
}
