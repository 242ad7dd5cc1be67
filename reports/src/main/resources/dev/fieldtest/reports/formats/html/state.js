// All that the reader chose is in the URL, so that a view can be shared.
const START = { tab: 'sites', q: '', group: '', outcome: '', blame: '', lang: '', tag: '', chunk: '', node: '', note: '', sort: 'outcome', down: '', site: '' };
const FILTERS = ['q', 'group', 'outcome', 'blame', 'lang', 'tag', 'chunk', 'node', 'note'];
let view = { ...START };

function readUrl() {
  const asked = new URLSearchParams(location.hash.slice(1));
  view = { ...START };
  for (const key of Object.keys(START)) if (asked.has(key)) view[key] = asked.get(key);
}

/** The address of this view with a part of it changed. */
function link(part) {
  const told = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...view, ...part })) if (value !== START[key]) told.set(key, value);
  return '#' + told;
}

const UNFILTERED = Object.fromEntries(FILTERS.map((key) => [key, '']));
/** The address of the table with one filter and no other. */
const only = (part) => link({ ...UNFILTERED, tab: 'sites', site: '', ...part });

let untold;

/** Puts this view into the address; browsers refuse that for a while when it comes too often. */
function tellUrl() {
  clearTimeout(untold);
  try {
    history.replaceState(null, '', link({}));
  } catch {
    untold = setTimeout(tellUrl, 1000);
  }
}

/** Goes to another view; with focus, the keyboard follows to the site's page. */
function change(part, focus) {
  const before = view;
  view = { ...view, ...part };
  show(before, focus);
  tellUrl();
}

function toggle(key, value) {
  const other = key === 'group' ? { outcome: '' } : key === 'outcome' ? { group: '' } : {};
  change({ ...other, tab: 'sites', [key]: view[key] === value ? '' : value });
}
