import { readFileSync } from 'node:fs';

/** One instruction of a Dockerfile, with its words as written. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A stage of a Dockerfile: FROM and what follows it. */
export interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** Reads the part of the Dockerfile language that ours uses: one instruction a line. */
export function readDockerfile(path: string | URL): Stage[] {
  const stages: { base: string; name: string | null; instructions: Instruction[] }[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name = '', text = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`no instruction: ${line}`);
    if (name === 'FROM') {
      const [base = '', , as = null] = text.split(/\s+/);
      stages.push({ base, name: as, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, text });
  }
  return stages;
}

/** The words of an instruction in its JSON form. */
export function wordsOf({ text }: Instruction): string[] {
  const words: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (!Array.isArray(words)) throw new Error(`expected a list: ${text}`);
  return words.map(String);
}

/**
 * Whether a path of the context is sent to the builder: the last line of .dockerignore that matches decides. A line
 * matches a path and everything in it; `**` stands for any folders.
 */
export function isInContext(ignore: string, path: string): boolean {
  let sent = true;
  for (const line of ignore.split('\n').filter((text) => text.trim() !== '')) {
    const pattern = line.replace(/^!/, '');
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('**/', '(?:.*/)?')
      .replaceAll(/(?<!\.)\*\*/g, '.*')
      .replaceAll(/(?<![.)])\*/g, '[^/]*');
    if (new RegExp(`^${source}(?:/.*)?$`).test(path)) sent = line.startsWith('!');
  }
  return sent;
}
