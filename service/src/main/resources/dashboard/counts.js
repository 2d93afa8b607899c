/** The counts of one segment: cards, charts and the table. */
import { DayChart, axisPercent } from './chart.js';
import { byId, dayName, element, number, origin, percent, plusDays, today, write } from './text.js';

const RANGES = [[30, '30 days'], [90, '90 days'], [365, '1 year'], [0, 'All']];

/** Of the segments in one chart. */
const COLOURS = ['dau', 'new', 'wau', 'mau'];

const MEASURES = [
  { name: 'dau', title: 'DAU', colour: 'dau', before: 1, value: row => row.dau },
  { name: 'wau', title: 'WAU', colour: 'wau', before: 7, value: row => row.wau },
  { name: 'mau', title: 'MAU', colour: 'mau', before: 7, value: row => row.mau },
  { name: 'stickiness', title: 'Stickiness', colour: 'dau', before: 7, share: true, value: row => row.dau },
  { name: 'new', title: 'New users', colour: 'new', before: 1, value: row => row.new },
];

function meaning(name, windows) {
  return {
    dau: 'Daily active users: users who were active on this day, each counted once.',
    wau: `Weekly active users: users who were active on at least one of the ${windows.wau} days that end with this one.`,
    mau: `Monthly active users: users who were active on at least one of the ${windows.mau} days that end with this one.`,
    stickiness: 'DAU divided by MAU: the part of the month’s users who came on this day.',
    new: 'Users whose earliest known active day is this one. It may still move, when an event of an earlier day comes late.',
  }[name] + ' Segments of one dimension may add up to more than all users.';
}

export class Counts {
  #rows = new Map();
  #zone = 'UTC';
  #windows = { wau: 7, mau: 30 };
  #days;
  #daysChanged;
  #sorted = [];
  #painted = false;
  #openFrom;
  #others = new Map();
  #drawn = '';
  #measure = 'dau';
  #segment = 'all';
  #charts;

  constructor(days, daysChanged) {
    this.#days = days;
    this.#daysChanged = daysChanged;
    this.#makeCards();
    this.#makeRanges();
    this.#charts = {
      active: new DayChart(byId('chart-active'), [], { moved: row => this.#read(row) }),
      sticky: new DayChart(byId('chart-sticky'), [
        { name: 'Stickiness', colour: 'dau', value: row => (row.mau ? 100 * row.dau / row.mau : null), fill: true },
      ], { format: axisPercent, moved: row => this.#readShort('readout-sticky', row, at => percent(at.dau, at.mau)) }),
      new: new DayChart(byId('chart-new'), [
        { name: 'New', colour: 'new', value: row => row.new, bars: true },
      ], { moved: row => this.#readShort('readout-new', row, at => number(at.new)) }),
    };
    this.#makeActive();
    byId('table-panel').addEventListener('toggle', () => this.#table());
  }

  /** All rows of a segment, as the API gives them. */
  replace(answer) {
    this.#zone = answer.zone;
    this.#windows = answer.windows;
    this.#openFrom = answer.openFrom;
    this.#segment = answer.segment;
    this.#rows = new Map(answer.rows.map(row => [row.day, row]));
    this.paint();
  }

  /** Draws other segments beside the first, from what the API gives of each; none to draw it alone again. */
  compare(answers) {
    const before = this.#drawn;
    this.#others = new Map(answers.map(answer => [answer.segment, new Map(answer.rows.map(row => [row.day, row]))]));
    if (before !== [this.#segment, ...this.#others.keys()].join()) {
      this.#makeActive();
    }
    this.paint();
  }

  /** Forgets the rows of the segment before. */
  clear() {
    this.#rows = new Map();
  }

  /** One row that changed. */
  put(row) {
    this.#rows.set(row.day, row);
    if (!this.#painted) {
      this.#painted = true;
      setTimeout(() => this.paint(), 100);
    }
  }

  get isEmpty() {
    return this.#rows.size === 0;
  }

  /** What a person who cannot see the cards wants to hear now and then. */
  get summary() {
    const newest = this.#sorted.at(-1);
    return newest ? `${dayName(newest.day)}: ${number(newest.dau)} daily active users, ${number(newest.new)} new.` : '';
  }

  paint() {
    this.#painted = false;
    this.#sorted = [...this.#rows.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    this.#cards();
    const shown = this.#days === 0 ? this.#sorted : this.#sorted.slice(-this.#days);
    Object.values(this.#charts).forEach(chart => chart.show(shown, row => this.#openFrom !== null && row.day >= this.#openFrom));
    byId('chart-active').setAttribute('aria-label', `Lines of ${this.#others.size > 0 ? `${[this.#segment, ...this.#others.keys()].join(', ')}` : 'DAU, WAU and MAU'} over ${shown.length} days${this.#openFrom ? `, dashed from ${this.#openFrom} on, for events may still come` : ''}. Arrow keys move from day to day; the table below has the same numbers.`);
    this.#read();
    this.#readShort('readout-sticky');
    this.#readShort('readout-new');
    this.#table();
  }

  #makeCards() {
    byId('cards').replaceChildren(...MEASURES.map(measure => {
      const hint = element('span', { className: 'hint', id: `${measure.name}-hint`, role: 'tooltip' });
      const help = element('button', { className: 'help', type: 'button', ariaLabel: `What ${measure.title} means` }, '?');
      help.setAttribute('aria-describedby', hint.id);
      help.addEventListener('keydown', event => event.key === 'Escape' && help.blur());
      return element('article', { className: `card ${measure.colour}`, id: `${measure.name}-card` },
        element('div', { className: 'card-head' }, element('h3', {}, measure.title), element('span', { className: 'explained' }, help, hint)),
        element('p', { className: 'value', id: `${measure.name}-value` }, ' '),
        element('p', { className: 'day', id: `${measure.name}-day` }, ' '),
        element('p', { className: 'before', id: `${measure.name}-before` }, ' '),
        element('p', { className: 'updated', id: `${measure.name}-updated` }, ' '));
    }));
  }

  #makeRanges() {
    byId('ranges').replaceChildren(...RANGES.map(([days, label]) => {
      const button = element('button', { type: 'button', ariaPressed: String(days === this.#days) }, label);
      button.addEventListener('click', () => {
        this.#days = days;
        byId('ranges').querySelectorAll('button').forEach(other => (other.ariaPressed = String(other === button)));
        this.#daysChanged(days);
        this.paint();
      });
      return button;
    }));
  }

  /** Three lines of one segment, or one line of each of several. */
  #makeActive() {
    const measure = this.#measure;
    const several = this.#others.size > 0;
    write(byId('chart-title'), several ? 'Segments compared' : 'Daily, weekly and monthly');
    this.#charts.active.setSeries(several
      ? [{ name: this.#segment, colour: COLOURS[0], value: row => row[measure] },
        ...[...this.#others].map(([segment, rows], at) => ({ name: segment, colour: COLOURS[at + 1], value: row => rows.get(row.day)?.[measure] ?? null }))]
      : [
        { name: 'MAU', colour: 'mau', value: row => row.mau },
        { name: 'WAU', colour: 'wau', value: row => row.wau },
        { name: 'DAU', colour: 'dau', value: row => row.dau, fill: true },
      ]);
    byId('legend').replaceChildren(...MEASURES.slice(0, 3).map(({ name, title }) => {
      const button = element('button', { type: 'button', className: several ? 'plain' : name, ariaPressed: String(!several || name === measure) }, element('span', { className: 'swatch' }), title);
      button.addEventListener('click', () => (several ? this.#choose(name) : this.#toggle(button, title)));
      return button;
    }));
    this.#drawn = [this.#segment, ...this.#others.keys()].join();
    byId('compared').replaceChildren(...(several ? [this.#segment, ...this.#others.keys()] : []).map((segment, at) =>
      element('li', { className: COLOURS[at] }, element('span', { className: 'swatch' }), segment === 'all' ? 'All users' : segment)));
  }

  #choose(measure) {
    this.#measure = measure;
    this.#makeActive();
    this.paint();
  }

  #toggle(button, title) {
    const visible = button.ariaPressed !== 'true';
    button.ariaPressed = String(visible);
    this.#charts.active.toggle(title, visible);
  }

  #cards() {
    const newest = this.#sorted.at(-1);
    for (const measure of MEASURES) {
      write(byId(`${measure.name}-hint`), meaning(measure.name, this.#windows));
      if (newest) {
        const before = this.#rows.get(plusDays(newest.day, -measure.before));
        this.#value(measure, newest);
        write(byId(`${measure.name}-day`), this.#called(newest.day, measure));
        write(byId(`${measure.name}-before`), before ? this.#before(measure, before) : '');
        origin(byId(`${measure.name}-updated`), this.#zone, newest.updated);
      }
    }
  }

  #called(day, measure) {
    const name = day === today(this.#zone) ? 'Today' : dayName(day, { day: 'numeric', month: 'short', year: 'numeric' });
    return { wau: `${this.#windows.wau} days to ${lower(name)}`, mau: `${this.#windows.mau} days to ${lower(name)}` }[measure.name] ?? name;
  }

  #before(measure, row) {
    const value = measure.share ? percent(row.dau, row.mau) : number(measure.value(row));
    return `${value} ${measure.before === 1 ? 'the day before' : 'a week before'}`;
  }

  #value(measure, row) {
    const target = byId(`${measure.name}-value`);
    if (measure.share) {
      write(target, percent(row.dau, row.mau));
    } else {
      countTo(target, measure.value(row));
    }
  }

  #read(row = this.#sorted.at(-1)) {
    if (row && this.#others.size > 0) {
      const title = MEASURES.find(measure => measure.name === this.#measure).title;
      const parts = [[this.#segment, row], ...[...this.#others].map(([segment, rows]) => [segment, rows.get(row.day)])]
        .map(([segment, at]) => `${segment} ${at ? number(at[this.#measure]) : '–'}`);
      write(byId('readout'), `${dayName(row.day)}, ${title}: ${parts.join(', ')}`);
      return;
    }
    write(byId('readout'), row
      ? `${dayName(row.day)}: DAU ${number(row.dau)}, WAU ${number(row.wau)}, MAU ${number(row.mau)}, new ${number(row.new)}, stickiness ${percent(row.dau, row.mau)}`
      : '');
  }

  #readShort(id, row = this.#sorted.at(-1), value) {
    const text = value ?? (id === 'readout-new' ? at => number(at.new) : at => percent(at.dau, at.mau));
    write(byId(id), row ? `${dayName(row.day, { day: 'numeric', month: 'short' })}: ${text(row)}` : '');
  }

  #table() {
    if (byId('table-panel').open) {
      write(byId('table-caption'), `Newest day first, zone ${this.#zone}`);
      byId('table-rows').replaceChildren(...this.#sorted.slice(this.#days === 0 ? 0 : -this.#days).reverse().map(row => element('tr', {},
        element('th', { scope: 'row' }, row.day),
        ...[row.dau, row.wau, row.mau, row.new].map(count => element('td', {}, number(count))),
        element('td', {}, percent(row.dau, row.mau)))));
    }
  }
}

const lower = name => (name === 'Today' ? 'today' : name);

/** Counts to the new value in a moment, unless the user wants no motion. */
function countTo(target, value) {
  const from = Number(target.dataset.value ?? value);
  target.dataset.value = value;
  if (from === value || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    write(target, number(value));
    return;
  }
  const start = performance.now();
  const step = now => {
    if (Number(target.dataset.value) === value) {
      const part = Math.min(1, (now - start) / 400);
      write(target, number(Math.round(from + (value - from) * (1 - (1 - part) ** 3))));
      if (part < 1) {
        requestAnimationFrame(step);
      }
    }
  };
  requestAnimationFrame(step);
}
