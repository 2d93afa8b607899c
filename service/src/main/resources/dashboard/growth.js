/** Who was new, stayed, came back and went away: bars above and below zero. */
import { askOnce } from './api.js';
import { DayChart } from './chart.js';
import { buttons, byId, element, number, write } from './text.js';

const PERIODS = [['day', 'Days'], ['week', 'Weeks'], ['month', 'Months']];
const MOST = { day: 60, week: 26, month: 24 };
const stayed = period => (period === 'day' ? 'returning' : 'retained');
const signed = value => (value > 0 ? '+' : '') + number(value);

export class Growth {
  #chart;
  #period;
  #changed;
  #periods = [];
  #openFrom;

  constructor(period, changed) {
    this.#period = period;
    this.#changed = changed;
    this.#chart = new DayChart(byId('chart-growth'), [
      // Each covers the one before it up to its own height.
      { name: 'Resurrected', colour: 'mau', bars: true, value: row => row.new + row.retained + row.resurrected },
      { name: 'Retained', colour: 'dau', bars: true, value: row => row.new + row.retained },
      { name: 'New', colour: 'new', bars: true, value: row => row.new },
      { name: 'Dormant', colour: 'dormant', bars: true, value: row => (row.open ? null : -row.dormant) },
    ], { moved: row => this.#read(row) });
    buttons(byId('growth-periods'), PERIODS, period, chosen => this.#changed(chosen));
    byId('growth-table-panel').addEventListener('toggle', () => this.#table());
  }

  async refresh(segment, period) {
    const answer = await askOnce('/api/v1/growth', { segment, period });
    this.#period = period;
    this.#openFrom = answer.openFrom;
    this.#periods = answer.periods.slice(-MOST[period]).map(each => ({ ...each, day: each.from }));
    this.#legend();
    this.#chart.show(this.#periods, row => row.open);
    byId('chart-growth').setAttribute('aria-label', `Bars of ${this.#periods.length} ${period}s: new, ${stayed(period)} and resurrected users above zero, dormant below. Arrow keys move from one to the next; the table below has the same numbers.`);
    this.#read();
    this.#table();
  }

  clear() {
    this.#periods = [];
    this.#chart.show([], () => false);
    write(byId('readout-growth'), '');
  }

  #legend() {
    byId('growth-legend').replaceChildren(...[['new', 'New'], ['dau', stayed(this.#period) === 'retained' ? 'Retained' : 'Returning'], ['mau', 'Resurrected'], ['dormant', 'Dormant']].map(([colour, name]) =>
      element('li', { className: colour }, element('span', { className: 'swatch' }), name)));
  }

  #read(row = this.#periods.at(-1)) {
    write(byId('readout-growth'), row ? `${row.name}: new ${number(row.new)}, ${stayed(this.#period)} ${number(row.retained)}, resurrected ${number(row.resurrected)}, ${lost(row)}` : '');
  }

  #table() {
    if (byId('growth-table-panel').open) {
      write(byId('growth-caption'), `Newest first. Who is dormant is not known of what ends on ${this.#openFrom} or later: events may still come.`);
      write(byId('growth-stayed'), stayed(this.#period) === 'retained' ? 'Retained' : 'Returning');
      byId('growth-rows').replaceChildren(...[...this.#periods].reverse().map(row => element('tr', {},
        element('th', { scope: 'row' }, row.name),
        ...[row.users, row.new, row.retained, row.resurrected].map(count => element('td', {}, number(count))),
        ...(row.open ? ['–', '–', '–'] : [number(row.dormant), signed(row.net), row.quickRatio === null ? '–' : row.quickRatio.toFixed(2)]).map(text => element('td', {}, text)))));
    }
  }
}

function lost(row) {
  if (row.open) {
    return 'dormant not known yet: events may still come';
  }
  const ratio = row.quickRatio === null ? '' : `, quick ratio ${row.quickRatio.toFixed(2)}`;
  return `dormant ${number(row.dormant)}, net ${signed(row.net)}${ratio}`;
}
