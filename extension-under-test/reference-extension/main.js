'use strict';

// Looks for login forms when the page is ready and whenever it changed, and tells the page when the extension is alive.
(() => {
  const READY = 'data-onetap-ready';
  // A burst of changes is answered once, and at the latest after this.
  const QUIET = 60;
  const PATIENCE = 500;
  // A scan may use this share of the time: where scans are slow they become rare.
  const SHARE = 20;
  // Components may define themselves without any change that can be seen from outside.
  const LATE_COMPONENTS = [100, 300, 1000, 3000];
  const RETRIES = [100, 500, 2000, 5000];
  const WATCHED = { subtree: true, childList: true, attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open', 'type', 'disabled', 'inert', 'autocomplete', 'placeholder'] };
  // What can show or hide a field without changing the document.
  const SIGNS = ['load', 'transitionend', 'animationend', 'toggle', 'change', 'click'];

  let timer = 0;
  let waitingSince = 0;
  let lastCost = 0;

  const observer = new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) Onetap.roots.explore(node);
    schedule();
  });

  function scan() {
    timer = 0;
    const begin = performance.now();
    Onetap.roots.refresh();
    const fields = Onetap.fields.visible().map(Onetap.fields.describe);
    const judged = Onetap.classify.all(fields);
    Onetap.replacement.apply(judged.filter(({ login }) => login).map(({ fields: own }) => own.map(({ input }) => input)));
    // These are this extension's own changes.
    observer.takeRecords();
    // For a person at the developer tools: why a form was taken or left.
    Onetap.judged = judged;
    lastCost = performance.now() - begin;
  }

  function schedule() {
    const now = performance.now();
    if (timer) clearTimeout(timer);
    else waitingSince = now;
    const quiet = Math.max(QUIET, lastCost * SHARE);
    const left = waitingSince + Math.max(PATIENCE, quiet) - now;
    timer = setTimeout(scan, Math.max(0, Math.min(quiet, left)));
  }

  Onetap.ask = async (message) => {
    try {
      return await chrome.runtime.sendMessage(message);
    } catch {
      // The service worker was replaced or the extension was unloaded.
      return null;
    }
  };

  const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  async function announce() {
    for (const pause of [0, ...RETRIES]) {
      if (pause) await wait(pause);
      const answer = await Onetap.ask({ type: 'ping' });
      if (answer?.alive) {
        document.documentElement.setAttribute(READY, '');
        return;
      }
    }
  }

  async function waitForComponents() {
    for (const pause of LATE_COMPONENTS) {
      await wait(pause);
      if (Onetap.roots.isWaiting()) schedule();
    }
  }

  function start() {
    Onetap.roots.whenFound((root) => observer.observe(root, WATCHED));
    observer.observe(document, WATCHED);
    Onetap.roots.explore(document);
    for (const sign of SIGNS) addEventListener(sign, schedule, { capture: true, passive: true });
    addEventListener('load', () => { Onetap.roots.explore(document); waitForComponents(); }, { once: true });
    scan();
    if (window === window.top) announce();
  }

  // Documents without HTML, such as images and feeds, have nothing to offer.
  if (document.body && document.documentElement instanceof HTMLElement) start();
})();
