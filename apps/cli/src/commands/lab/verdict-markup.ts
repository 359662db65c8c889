import type { Cell, Evidence } from '@cutaway/mitm-scenarios';
import { fallReason } from '@cutaway/mitm-scenarios/explain';
import { actorName, type HtmlView, sentence } from '../../views/html/events.js';
import { type Content, html, type Markup } from '../../views/html/markup.js';

/** What came of a cell, and why. */
export function verdictMarkup(cell: Cell, view: HtmlView): Markup {
  const say = (key: string, context?: Readonly<Record<string, unknown>>): string => sentence(view, key, context) ?? '';
  const { outcome, violations, evidence, reason, error, stoppedBy, noticedBy, attempts } = cell;
  const separator = view.language === 'zh' ? '、' : ', ';
  const also = violations.filter((violation) => violation !== outcome).map((violation) => say(`outcome.${violation}`));
  const lesson = reason === undefined ? `outcome.${outcome}.lesson` : `not-applicable.${reason}`;
  const fall = fallReason(cell);
  const victims = noticedBy.map((victim) => actorName(view, victim)).join(separator);
  const failed = stoppedBy === undefined ? undefined : cell.trace[stoppedBy.event];
  return html`<p><b class="${outcome === 'safe' ? 'good' : violations.length > 0 ? 'bad' : 'dim'}">${say(`outcome.${outcome}`)}</b>
${also.length > 0 ? html` · ${say('lab.verdict.also', { outcomes: also.join(separator) })}` : undefined}</p>
<p>${say(lesson)} ${error}</p>
<dl>
${evidence.filter(({ violation }) => violation === outcome).map((proof) => html`<dt>${say('lab.verdict.proof')}</dt><dd>${proofMarkup(proof, view)}</dd>`)}
${fall === undefined ? undefined : html`<dt>${say('lab.verdict.why')}</dt><dd>${say(fall)}</dd>`}
${
  stoppedBy &&
  html`<dt>${say('lab.verdict.why')}</dt><dd>${say(
    stoppedBy.actor === 'attacker' ? 'lab.verdict.stuck' : 'lab.verdict.stopped',
    {
      ...stoppedBy,
      actor: actorName(view, stoppedBy.actor),
    },
  )}
<p class="dim">${failed?.kind === 'check' ? say(`check.${failed.name}`, failed.context) : say(`error.${stoppedBy.check}`, stoppedBy.context)}</p>
<p>${say(`hold.${stoppedBy.check}`)}</p></dd>`
}
${attempts.length > 1 ? html`<dt>${say('html.attempts')}</dt><dd>${attempts.length}</dd>` : undefined}
</dl>
${violations.length > 0 ? html`<p>${victims === '' ? say('lab.verdict.noticed.none') : say('lab.verdict.noticed.some', { victims })}</p>` : undefined}`;
}

function proofMarkup(proof: Evidence, view: HtmlView): Content {
  const say = (key: string): string => sentence(view, key, { ...proof }) ?? '';
  const head = html`${say(`evidence.${proof.violation}.${proof.victim}`)}`;
  if (proof.violation === 'read') {
    return html`${head}<pre>${proof.text}</pre><p class="dim">${say('evidence.read.source')}</p>`;
  }
  const sent = proof.sent === undefined ? undefined : html`${say('evidence.altered.sent')}<pre>${proof.sent}</pre>`;
  return html`${head}<pre>${proof.accepted}</pre>${sent}`;
}
