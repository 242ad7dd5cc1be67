const TABS = { sites: showList, timeline: showTimeline, breakdown: showBreakdown };

/** Shows the view, or of it what changed. */
function show(before, focus) {
  if (!sites) return;
  if (!Object.hasOwn(TABS, view.tab)) view.tab = START.tab;
  for (const tab of Object.keys(TABS)) $(tab === 'sites' ? 'browse' : tab).hidden = tab !== view.tab;
  document.querySelectorAll('#tabs a').forEach((anchor) => {
    anchor.href = link({ tab: anchor.dataset.tab, site: '' });
    if (anchor.dataset.tab === view.tab) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  });
  showChoices();
  const listed = (state) => [...FILTERS, 'sort', 'down', 'tab'].map((key) => state[key]).join('\n');
  if (!before || listed(before) !== listed(view)) TABS[view.tab]();
  if (!before || before.site !== view.site) showSite(focus);
}

function onRow(event) {
  const tr = event.target.closest('tr');
  if (!tr || event.target.closest('a') || String(getSelection())) return;
  change({ site: tr.dataset.site === view.site ? '' : tr.dataset.site });
  cursor = matches.indexOf(sites.at.get(tr.dataset.site));
}

/** A link to a site opens it here and puts the keyboard on its page, unless a new tab was asked for. */
function onLink(event) {
  const anchor = event.target.closest('a[data-open]');
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  cursor = Math.max(0, matches.indexOf(sites?.at.get(anchor.dataset.open)));
  change({ tab: 'sites', site: anchor.dataset.open }, true);
}

function listen() {
  $('rows').addEventListener('click', onRow);
  document.addEventListener('keydown', onKey);
  addEventListener('scroll', renderRows, { passive: true });
  addEventListener('resize', () => { renderRows(); if (view.tab === 'timeline') showTimeline(); });
  addEventListener('hashchange', () => { const before = view; readUrl(); show(before); });
  addEventListener('beforeprint', printRows);
  addEventListener('afterprint', () => { $('unprinted').textContent = ''; renderRows(); });
  document.querySelectorAll('[data-sort] button').forEach((button) => button.addEventListener('click', () => {
    const sort = button.parentElement.dataset.sort;
    change({ sort, down: view.sort === sort && !view.down ? '1' : '' });
  }));
}

async function start() {
  await loadSites();
  fillChoices();
  listen();
  show(null);
  document.documentElement.dataset.ready = 'true';
  performance.mark('table');
  prepareTexts(0);
}

readUrl();
showVerdict();
showGroups();
showBaseline();
showFailing();
showNotes();
showAbout();
document.addEventListener('click', onLink);
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
