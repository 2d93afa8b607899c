/** The page: what it shows, and what it says when there is nothing to show. */
import { Refused, ask, askOnce, follow, forgetToken, keepToken } from './api.js';
import { Counts } from './counts.js';
import { Growth } from './growth.js';
import { Range } from './range.js';
import { Retention } from './retention.js';
import { showAccounts, showStatus } from './operations.js';
import { byId, element, time, write } from './text.js';

const AGAIN_AFTER_MS = 1000;
const ACCOUNTS_EVERY_MS = 2000;
const STATUS_EVERY_MS = 3000;
const SEGMENTS_EVERY_MS = 30_000;
const RANGES_EVERY_MS = 5000;
const MOST_COMPARED = 3;
const SAY_EVERY_MS = 60_000;

const address = new URLSearchParams(location.search);
const chosen = {
  segment: address.get('segment') || 'all',
  days: days(address.get('days')),
  growth: period(address.get('growth'), 'day'),
  retention: period(address.get('retention'), 'week'),
  compare: address.getAll('compare').slice(0, MOST_COMPARED),
};
const counts = new Counts(chosen.days, value => remember('days', value));
const growth = new Growth(chosen.growth, value => { remember('growth', value); ranges(); });
const retention = new Retention(chosen.retention, value => { remember('retention', value); ranges(); });
const range = new Range(() => ranges());
const trouble = { brokers: '', instance: '' };
let following = new AbortController();
let zone = 'UTC';
let inputTopics = ['events'];
let lastAnswer;

function days(text) {
  return ['0', '30', '90', '365'].includes(text) ? Number(text) : 90;
}

function period(text, otherwise) {
  return ['day', 'week', 'month'].includes(text) ? text : otherwise;
}

function remember(name, value) {
  chosen[name] = value;
  const parameters = Object.entries(chosen).flatMap(([key, values]) => [values].flat().map(each => [key, each]));
  history.replaceState(null, '', '?' + new URLSearchParams(parameters));
}

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

/* What is said at the top. */

function connection(state, text) {
  byId('connection').dataset.state = state;
  write(byId('connection-text'), text);
}

function say(kind, text) {
  trouble[kind] = text;
  const shown = trouble.instance || trouble.brokers;
  byId('banner').hidden = !shown;
  write(byId('banner'), shown);
  connection(shown ? 'trouble' : 'live', shown ? 'Waiting' : 'Live');
}

/** Runs a question, and says so if this instance does not answer it. */
async function asked(question) {
  try {
    const answer = await question();
    lastAnswer = new Date();
    say('instance', '');
    return answer;
  } catch (failure) {
    if (!(failure instanceof Refused)) {
      const since = lastAnswer ? ` since ${time(lastAnswer, zone)} (${zone})` : '';
      say('instance', `This instance has not answered${since}. The page goes on by itself when it does.`);
    } else if (failure.status === 401) {
      signIn();
    }
    throw failure;
  }
}

/* The token. */

let signingIn = false;

function signIn() {
  if (!signingIn) {
    signingIn = true;
    following.abort();
    forgetToken();
    byId('main').hidden = true;
    byId('sign-in').hidden = false;
    byId('token').focus();
    connection('trouble', 'Locked');
  }
}

byId('sign-in-form').addEventListener('submit', async event => {
  event.preventDefault();
  keepToken(byId('token').value.trim());
  try {
    await ask('/api/v1/status');
    location.reload();
  } catch (failure) {
    forgetToken();
    write(byId('sign-in-problem'), failure.status === 401 ? 'This is not the token.' : 'This instance does not answer.');
    byId('token').select();
  }
});

/* What stands in the place of the counts when there are none. */

function notice(title, text, action = false) {
  byId('notice').hidden = false;
  write(byId('notice-title'), title);
  write(byId('notice-text'), text);
  byId('notice-action').hidden = !action;
  byId('cards').hidden = byId('charts').hidden = true;
}

function loading(text) {
  byId('notice').hidden = !text;
  write(byId('notice-title'), 'Reading what was published');
  write(byId('notice-text'), text);
  byId('notice-action').hidden = true;
  byId('cards').hidden = byId('charts').hidden = false;
  setLoading(true);
}

function setLoading(is) {
  byId('cards').classList.toggle('loading', is);
  byId('charts').classList.toggle('loading', is);
  byId('cards').ariaBusy = String(is);
}

function show() {
  if (counts.isEmpty) {
    notice('Nothing has been counted yet', `A row appears here as soon as the first event of topic ${inputTopics.join(' or ')} is counted.`);
  } else if (byId('cards').classList.contains('loading') || byId('cards').hidden) {
    byId('notice').hidden = true;
    byId('cards').hidden = byId('charts').hidden = false;
    setLoading(false);
    counts.paint();
  }
}

byId('notice-action').addEventListener('click', () => choose('all'));

/* The counts of the chosen segment, and what changes in them. */

function choose(segment) {
  remember('segment', segment);
  following.abort();
  following = new AbortController();
  byId('segment-note').hidden = segment === 'all';
  byId('segment').value = segment;
  document.title = segment === 'all' ? 'Rollcall' : `${segment} · Rollcall`;
  counts.clear();
  growth.clear();
  retention.clear();
  loading('');
  followSegment(segment, following.signal);
  compare(chosen.compare.filter(other => other !== segment));
  ranges();
}

/* Other segments in the same chart, and what follows from gaps and cohorts. */

function compare(segments) {
  remember('compare', segments);
  byId('compare-chips').replaceChildren(...segments.map(segment => {
    const name = segment === 'all' ? 'All users' : segment;
    const button = element('button', { type: 'button', className: 'chip', ariaLabel: `Do not compare with ${name}` }, `${name} ×`);
    button.addEventListener('click', () => {
      compare(chosen.compare.filter(other => other !== segment));
      byId('compare').focus();
    });
    return element('li', {}, button);
  }));
  byId('compare').disabled = segments.length >= MOST_COMPARED;
  others();
}

async function others() {
  const segments = chosen.compare;
  const answers = await Promise.all(segments.map(segment => askOnce('/api/v1/active-users', { segment })
    .catch(failure => ({ segment, rows: [], failure }))));
  if (segments === chosen.compare && !counts.isEmpty) {
    counts.compare(answers);
  }
}

byId('compare').addEventListener('change', event => {
  const segment = event.target.value;
  event.target.value = '';
  if (segment && segment !== chosen.segment && !chosen.compare.includes(segment)) {
    compare([...chosen.compare, segment]);
    ranges();
  }
});

/** Asks for what is drawn from ranges, of this segment; what is refused stays empty. */
async function ranges() {
  const { segment } = chosen;
  const answers = await Promise.allSettled([
    range.refresh([segment, ...chosen.compare]),
    growth.refresh(segment, chosen.growth),
    retention.refresh(segment, chosen.retention),
    others(),
  ]);
  answers.filter(answer => answer.status === 'rejected' && answer.reason instanceof TypeError)
    .forEach(answer => console.debug(answer.reason));
}

async function followSegment(segment, signal) {
  while (!signal.aborted && !signingIn) {
    try {
      // First the stream, then the rows: nothing that changes in between is missed.
      await asked(() => follow('/api/v1/stream', { segment }, signal, {
        opened: () => read(segment, signal),
        event: (name, row) => (name === 'row' && !counts.isEmpty ? counts.put(row) : read(segment, signal)),
      }));
    } catch (failure) {
      explain(failure, signal);
    }
    await pause(AGAIN_AFTER_MS);
  }
}

async function read(segment, signal) {
  try {
    const answer = await asked(() => ask('/api/v1/active-users', { segment }));
    if (!signal.aborted) {
      counts.replace(answer);
      show();
      others();
    }
  } catch (failure) {
    explain(failure, signal);
    if (!(failure instanceof Refused) && !signal.aborted && counts.isEmpty) {
      // No row may change for long, so nothing else would ask again.
      await pause(AGAIN_AFTER_MS);
      await read(segment, signal);
    }
  }
}

function explain(failure, signal) {
  if (signal.aborted || !(failure instanceof Refused)) {
    return;
  }
  if (failure.is('no-such-segment') || failure.is('bad-parameter')) {
    notice(`No such segment: ${chosen.segment}`, 'Nothing was published for it. Segments are written as country=DE; a new one appears when its first user is counted.', true);
  } else if (failure.is('not-yet') && byId('cards').classList.contains('loading')) {
    loading('This takes a moment after a start. If it goes on, no broker answers.');
  }
}

/* The list of segments. */

async function segments() {
  const answer = await asked(() => ask('/api/v1/segments', { limit: 500 }));
  const groups = new Map();
  answer.segments.filter(segment => segment !== 'all').forEach(segment => {
    const dimension = segment.slice(0, segment.indexOf('='));
    groups.set(dimension, [...(groups.get(dimension) ?? []), segment]);
  });
  const names = new Set(answer.segments);
  const select = byId('segment');
  if (!names.has(chosen.segment)) {
    groups.set('other', [chosen.segment]);
  }
  if (select.dataset.names !== [...names, chosen.segment].join()) {
    select.dataset.names = [...names, chosen.segment].join();
    select.replaceChildren(element('option', { value: 'all' }, 'All users'), ...[...groups].map(([dimension, values]) =>
      element('optgroup', { label: dimension }, ...values.map(segment =>
        element('option', { value: segment }, segment.slice(segment.indexOf('=') + 1) || '(none)')))));
    select.value = chosen.segment;
    byId('compare').replaceChildren(element('option', { value: '' }, 'Compare with…'), ...[...select.children].map(each => each.cloneNode(true)));
    byId('compare').value = '';
  }
  byId('other-segment').hidden = answer.complete;
}

byId('segment').addEventListener('change', event => choose(event.target.value));

byId('other-segment').addEventListener('submit', event => {
  event.preventDefault();
  choose(byId('other').value.trim() || 'all');
});

byId('other').addEventListener('input', async event => {
  const found = await asked(() => ask('/api/v1/segments', { prefix: event.target.value, limit: 20 }));
  byId('other-segments').replaceChildren(...found.segments.map(segment => element('option', { value: segment })));
});

/* The rest of the page. */

async function status() {
  const answer = await asked(() => ask('/api/v1/status'));
  zone = answer.zone;
  inputTopics = answer.inputTopics;
  write(byId('application'), answer.application);
  const since = answer.updated ? ` since ${time(answer.updated, zone)} (${zone})` : '';
  say('brokers', answer.brokersAnswer ? '' : `No broker has answered${since}. All numbers are as of then; counting goes on by itself when one is back.`);
  showStatus(answer);
}

async function accounts() {
  showAccounts(await asked(() => ask('/api/v1/accounts')), zone);
}

/** Again and again, unless nobody looks at the page. */
async function repeat(question, everyMillis) {
  while (!signingIn) {
    if (!document.hidden) {
      await question().catch(failure => {
        if (!(failure instanceof Refused) && failure.name !== 'TypeError' && failure.name !== 'TimeoutError') {
          console.error(failure);
        }
      });
    }
    await pause(everyMillis);
  }
}

async function start() {
  connection('waiting', 'Connecting');
  loading('');
  await status().catch(() => {});
  choose(chosen.segment);
  repeat(status, STATUS_EVERY_MS);
  repeat(accounts, ACCOUNTS_EVERY_MS);
  repeat(segments, SEGMENTS_EVERY_MS);
  repeat(ranges, RANGES_EVERY_MS);
  setInterval(() => write(byId('announcement'), counts.summary), SAY_EVERY_MS);
}

start();
