/** Charts of days, in the colours of the page. */
import { dayName, number, short } from './text.js';

const seconds = day => Date.parse(day + 'T00:00:00Z') / 1000;
const dayOf = x => new Date(x * 1000).toISOString().slice(0, 10);
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/**
 * A chart that follows the width of its element.
 *
 * series: [{ name, colour, value: row => number, fill, bars }]; format writes values at the axis;
 * moved is called with the row under the pointer, or with nothing.
 */
export class DayChart {
  #target;
  #series;
  #format;
  #moved;
  #plot;
  #rows = [];
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

  show(rows) {
    const sameDays = this.#plot && rows.length === this.#rows.length && rows[0]?.day === this.#rows[0]?.day;
    this.#rows = rows;
    if (sameDays) {
      this.#plot.setData(this.#data());
    } else {
      this.#draw();
    }
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
    return [this.#rows.map(row => seconds(row.day)), ...this.#series.map(series => this.#rows.map(series.value))];
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
      scales: { x: { time: true, range: (plot, first, last) => this.#spread(first, last) }, y: { range: (plot, least, most) => [0, most > 0 ? most * 1.08 : 1] } },
      axes: [
        { ...axis, size: 30, grid: { show: false }, space: 64, values: (plot, days) => days.map(x => this.#dayAt(x, days)) },
        { ...axis, size: 52, grid: { stroke: colour('line'), width: 1 }, space: 44, values: (plot, values) => values.map(this.#format) },
      ],
      series: [{}, ...this.#series.map(series => this.#line(series))],
      hooks: { setCursor: [plot => this.#moved(this.#rows[plot.cursor.idx ?? -1])] },
    };
  }

  /** Bars need half a day more on both sides, and a single day needs some room too. */
  #spread(first, last) {
    const room = this.#series.some(series => series.bars) || first === last ? 43_200 : 0;
    return [first - room, last + room];
  }

  #dayAt(x, days) {
    const long = days.length > 1 && days[days.length - 1] - days[0] > 300 * 86_400;
    // Ticks closer than a day would write one day twice.
    return x % 86_400 !== 0 ? '' : dayName(dayOf(x), long ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' });
  }

  #line(series) {
    const stroke = colour(series.colour);
    const line = {
      label: series.name,
      show: !this.#hiddenSeries.has(series.name),
      stroke,
      width: 2,
      points: { show: this.#rows.length === 1, size: 8, fill: stroke },
    };
    if (series.bars) {
      return { ...line, width: 0, fill: stroke, paths: window.uPlot.paths.bars({ size: [0.72, 24, 1], radius: 0.25 }), points: { show: false } };
    }
    return series.fill ? { ...line, fill: colour(series.colour + '-soft') } : line;
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
