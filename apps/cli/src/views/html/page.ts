import type { Language } from '@cutaway/primitives/explain';
import { html, type Markup } from './markup.js';
import { STYLE } from './style.js';

/** What a page may do, and what else stands in its head. */
export interface PageMore {
  readonly policy?: string;
  readonly head?: Markup;
}

/** One self-contained page: no script unless `policy` allows it, and nothing is asked for from elsewhere. */
export function page(title: string, language: Language, body: Markup, more: PageMore = {}): string {
  const { policy = "default-src 'none'; style-src 'unsafe-inline'", head } = more;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${STYLE}</style>${head}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;
}
