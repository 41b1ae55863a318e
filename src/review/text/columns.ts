/** Columns of the plain-text rendition: what a line of mail may have. */
export const columns = 75;
