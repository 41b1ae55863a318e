/** A parsed command line. */
export type WorldCommand =
  | { readonly verb: 'topic'; readonly name: string; readonly from: string }
  | { readonly verb: 'apply'; readonly patches: readonly string[]; readonly to: string }
  | {
      readonly verb: 'merge';
      readonly from: string;
      readonly into: string;
      readonly with: readonly string[];
    }
  | { readonly verb: 'rebase'; readonly branch: string; readonly onto: string }
  | { readonly verb: 'rebuild'; readonly tree: string; readonly on: string }
  | {
      readonly verb: 'cherry-pick';
      readonly patch: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly verb: 'revert'; readonly patch: string; readonly on: string };

/** The forms of all commands, for documentation and for error messages. */
export const commandForms: Readonly<Record<WorldCommand['verb'], string>> = Object.freeze({
  topic: 'topic NAME from POINT',
  apply: 'apply PATCH... to BRANCH',
  merge: 'merge BRANCH into BRANCH [with PATCH...]',
  rebase: 'rebase BRANCH onto POINT',
  rebuild: 'rebuild TREE on POINT',
  'cherry-pick': 'cherry-pick PATCH from BRANCH to BRANCH',
  revert: 'revert PATCH on BRANCH',
});
