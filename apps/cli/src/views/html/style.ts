import { Markup } from './markup.js';

/** The looks of all pages, light and dark. A symbol or a word always stands beside a colour. */
export const STYLE: Markup = new Markup(`
:root { color-scheme: light dark; --bad: #b00020; --good: #14683b; --dim: #5c5c66; --secret: #7a4b00; --line: #d5d5dc;
  --back: #ffffff; --panel: #f5f5f8; --client: #0b57d0; --server: #6a2ea0; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #81c995; --dim: #a5a5b0; --secret: #fdd663;
  --line: #44444d; --back: #16161a; --panel: #202026; --client: #8ab4f8; --server: #d7aefb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main:has(.player) { max-width: 110rem; }
main { max-width: 76rem; margin: 2rem auto; padding: 0 1rem 4rem; }
button.language { float: right; font: inherit; padding: .1rem .75rem; }
h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
code, pre, .mono { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .85em; }
pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: var(--panel); line-height: 1.45; }
p { margin: .4rem 0; max-width: 50rem; overflow-wrap: anywhere; } .dim { color: var(--dim); } .bad { color: var(--bad); } .good { color: var(--good); }
.secret { color: var(--secret); } .scroll { overflow-x: auto; }
summary { cursor: pointer; } summary:focus-visible, a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.matrix { border-collapse: collapse; } .matrix th, .matrix td { border: 1px solid var(--line); padding: .1rem; }
.matrix th { font-weight: normal; text-align: left; white-space: nowrap; padding: .1rem .5rem; }
.matrix thead th { vertical-align: bottom; padding: .5rem .1rem; }
.matrix thead a { writing-mode: vertical-rl; transform: rotate(180deg); display: inline-block; }
.matrix td a, .matrix td span { display: block; min-width: 2rem; text-align: center; text-decoration: none; }
.matrix td.safe a { color: var(--good); } .matrix td.fell { background: var(--panel); } .matrix td.fell a { color: var(--bad); font-weight: bold; }
.cell { display: none; position: fixed; inset: auto 0 0 0; max-height: 50vh; overflow-y: auto; padding: .5rem 1.5rem 1rem;
  border-top: 3px solid currentColor; background: var(--panel); }
.cell:target { display: block; } .cell .close { float: right; padding: .25rem .75rem; }
.step { border-top: 1px solid var(--line); padding: .75rem 0; }
.message > summary { font-weight: 600; } .message.client > summary { color: var(--client); }
.message.server > summary { color: var(--server); } .message.attacker > summary { color: var(--bad); }
.number { display: inline-block; min-width: 2rem; color: var(--dim); font-weight: 600; }
.message { margin: .25rem 0; } .message > *:not(summary) { margin-left: 2rem; }
.events { list-style: none; margin: .4rem 0 .4rem 2rem; padding: 0; } .events li { margin: .2rem 0; overflow-wrap: anywhere; }
table.fields { border-collapse: collapse; } table.fields td, table.fields th { text-align: left; vertical-align: top; padding: .05rem .75rem .05rem 0; overflow-wrap: anywhere; }
table.fields td:nth-child(-n+2) { color: var(--dim); text-align: right; white-space: nowrap; } table.fields td:nth-child(4) { max-width: 44rem; }
.meaning { color: var(--dim); font-family: system-ui, sans-serif; }
h2:first-child { margin-top: .25rem; } .verdict { border: 2px solid currentColor; padding: .5rem 1rem; margin: 1.5rem 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; max-width: 56rem; } dt { font-weight: 600; } dd { margin: 0; }
table.plain { border-collapse: collapse; } table.plain td, table.plain th { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
.case { border-top: 1px solid var(--line); } .case > *:not(summary) { margin-inline: 1rem 0; }
.case > summary { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr) auto; gap: 0 1rem; padding: .3rem 0; } .case > summary:hover .title { text-decoration: underline; }
.case[open] { padding-bottom: 1.5rem; } .case[open] > summary { position: sticky; top: 0; z-index: 1; background: var(--back); font-weight: 600; }
.case h3 { margin-block: 1rem .25rem; } .defects { padding-inline-start: 1.25rem; } .defects li { overflow-wrap: anywhere; margin: .2rem 0; } .case pre { max-height: 16rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.falls { list-style: none; padding: 0; columns: 24rem; } .falls li { break-inside: avoid; padding: .1rem 0; }
.warn { color: var(--secret); } .counts span { display: inline-block; margin-inline-end: 1.5rem; }
@media (max-width: 40rem) { .case > summary { grid-template-columns: 1fr auto; } .case > summary .title { grid-row: 2; grid-column: 1 / -1; } .case > *:not(summary) { margin-inline: 0; } }
.compared { border-collapse: collapse; } .compared td { text-align: center; padding: .1rem .6rem; } .compared tbody tr:hover { background: var(--panel); }
.compared th[scope=row] { font-weight: 400; text-align: left; min-width: 14rem; } .compared th[scope=colgroup] { text-align: left; padding-top: 1.25rem; } .compared thead th { padding: .3rem .6rem; overflow-wrap: anywhere; }
`);
