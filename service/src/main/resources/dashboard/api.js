/** Asks this instance. The token, if there has to be one, stays in this tab. */

const TOKEN = 'rollcall.token';

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `status ${status}`);
    this.status = status;
    this.type = problem.type ?? '';
  }

  is(kind) {
    return this.type === `urn:rollcall:problem:${kind}`;
  }
}

export const keepToken = token => sessionStorage.setItem(TOKEN, token);

export const forgetToken = () => sessionStorage.removeItem(TOKEN);

async function request(path, options = {}) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  // The browser asks whether what it has is still true, and gives it again if so.
  const response = await fetch(path, { cache: 'no-cache', ...options, headers });
  if (!response.ok) {
    throw new Refused(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

export async function ask(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  const response = await request(query ? `${path}?${query}` : path, { signal: AbortSignal.timeout(10_000) });
  return response.json();
}

const asking = new Map();

/** The same, but who asks what is being asked already gets the same answer: browsers let equal requests wait for each other. */
export function askOnce(path, parameters) {
  const question = JSON.stringify([path, parameters]);
  if (!asking.has(question)) {
    asking.set(question, ask(path, parameters).finally(() => asking.delete(question)));
  }
  return asking.get(question);
}

/**
 * Follows a stream of events until it ends or is aborted. EventSource would do it, but sends no token.
 */
export async function follow(path, parameters, signal, { opened, event }) {
  const response = await request(`${path}?${new URLSearchParams(parameters)}`, { signal, cache: 'no-store' });
  opened();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const messages = (waiting + read.value).split('\n\n');
    waiting = messages.pop();
    messages.forEach(message => dispatch(message, event));
  }
}

function dispatch(message, event) {
  let name = 'message';
  let data = '';
  for (const line of message.split('\n')) {
    if (line.startsWith('event: ')) {
      name = line.slice(7);
    } else if (line.startsWith('data: ')) {
      data += line.slice(6);
    }
  }
  if (data) {
    event(name, JSON.parse(data));
  }
}
