import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import type { CaseResult } from '@cutaway/mitm-scenarios/gauntlet';
import { explanationOf, lessonOf, SIGNS, titleOf } from '@cutaway/mitm-scenarios/gauntlet/report';
import type { ListenStep } from '@cutaway/mitm-scenarios/node';
import { type Language, phrase } from '@cutaway/primitives/explain';
import { renderSVG } from 'uqr';
import { type CliPhraseKey, cliCatalogue } from '../../catalogue/index.js';
import { html, Markup } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';

/** What the page shows. */
export interface ListenPage {
  /** Absent when all is done. */
  readonly step?: ListenStep | undefined;
  readonly results: readonly CaseResult[];
  readonly total: number;
  /** The page's own address, when other devices can open it. */
  readonly reachableAt?: string | undefined;
}

/** The page that leads through the cases: install the authority, open the link, see the verdict. */
export function listenPage({ step, results, total, reachableAt }: ListenPage, language: Language): string {
  const say = (key: CliPhraseKey, context?: Readonly<Record<string, unknown>>): string =>
    phrase(cliCatalogue, key, language, context) ?? key;
  const other =
    language === 'zh'
      ? html`<a href="?lang=en" lang="en">English</a>`
      : html`<a href="?lang=zh" lang="zh-Hans">中文</a>`;
  const button = (action: string, key: CliPhraseKey): Markup =>
    html`<form method="post" action="${action}?lang=${language}"><button>${say(key)}</button></form> `;
  const prepare = html`<details${new Markup(results.length === 0 ? ' open' : '')}>
<summary>${say('gauntlet.listen.page.prepare')}</summary>
<p>${say('gauntlet.listen.page.install')} <a href="ca.crt">ca.crt</a> · <a href="ca.pem">ca.pem</a></p>
<ul><li>${say('gauntlet.listen.page.android')}</li><li>${say('gauntlet.listen.page.ios')}</li></ul></details>`;
  const present =
    step === undefined
      ? html`<p id="done"><b>${say('gauntlet.listen.page.done')}</b></p>`
      : html`<section><h2>${say('gauntlet.listen.page.step', { number: step.index + 1, total })}</h2>
<h3>${titleOf(step.hostile, language)}</h3><p>${lessonOf(step.hostile, language)}</p>
<p>${say(`gauntlet.listen.page.${step.phase}`)}<br>
<a id="open" data-step="${step.index} ${step.phase}" href="${step.url}" target="_blank" rel="noreferrer"><code>${step.url}</code></a></p>
<p>${say('gauntlet.listen.page.connections', { count: step.connections })}</p>
<div class="buttons">${button('ended', 'gauntlet.listen.page.ended')}${button('again', 'gauntlet.listen.page.again')}${button('skip', 'gauntlet.listen.page.skip')}</div>
<p><a href="#automatic">${say('gauntlet.listen.page.automatic')}</a></p></section>`;
  const row = (result: CaseResult): Markup =>
    html`<li class="${result.verdict}"><details><summary>${SIGNS[result.verdict]} ${phrase(scenariosCatalogue, `verdict.${result.verdict}`, language)}: ${titleOf(result, language)}</summary>
<p>${lessonOf(result, language)} ${explanationOf(result, language)}</p></details></li>`;
  const scan =
    reachableAt === undefined
      ? undefined
      : html`<details><summary>${say('gauntlet.listen.page.scan')}</summary><div class="qr">${new Markup(renderSVG(reachableAt))}</div></details>`;
  const body = html`<p class="language">${other}</p><h1>${say('gauntlet.listen.page.title')}</h1>
${prepare}
<div id="present">${present}</div>
<div id="results">${results.length === 0 ? undefined : html`<h2>${say('gauntlet.listen.page.results')}</h2><ul>${[...results].reverse().map(row)}</ul>`}</div>
${scan}`;
  return page(say('gauntlet.listen.page.title'), language, body, {
    policy:
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self' https:; form-action 'self'",
    head: html`<style>${new Markup(STYLE)}</style>${step === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="3"></noscript><script src="steps.js" defer></script>`}`,
  });
}

const STYLE = `.language{text-align:right}.buttons form{display:inline-block;margin:0 .5em .5em 0}button{font:inherit;padding:.4em .8em}
section{border:2px solid;border-radius:.5em;padding:0 1em;margin:1em 0}#results ul{list-style:none;padding:0}
code{overflow-wrap:anywhere}.qr{max-width:16rem;background:#fff}.FELL summary{color:var(--bad)}`;

/** Shows what is new, and opens what is to be opened when asked to go on by itself. */
export const STEPS_SCRIPT = `const shown = {};
let opened = '';
const automatic = () => location.hash === '#automatic';
const open = async (link) => {
  opened = link.dataset.step;
  try {
    await fetch(link.href, { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
  } catch {
    await fetch('ended', { method: 'POST', redirect: 'manual' }).catch(() => {});
  }
};
const look = async () => {
  try {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['present', 'results']) {
      const text = fresh.getElementById(id).innerHTML;
      if (shown[id] !== text) document.getElementById(id).innerHTML = text;
      shown[id] = text;
    }
    if (fresh.getElementById('done')) return;
    const link = fresh.getElementById('open');
    if (automatic() && link.dataset.step !== opened) void open(link);
  } catch {}
  setTimeout(look, automatic() ? 200 : 1000);
};
void look();
`;
