// A lane is a slot as far as the report can tell: sessions of one node that never overlap.
const LANE = 14;
const GAP = 3;
const LABEL = 18;
const CURVE = 64;
const PADDING = 44;
const LONGEST_SHOWN = 10;

function lanesByNode() {
  const nodes = new Map();
  for (const session of sites.sessions) {
    if (!nodes.has(session.node)) nodes.set(session.node, []);
    const lanes = nodes.get(session.node);
    let lane = lanes.find((candidate) => candidate[candidate.length - 1].toMs <= session.fromMs);
    if (!lane) lanes.push((lane = []));
    lane.push(session);
  }
  return [...nodes].sort(([a], [b]) => natural(a, b)).map(([node, lanes]) => ({ node, lanes, sessions: lanes.flat() }));
}

function showTimeline() {
  const width = Math.max(600, $('timeline').clientWidth - PADDING);
  const machines = run.machines ? [machinesPanel(width)] : [];
  if (!sites.sessions.length) {
    $('timeline').replaceChildren(...machines, el('section', { class: 'panel' }, el('p', { class: 'nothing' }, 'No session served an attempt.')));
    return;
  }
  const nodes = lanesByNode();
  $('timeline').replaceChildren(...machines,
    el('section', { class: 'panel' }, el('h2', {}, 'Sessions and their chunks'), el('p', { class: 'under' }, imbalance(nodes)), legend(),
      el('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Sessions by node and time' }, drawing(nodes, width))),
    el('section', { class: 'panel' }, el('h2', {}, 'Nodes'), nodeTable(nodes)),
    el('section', { class: 'panel' }, el('h2', {}, 'Longest chunks'), longestTable()));
}

const busy = (sessions) => sessions.reduce((sum, session) => sum + session.toMs - session.fromMs, 0);
const latest = (sessions) => sessions.reduce((last, session) => Math.max(last, session.toMs), 0);
const span = () => Math.max(1, run.tookMs, latest(sites.sessions));

function imbalance(nodes) {
  const lanes = nodes.flatMap((node) => node.lanes);
  const firstIdle = Math.min(...lanes.map(latest));
  const last = latest(sites.sessions);
  const end = lanes.length === 1 ? ''
    : last - firstIdle > 1000 ? ' The first slot was done ' + time(last - firstIdle) + ' before the last one.' : ' All slots were done at about the same time.';
  return plural(sites.sessions.length, 'session') + ' in ' + plural(lanes.length, 'slot') + ' on ' + plural(nodes.length, 'node')
    + '; slots were busy ' + share(busy(sites.sessions), lanes.length * span()) + ' of the run.' + end;
}

function legend() {
  return el('p', { class: 'legend' }, [['first', 'first attempts'], ['retry', 'with retries'], ['void', 'with void attempts']]
    .map(([kind, label]) => el('span', { class: kind }, label)));
}

function drawing(nodes, width) {
  const scale = width / span();
  const parts = [curve(scale)];
  let y = CURVE + LABEL;
  for (const { node, lanes } of nodes) {
    parts.push(svg('text', { x: 0, y: y + 12, class: 'node' }, node));
    y += LABEL;
    for (const lane of lanes) {
      parts.push(svg('rect', { x: 0, y, width, height: LANE, class: 'idle' }), ...lane.flatMap((session) => sessionBar(session, y, scale)));
      y += LANE + GAP;
    }
  }
  return svg('svg', { width, height: y + LABEL, role: 'img', 'aria-label': imbalance(nodes) }, parts, ticks(width, y));
}

/** A session, and upon it its chunks; a click leads to the sites of one. */
function sessionBar(session, y, scale) {
  const at = (span) => ({ x: span.fromMs * scale, y, width: Math.max(1.5, (span.toMs - span.fromMs) * scale - 0.5), height: LANE, rx: 2 });
  return [svg('rect', { ...at(session), class: 'session' }, svg('title', {}, 'session ' + session.id + ': ' + told(session))),
    ...session.chunks.map((chunk) => svg('rect', { ...at(chunk), class: 'chunk ' + (chunk.spoilt ? 'void' : chunk.retries ? 'retry' : 'first'),
      click: () => change({ ...UNFILTERED, tab: 'sites', chunk: String(chunk.chunk) }) }, svg('title', {}, 'chunk ' + chunk.chunk + ': ' + told(chunk))))];
}

function told(span) {
  return plural(span.attempts, 'attempt') + (span.retries ? ', ' + number.format(span.retries) + ' repeated' : '')
    + (span.spoilt ? ', ' + number.format(span.spoilt) + ' void' : '') + ', ' + time(span.fromMs) + ' to ' + time(span.toMs);
}

/** How many sessions were open at a time: it shows scaling, and the tail. */
function curve(scale) {
  const steps = sites.sessions.flatMap((session) => [[session.fromMs, 1], [session.toMs, -1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let open = 0;
  let most = 1;
  const points = steps.map(([ms, by]) => { open += by; most = Math.max(most, open); return [ms, open]; });
  const y = (count) => CURVE - (CURVE - LABEL) * count / most;
  const path = points.map(([ms, count]) => 'H' + (ms * scale).toFixed(1) + 'V' + y(count).toFixed(1)).join('');
  return svg('g', {}, svg('path', { d: 'M0 ' + CURVE + path + 'H' + (span() * scale).toFixed(1) + 'V' + CURVE + 'Z', class: 'curve' }),
    svg('text', { x: 0, y: 12, class: 'node' }, 'open sessions, at most ' + most));
}

function ticks(width, bottom) {
  const count = Math.max(2, Math.floor(width / 140));
  return Array.from({ length: count }, (_, at) => svg('g', { class: 'tick' },
    svg('line', { x1: at * width / count, x2: at * width / count, y1: LABEL, y2: bottom }),
    svg('text', { x: at * width / count + 3, y: bottom + 12 }, time(at * span() / count))));
}

function nodeTable(nodes) {
  return figures(['Node', 'Slots', 'Sessions', 'Attempts', 'Repeated', 'Void', 'Busy', 'Done at'], nodes.map(({ node, lanes, sessions }) => [
    el('a', { class: 'said', href: only({ node }) }, node), number.format(lanes.length), number.format(sessions.length),
    ...['attempts', 'retries', 'spoilt'].map((count) => number.format(sessions.reduce((sum, session) => sum + session[count], 0))),
    share(busy(sessions), lanes.length * span()), time(latest(sessions))]));
}

function longestTable() {
  const length = (chunk) => chunk.toMs - chunk.fromMs;
  const longest = sites.sessions.flatMap((session) => session.chunks).sort((a, b) => length(b) - length(a)).slice(0, LONGEST_SHOWN);
  return figures(['Chunk', 'Attempts', 'Repeated', 'Void', 'From', 'Took'], longest.map((chunk) => [
    el('a', { href: only({ chunk: String(chunk.chunk) }) }, String(chunk.chunk)), number.format(chunk.attempts), number.format(chunk.retries),
    number.format(chunk.spoilt), time(chunk.fromMs), time(length(chunk))]));
}

function figures(heads, lines) {
  return el('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Figures by ' + heads[0].toLowerCase() }, el('table', { class: 'figures' },
    el('thead', {}, el('tr', {}, heads.map((head, column) => el('th', { scope: 'col', class: column ? 'number' : null }, head)))),
    el('tbody', {}, lines.map((line) => el('tr', {}, line.map((cell, column) => el(column ? 'td' : 'th', { scope: column ? null : 'row', class: column ? 'number' : null }, cell)))))));
}
