const MACHINE_PHASES = [['booting', 'booting'], ['serving', 'serving'], ['draining', 'draining']];

/** What became of the machines of a fleet: when each appeared, drained and was gone. */
function machinesPanel(width) {
  const { machines } = run;
  const first = machines.firstSessionMs === undefined ? '' : '; the first session came ' + time(machines.firstSessionMs) + ' after the first request';
  return el('section', { class: 'panel', id: 'machines' }, el('h2', {}, 'Machines'), el('p', { class: 'under' }, machines.use + '; ' + machines.cost + first + '.'),
    machines.remarks.map((line) => el('p', { class: 'remark' }, 'Note: ', said(line))),
    el('p', { class: 'legend' }, MACHINE_PHASES.map(([kind, label]) => el('span', { class: kind }, label))),
    el('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Machines by time' }, machineDrawing(machines.spans, width)));
}

/** The whole of what the drawing shows, in ms. */
const machineTime = (spans) => Math.max(span(), ...spans.map((machine) => machine.toMs ?? 0));

function machineDrawing(spans, width) {
  const from = Math.min(0, ...spans.map((machine) => machine.fromMs));
  const scale = width / (machineTime(spans) - from);
  const parts = spans.flatMap((machine, at) => machineBar(machine, at * (LANE + LABEL), (ms) => (ms - from) * scale, machineTime(spans)));
  return svg('svg', { width, height: spans.length * (LANE + LABEL), role: 'img', 'aria-label': plural(spans.length, 'machine') }, parts);
}

function machineBar(machine, y, x, end) {
  const to = machine.toMs ?? end;
  const draining = Math.min(machine.drainingMs ?? to, to);
  const up = Math.min(machine.upMs ?? draining, draining);
  const bar = (kind, start, stop) => (stop > start ? svg('rect', { x: x(start), y: y + LABEL - 3, width: Math.max(1.5, x(stop) - x(start)), height: LANE, class: kind },
    svg('title', {}, kind + ', ' + time(start) + ' to ' + time(stop))) : null);
  return [svg('text', { x: 0, y: y + 11, class: 'node' }, machine.id + (machine.end ? ' \u00b7 ' + machine.end : '')),
    bar('booting', machine.fromMs, up), bar('serving', up, draining), bar('draining', draining, to)];
}
