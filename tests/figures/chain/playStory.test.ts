import { describe, expect, it } from 'vitest';
import { playStory } from '../../../src/figures/chain/playStory.ts';
import { renderText } from '../../../src/figures/chain/renderText.ts';
import type { ChainStory } from '../../../src/figures/chain/stories/chainStory.ts';
import { storyByName } from '../../../src/figures/chain/stories/storyByName.ts';

const stories = Object.values(storyByName)
  .flat()
  .map((story) => [story.name, story] as const);
const { xfs, ext4 } = storyByName;

describe('the chain', () => {
  it.each(stories)('of %s agrees with the recording in every joined frame', (_name, story) => {
    const data = playStory(story);
    expect(data.agreeing).toBe(data.joined);
    expect(data.joined).toBeGreaterThan(2);
  });

  it.each(stories)(
    'of %s leaves no recorded call alone, and no simulated one without a reason',
    (_name, story) => {
      const { frames } = playStory(story);
      expect(frames.filter((frame) => !frame.simulated)).toEqual([]);
      expect(frames.filter((frame) => !frame.recorded && !frame.unseen)).toEqual([]);
    },
  );

  it.each(stories)('of %s shows every note once, on a frame that is there', (_name, story) => {
    const { frames } = playStory(story);
    expect(frames.flatMap(({ note }) => note ?? []).sort()).toEqual(
      Object.values(story.notes).sort(),
    );
  });

  it('turns to the generic handler under ext4 and ends with the answer of XFS', () => {
    const turns = [xfs, ext4].map((story) =>
      playStory(story).frames.flatMap(({ turn }) => turn ?? []),
    );
    expect(turns).toEqual([
      ['0 ends the path: no generic handler'],
      ['-EOPNOTSUPP turns the path: the generic handler is next'],
    ]);
  });

  it('marks the frames that no probe could see', () => {
    const unseenIn = (story: ChainStory) =>
      playStory(story).frames.flatMap(({ fn, unseen }) => (unseen ? [fn] : []));
    expect(unseenIn(xfs)).toContain('collect_procs_fsdax');
    expect(unseenIn(ext4)).toContain('mf_generic_kill_procs');
  });

  it.each(stories)('of %s is text of at most 75 columns', (_name, story) => {
    const data = playStory(story);
    const lines = renderText(data).split('\n');
    expect(lines.filter((line) => line.length > 75)).toEqual([]);
    expect(lines.length).toBeGreaterThan(data.frames.length);
  });
});
