import { createHash } from 'node:crypto';
import type { Language } from '@cutaway/primitives/explain';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';

/** What a page does besides standing there. */
export interface PageScript {
  /** Stands in the page as it is; must not contain `</script`. */
  readonly script: string;
  /** JSON for the script, by the id of the element it stands in. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a page may do, and what else stands in its head. */
export interface PageMore {
  /** The page's own policy, in place of one that allows only the page's styles and its script. */
  readonly policy?: string;
  readonly head?: Markup;
  readonly active?: PageScript;
}

/** One self-contained page: nothing is asked for from elsewhere, and no script runs but the one given. */
export function page(title: string, language: Language, body: Markup, more: PageMore = {}): string {
  const { active, head } = more;
  const scripts = active === undefined ? '' : ` script-src 'sha256-${digest(active.script)}';`;
  const policy =
    more.policy ?? `default-src 'none';${scripts} style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<title>${title}</title>
<style>${STYLE}</style>${head}
</head>
<body>
<main>
${body}
</main>
${active && scriptElements(active)}
</body>
</html>
`.text;
}

function scriptElements({ script, data }: PageScript): Markup[] {
  return [
    ...Object.entries(data).map(
      ([id, value]) => html`<script type="application/json" id="${id}">${new Markup(jsonForHtml(value))}</script>
`,
    ),
    new Markup(`<script>${script}</script>`),
  ];
}

const digest = (script: string): string => createHash('sha256').update(script).digest('base64');

/** JSON that stays inside its element, whatever strings a peer sent. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
