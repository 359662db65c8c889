import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import { actorName, eventItem, type HtmlView, messageBlock, sentence } from './events.js';
import { type Content, html, type Markup } from './markup.js';

/**
 * A trace in the order of its events: each message with its fields and bytes, and under it what was chosen, derived and
 * checked because of it. Records and packets stand inside the messages that they carried.
 */
export function traceMarkup(events: readonly TraceEvent[], view: HtmlView): Markup {
  const records = new Map<number, MessageEvent>();
  for (const event of events) if (event.kind === 'message') records.set(event.id, event);
  const carriers = new Set(
    events.flatMap((event) => (event.kind === 'message' ? (event.carriers ?? []) : [])).map(({ id }) => id),
  );
  const parts: Content[] = [];
  let items: Content[] = [];
  let number = 0;
  const flush = (): void => {
    if (items.length > 0)
      parts.push(html`<ul class="events">${items}</ul>
`);
    items = [];
  };
  for (const event of events) {
    if (event.kind !== 'message') {
      const item = eventItem(event, view);
      if (item !== undefined) items.push(item);
      continue;
    }
    if (carriers.has(event.id)) continue;
    flush();
    const doing = sentence(view, event.direction === 'sent' ? 'trace.sends' : 'trace.receives', {
      actor: actorName(view, event.actor),
    });
    const heading = html`<span class="number">${++number}</span> ${event.direction === 'sent' ? '→' : '←'} ${doing}`;
    const carriedBy = (event.carriers ?? []).flatMap(({ id }) => records.get(id) ?? []);
    parts.push(messageBlock(event, carriedBy, view, { heading }));
  }
  flush();
  return html`<div class="step">${parts}</div>`;
}
