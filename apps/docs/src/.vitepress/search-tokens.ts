/**
 * Splits a text into search terms. Latin words are kept; of Chinese, which has no spaces, every pair of neighbouring
 * characters becomes a term, so that any word of two characters or more is found wherever it stands.
 *
 * Self-contained on purpose: VitePress writes this function's source into the page.
 */
export function searchTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const run of text.match(
    /[\u4e00-\u9fff]+|[^\s\u4e00-\u9fff.,;:!?()[\]{}"'`<>/\\|，。；：！？（）【】《》“”‘’、…—]+/gu,
  ) ?? []) {
    if (!/^[\u4e00-\u9fff]/.test(run) || run.length === 1) tokens.push(run);
    else for (let i = 0; i + 1 < run.length; i++) tokens.push(run.slice(i, i + 2));
  }
  return tokens;
}
