/** What a key does while the table is there and nobody types. */
const KEYS = {
  '/': () => $('search').focus(),
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Home: () => goTo(0),
  End: () => goTo(matches.length - 1),
};
const ON_ROWS_ONLY = ['ArrowDown', 'ArrowUp', 'Home', 'End'];

/** The first step goes to the row at the cursor, unless the keyboard or the open site is there. */
function step(by) {
  const there = view.site || document.activeElement.closest('#rows');
  goTo(there ? cursor + by : cursor);
  if (view.site && matches.length) change({ site: sites.id[matches[cursor]] });
}

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === 'Escape') {
    if (typing) event.target.blur();
    else if (view.site) closeSite();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key) || view.tab !== 'sites') return;
  if (ON_ROWS_ONLY.includes(event.key) && !event.target.closest('#rows')) return;
  event.preventDefault();
  KEYS[event.key]();
}
