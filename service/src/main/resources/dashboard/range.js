/** The distinct users of any range of days, as exact as those of a day. */
import { Refused, askOnce } from './api.js';
import { byId, dayName, element, number, write } from './text.js';

const long = { day: 'numeric', month: 'short', year: 'numeric' };

export class Range {
  #question = { period: 'latest-month' };
  #changed;
  #edited = false;

  constructor(changed) {
    this.#changed = changed;
    byId('range').addEventListener('input', () => (this.#edited = true));
    byId('range').addEventListener('submit', event => {
      event.preventDefault();
      this.#question = { from: byId('range-from').value, to: byId('range-to').value };
      this.#changed();
    });
    byId('range-presets').querySelectorAll('button').forEach(button => button.addEventListener('click', () => {
      this.#question = { period: button.dataset.period };
      this.#edited = false;
      this.#changed();
    }));
  }

  /** Asks again for each of the segments. */
  async refresh(segments) {
    const question = this.#question;
    try {
      const answers = await Promise.all(segments.map(segment => askOnce('/api/v1/unique-users', { segment, ...question })));
      if (question === this.#question) {
        this.#show(answers);
      }
    } catch (failure) {
      if (!(failure instanceof Refused)) {
        throw failure;
      }
      write(byId('range-problem'), failure.message);
      byId('range-numbers').replaceChildren();
      write(byId('range-note'), '');
    }
  }

  #show(answers) {
    const [first] = answers;
    write(byId('range-problem'), '');
    if (!this.#edited) {
      byId('range-from').value = first.from;
      byId('range-to').value = first.to;
    }
    byId('range-numbers').replaceChildren(...answers.map(answer => element('li', {},
      element('span', { className: 'number' }, number(answer.users)),
      element('span', { className: 'quiet' }, answer.segment === 'all' ? 'all users' : answer.segment))));
    const days = Math.round((Date.parse(first.to) - Date.parse(first.from)) / 86_400_000) + 1;
    write(byId('range-note'), `Different users on ${number(days)} ${days === 1 ? 'day' : 'days'}, ${dayName(first.from, long)} to ${dayName(first.to, long)} (${first.zone}), each counted once.${first.open ? ' Events of the last days may still come.' : ''}`);
  }
}
