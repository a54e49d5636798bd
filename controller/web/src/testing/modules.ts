import { posix } from 'node:path';
import ts from 'typescript';

/** What each module imports of the others: by `import`, `export … from`, `import()`, and for types alone too. */
export type Modules = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of sources, which are given by their paths. What is none of them, as packages and styles, is left out. */
export function modulesOf(sources: Readonly<Record<string, string>>): Modules {
  const paths = new Set(Object.keys(sources));
  const find = (from: string, name: string) => {
    const path = posix.join(posix.dirname(from), name);
    return ['', '.ts', '.tsx'].map((end) => path + end).find((candidate) => paths.has(candidate));
  };
  return new Map(
    Object.entries(sources).map(([path, text]) => {
      const names = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
      const imported = names.filter((name) => name.startsWith('.')).map((name) => find(path, name));
      return [path, imported.filter((found) => found !== undefined)];
    }),
  );
}

/** The ways on which a module comes back to itself, one for each import that closes a circle. */
export function circlesOf(modules: Modules): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const begin = way.indexOf(path);
    if (begin >= 0) circles.push([...way.slice(begin), path].join(' → '));
    if (begin >= 0 || done.has(path)) return;
    for (const next of modules.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of modules.keys()) visit(path, []);
  return circles;
}
