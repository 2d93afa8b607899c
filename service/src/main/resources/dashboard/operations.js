/** What became of the events, who counts, and how far behind. */
import { byId, element, number, origin, percent, write } from './text.js';

const REASONS = {
  MALFORMED: 'the value is no JSON object',
  TOO_LARGE: 'the value has more than 1,000,000 bytes',
  NO_USER: 'the user is missing',
  BAD_USER: 'the user is empty, too long, or no text',
  NO_TIME: 'the time is missing',
  BAD_TIME: 'the time is not in the configured format',
  LATE: 'the time is too long before the record’s timestamp',
  AHEAD: 'the time is too far after the record’s timestamp',
};

const sum = counts => counts.reduce((total, count) => total + count, 0);

export function showAccounts(accounts, zone) {
  const total = accounts.total;
  const rejected = sum(Object.values(total.rejected));
  const counted = total.first + total.repeat + total.ignored + rejected;
  tag(byId('balance'), total.read === 0 ? 'no events yet' : accounts.balanced ? 'in balance' : 'on their way', accounts.balanced);
  byId('accounts').replaceChildren(
    bar([['first', total.first], ['repeat', total.repeat], ['open', total.ignored], ['rejected', rejected]], Math.max(total.read, counted)),
    facts([
      ['Read', total.read, ''],
      ['First visits', total.first, 'first'],
      ['Repeats', total.repeat, 'repeat'],
      ...(total.ignored ? [['Ignored', total.ignored, 'open']] : []),
      ['Rejected', rejected, 'rejected'],
      ...(total.read === counted ? [] : [['On their way', Math.abs(total.read - counted), 'open']]),
      ...(total.lost ? [['Lost before they were read', total.lost, 'lost']] : []),
    ]));
  origin(byId('accounts-updated'), zone, accounts.updated);
  showRejected(total.rejected, rejected, total.read);
  origin(byId('rejected-updated'), zone, accounts.updated);
}

function showRejected(rejected, total, read) {
  tag(byId('rejected-total'), `${number(total)} of ${number(read)}`);
  const most = Math.max(1, ...Object.values(rejected));
  const reasons = Object.entries(rejected).sort((a, b) => b[1] - a[1]);
  byId('rejected').replaceChildren(reasons.length === 0
    ? element('p', { className: 'quiet' }, 'No event was rejected.')
    : element('ul', { className: 'reasons' }, ...reasons.map(([reason, events]) => element('li', {},
      element('span', { className: 'name', title: REASONS[reason] ?? '' }, reason),
      gauge(events / most, 'rejected'),
      element('span', { className: 'count', title: percent(events, read) + ' of all events' }, number(events)),
      element('span', { className: 'why' }, REASONS[reason] ?? '')))));
}

export function showStatus(status) {
  tag(byId('ready'), status.ready ? 'this one is ready' : 'this one is not ready', status.ready);
  tag(byId('lag-total'), status.updated ? `${number(status.lag)} behind` : 'not known');
  if (status.updated) {
    showLag(status);
    showInstances(status);
  }
  origin(byId('lag-updated'), status.zone, status.updated);
  origin(byId('instances-updated'), status.zone, status.updated);
}

function showLag(status) {
  const most = Math.max(1, ...status.partitions.map(partition => partition.lag));
  byId('lag').replaceChildren(element('ul', { className: 'lags' }, ...status.partitions.map(partition => element('li', {
    title: `${partition.topic}-${partition.partition}: committed ${number(partition.committed)} of ${number(partition.end)}`,
  },
  element('span', { className: 'name' }, status.inputTopics.length > 1 ? `${partition.topic}-${partition.partition}` : `partition ${partition.partition}`),
  gauge(partition.lag / most, 'lagging'),
  element('span', { className: 'count' }, number(partition.lag))))));
}

function showInstances(status) {
  const reasons = status.reasons.map(reason => element('li', { className: 'problem' }, reason));
  byId('instances').replaceChildren(
    ...(reasons.length ? [element('ul', { className: 'plain' }, ...reasons)] : []),
    status.instances.length === 0
      ? element('p', { className: 'quiet' }, 'No instance is in the group.')
      : element('ul', { className: 'instances' }, ...status.instances.map(instance)));
}

function instance({ id, host, threads }) {
  const tasks = sum(threads.map(thread => thread.tasks.length));
  return element('li', {},
    element('p', { className: 'instance' },
      element('strong', { title: id }, shortened(id)),
      element('span', { className: 'quiet' }, ` on ${host} · ${plural(threads.length, 'thread')} · ${plural(tasks, 'task')}`)),
    element('ul', { className: 'threads' }, ...threads.map((thread, index) => element('li', {},
      element('span', { className: 'quiet' }, `thread ${index + 1} `),
      ...(thread.tasks.length ? byStage(thread.tasks) : [element('span', { className: 'quiet' }, 'waits for tasks')])))));
}

/** One word for each stage, as in "ledger 0 2 4". */
function byStage(tasks) {
  const stages = new Map();
  tasks.forEach(task => {
    const [stage, partition] = task.split(' ');
    stages.set(stage, [...(stages.get(stage) ?? []), Number(partition)]);
  });
  return [...stages].map(([stage, partitions]) => element('span', { className: 'task' },
    `${stage} `, element('b', {}, partitions.sort((a, b) => a - b).join(' '))));
}

const shortened = id => id.replace(/([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '$1');

const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

function tag(target, text, good) {
  write(target, text);
  target.className = good === undefined ? 'tag' : `tag ${good ? 'good' : 'waiting'}`;
}

function gauge(part, kind) {
  const filled = element('span', { className: kind });
  filled.style.width = `${100 * part}%`;
  return element('span', { className: 'gauge', ariaHidden: 'true' }, filled);
}

function bar(parts, whole) {
  return element('div', { className: 'bar-of-parts', ariaHidden: 'true' }, ...parts.map(([kind, part]) => {
    const filled = element('span', { className: kind });
    filled.style.width = `${whole === 0 ? 0 : 100 * part / whole}%`;
    return filled;
  }));
}

function facts(rows) {
  return element('dl', { className: 'facts' }, ...rows.map(([name, value, kind]) => element('div', {},
    element('dt', {}, element('span', { className: `swatch ${kind}`, ariaHidden: 'true' }), name),
    element('dd', {}, number(value)))));
}
