/**
 * The looks of a player, inside its shadow root. `light-dark()` follows the `color-scheme` of the page; a symbol or a word
 * always stands beside a colour.
 */
export const STYLE = `
:host { display: block; container-type: inline-size; }
.player {
  --text: light-dark(#1d1d22, #e8e8ee); --dim: light-dark(#5c5c66, #a5a5b0); --line: light-dark(#d5d5dc, #44444d);
  --back: light-dark(#ffffff, #1b1b1f); --panel: light-dark(#f5f5f8, #242429); --accent: light-dark(#2f3fae, #a9b4ff);
  --mark: light-dark(#dfe3ff, #353c78); --point: light-dark(#fff1c2, #54481c);
  --bad: light-dark(#b00020, #ff8a80); --good: light-dark(#14683b, #81c995); --secret: light-dark(#7a4b00, #fdd663);
  --client: light-dark(#0b57d0, #8ab4f8); --server: light-dark(#6a2ea0, #d7aefb);
  color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
* { box-sizing: border-box; }
h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; } ul, ol { list-style: none; }
h2 { font-size: 1.25rem; margin-bottom: .5rem; } h3 { font-size: 1.15rem; overflow-wrap: anywhere; } h4 { font-size: .95rem; font-weight: 600; }
p { margin: .3rem 0; max-width: 48rem; }
code, pre, .hex, .fields { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .85em; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.dim { color: var(--dim); font-weight: 400; } .bad { color: var(--bad); } .secret { color: var(--secret); }
.client { color: var(--client); } .server { color: var(--server); } .attacker { color: var(--bad); }
.link { color: var(--accent); text-decoration: underline; overflow-wrap: anywhere; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }

.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin-bottom: .75rem; }
.controls button, .forms button, .copy, .more { border: 1px solid var(--line); border-radius: 6px; background: var(--panel); padding: .2rem .6rem; }
.controls button { min-width: 2.5rem; text-align: center; }
.controls .play { border-color: var(--accent); color: var(--accent); }
.controls [aria-disabled=true] { color: var(--dim); cursor: default; border-style: dashed; }
.controls input { flex: 1 1 8rem; min-width: 6rem; accent-color: var(--accent); }
.count { color: var(--dim); font-variant-numeric: tabular-nums; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 1.5rem; }
.sequence { border: 1px solid var(--line); border-radius: 8px; background: var(--panel); overflow: hidden; min-width: 0; align-self: start; }
.actors { display: grid; grid-template-columns: repeat(var(--lanes), 1fr); border-bottom: 1px solid var(--line); padding: .35rem 0; }
.actor { text-align: center; font-weight: 600; }
.arrows { position: relative; max-height: 18rem; overflow-y: auto; padding: .25rem 0; }
.arrow { position: relative; display: block; width: 100%; padding: .15rem 0 .6rem;
  background-image: linear-gradient(to right, transparent calc(50% - .5px), var(--line) calc(50% - .5px), var(--line) calc(50% + .5px), transparent calc(50% + .5px));
  background-size: calc(100% / var(--lanes)) 100%; }
.label { position: relative; display: flex; gap: .4rem; justify-content: center; padding: 0 .5rem; font-size: .85rem; }
.label .name { overflow-wrap: anywhere; background: var(--panel); } .label .number { color: var(--dim); background: var(--panel); min-width: 1.5em; text-align: end; }
.lock { width: .75em; height: .9em; vertical-align: -.05em; }
.mark { background: var(--panel); color: var(--secret); } .mark.bad { color: var(--bad); font-weight: 700; }
.line { position: absolute; bottom: .3rem; left: calc((var(--start) + .5) * 100% / var(--lanes)); width: calc(var(--span) * 100% / var(--lanes)); border-bottom: 2px solid currentColor; }
.line::after { content: ""; position: absolute; top: -3px; border: 4px solid transparent; }
.line.right::after { right: 0; border-left: 7px solid currentColor; border-right: 0; }
.line.left::after { left: 0; border-right: 7px solid currentColor; border-left: 0; }
.eye { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); font-size: .7rem; line-height: 1; background: var(--panel); color: var(--bad); }
.arrow:hover .name { text-decoration: underline; }
.arrow[aria-current] { background-color: var(--mark); box-shadow: inset 4px 0 var(--accent); }
.arrow[aria-current] :is(.name, .number, .mark, .eye) { background: var(--mark); } .arrow[aria-current] .name { font-weight: 700; } .arrow[aria-current] .number { color: var(--text); }
.arrow:focus-visible { outline-offset: -2px; }
.session { padding: .3rem .75rem; color: var(--dim); font-size: .85rem; border-top: 1px dashed var(--line); }

.stage { min-width: 0; }
.forms { display: flex; flex-wrap: wrap; gap: .35rem; margin: .5rem 0; }
.forms [aria-pressed=true] { border-color: var(--accent); background: var(--mark); font-weight: 600; }
.forms [aria-pressed=true]::before { content: "✓ "; }
.panes { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: .5rem; }
.pane { min-width: 0; } .panehead { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .35rem; }
.copy, .more { font-size: .8rem; padding: .05rem .5rem; }
.fields, .hexbox { max-height: 27rem; overflow: auto; border: 1px solid var(--line); border-radius: 6px; margin-top: .3rem; background: var(--back); }
.row { display: grid; grid-template-columns: minmax(8rem, 2fr) 3fr; gap: .25rem .75rem; padding: .1rem .5rem .1rem calc(.4rem + var(--depth) * .8rem); cursor: pointer; border-left: 4px solid transparent; }
.row .field, .row .value { overflow-wrap: anywhere; min-width: 0; } .row .value { color: var(--dim); }
.twist { display: inline-block; width: 1.1em; color: var(--dim); }
[aria-expanded=true] > .field > .twist::before { content: "▾"; } [aria-expanded=false] > .field > .twist::before { content: "▸"; }
.row.pointed { background: var(--point); } .row.pointed .field { text-decoration: underline dotted; }
.row[aria-selected=true] { background: var(--mark); border-left-color: var(--accent); } .row[aria-selected=true] .field { font-weight: 700; } .row[aria-selected=true] .value { color: inherit; }
.row:focus-visible { outline-offset: -2px; }
.hex { border-collapse: collapse; line-height: 1.5; margin: .25rem; }
.hex th { color: var(--dim); font-weight: 400; padding-inline-end: .7em; user-select: none; }
.hex td { padding: 0 .22em; cursor: pointer; } .hex td:nth-child(9n+10) { padding-inline-start: .7em; }
.hex .text { padding-inline-start: .9em; white-space: pre; color: var(--dim); user-select: none; }
.hex .pointed { background: var(--point); text-decoration: underline dotted; }
.hex .marked { background: var(--mark); color: var(--text); font-weight: 700; box-shadow: inset 0 -2px var(--accent); }
.hex .byte { background: var(--accent); color: var(--back); }
.hex td:focus-visible { outline-offset: -1px; }
.more { margin: .35rem; }
.meaning { min-height: 5.5rem; padding: .4rem 0; } .meaning p { overflow-wrap: anywhere; }
.plaintext { margin-top: .5rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 16rem; overflow: auto; background: var(--panel); padding: .5rem; margin: .3rem 0; }

.consequences { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: 1rem; }
.panel { border-top: 2px solid var(--line); padding-top: .5rem; min-width: 0; } .panel li { padding: .3rem 0; overflow-wrap: anywhere; }
.panel li + li { border-top: 1px solid var(--line); }
.outcome { font-weight: 600; } .passed .outcome { color: var(--good); } .failed .outcome { color: var(--bad); } .skipped .outcome { color: var(--dim); }
.failed { border-inline-start: 4px solid var(--bad); padding-inline-start: .6rem !important; }
.rule { color: var(--dim); font-size: .85em; }
.panel dl { display: grid; gap: .1rem; margin: .2rem 0; font-size: .9em; } dt { color: var(--dim); } dd { padding-inline-start: 1rem; overflow-wrap: anywhere; }
.bytes { overflow-wrap: anywhere; } summary { cursor: pointer; overflow-wrap: anywhere; }
.secrets summary { color: var(--secret); } .secrets summary b { color: inherit; }
.derivation { border-top: 2px solid var(--line); margin-top: 1rem; padding-top: .5rem; } .derivation ul ul { border-inline-start: 1px solid var(--line); padding-inline-start: 1.1rem; margin-inline-start: .4rem; } .derivation li { padding: .1rem 0; overflow-wrap: anywhere; }
.end { border: 2px solid currentColor; border-radius: 6px; padding: .2rem .75rem; color: var(--good); } .end.bad { color: var(--bad); }

@container (min-width: 56rem) {
  .columns { grid-template-columns: minmax(19rem, 1fr) 3fr; }
  .arrows { max-height: 44rem; }
  .sequence { position: sticky; top: calc(var(--vp-nav-height, 0px) + 1rem); }
}
@container (min-width: 68rem) { .panes { grid-template-columns: minmax(0, 1fr) 31rem; } .consequences { grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); } .end { grid-column: 1 / -1; } }
@media print {
  .controls, .copybox, .more, .twist { display: none; }
  .arrows, .fields, .hexbox, pre { max-height: none; overflow: visible; }
  .columns { display: block; } .sequence { position: static; margin-bottom: 1rem; }
  .arrow, .row, .panel li { break-inside: avoid; } * { print-color-adjust: exact; }
}
`;
