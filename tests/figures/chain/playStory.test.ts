import { describe, expect, it } from 'vitest';
import { playStory } from '../../../src/figures/chain/playStory.ts';
import { renderText } from '../../../src/figures/chain/renderText.ts';
import { type StoryName, storyByName } from '../../../src/figures/chain/stories/storyByName.ts';

const names = Object.keys(storyByName) as StoryName[];

describe('the chain', () => {
  it.each(names)('of %s agrees with the recording in every joined frame', (name) => {
    const data = playStory(storyByName[name]);
    expect(data.agreeing).toBe(data.joined);
    expect(data.joined).toBeGreaterThan(15);
  });

  it.each(names)(
    'of %s leaves no recorded call alone, and no simulated one without a reason',
    (name) => {
      const { frames } = playStory(storyByName[name]);
      expect(frames.filter((frame) => !frame.simulated)).toEqual([]);
      expect(frames.filter((frame) => !frame.recorded && !frame.unseen)).toEqual([]);
    },
  );

  it.each(names)('of %s shows every note once, on a frame that is there', (name) => {
    const { frames } = playStory(storyByName[name]);
    expect(frames.flatMap(({ note }) => note ?? []).sort()).toEqual(
      Object.values(storyByName[name].notes).sort(),
    );
  });

  it('turns to the generic handler under ext4 and ends with the answer of XFS', () => {
    const turns = names.map((name) =>
      playStory(storyByName[name]).frames.flatMap(({ turn }) => turn ?? []),
    );
    expect(turns).toEqual([
      ['0 ends the path: no generic handler'],
      ['-EOPNOTSUPP turns the path: the generic handler is next'],
    ]);
  });

  it('marks the frames that no probe could see', () => {
    const unseenIn = (name: StoryName) =>
      playStory(storyByName[name]).frames.flatMap(({ fn, unseen }) => (unseen ? [fn] : []));
    expect(unseenIn('xfs')).toContain('collect_procs_fsdax');
    expect(unseenIn('ext4')).toContain('mf_generic_kill_procs');
  });

  it.each(names)('of %s is text of at most 75 columns', (name) => {
    const lines = renderText(playStory(storyByName[name])).split('\n');
    expect(lines.filter((line) => line.length > 75)).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
  });
});
