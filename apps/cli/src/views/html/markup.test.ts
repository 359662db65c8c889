import { expect, it } from 'vitest';
import { html } from './markup.js';
import { page } from './page.js';

it('escapes text, in elements and attributes, and leaves markup', () => {
  const evil = `<script>alert("1" & '2')</script>\u0000`;
  const inner = html`<b title="${evil}">${evil}</b>`;
  expect(html`<p>${inner}${[inner, 3, undefined, false]}</p>`.text).not.toMatch(/<script|"1"|'2'/);
  expect(inner.text).not.toContain('\0');
  expect(inner.text.startsWith('<b title="&#60;script&#62;')).toBe(true);
});

it('joins lists and leaves out what is not there', () => {
  expect(html`${[1, 'a', undefined, false, [html`<i>`]]}`.text).toBe('1a<i>');
});

it('makes pages that ask for nothing from elsewhere', () => {
  const text = page('t<', 'zh', html`<p>x</p>`);
  expect(text).toContain('<html lang="zh-Hans">');
  expect(text).toContain('<title>t&#60;</title>');
  expect(text).not.toMatch(/https?:|<script|<link|src=|@import|url\(/);
});
