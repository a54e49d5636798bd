import { describe, expect, it } from 'vitest';
import { circlesOf, modulesOf } from './modules';

const own = import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

describe('The modules', () => {
  it('import each other in one direction', () => {
    const modules = modulesOf(own);
    expect(modules.get('/src/main.tsx')).toContain('/src/app/App.tsx');
    expect(circlesOf(modules)).toEqual([]);
  });

  it.each([
    ['a type', "import type { B } from './b';"],
    ['a value', "import { b } from './b';"],
    ['what is handed on', "export { b } from './b';"],
    ['what is loaded later', "const b = () => import('./b');"],
  ])('are known to be a circle by %s', (_what, text) => {
    const modules = modulesOf({ '/a.ts': text, '/b.tsx': "import { c } from './c/c'", '/c/c.ts': "import '../a';" });
    expect(circlesOf(modules)).toEqual(['/a.ts → /b.tsx → /c/c.ts → /a.ts']);
  });

  it('are told of with each circle', () => {
    const modules = modulesOf({
      '/a.ts': "import './b'; import './a';",
      '/b.ts': "import './c'",
      '/c.ts': "import './b'",
    });
    expect(circlesOf(modules)).toEqual(['/b.ts → /c.ts → /b.ts', '/a.ts → /a.ts']);
  });

  it('may be imported on several ways, together with packages and styles', () => {
    const modules = modulesOf({
      '/a.ts': "import './b'; import './c'; import 'react'; import './a.css';",
      '/b.ts': "import './c'",
      '/c.ts': '',
    });
    expect(modules.get('/a.ts')).toEqual(['/b.ts', '/c.ts']);
    expect(circlesOf(modules)).toEqual([]);
  });
});
