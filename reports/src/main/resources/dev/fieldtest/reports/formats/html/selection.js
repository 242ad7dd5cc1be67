// Which sites the table shows, and in which order.
const SEVERITY = { extension: 0, none: 1, site: 3, excused: 4, passed: 6 };
const ORDERS = {
  outcome: (site) => (SEVERITY[toneOf(site)] - (toneOf(site) === 'passed' && notesOf(site).length ? 1 : 0)) * 100 + run.outcomes.indexOf(outcomeOf(site)),
  site: (site) => site,
  lang: (site) => langOf(site) || '\uffff',
  tries: (site) => sites.attempts[site],
  time: (site) => sites.tookMs[site],
};
const orders = {};

/** All sites in an order, ascending; equals by id. Sorted once, then kept. */
function ordered(name) {
  if (!orders[name]) {
    const keys = Array.from({ length: sites.count }, (_, site) => ORDERS[name](site));
    orders[name] = Uint32Array.from(keys.keys()).sort((a, b) => compare(keys[a], keys[b]) || a - b);
  }
  return orders[name];
}

/** A test on a column of places in a list: the list is asked once, not for each site. */
function listed(column, list, fits) {
  const fitting = list.map(fits);
  return (site) => fitting[column[site]];
}

const TESTS = {
  group: (group) => listed(sites.outcome, sites.outcomeList, (outcome) => outcome.group === group),
  outcome: (name) => listed(sites.outcome, sites.outcomeList, (outcome) => outcome.name === name),
  blame: (blame) => listed(sites.outcome, sites.outcomeList, (outcome) => outcome.blame === blame),
  lang: (lang) => listed(sites.lang, sites.langList, (other) => (other || '-') === lang),
  tag: (wanted) => listed(sites.tags, sites.tagLists, (tags) => tags.includes(wanted)),
  node: (node) => listed(sites.nodes, sites.nodeLists, (nodes) => nodes.includes(node)),
  chunk: (chunk) => (site) => String(sites.chunk[site]) === chunk,
  note: (note) => listed(sites.notes, sites.noteLists, (notes) => notes.includes(note)),
};

/** The sites that match all that is asked, in order. */
function select() {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = Object.entries(TESTS).filter(([key]) => view[key]).map(([key, test]) => test(view[key]));
  const matches = [];
  for (const site of ordered(Object.hasOwn(ORDERS, view.sort) ? view.sort : START.sort)) {
    if (tests.every((test) => test(site)) && words.every((word) => textOf(site).includes(word))) matches.push(site);
  }
  return view.down ? matches.reverse() : matches;
}
