/** How numbers, days and times are written, and how elements are made. */

const whole = new Intl.NumberFormat('en-US');
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

export const number = value => whole.format(value);

export const short = value => compact.format(value);

export const percent = (part, of) => (of === 0 ? '–' : (100 * part / of).toFixed(1) + '%');

/** A time of day in the zone of the counts. */
export function time(instant, zone) {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(new Date(instant));
}

/** A day as it is called, from 2026-11-22. */
export function dayName(day, style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }) {
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(new Date(day + 'T00:00:00Z'));
}

/** Today in a zone, as 2026-11-22. */
export function today(zone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date());
}

/** The day so many days later. */
export function plusDays(day, days) {
  const date = new Date(day + 'T00:00:00Z');
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export const byId = id => document.getElementById(id);

/** An element with properties and children; text is never taken for markup. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/** Writes a text if it is another one, so that nothing is announced or painted for nothing. */
export function write(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Where and when a number comes from: its zone, and when it was published or asked for. */
export function origin(target, zone, updated) {
  if (!updated) {
    write(target, '');
    return;
  }
  const text = `${zone} · updated ${time(updated, zone)}`;
  if (target.textContent !== text) {
    target.replaceChildren(`${zone} · updated `, element('time', { dateTime: updated, title: updated }, time(updated, zone)));
  }
}

/** Buttons of which one is pressed. */
export function buttons(target, choices, pressed, changed) {
  target.replaceChildren(...choices.map(([value, label]) => {
    const button = element('button', { type: 'button', ariaPressed: String(value === pressed) }, label);
    button.addEventListener('click', () => {
      target.querySelectorAll('button').forEach(other => (other.ariaPressed = String(other === button)));
      changed(value);
    });
    return button;
  }));
}
