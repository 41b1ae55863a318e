/** The parts of an exercise page or of the lab that its script fills; the server marks each with its name. */
export type PageRegion =
  | 'bar'
  | 'notices'
  | 'code'
  | 'help'
  | 'keys'
  | 'headline'
  | 'results'
  | 'hints'
  | 'solution'
  | 'solutionText'
  | 'earlier'
  | 'link'
  | 'controls'
  | 'share';

/** Finds a part of an exercise page by its name. */
export type FindRegion = (name: PageRegion) => HTMLElement;

/** Looks for the parts of a page below `root`; a part that is missing is an error of the page. */
export function pageRegions(root: HTMLElement): FindRegion {
  return (name) => {
    const element = root.querySelector<HTMLElement>(`[data-region='${name}']`);
    if (element === null) throw new Error(`The page has no region "${name}"`);
    return element;
  };
}
