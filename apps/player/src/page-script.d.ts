/** The script of a page that plays one trace, as text: made by the build from `page.ts`. */
declare const script: string;
export default script;
