import { InvalidArgumentError } from 'commander';

/** Reads the port of a server to connect to. @throws {InvalidArgumentError} */
export function port(text: string): number {
  return integer(text, 1, 65_535, '1 to 65535');
}

/** Reads a port to listen on; 0 is any that is free. @throws {InvalidArgumentError} */
export function portToListenOn(text: string): number {
  return integer(text, 0, 65_535, '0 to 65535');
}

/** Reads how many there are to be, at least one. @throws {InvalidArgumentError} */
export function count(text: string): number {
  return integer(text, 1, Number.POSITIVE_INFINITY, '1, 2, 3 …');
}

/** Reads a time to wait, up to an hour. @throws {InvalidArgumentError} */
export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('Allowed choices are 1 to 3600.');
  return value;
}

function integer(text: string, from: number, to: number, choices: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new InvalidArgumentError(`Allowed choices are ${choices}.`);
  }
  return value;
}
