import { svg } from '../dom.js';

/** A padlock, drawn: few fonts have one. */
export function lock(): SVGSVGElement {
  return svg(
    'svg',
    { class: 'lock', viewBox: '0 0 12 14', 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { x: 1, y: 6, width: 10, height: 7.5, rx: 1.5, fill: 'currentColor' }),
    svg('path', { d: 'M3.5 6V4a2.5 2.5 0 0 1 5 0v2', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }),
  );
}
