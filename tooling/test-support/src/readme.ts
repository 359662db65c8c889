import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program in a README: a block of TypeScript, and the `text` block right behind it when there is one. */
export interface Example {
  /** Of the block's first line in the file. */
  readonly line: number;
  readonly code: string;
  /** What it prints. */
  readonly output: string | undefined;
}

/** The TypeScript blocks of a Markdown file, in order. */
export function examplesIn(path: string): Example[] {
  const markdown = readFileSync(path, 'utf8');
  return [...markdown.matchAll(/^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms)].map((block) => ({
    line: markdown.slice(0, block.index).split('\n').length,
    code: block[1] as string,
    output: block[2],
  }));
}

/**
 * Runs an example as a module of the package it is in, so that it imports the package by name, and gives what it
 * exports and what it wrote with `console.log`.
 *
 * @param folder the package's folder, where the module stands while it runs.
 */
export async function runExample(
  { code }: Example,
  folder: string,
): Promise<{ exports: Record<string, unknown>; printed: string }> {
  const place = mkdtempSync(join(folder, '.example-'));
  const lines: string[] = [];
  const { log } = console;
  console.log = (...values: unknown[]) => lines.push(`${values.map(String).join(' ')}\n`);
  try {
    const path = join(place, 'example.ts');
    writeFileSync(path, code);
    const exports = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Record<string, unknown>;
    return { exports, printed: lines.join('') };
  } finally {
    console.log = log;
    rmSync(place, { recursive: true, force: true });
  }
}
