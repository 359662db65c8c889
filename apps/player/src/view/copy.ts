import { h } from '../dom.js';
import type { Words } from '../words.js';

/** A button that puts a text on the clipboard and says whether it could. */
export function copyButton(label: string, words: Words, text: () => string): HTMLElement {
  const said = h('span', { role: 'status', class: 'dim' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'copy',
      onclick: async () => {
        const copied = await copy(text()).catch(() => false);
        said.textContent = words.say(copied ? 'player.copied' : 'player.notCopied');
      },
    },
    label,
  );
  return h('span', { class: 'copybox' }, button, ' ', said);
}

/** Pages opened from a file have no `navigator.clipboard` in some browsers; an event of the old way does it there. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  let taken = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener('copy', onCopy);
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return taken;
}
