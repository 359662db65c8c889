import type { Arrow } from '../arrows.js';
import { h } from '../dom.js';
import type { PlayerMessage } from '../events.js';
import { type FieldRow, fieldRows, rowAtByte, rowAtPath } from '../field-tree.js';
import { valueKey } from '../needed-phrases.js';
import type { Place } from '../place.js';
import type { Words } from '../words.js';
import { copyButton } from './copy.js';
import { fieldsView } from './fields.js';
import { hexView } from './hex.js';
import { kindOf } from './sequence.js';

/** One message, or one of the records that carried it: what it does, its fields beside its bytes. */
export interface MessageView {
  readonly element: HTMLElement;
  /** Event id of the message or record that is shown. */
  readonly shown: number;
  /** Marks a field and a byte; gives the place as far as it exists. */
  choose(place: Place): Place;
}

export interface MessageViewOptions {
  readonly arrow: Arrow;
  /** The message or one of its carriers. */
  readonly form: PlayerMessage;
  /** Bytes in a row of the dump. */
  readonly columns: number;
  readonly words: Words;
  readonly go: (place: Place) => void;
}

export function messageView({ arrow, form, columns, words, go }: MessageViewOptions): MessageView {
  const rows = fieldRows(form);
  const fields = fieldsView(rows, words, {
    choose: (row) => go({ message: form.id, path: row.fullPath }),
    point: (row) => point(row),
  });
  const hex = hexView(form.bytes, columns, words, {
    choose: (byte) => go(placeAt(byte)),
    point: (byte) => point(byte === undefined ? undefined : rowAtByte(rows, byte)),
  });
  const point = (row: FieldRow | undefined): void => {
    fields.point(row);
    hex.point(row?.field);
  };
  const placeAt = (byte: number): Place => {
    const path = rowAtByte(rows, byte)?.fullPath;
    return { message: form.id, ...(path === undefined ? {} : { path }), byte };
  };
  const meaning = h('div', { class: 'meaning', 'aria-live': 'polite' });

  const { protection } = form;
  const element = h(
    'div',
    { class: 'message' },
    heading(arrow, words),
    forms(arrow, form, words, go),
    protection && h('p', { class: 'secret' }, words.say('player.protection', { ...protection })),
    h(
      'div',
      { class: 'panes' },
      h('div', { class: 'pane' }, h('h4', {}, words.say('player.fields')), fields.element),
      h(
        'div',
        { class: 'pane' },
        h(
          'div',
          { class: 'panehead' },
          h(
            'h4',
            {},
            words.say('player.bytes'),
            ' ',
            h('span', { class: 'dim' }, words.say('player.size', { count: form.bytes.length / 2 })),
          ),
          copyButton(words.say('player.copyMessage'), words, () => form.bytes),
        ),
        hex.element,
        meaning,
        h('slot', { name: 'tools' }),
      ),
    ),
    protection &&
      h(
        'details',
        { class: 'plaintext' },
        h('summary', {}, words.say('player.plaintext', { count: protection.plaintext.length / 2 })),
        h('pre', { tabindex: 0 }, (protection.plaintext.match(/../g) ?? []).join(' ')),
      ),
  );

  return {
    element,
    shown: form.id,
    choose(place) {
      const size = form.bytes.length / 2;
      const byte = place.byte !== undefined && place.byte < size ? place.byte : undefined;
      const row =
        (place.path === undefined ? undefined : rowAtPath(rows, place.path)) ??
        (byte === undefined ? undefined : rowAtByte(rows, byte));
      fields.choose(row);
      hex.choose(row?.field, byte);
      meaning.replaceChildren(...meaningOf(row, byte));
      return {
        message: form.id,
        ...(row === undefined ? {} : { path: row.fullPath }),
        ...(byte === undefined ? {} : { byte }),
      };
    },
  };

  function meaningOf(row: FieldRow | undefined, byte: number | undefined): Node[] {
    if (row === undefined) return [h('p', { class: 'dim' }, words.say('player.choose'))];
    const { field, keys, fullPath } = row;
    const where =
      field.size === 0
        ? words.say('player.nothing')
        : words.say('player.range', { from: field.pos, to: field.pos + field.size - 1 });
    const at =
      byte === undefined
        ? ''
        : ` · ${words.say('player.byte', { offset: byte })}: 0x${form.bytes.slice(byte * 2, byte * 2 + 2)}`;
    const constant = valueKey(row);
    return [
      h('p', {}, h('code', {}, fullPath), ' ', h('span', { class: 'dim' }, `${field.type} · ${where}${at}`)),
      h('p', {}, words.tell(keys), ' ', constant && words.tell([constant])),
      copyButton(words.say('player.copyField'), words, () =>
        form.bytes.slice(field.pos * 2, (field.pos + field.size) * 2),
      ),
    ];
  }
}

function heading({ number, from, to, past, message }: Arrow, words: Words): HTMLElement {
  const { step } = message;
  const party = (name: string): HTMLElement => h('b', { class: kindOf(name) }, words.actor(name));
  return h(
    'div',
    {},
    h('h3', {}, h('span', { class: 'dim' }, `${number}. `), message.name),
    from !== to &&
      h(
        'p',
        { class: 'route' },
        party(from),
        ' → ',
        past !== undefined && [party(past), ' → '],
        party(to),
        step !== undefined && step > 0 && h('span', { class: 'dim' }, ' · ', words.say('player.wireStep', { step })),
      ),
    h('p', {}, words.tell([`message.${message.name}`])),
  );
}

/** The message as it was meant, and each record or packet as it was on the wire. */
function forms(
  { message, carriers }: Arrow,
  shown: PlayerMessage,
  words: Words,
  go: (place: Place) => void,
): HTMLElement | undefined {
  if (carriers.length === 0) return undefined;
  const name = (form: PlayerMessage, index: number): string => {
    const layer = form.layer === 'packet' ? 'packet' : 'record';
    const key = `player.form.${layer}${form.protection === undefined ? '' : 'Encrypted'}` as const;
    return carriers.length === 1 ? words.say(key) : `${words.say(key)} ${index + 1}`;
  };
  const button = (form: PlayerMessage, text: string): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        'data-form': form.id,
        'aria-pressed': String(form.id === shown.id),
        onclick: () => go({ message: form.id }),
      },
      text,
    );
  return h(
    'div',
    { class: 'forms', role: 'group', 'aria-label': words.say('player.form') },
    button(message, words.say('player.form.message')),
    carriers.map((form, index) => button(form, name(form, index))),
  );
}
