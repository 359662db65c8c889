import { afterEach, describe, expect, it, vi } from 'vitest';
import { operationsPerSecond, printTable } from './bench.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('printTable', () => {
  it('aligns columns and rounds numbers to three digits or whole ones', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    printTable(
      'Title',
      ['', 'a', 'long name'],
      [
        ['first', 1234.5, 0.12345],
        ['second one', undefined, 12.345],
      ],
    );
    expect(log.mock.calls.join('\n').split('\n')).toEqual([
      '',
      'Title',
      '',
      '                a  long name',
      '──────────  ─────  ─────────',
      'first       1,235      0.123',
      'second one      –       12.3',
    ]);
  });
});

describe('operationsPerSecond', () => {
  it('measures what is there, synchronous or not, and passes a failure on', async () => {
    const rates = await operationsPerSecond({
      quick: () => Math.random(),
      slow: async () => new Promise((resolve) => setTimeout(resolve, 10)),
      absent: undefined,
    });
    expect(rates).not.toHaveProperty('absent');
    expect(rates.quick).toBeGreaterThan(rates.slow as number);
    const broken = (): never => {
      throw new Error('broken');
    };
    await expect(operationsPerSecond({ broken })).rejects.toThrow('broken');
  });
});
