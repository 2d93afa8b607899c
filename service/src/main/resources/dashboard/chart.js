/** Charts of days, in the colours of the page. */
import { dayName, number, short } from './text.js';

const seconds = day => Date.parse(day + 'T00:00:00Z') / 1000;
const dayOf = x => new Date(x * 1000).toISOString().slice(0, 10);
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/**
 * A chart that follows the width of its element.
 *
 * series: [{ name, colour, value: row => number, fill, bars }]; format writes values at the axis;
 * moved is called with the row under the pointer, or with nothing. Days of which events may still come are dashed.
 */
export class DayChart {
  #target;
  #series;
  #format;
  #moved;
  #plot;
  #rows = [];
  #isOpen = () => false;
  #hiddenSeries = new Set();

  constructor(target, series, { format = short, moved = () => {} } = {}) {
    this.#target = target;
    this.#series = series;
    this.#format = format;
    this.#moved = moved;
    new ResizeObserver(() => this.#resize()).observe(target);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
    target.addEventListener('keydown', event => this.#key(event));
    target.addEventListener('blur', () => this.#plot?.setCursor({ left: -10, top: -10 }));
  }

  show(rows, isOpen = () => false) {
    const sameDays = this.#plot && rows.length === this.#rows.length && rows[0]?.day === this.#rows[0]?.day
      && rows.at(-1)?.day === this.#rows.at(-1)?.day;
    this.#rows = rows;
    this.#isOpen = isOpen;
    if (sameDays) {
      this.#plot.setData(this.#data());
    } else {
      this.#draw();
    }
  }

  /** Other lines than before. */
  setSeries(series) {
    this.#series = series;
    this.#hiddenSeries.clear();
    this.#draw();
  }

  toggle(name, visible) {
    if (visible) {
      this.#hiddenSeries.delete(name);
    } else {
      this.#hiddenSeries.add(name);
    }
    this.#draw();
  }

  #data() {
    return [this.#rows.map(row => seconds(row.day)), ...this.#series.flatMap(series => [this.#values(series, false), this.#values(series, true)])];
  }

  /** Settled days, or open ones; a line of open days begins at the last settled one. */
  #values(series, open) {
    const first = this.#rows.findIndex(this.#isOpen);
    const from = first < 0 ? this.#rows.length : first;
    const shown = open ? at => at >= from - (series.bars ? 0 : 1) : at => at < from;
    return this.#rows.map((row, at) => (shown(at) ? series.value(row) : null));
  }

  #size() {
    return { width: Math.max(200, this.#target.clientWidth), height: Math.max(120, this.#target.clientHeight) };
  }

  #resize() {
    const size = this.#size();
    if (this.#plot && (this.#plot.width !== size.width || this.#plot.height !== size.height)) {
      this.#plot.setSize(size);
    }
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = undefined;
    if (this.#rows.length > 0) {
      this.#plot = new window.uPlot(this.#options(), this.#data(), this.#target);
    }
  }

  #options() {
    const font = '12px system-ui, sans-serif';
    const axis = { stroke: colour('quiet'), font, ticks: { show: false } };
    return {
      ...this.#size(),
      tzDate: x => window.uPlot.tzDate(new Date(x * 1000), 'Etc/UTC'),
      legend: { show: false },
      padding: [12, 12, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: { x: { time: true, range: (plot, first, last) => this.#spread(first, last) }, y: { range: (plot, least, most) => [least < 0 ? least * 1.08 : 0, most > 0 ? most * 1.08 : 1] } },
      axes: [
        { ...axis, size: 30, grid: { show: false }, space: 64, values: (plot, days) => days.map(x => this.#dayAt(x, days)) },
        { ...axis, size: 52, grid: { stroke: colour('line'), width: 1 }, space: 44, values: (plot, values) => values.map(this.#format) },
      ],
      series: [{}, ...this.#series.flatMap(series => [this.#line(series, false), this.#line(series, true)])],
      hooks: { setCursor: [plot => this.#moved(this.#rows[plot.cursor.idx ?? -1])] },
    };
  }

  /** Bars need half a period more on both sides, and a single day needs some room too. */
  #spread(first, last) {
    const between = this.#rows.length > 1 ? (last - first) / (this.#rows.length - 1) : 86_400;
    const room = this.#series.some(series => series.bars) || first === last ? between / 2 : 0;
    return [first - room, last + room];
  }

  #dayAt(x, days) {
    const long = days.length > 1 && days[days.length - 1] - days[0] > 300 * 86_400;
    // Ticks closer than a day would write one day twice.
    return x % 86_400 !== 0 ? '' : dayName(dayOf(x), long ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' });
  }

  #line(series, open) {
    const stroke = colour(series.colour);
    const only = this.#rows.filter(row => this.#isOpen(row) === open).length === 1;
    const line = {
      label: series.name,
      show: !this.#hiddenSeries.has(series.name),
      stroke,
      width: 2,
      points: { show: this.#rows.length === 1 && only, size: 8, fill: stroke },
      ...(open ? { dash: [4, 4] } : {}),
    };
    if (series.bars) {
      const fill = open ? `color-mix(in srgb, ${stroke} 40%, ${colour('surface')})` : stroke;
      return { ...line, width: open ? 1 : 0, fill, paths: window.uPlot.paths.bars({ size: [0.72, 24, 1], radius: 0.25 }), points: { show: false } };
    }
    return series.fill && !open ? { ...line, fill: colour(series.colour + '-soft') } : line;
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 }[event.key];
    if (step && this.#plot) {
      event.preventDefault();
      const last = this.#rows.length - 1;
      const at = Math.min(last, Math.max(0, (this.#plot.cursor.idx ?? last + (step < 0 ? 1 : 0)) + step));
      this.#plot.setCursor({ left: this.#plot.valToPos(seconds(this.#rows[at].day), 'x'), top: 0 });
    }
  }
}

export const axisPercent = value => number(value) + '%';
