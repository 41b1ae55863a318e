/** What a file of scenarios exports. */
export interface ScenarioFile {
  readonly scenarios?: Readonly<Record<string, unknown>>;
}

/** Files of scenarios, evaluated ahead of time. */
export interface ScenarioShelf {
  /** Evaluates a file for a check to come. Files of another text are dropped. */
  prepare(text: string): void;
  /** A file that no answer has met: each check takes one of its own. */
  take(text: string): ScenarioFile;
}

/** @param load evaluates a file anew. */
export function createScenarioShelf(load: (text: string) => ScenarioFile): ScenarioShelf {
  let textOfAll = '';
  let shelved: ScenarioFile[] = [];
  return {
    prepare(text) {
      if (text !== textOfAll) shelved = [];
      textOfAll = text;
      shelved.push(load(text));
    },
    take: (text) => (text === textOfAll ? shelved.pop() : undefined) ?? load(text),
  };
}
