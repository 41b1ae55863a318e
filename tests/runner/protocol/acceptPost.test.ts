import { describe, expect, it } from 'vitest';
import { acceptPost } from '../../../src/runner/protocol/acceptPost.ts';
import { emptyTranscript } from '../../../src/runner/protocol/transcript.ts';

const run = 'r'.repeat(32);
const expected = { run, plan: [{ check: 'a', release: '6.1' }] };
const text = (...messages: readonly object[]) =>
  messages.map((message) => JSON.stringify({ run, ...message })).join('\n');

function accept(...posts: readonly unknown[]) {
  const transcript = emptyTranscript();
  for (const post of posts) acceptPost(transcript, expected, post);
  return transcript;
}

describe('acceptPost', () => {
  it('takes in the messages of a post, one a line', () => {
    const begin = { type: 'begin', check: 'a', release: '6.1' };
    const seen = { type: 'observed', seen: 'two\nlines' };
    const transcript = accept(
      text({ type: 'started' }, begin),
      text(seen, { type: 'done', truncated: false }),
    );
    expect(transcript.fault).toBeUndefined();
    expect(transcript.done).toBe(true);
    expect(transcript.records[0]?.outcome).toEqual({ type: 'observed', seen: 'two\nlines' });
  });

  it.each([
    ['a line too many', `${text({ type: 'started' })}\n`],
    ['no text', 7],
    ['nothing', ''],
  ])('finds fault with %s', (_, post) => {
    expect(accept(post).fault).toBeDefined();
  });
});
