/** What is wrong with a link; its message goes on from "This link cannot be opened:". */
export class ShareProblem extends Error {}
