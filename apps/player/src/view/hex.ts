import { h } from '../dom.js';
import type { Words } from '../words.js';

/** Bytes, sixteen or eight in a row. */
export interface HexView {
  readonly element: HTMLElement;
  /** Marks the bytes of the chosen field, and the chosen byte. */
  choose(range: Range | undefined, byte: number | undefined): void;
  /** Marks the bytes of the field that the pointer or the focus is at. */
  point(range: Range | undefined): void;
}

export interface Range {
  readonly pos: number;
  readonly size: number;
}

/** What the reader does in the bytes. */
export interface HexListener {
  choose(byte: number): void;
  point(byte: number | undefined): void;
}

const SHOWN_AT_ONCE = 512;

export function hexView(hex: string, columns: number, words: Words, listener: HexListener): HexView {
  const bytes = (hex.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  const cells: HTMLElement[] = [];
  const letters: HTMLElement[] = [];
  const body = h('tbody');
  let focusable = 0;
  let marked: Range | undefined;
  let pointed: Range | undefined;
  let chosenByte: number | undefined;

  const more = h('button', { type: 'button', class: 'more', onclick: () => extend(cells.length + SHOWN_AT_ONCE) });
  const extend = (upTo: number): void => {
    const end = Math.min(bytes.length, Math.ceil(upTo / columns) * columns);
    for (let offset = cells.length; offset < end; offset += columns) body.append(rowElement(offset, end));
    more.hidden = end === bytes.length;
    more.textContent = words.say('player.moreBytes', { count: Math.min(SHOWN_AT_ONCE, bytes.length - end) });
  };
  const rowElement = (offset: number, end: number): HTMLElement => {
    const row = h('tr', {}, h('th', { scope: 'row' }, offset.toString(16).padStart(4, '0')));
    const text = h('td', { class: 'text', 'aria-hidden': 'true' });
    for (let at = offset; at < offset + columns; at++) {
      const byte = at < end ? bytes[at] : undefined;
      if (byte === undefined) {
        row.append(h('td', { role: 'presentation' }));
        continue;
      }
      const cell = h(
        'td',
        { role: 'gridcell', 'data-at': at, tabindex: at === 0 ? 0 : -1 },
        byte.toString(16).padStart(2, '0'),
      );
      const letter = h('span', { 'data-at': at }, byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.');
      cells.push(cell);
      letters.push(letter);
      row.append(cell);
      text.append(letter);
      for (const range of [marked, pointed])
        if (range !== undefined) paint(at, range === marked ? 'marked' : 'pointed', range);
    }
    row.append(text);
    return row;
  };
  const paint = (at: number, name: string, range: Range | undefined): void => {
    const inside = range !== undefined && at >= range.pos && at < range.pos + range.size;
    for (const element of [cells[at], letters[at]]) element?.classList.toggle(name, inside);
    if (name === 'marked') cells[at]?.setAttribute('aria-selected', String(inside));
  };
  const repaint = (name: string, before: Range | undefined, after: Range | undefined): void => {
    for (const range of [before, after]) {
      for (let at = range?.pos ?? 0; range !== undefined && at < Math.min(cells.length, range.pos + range.size); at++)
        paint(at, name, after);
    }
  };
  const setFocusable = (at: number): void => {
    cells[focusable]?.setAttribute('tabindex', '-1');
    focusable = at;
    cells[at]?.setAttribute('tabindex', '0');
  };
  const atOf = (target: EventTarget | null): number | undefined => {
    const text = (target as Element | null)?.closest<HTMLElement>('[data-at]')?.dataset.at;
    return text === undefined ? undefined : Number(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = atOf(event.target);
    if (at === undefined || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      listener.choose(at);
      return;
    }
    const steps: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - columns,
      ArrowDown: at + columns,
      Home: event.ctrlKey ? 0 : at - (at % columns),
      End: event.ctrlKey ? bytes.length - 1 : at - (at % columns) + columns - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0 || to >= bytes.length) return;
    if (to >= cells.length) extend(to + 1);
    setFocusable(to);
    cells[to]?.focus();
  };

  const table = h(
    'table',
    {
      role: 'grid',
      class: 'hex',
      'aria-label': words.say('player.bytes'),
      onkeydown: onKey,
      onclick: (event: Event) => {
        const at = atOf(event.target);
        if (at === undefined) return;
        setFocusable(at);
        listener.choose(at);
      },
      onpointerover: (event: Event) => listener.point(atOf(event.target)),
      onpointerleave: () => listener.point(undefined),
      onfocusin: (event: Event) => listener.point(atOf(event.target)),
      onfocusout: () => listener.point(undefined),
    },
    body,
  );
  extend(SHOWN_AT_ONCE);
  const element = h('div', { class: 'hexbox' }, table, more);
  return {
    element,
    choose(range, byte) {
      const last = byte ?? range?.pos;
      if (last !== undefined && last >= cells.length && last < bytes.length) extend(last + SHOWN_AT_ONCE);
      const before = marked;
      marked = range;
      repaint('marked', before, range);
      if (chosenByte !== undefined) for (const each of [cells, letters]) each[chosenByte]?.classList.remove('byte');
      chosenByte = byte;
      if (byte !== undefined) for (const each of [cells, letters]) each[byte]?.classList.add('byte');
      if (last === undefined) return;
      setFocusable(Math.min(last, cells.length - 1));
      const cell = cells[last];
      if (cell === undefined) return;
      const [box, own] = [element.getBoundingClientRect(), cell.getBoundingClientRect()];
      if (own.top < box.top || own.bottom > box.bottom) element.scrollTop += own.top - box.top - box.height / 3;
    },
    point(range) {
      const before = pointed;
      pointed = range;
      repaint('pointed', before, range);
    },
  };
}
