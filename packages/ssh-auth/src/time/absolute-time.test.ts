import { describe, expect, it } from 'vitest';
import { parseAbsoluteTime } from './absolute-time.js';

describe('parseAbsoluteTime', () => {
  it.each([
    ['20270115Z', Date.UTC(2027, 0, 15)],
    ['202701150809Z', Date.UTC(2027, 0, 15, 8, 9)],
    ['20270115080910Z', Date.UTC(2027, 0, 15, 8, 9, 10)],
    ['20270115UTC', Date.UTC(2027, 0, 15)],
    ['202701150809', new Date(2027, 0, 15, 8, 9).getTime()],
  ])('%s', (text, milliseconds) => {
    expect(parseAbsoluteTime(text)).toBe(milliseconds / 1000);
  });

  it.each([
    '',
    '2027',
    '20270230Z',
    '20271301Z',
    '20270115240000Z',
    '19700101Z',
    '2027-01-15',
    '20270115z',
    '202701150',
  ])('%j is none', (text) => {
    expect(parseAbsoluteTime(text)).toBeUndefined();
  });
});
