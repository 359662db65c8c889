import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitCommand } from './index.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutaway-git-')));
const root = join(folder, 'root');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = ['project.git', "it's !great.git", 'team/inner.git', '-c.git'];

/** What git takes for a repository. */
function repository(path: string): void {
  for (const name of ['objects', 'refs']) mkdirSync(join(path, name), { recursive: true });
  writeFileSync(join(path, 'HEAD'), 'ref: refs/heads/main\n');
}

describe('gitCommand', () => {
  beforeAll(() => {
    for (const path of [...NAMES, 'work/.git', '../outside.git']) repository(join(root, path));
    symlinkSync(join(folder, 'outside.git'), join(root, 'link.git'));
    symlinkSync(join(root, 'project.git'), join(root, 'alias.git'));
    mkdirSync(join(root, 'empty'));
  });

  const upload = (argument: string) => gitCommand(`git-upload-pack ${argument}`, { root })?.at(-1);

  it.for([
    ["'/project.git'", 'project.git'],
    ["'project.git'", 'project.git'],
    ["'project'", 'project.git'],
    ['/project.git', 'project.git'],
    ["'~/project.git'", 'project.git'],
    ["'/team/../project.git'", 'project.git'],
    ["'team/inner'", 'team/inner.git'],
    ["'/it'\\''s '\\!'great.git'", "it's !great.git"],
    ["'-c'", '-c.git'],
    ["'work'", 'work/.git'],
    ["'alias'", 'project.git'],
  ] as const)('finds %s', ([argument, name]) => {
    expect(upload(argument)).toBe(join(root, name));
  });

  it.for([
    "'/'",
    "'.'",
    "''",
    "'empty'",
    "'nowhere'",
    "'../outside.git'",
    "'/../outside'",
    "'link.git'",
    "'project.git' 'project.git'",
    "'project.git'; id",
    "'project.git'$(id)",
    '$(id)',
    'project.git|id',
    "--upload-pack='id' 'project.git'",
    "'project.git\nid'",
    "'project.git\0'",
    "'project.git",
  ])('does not serve %j', (argument) => {
    expect(upload(argument)).toBeUndefined();
  });

  it('runs nothing else, and takes pushes only when told so', () => {
    const project = join(root, 'project.git');
    expect(gitCommand("git upload-pack 'project.git'", { root })).toEqual(['git', 'upload-pack', '--strict', project]);
    expect(gitCommand("git-receive-pack 'project.git'", { root })).toBeUndefined();
    const pushed = gitCommand("git-receive-pack 'project.git'", { root, allowPush: true });
    expect(pushed).toEqual(['git', 'receive-pack', project]);
    for (const command of ['sh', "git-upload-archive 'project.git'", "git config 'project.git'", '', "'project.git'"]) {
      expect(gitCommand(command, { root, allowPush: true })).toBeUndefined();
    }
  });
});
