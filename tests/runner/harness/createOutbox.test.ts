import { describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../../src/runner/harness/createOutbox.ts';

function open() {
  const posts: string[] = [];
  return { posts, outbox: createOutbox((messages) => posts.push(messages)) };
}

describe('createOutbox', () => {
  it('posts what has gathered at once, one message a line, and nothing twice', () => {
    const { posts, outbox } = open();
    outbox.add('a');
    outbox.add('b');
    expect(posts).toEqual([]);
    outbox.flush();
    outbox.flush();
    expect(posts).toEqual(['a\nb']);
  });

  it('does not gather more than the page reads at once', () => {
    const { posts, outbox } = open();
    const long = 'x'.repeat(200_000);
    outbox.add(long);
    outbox.add(long);
    expect(posts).toEqual([`${long}\n${long}`]);
  });

  it('is due again some time after a post', async () => {
    const { outbox } = open();
    outbox.add('a');
    outbox.flush();
    await vi.waitUntil(() => outbox.isDue());
    outbox.add('b');
    outbox.flush();
    expect(outbox.isDue()).toBe(false);
  });
});
