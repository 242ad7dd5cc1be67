const run = JSON.parse($('run').textContent);
const NOTES = Object.keys(run.notes);
const NOTE_LABELS = { new: 'new failure', flaky: 'flaky', leanOnly: 'lean only', known: 'known', expired: 'expired', fixed: 'fixed' };
/** Whether a note tells anything: a failure is new only beside a baseline. */
const isTold = (note) => note !== 'new' || run.baseline;
const outcomeNamed = (name) => run.outcomes.find((outcome) => outcome.name === name);

/** The columns of the table, once they are there. A site is known by its place in them. */
let sites = null;

async function unpack(id) {
  const text = $('packed-' + id).textContent;
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

async function loadSites() {
  sites = await unpack('columns');
  sites.outcomeList = sites.outcomeList.map(outcomeNamed);
  sites.count = sites.id.length;
  sites.at = new Map(sites.id.map((id, site) => [id, site]));
  sites.text = new Array(sites.count);
  sites.sessions.forEach(addUp);
}

/** A session began and ended with its chunks, and made all their attempts. */
function addUp(session) {
  session.fromMs = session.chunks[0].fromMs;
  session.toMs = Math.max(...session.chunks.map((chunk) => chunk.toMs));
  for (const count of ['attempts', 'retries', 'spoilt']) session[count] = session.chunks.reduce((sum, chunk) => sum + chunk[count], 0);
}

let opened = { block: -1, sites: null };

/** What a site's own page shows beside its row. The last block stays unpacked, for neighbours. */
async function detailsOf(site) {
  const block = Math.floor(site / run.block);
  if (opened.block !== block) opened = { block, sites: unpack('sites-' + block) };
  return (await opened.sites)[site % run.block];
}

const outcomeOf = (site) => sites.outcomeList[sites.outcome[site]];
const notesOf = (site) => sites.noteLists[sites.notes[site]];
const toldOf = (site) => notesOf(site).filter(isTold);
const has = (site, note) => notesOf(site).includes(note);
const langOf = (site) => sites.langList[sites.lang[site]];
const tagsOf = (site) => sites.tagLists[sites.tags[site]];
const nodesOf = (site) => sites.nodeLists[sites.nodes[site]];
const toneOf = (site) => (outcomeOf(site).group === 'extension' && has(site, 'known') ? 'excused' : outcomeOf(site).group);

/** All that a search looks at. */
function textOf(site) {
  return (sites.text[site] ||= [sites.id[site], sites.url[site], outcomeOf(site).name, sites.reason[site], langOf(site), ...tagsOf(site), ...toldOf(site), ...nodesOf(site)]
    .join('\n').toLowerCase());
}

const SLICE_MS = 8;

/** Makes the texts bit by bit, so that the first search is as quick as the others and nothing waits meanwhile. */
function prepareTexts(from) {
  setTimeout(() => {
    const end = performance.now() + SLICE_MS;
    let site = from;
    while (site < sites.count && performance.now() < end) textOf(site++);
    if (site < sites.count) prepareTexts(site);
    else performance.mark('texts');
  });
}
