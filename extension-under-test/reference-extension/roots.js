'use strict';

// The document and the open shadow roots in it, and the few tree operations that must cross their borders.
Onetap.roots = (() => {
  // Elements that can carry a shadow root without being custom elements.
  const NATIVE_HOSTS = new Set(['ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'DIV', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6',
    'HEADER', 'MAIN', 'NAV', 'P', 'SECTION', 'SPAN']);
  // Custom elements that have no shadow root yet; beyond this many the page is not one that hides its login form in a component.
  const MOST_WAITING = 2000;
  // In larger trees only custom elements are looked at: asking each of 200,000 elements for its shadow root takes 100 ms, this 20.
  const LARGE = 20_000;
  const CUSTOM = "descendant-or-self::*[contains(name(), '-')]";

  const known = new Set([document]);
  const waiting = new Set();
  let onRoot = () => {};

  function consider(element) {
    const custom = element.localName.includes('-');
    if (!custom && !NATIVE_HOSTS.has(element.tagName)) return;
    const root = element.shadowRoot;
    if (root) add(root);
    else if (custom && waiting.size < MOST_WAITING) waiting.add(element);
  }

  function add(root) {
    if (known.has(root) || root.host.localName === Onetap.CONTROL) return;
    known.add(root);
    waiting.delete(root.host);
    onRoot(root);
    explore(root);
  }

  function customBelow(node) {
    // XPath does not start at a shadow root.
    const tops = node.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? [...node.children] : [node];
    return tops.flatMap((top) => {
      const found = document.evaluate(CUSTOM, top, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
      return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i));
    });
  }

  /** Finds the shadow roots at and below a node. */
  function explore(node) {
    if (node.nodeType === Node.ELEMENT_NODE) consider(node);
    if (!node.firstElementChild) return;
    const below = node.querySelectorAll('*');
    if (below.length <= LARGE) below.forEach(consider);
    else customBelow(node).forEach(consider);
  }

  /** Drops what left the document, and looks again at components that had no shadow root the last time. */
  function refresh() {
    for (const root of known) if (root !== document && !root.host.isConnected) known.delete(root);
    for (const element of waiting) {
      if (!element.isConnected) waiting.delete(element);
      else if (element.shadowRoot) add(element.shadowRoot);
    }
  }

  const parent = (node) => node.parentElement ?? (node.getRootNode().host ?? null);

  /** The element's ancestors across shadow borders, nearest first, without html. */
  function ancestors(element) {
    const chain = [];
    for (let node = parent(element); node && node !== document.documentElement; node = parent(node)) chain.push(node);
    return chain;
  }

  function contains(ancestor, node) {
    for (let at = node; at; at = at.getRootNode().host) if (ancestor.contains(at)) return true;
    return false;
  }

  /** All matches in the composed tree below a node, root by root. */
  function queryAll(node, selector) {
    const found = [...node.querySelectorAll(selector)];
    for (const root of known) {
      if (root === document || root === node) continue;
      if (node === document || contains(node, root.host)) found.push(...root.querySelectorAll(selector));
    }
    return found;
  }

  // The element's hosts from the outermost in, ending with the element itself.
  function path(element) {
    const hosts = [element];
    for (let host = element.getRootNode().host; host; host = host.getRootNode().host) hosts.unshift(host);
    return hosts;
  }

  /** Whether a stands before b in the composed tree. */
  function precedes(a, b) {
    const pathA = path(a);
    const pathB = path(b);
    let i = 0;
    while (i < pathA.length - 1 && i < pathB.length - 1 && pathA[i] === pathB[i]) i += 1;
    return Boolean(pathA[i].compareDocumentPosition(pathB[i]) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  return {
    explore, refresh, ancestors, contains, queryAll, precedes, parent,
    all: () => known,
    isWaiting: () => waiting.size > 0,
    whenFound: (listener) => { onRoot = listener; },
  };
})();
