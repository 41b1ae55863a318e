import { describe, expect, it } from 'vitest';
import { answerExports } from '../../../src/runner/harness/answerExports.ts';
import { answerModule } from '../../../src/runner/harness/answerModule.ts';
import * as simkernel from '../../../src/simkernel/index.ts';
import * as simtrees from '../../../src/simtrees/index.ts';

const modules: Readonly<Record<string, object>> = { simkernel, simtrees };

// Functions and objects that scenarios, figures and pages use. A new export has to be put here or
// on the allow list, after a look at what an answer could do with it.
const notForAnswers: Readonly<Record<string, readonly string[]>> = {
  simkernel: [
    'KernelPanic SimError attachDevDax attachDmirror attachLinear attachP2pdma attachPgmap',
    'attachPmem boot callSite drain endDirectRead errorTable fork inode migrateToDevice mmap',
    'mmapAnonymous mmapDevDax modelledReleases mountErofs mountExt4 mountXfs pipe_inode_info',
    'scenarioContext sigprocmask',
    'startDirectRead symbolTable touch unbindDevDax defaultLabOptions labChoices setUpLab invariants',
    'InvariantWatch attachDaxFile checkInvariants list_add list_del list_head sleepOn',
  ],
  simtrees: [
    'ObjectStore SimtreesError World ancestry blobId brokenPoints buildErrors cherryPick',
    'commandForms duplicates encodeCommit history isAncestor makeCommit makeFiles mergeBases',
    'mergeCommits mergeFiles mergeLines parseCommand patchId rebase revert runPlan',
    'scenarioContext simtreesErrorTable startWorld subjectOf treeId',
  ],
};

const isPrimitive = (value: unknown) => Object(value) !== value;

describe.each(Object.keys(modules))('what an answer can import from %s', (name) => {
  const module = modules[name] ?? {};
  const open = answerModule(name, module);

  it('has every function and object of the module on one of two lists', () => {
    const found = Object.entries(module).filter(([, value]) => !isPrimitive(value));
    const refused = (notForAnswers[name] ?? []).flatMap((line) => line.split(' '));
    const classified = [...(answerExports[name] ?? []), ...refused];
    expect(found.map(([key]) => key).toSorted()).toEqual(classified.toSorted());
  });

  it('is constants and the allow list, and nothing can be added', () => {
    for (const [key, value] of Object.entries(open)) {
      expect(isPrimitive(value) || answerExports[name]?.includes(key)).toBe(true);
      expect(value).toBe(Reflect.get(module, key));
    }
    expect(Object.isFrozen(open)).toBe(true);
  });

  it('says of every other export that it is not for answers', () => {
    for (const [key, value] of Object.entries(module)) {
      if (isPrimitive(value) || answerExports[name]?.includes(key)) continue;
      expect(() => Reflect.get(open, key)).toThrow(`${key} is not for answers: `);
      const { get } = Object.getOwnPropertyDescriptor(open, key) ?? {};
      expect(Object.isFrozen(get)).toBe(true);
    }
  });
});

describe('what is refused', () => {
  it('comes with what to do instead', () => {
    expect(() => Reflect.get(answerModule('simkernel', simkernel), 'boot')).toThrow(
      'boot is not for answers: use the k that your function is given.',
    );
  });

  it('is everything but constants in a module without a list', () => {
    expect(Object.keys(answerModule('other', { a: 1, b() {}, c: {} }))).toEqual(['a']);
  });
});
