import { fromHex } from '@cutaway/primitives/bytes';
import { type Catalogue, fieldEntries, type Language, phrase, valueText } from '@cutaway/primitives/explain';
import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import { hexDump } from '../hex-dump.js';
import { type Content, html, type Markup } from './markup.js';

/** In which language, and with whose sentences, events are told. */
export interface HtmlView {
  readonly language: Language;
  /** The program's sentences and those of every package whose events may come. */
  readonly catalogue: Catalogue;
}

/** A sentence of the view's catalogue; nothing when it has none. */
export function sentence(view: HtmlView, key: string, context?: Readonly<Record<string, unknown>>): string | undefined {
  return phrase(view.catalogue, key, view.language, context);
}

/** The name of a party. */
export const actorName = (view: HtmlView, actor: string): string => sentence(view, `trace.actor.${actor}`) ?? actor;

/** Certificates have hundreds of fields; so many of a message are shown. */
const MOST_FIELDS = 300;

/**
 * A message to be opened: what it does, its fields with their meaning, its bytes, and those of the record that
 * protected it.
 *
 * @param heading what stands in the line that is always seen, before the name.
 */
export function messageBlock(
  message: MessageEvent,
  records: readonly MessageEvent[],
  view: HtmlView,
  { heading, open = false, note }: { heading: Content; open?: boolean; note?: Content },
): Markup {
  const bytes = fromHex(message.bytes);
  const protectedBy = records.filter(({ protection }) => protection !== undefined);
  const protection = protectedBy[0]?.protection;
  const say = (key: string, context?: Readonly<Record<string, unknown>>): string => sentence(view, key, context) ?? key;
  return html`<details class="message ${message.actor}"${open ? html` open` : undefined}>
<summary>${heading} ${message.name} <span class="dim">${say('trace.bytes', { count: bytes.length })}</span></summary>
${note}
<p class="dim">${sentence(view, `message.${message.name}`)}</p>
${protection && html`<p class="secret">${say('trace.protected', { ...protection })}</p>`}
${fieldTable(message, view)}
<details><summary class="dim">${say('html.bytes')}</summary><pre>${hexDump(bytes).join('\n')}</pre></details>
${protectedBy.map(
  (record) => html`<details><summary class="dim">${say('trace.onTheWire')}</summary>
<pre>${hexDump(fromHex(record.bytes)).join('\n')}</pre></details>`,
)}
</details>
`;
}

function fieldTable(message: MessageEvent, view: HtmlView): Content {
  const entries = [...fieldEntries(message.fields, message.name)];
  if (entries.length === 0) return undefined;
  const explained = new Set<string>();
  const rows = entries.slice(0, MOST_FIELDS).map((entry) => {
    const { field, depth, keys } = entry;
    const meaning = keys.map((key) => sentence(view, key)).find((text) => text !== undefined);
    const isNew = meaning !== undefined && !explained.has(meaning);
    if (isNew) explained.add(meaning);
    return html`<tr><td>${field.pos}</td><td>${field.size}</td><td style="padding-left:${depth}em">${field.name}</td><td>${valueText(entry)}${isNew ? html` <span class="meaning">${meaning}</span>` : undefined}</td></tr>
`;
  });
  const more = entries.length - rows.length;
  const head = ['offset', 'size', 'field', 'value'].map(
    (column) => html`<th scope="col">${sentence(view, `trace.column.${column}`)}</th>`,
  );
  return html`<div class="scroll"><table class="fields mono"><thead><tr>${head}</tr></thead><tbody>
${rows}</tbody></table></div>${more > 0 ? html`<p class="dim">${sentence(view, 'html.more', { count: more })}</p>` : undefined}`;
}

/** Bytes of a secret that are shown. */
const SHOWN_SECRET = 64;

/** An event that is no message, as an item of a list. Records and packets give nothing. */
export function eventItem(event: TraceEvent, view: HtmlView): Content {
  const say = (key: string, context?: Readonly<Record<string, unknown>>): string => sentence(view, key, context) ?? '';
  const actor = actorName(view, event.actor);
  const cited = (rule: string | undefined): Content =>
    rule !== undefined && rule !== '' && html` <span class="dim">${rule}</span>`;
  switch (event.kind) {
    case 'message':
      return undefined;
    case 'choice':
      return html`<li>◆ ${actor} · <b>${event.name}</b> = ${event.chosen ?? say('trace.nothingChosen')}${cited(event.rule)}
<span class="dim">${say('trace.offered', { names: event.offered.join(', ') })} ${say(`reason.${event.reason}`, { ...event })}</span></li>
`;
    case 'secret': {
      const inputs = event.inputs.map(({ name }) => name).join(', ');
      const bytes = event.output.length / 2;
      const shown = event.output.slice(0, SHOWN_SECRET * 2) + (bytes > SHOWN_SECRET ? '…' : '');
      return html`<li><details><summary class="secret">⚿ ${actor} · <b>${event.name}</b> = ${event.function}(${inputs})</summary>
<p class="dim">${say(`secret.${event.name.replace(/_\d+$/, '_N')}`)}${cited(event.rule)}</p>
<pre>${say('trace.secretValue', { count: bytes, value: shown })}</pre></details></li>
`;
    }
    case 'check': {
      if (event.outcome === 'skipped') return undefined;
      const failed = event.outcome === 'failed';
      return html`<li class="${failed ? 'bad' : 'good'}">${failed ? '✗' : '✓'} ${actor} · <b>${event.name}</b>${cited(event.rule)}
${failed ? html`<p>${say('trace.required', { sentence: say(`check.${event.name}`, event.context) })}</p>` : undefined}</li>
`;
    }
    case 'end':
      return html`<li class="${event.how === 'closed' ? 'good' : 'bad'}">■ ${actor}: ${say(`trace.end.${event.how}.${event.by}`, { name: event.name ?? '' })}</li>
`;
  }
}
