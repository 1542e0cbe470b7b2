"""JavaScript of the tests: in the content script's own world, where closed roots open, and in pages."""

from __future__ import annotations

INSIDE = """
const rootOf = (el) => el.openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot?.(el) ?? null;
const buttonOf = (el) => rootOf(el)?.querySelector('[role=button]');
const hosts = () => [...document.querySelectorAll('span')].filter((el) => buttonOf(el));
"""

MARKS = (
    INSIDE
    + """
return hosts().map((host) => {
  const button = buttonOf(host);
  const box = host.getBoundingClientRect();
  return {
    name: host.previousElementSibling?.textContent ?? '', kind: button.className,
    label: button.getAttribute('aria-label'), expanded: button.getAttribute('aria-expanded'),
    words: button.getAttribute('data-words'), html: host.outerHTML, texts: rootOf(host).textContent,
    width: box.width, height: box.height, x: box.x + box.width / 2, y: box.y + box.height / 2,
  };
});
"""
)

SCROLL_TO = INSIDE + "hosts()[argument].scrollIntoView({block: 'center'}); return null;"

FOCUS = INSIDE + "buttonOf(hosts()[argument]).focus(); return null;"

FOCUSED = (
    INSIDE
    + """
return hosts().findIndex((host) => host === document.activeElement && rootOf(host).activeElement !== null);
"""
)

CARD_SHOWN = (
    INSIDE
    + """
const frames = [...document.querySelectorAll('span')].map((el) => rootOf(el)?.querySelector('iframe'));
return frames.some((frame) => frame?.matches(':popover-open'));
"""
)

NEWEST_TAB = "chrome.tabs.query({}).then(tabs => Math.max(...tabs.map(tab => tab.id)))"

ACTION = """
Promise.all([chrome.action.getTitle(TAB), chrome.action.getBadgeText(TAB)])
  .then(([title, badge]) => ({title, badge}))
"""

CLOSE_OTHERS = """
chrome.tabs.query({}).then(async (tabs) => {
  const mine = (await chrome.tabs.getCurrent()).id;
  const ours = (url) => !url || url.startsWith(PREFIX) || url.includes('/pages/welcome.html');
  await chrome.tabs.remove(tabs.filter((tab) => tab.id !== mine && ours(tab.url)).map((tab) => tab.id));
})
"""

ADD_ROW = """
(() => {
  const [from, to, who, text] = ARGS;
  const row = document.getElementById(from).cloneNode(true);
  row.id = to;
  row.querySelector('.hnuser').href = 'user?id=' + who;
  row.querySelector('.hnuser').textContent = who;
  row.querySelector('.commtext').textContent = text;
  row.querySelectorAll('.hnuser + span:not([class])').forEach((span) => span.remove());
  document.getElementById(from).after(row);
})()
"""

OURS = "document.querySelectorAll('.hnuser + span:not([class])').length"
