import { type ClassValue, clsx } from 'clsx';
import { createTailwindMerge } from 'tailwind-merge';

const any = () => true;
const isLength = (value: string) => /^\d|^\[\d/.test(value);
const isWidth = (value: string) => /^\d+$/.test(value);
const only = (...names: string[]) => names;
const own = (...names: string[]) => Object.fromEntries(names.map((name) => [name, [{ [name]: [any] }]]));

/**
 * The groups of classes that this project lets one another replace; the library's own table knows all of Tailwind and
 * weighs 9 kB more. A test compares both over every class in use.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: only(
      'block',
      'inline-block',
      'inline',
      'flex',
      'inline-flex',
      'grid',
      'table',
      'table-row',
      'table-cell',
      'contents',
      'hidden',
    ),
    position: only('static', 'fixed', 'absolute', 'relative', 'sticky'),
    ...own('inset', 'inset-x', 'inset-y', 'top', 'right', 'bottom', 'left', 'z', 'order'),
    ...own('size', 'w', 'h', 'min-w', 'min-h', 'max-w', 'max-h', 'basis'),
    ...own('p', 'px', 'py', 'pt', 'pr', 'pb', 'pl', 'm', 'mx', 'my', 'mt', 'mr', 'mb', 'ml', 'gap', 'gap-x', 'gap-y'),
    ...own('items', 'justify', 'bg', 'opacity', 'leading', 'tracking', 'overflow', 'overflow-x', 'overflow-y'),
    'flex-direction': [{ flex: ['row', 'row-reverse', 'col', 'col-reverse'] }],
    'flex-wrap': [{ flex: ['wrap', 'nowrap', 'wrap-reverse'] }],
    flex: [{ flex: [isLength, 'auto', 'none', 'initial'] }],
    shrink: [{ shrink: ['', any] }],
    grow: [{ grow: ['', any] }],
    'font-size': [{ text: ['caption', 'small', 'body', 'lead', 'title', 'figure', isLength] }],
    'text-align': [{ text: ['left', 'center', 'right'] }],
    'text-wrap': [{ text: ['pretty', 'balance', 'wrap', 'nowrap'] }],
    'text-color': [{ text: [any] }],
    'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold'] }],
    'font-family': [{ font: ['sans', 'mono'] }],
    rounded: [{ rounded: ['', any] }],
    'border-style': [{ border: ['solid', 'dashed', 'dotted', 'none'] }],
    'border-width': [{ border: ['', isWidth] }],
    'border-width-x': [{ 'border-x': ['', isWidth] }],
    'border-width-y': [{ 'border-y': ['', isWidth] }],
    'border-width-t': [{ 'border-t': ['', isWidth] }],
    'border-width-r': [{ 'border-r': ['', isWidth] }],
    'border-width-b': [{ 'border-b': ['', isWidth] }],
    'border-width-l': [{ 'border-l': ['', isWidth] }],
    'border-collapse': [{ border: ['collapse', 'separate'] }],
    'border-spacing': [{ 'border-spacing': [any] }],
    'border-color': [{ border: [any] }],
    'outline-width': [{ outline: ['', isWidth] }],
    shadow: [{ shadow: ['', any] }],
    ...own('cursor', 'pointer-events', 'transition', 'animate', 'space-x', 'space-y', 'scroll-pt', 'scroll-py'),
    'divide-x': [{ 'divide-x': ['', isWidth] }],
    'divide-y': [{ 'divide-y': ['', isWidth] }],
    'divide-color': [{ divide: [any] }],
  },
  conflictingClassGroups: {
    overflow: ['overflow-x', 'overflow-y'],
    inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
    'inset-x': ['right', 'left'],
    'inset-y': ['top', 'bottom'],
    size: ['w', 'h'],
    p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
    px: ['pr', 'pl'],
    py: ['pt', 'pb'],
    m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
    mx: ['mr', 'ml'],
    my: ['mt', 'mb'],
    'scroll-py': ['scroll-pt'],
    gap: ['gap-x', 'gap-y'],
    flex: ['basis', 'grow', 'shrink'],
    'font-size': ['leading'],
    'border-width': [
      'border-width-x',
      'border-width-y',
      'border-width-t',
      'border-width-r',
      'border-width-b',
      'border-width-l',
    ],
    'border-width-x': ['border-width-r', 'border-width-l'],
    'border-width-y': ['border-width-t', 'border-width-b'],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: ['before', 'after', 'placeholder', 'marker', 'selection'],
}));

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
