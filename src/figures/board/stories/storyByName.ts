import type { BoardStory } from '../boardStory.ts';
import { brokenMerge } from './brokenMerge.ts';
import { builtOnRebuilt } from './builtOnRebuilt.ts';
import { followUpConflict } from './followUpConflict.ts';
import { topicBranch } from './topicBranch.ts';

/** The stories that a page can show, by the name it asks for. */
export const storyByName = {
  'built-on-rebuilt': builtOnRebuilt,
  'follow-up-conflict': followUpConflict,
  'topic-branch': topicBranch,
  'broken-merge': brokenMerge,
} as const satisfies Record<string, BoardStory>;

/** Name of a story. */
export type StoryName = keyof typeof storyByName;
