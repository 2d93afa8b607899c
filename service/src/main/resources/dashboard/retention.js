/** How many of the new users of each period are active in those after it, as a heat map that is a table. */
import { askOnce } from './api.js';
import { buttons, byId, element, number, write } from './text.js';

const PERIODS = [['day', 'Days'], ['week', 'Weeks'], ['month', 'Months']];
const MOST = { day: 30, week: 26, month: 24 };

export class Retention {
  #tag;

  constructor(period, changed) {
    buttons(byId('retention-periods'), PERIODS, period, changed);
  }

  async refresh(segment, period) {
    const answer = await askOnce('/api/v1/retention', { segment, period });
    const tag = [segment, period, answer.running, answer.updated].join();
    if (tag !== this.#tag) {
      this.#tag = tag;
      this.#show(answer, period);
    }
  }

  clear() {
    this.#tag = undefined;
    byId('retention-rows').replaceChildren();
    byId('retention-head').replaceChildren();
    write(byId('retention-caption'), '');
  }

  #show(answer, period) {
    const cohorts = answer.cohorts.slice(-MOST[period]);
    const columns = Math.min(MOST[period] + 1, Math.max(0, ...cohorts.map(cohort => cohort.active.length)));
    write(byId('retention-caption'), cohorts.length === 0
      ? 'There is no cohort yet, or cohorts are not followed.'
      : `Of the users whose first ${period} it was, how many were active so many ${period}s later. ${answer.running} is not over: its cells are dashed.`);
    byId('retention-head').replaceChildren(element('tr', {},
      element('th', { scope: 'col' }, { day: 'Day', week: 'Week', month: 'Month' }[period]),
      element('th', { scope: 'col' }, 'Users'),
      ...Array.from({ length: columns }, (_, n) => element('th', { scope: 'col' }, `+${n}`))));
    byId('retention-rows').replaceChildren(...cohorts.map(cohort => element('tr', {},
      element('th', { scope: 'row' }, cohort.name),
      element('td', {}, number(cohort.users)),
      ...cohort.active.slice(0, columns).map((active, n) => cell(cohort, active, n, cohort.running && n === cohort.active.length - 1)))));
  }
}

function cell(cohort, active, n, open) {
  const share = cohort.users === 0 ? 0 : active / cohort.users;
  const made = element('td', { className: open ? 'share running' : 'share', title: `${cohort.name}, +${n}: ${number(active)} of ${number(cohort.users)}${open ? ', not over' : ''}` },
    cohort.users === 0 ? '–' : `${Math.round(100 * share)}%`);
  made.style.setProperty('--share', share.toFixed(3));
  return made;
}
