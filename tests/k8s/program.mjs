// What the manifests have to fit of the program that they run.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const SOURCE_DIR = process.env.PREAU_SOURCE_DIR;
const BIN_DIR = process.env.PREAU_BIN_DIR;

function find(file, pattern) {
  const text = fs.readFileSync(path.join(SOURCE_DIR, file), 'utf8');
  const match = pattern.exec(text);
  if (!match) throw new Error(`${file}: nothing is like ${pattern}`);
  return match[1];
}

export function readProgram() {
  const help = execFileSync(path.join(BIN_DIR, 'preau-node'), ['--help'],
                            {encoding: 'utf8'});
  // "--data …" takes a value, "--help" takes none.
  const flags = new Map([...help.matchAll(/^ {2}--([\w-]+)( …)?/gm)].map(
      ([, name, value]) => [name, value !== undefined]));
  return {
    flags,
    processHealth: find('services/rpc/server.h',
                        /kProcessHealth\[\] = "([^"]+)"/),
    stopSeconds: Number(find('tests/support/preau_process.py',
                             /^STOP_SECONDS = (\d+)$/m)),
  };
}
