import type { Language } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { CaseResult, GauntletReport } from '../result.js';
import { summarize, timeOutsideClient } from '../summary.js';
import type { Verdict } from '../verdict.js';
import { SIGNS } from './comparison.js';
import { defectiveFields, isDefective } from './defect.js';
import { messagesOf } from './messages.js';
import { endingOf, explanationOf, isAsExpected, lessonOf, say, titleOf } from './wording.js';
import { escapeXml } from './xml.js';

/** Fields shown of one message: certificates have hundreds. */
const MAXIMUM_FIELDS = 400;

const WORDS = {
  title: { en: 'Gauntlet: {client}', zh: 'Gauntlet 报告：{client}' },
  command: { en: 'Command', zh: '命令' },
  partial: { en: 'This report is partial: the run was ended early.', zh: '报告不完整：测试提前结束。' },
  time: {
    en: '{seconds} s, {share} % of it not spent in the client',
    zh: '用时 {seconds} 秒，其中 {share}% 不在客户端内',
  },
  rules: { en: 'Rules', zh: '规则' },
  printed: { en: 'What the client printed', zh: '客户端的输出' },
  messages: { en: 'What the server sent and saw', zh: '服务器收发的消息' },
  defect: { en: 'the defect', zh: '缺陷所在' },
  sent: { en: 'sent', zh: '发送' },
  received: { en: 'received', zh: '收到' },
  more: { en: '{count} more fields', zh: '另有 {count} 个字段' },
} as const;

/** One self-contained page: a row for each case, and behind each fall the handshake, open at what is wrong in it. */
export function htmlReport(report: GauntletReport, language: Language = 'en'): string {
  const word = (key: keyof typeof WORDS, values: Readonly<Record<string, string>> = {}): string =>
    escapeXml(WORDS[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
  const { client, argv, duration, partial, results } = report;
  const counts = Object.entries(summarize(results)).filter(([, count]) => count > 0);
  const time = { seconds: (duration / 1000).toFixed(1), share: String(Math.round(100 * timeOutsideClient(report))) };
  const groups = [...new Set(results.map(({ group }) => group))];

  const ending = (result: CaseResult): string => {
    const text = isAsExpected(result) ? undefined : endingOf(result, language);
    return text === undefined ? '' : ` ${escapeXml(text)}`;
  };
  const row = (result: CaseResult): string => {
    const { verdict, severity, rules, cve = [], attack, twin } = result;
    const run = attack ?? twin;
    const messages = messagesOf(run);
    const defects = defectiveFields(result);
    return `<details class="${verdict}" id="${escapeXml(result.id)}"><summary><b>${SIGNS[verdict]} ${escapeXml(say(`verdict.${verdict}`, language))}</b>
<span>${escapeXml(titleOf(result, language))}</span> <i>${escapeXml(say(`severity.${severity}`, language))}</i></summary>
<p>${escapeXml(lessonOf(result, language))}</p><p>${escapeXml(explanationOf(result, language))}${ending(result)}</p>
<p>${word('rules')}: ${escapeXml([...rules, ...cve].join(', '))} · <code>${escapeXml(result.id)}</code></p>
${(run?.observations ?? []).map(({ name, context }) => `<p>${escapeXml(say(`observed.${name}`, language, context))}</p>`).join('')}
${printed(run?.exit)}
${messages.length === 0 ? '' : `<h4>${word('messages')}</h4>${messages.map((message) => messageBlock(message, result, defects)).join('\n')}`}</details>`;
  };
  const printed = (exit: { stdout: string; stderr: string } | undefined): string => {
    const text = exit === undefined ? '' : (exit.stdout + exit.stderr).trim();
    return text === '' ? '' : `<h4>${word('printed')}</h4><pre>${escapeXml(text.slice(0, 4000))}</pre>`;
  };
  const messageBlock = (message: MessageEvent, result: CaseResult, defects: ReadonlySet<Field>): string => {
    const isDefect = isDefective(message, result, defects);
    const rows: string[] = [];
    let left = MAXIMUM_FIELDS;
    const walk = (field: Field, depth: number): void => {
      if (left-- <= 0) return;
      const marked = isDefect && defects.has(field);
      const shown = field.label ?? (field.value === undefined || field.value === null ? '' : String(field.value));
      rows.push(
        `<tr${marked ? ' class="defect"' : ''}><td>${field.pos}</td><td style="padding-left:${depth}em">${escapeXml(field.name)}</td><td>${escapeXml(shown.length > 96 ? `${shown.slice(0, 96)}…` : shown)}${marked ? ` ← ${word('defect')}` : ''}</td></tr>`,
      );
      for (const child of field.children ?? []) walk(child, depth + 1);
    };
    walk(message.fields, 0);
    if (left < 0) rows.push(`<tr><td></td><td colspan="2">${word('more', { count: String(-left) })}</td></tr>`);
    const open = isDefect && result.verdict === 'FELL' ? ' open' : '';
    return `<details${open}><summary>${message.direction === 'sent' ? `→ ${word('sent')}` : `← ${word('received')}`} <b>${escapeXml(message.name)}</b>${isDefect ? ` ← ${word('defect')}` : ''}</summary><table>${rows.join('')}</table></details>`;
  };

  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${word('title', { client })}</title><style>${STYLE}</style></head><body>
<h1>${word('title', { client })}</h1>
<p>${word('command')}: <code>${escapeXml(argv.join(' '))}</code></p>
<p>${escapeXml(report.started)} · ${word('time', time)}</p>
${partial ? `<p class="INCONCLUSIVE"><b>${word('partial')}</b></p>` : ''}
<p>${counts.map(([verdict, count]) => `<span class="${verdict}">${SIGNS[verdict as Verdict]} ${escapeXml(say(`verdict.${verdict}`, language))}: ${count}</span>`).join(' · ')}</p>
${groups
  .map(
    (group) =>
      `<h2>${escapeXml(say(`group.${group}`, language))}</h2>${results
        .filter((result) => result.group === group)
        .map(row)
        .join('\n')}`,
  )
  .join('\n')}
</body></html>
`;
}

const STYLE = `:root{color-scheme:light dark;--bad:#b00020;--good:#1b6e3c;--mild:#7a5b00}
@media(prefers-color-scheme:dark){:root{--bad:#ff8a80;--good:#81c995;--mild:#fdd663}}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
summary{cursor:pointer;padding:.2rem 0}summary b{display:inline-block;min-width:9rem}
details details{margin-left:1rem}details details summary b{min-width:0}
.FELL>summary b,span.FELL{color:var(--bad)}.REFUSED>summary b,.ACCEPTED>summary b,span.REFUSED,span.ACCEPTED{color:var(--good)}
.INCONCLUSIVE>summary b,span.INCONCLUSIVE,p.INCONCLUSIVE{color:var(--mild)}
table{border-collapse:collapse;font:13px/1.4 ui-monospace,monospace}td{padding:0 .6em;vertical-align:top;overflow-wrap:anywhere}
td:first-child{text-align:right;opacity:.6;white-space:nowrap}tr.defect td{outline:2px solid var(--bad);font-weight:bold}
pre{overflow:auto;max-height:20rem;padding:.5rem;border:1px solid}h4{margin:.5rem 0 0}`;
