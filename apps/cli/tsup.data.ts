/** Modules of sentences, which every start reads. */
export const data: string[] = ['src/catalogue/index.ts', 'src/catalogue/examples.ts'];
