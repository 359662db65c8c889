import { valueText } from '@cutaway/primitives/explain';
import { h } from '../dom.js';
import type { FieldRow } from '../field-tree.js';
import type { Words } from '../words.js';

/** The fields of a message as a tree. */
export interface FieldsView {
  readonly element: HTMLElement;
  /** Marks the chosen row, opens what it is part of, and scrolls to it. */
  choose(row: FieldRow | undefined): void;
  /** Marks the row that the pointer or the focus is at. */
  point(row: FieldRow | undefined): void;
}

// What is deeper, and in messages of many fields, is shown when it is asked for.
const FEW_ROWS = 60;
const OPEN_DEPTH = 2;

/** What the reader does in the tree. */
export interface FieldsListener {
  choose(row: FieldRow): void;
  point(row: FieldRow | undefined): void;
}

export function fieldsView(rows: readonly FieldRow[], words: Words, listener: FieldsListener): FieldsView {
  if (rows.length === 0) {
    return { element: h('p', { class: 'dim' }, words.say('player.noFields')), choose() {}, point() {} };
  }
  const open = rows.map(({ hasChildren, depth }) => hasChildren && (rows.length <= FEW_ROWS || depth < OPEN_DEPTH));
  const items = rows.map((row) => rowElement(row));
  let chosen: FieldRow | undefined;
  let pointed: FieldRow | undefined;
  let focusable = 0;

  const isShown = ({ parent }: FieldRow): boolean => {
    const above = parent === undefined ? undefined : rows[parent];
    return above === undefined || (open[above.index] === true && isShown(above));
  };
  const layOut = (): void => {
    for (const row of rows) {
      const item = items[row.index];
      if (item === undefined) continue;
      item.hidden = !isShown(row);
      if (row.hasChildren) item.setAttribute('aria-expanded', String(open[row.index]));
    }
  };
  const setFocusable = (index: number): void => {
    items[focusable]?.setAttribute('tabindex', '-1');
    focusable = index;
    items[index]?.setAttribute('tabindex', '0');
  };
  const toggle = (row: FieldRow, to: boolean): void => {
    open[row.index] = to;
    layOut();
  };
  const rowOf = (target: EventTarget | null): FieldRow | undefined => {
    const item = (target as Element | null)?.closest<HTMLElement>('[role=treeitem]');
    return item === null || item === undefined ? undefined : rows[Number(item.dataset.index)];
  };
  const focus = (row: FieldRow | undefined): void => {
    if (row === undefined) return;
    setFocusable(row.index);
    items[row.index]?.focus();
  };
  const besides = (row: FieldRow, step: 1 | -1): FieldRow | undefined => {
    for (let index = row.index + step; ; index += step) {
      const other = rows[index];
      if (other === undefined || isShown(other)) return other;
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    const row = rowOf(event.target);
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const isOpen = open[row.index] === true;
    if (event.key === 'ArrowDown') focus(besides(row, 1));
    else if (event.key === 'ArrowUp') focus(besides(row, -1));
    else if (event.key === 'Home') focus(rows[0]);
    else if (event.key === 'End') focus(rows.findLast(isShown));
    else if (event.key === 'Enter' || event.key === ' ') listener.choose(row);
    else if (event.key === 'ArrowRight' && row.hasChildren && !isOpen) toggle(row, true);
    else if (event.key === 'ArrowRight' && row.hasChildren) focus(besides(row, 1));
    else if (event.key === 'ArrowLeft' && isOpen) toggle(row, false);
    else if (event.key === 'ArrowLeft' && row.parent !== undefined) focus(rows[row.parent]);
    else return;
    event.preventDefault();
  };

  function rowElement(row: FieldRow): HTMLElement {
    const { field, depth, index, hasChildren } = row;
    const twist = h('span', {
      class: 'twist',
      'aria-hidden': 'true',
      onclick: (event: Event) => {
        if (!hasChildren) return;
        event.stopPropagation();
        toggle(row, open[index] !== true);
      },
    });
    const item = h(
      'div',
      {
        role: 'treeitem',
        class: 'row',
        tabindex: index === 0 ? 0 : -1,
        'data-index': index,
        'aria-level': depth + 1,
        'aria-selected': 'false',
      },
      h('span', { class: 'field' }, twist, field.name),
      ' ',
      h('span', { class: 'value' }, valueText(row)),
    );
    item.style.setProperty('--depth', String(depth));
    return item;
  }

  const element = h(
    'div',
    {
      role: 'tree',
      class: 'fields',
      'aria-label': words.say('player.fields'),
      onkeydown: onKey,
      onclick: (event: Event) => {
        const row = rowOf(event.target);
        if (row === undefined) return;
        setFocusable(row.index);
        listener.choose(row);
      },
      onpointerover: (event: Event) => listener.point(rowOf(event.target)),
      onpointerleave: () => listener.point(undefined),
      onfocusin: (event: Event) => listener.point(rowOf(event.target)),
      onfocusout: () => listener.point(undefined),
    },
    items,
  );
  layOut();
  return {
    element,
    choose(row) {
      if (chosen !== undefined) items[chosen.index]?.setAttribute('aria-selected', 'false');
      chosen = row;
      if (row === undefined) return;
      for (let above = row.parent; above !== undefined; above = rows[above]?.parent) open[above] = true;
      layOut();
      const item = items[row.index];
      if (item === undefined) return;
      item.setAttribute('aria-selected', 'true');
      setFocusable(row.index);
      // Inside the box alone: the page stays where the reader has it.
      const [box, own] = [element.getBoundingClientRect(), item.getBoundingClientRect()];
      if (own.top < box.top || own.bottom > box.bottom) element.scrollTop += own.top - box.top - box.height / 3;
    },
    point(row) {
      if (pointed !== undefined) items[pointed.index]?.classList.remove('pointed');
      pointed = row;
      if (row !== undefined) items[row.index]?.classList.add('pointed');
    },
  };
}
