import type { Command } from 'commander';

const notes = new WeakMap<Command, string>();

/** Gives a command paragraphs that stand below its options. */
export function withNotes(command: Command, text: string): Command {
  notes.set(command, text);
  return command;
}

/** The paragraphs below a command's options; empty without any. */
export function notesOf(command: Command): readonly string[] {
  return notes.get(command)?.split('\n') ?? [];
}
