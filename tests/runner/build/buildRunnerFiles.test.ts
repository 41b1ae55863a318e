import { describe, expect, it } from 'vitest';
import { buildRunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import { filesModule } from '../../../src/runner/build/filesModule.ts';
import { modules } from '../fixture/exercise.ts';

const files = await buildRunnerFiles({ modules });
const minified = await buildRunnerFiles({ modules, minify: true });

describe('buildRunnerFiles', () => {
  it('names each file by its content', () => {
    expect(files.document.path).toMatch(/^runner\/sandbox-[0-9a-f]{10}\.html$/);
    expect(files.worker.path).toMatch(/^runner\/worker-[0-9a-f]{10}\.js$/);
    expect(files.compiler.path).toMatch(/^runner\/esbuild-[0-9a-f]{10}\.wasm$/);
    expect(minified.worker.path).not.toBe(files.worker.path);
    expect(minified.document.path).toBe(files.document.path);
  });

  it('makes a worker that is a classic script, strict from its first line', () => {
    expect(String(files.worker.content)).toMatch(/^'use strict';|^"use strict";/);
    expect(() => new Function(String(minified.worker.content))).not.toThrow();
  });

  it('tells pages the paths', async () => {
    const text = filesModule(files);
    expect(text).toContain(files.worker.path);
    expect(text).toMatch(/^export const runnerFiles = /);
  });
});
