// @ts-check
/** The context menu on a name, and the keyboard command: both open the card of a name on the page. */

/** @param {number} tab @param {string | null} link */
async function openCard(tab, link) {
  // a tab without our content script has nobody to show
  await chrome.tabs.sendMessage(tab, { type: "card.open", link }, { frameId: 0 }).catch(() => {});
}

/** Registers menu and command; the menu item is made once per installation. */
export function listen() {
  chrome.runtime.onInstalled.addListener(() => {
    chrome.contextMenus.removeAll(() => {
      chrome.contextMenus.create({
        id: "card", title: chrome.i18n.getMessage("menu_card"), contexts: ["link"], documentUrlPatterns: ["https://*/*"],
      });
    });
  });
  chrome.contextMenus.onClicked.addListener(({ linkUrl }, tab) => {
    if (tab?.id !== undefined) void openCard(tab.id, linkUrl ?? null);
  });
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command === "open-card" && tab?.id !== undefined) void openCard(tab.id, null);
  });
}
