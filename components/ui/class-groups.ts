const listed = (text: string) => new Set(text.split(' '));

const displays = listed('block inline-block inline flex inline-flex grid table table-row table-cell contents hidden');
const positions = listed('static fixed absolute relative sticky');

/** What stands before a value and sets one property whatever the value is. */
const prefixes = listed(
  'inset inset-x inset-y top right bottom left z order size w h min-w min-h max-w max-h basis p px py pt pr pb pl ' +
    'm mx my mt mr mb ml gap gap-x gap-y items self justify bg opacity leading tracking overflow overflow-x overflow-y ' +
    'shrink grow rounded shadow whitespace border-spacing cursor pointer-events transition animate grid-cols space-x space-y scroll-pt scroll-pb scroll-py',
);

const width = /^\d*$/;

/** What stands before a value and sets one property or another: the first that the value fits. */
const byValue = new Map<string, readonly (readonly [group: string, value: RegExp])[]>([
  [
    'flex',
    [
      ['flex-direction', /^(row|col)/],
      ['flex-wrap', /wrap/],
      ['flex', /^(\[?\d|auto|none|initial)/],
    ],
  ],
  [
    'text',
    [
      ['font-size', /^(caption|small|body|lead|title|figure|\[?\d.*)$/],
      ['text-align', /^(left|center|right)$/],
      ['text-wrap', /^(pretty|balance|wrap|nowrap)$/],
      ['text-color', /./],
    ],
  ],
  [
    'font',
    [
      ['font-weight', /^(normal|medium|semibold|bold)$/],
      ['font-family', /^(sans|mono)$/],
    ],
  ],
  [
    'border',
    [
      ['border-width', width],
      ['border-style', /^(solid|dashed|dotted|none)$/],
      ['border-collapse', /^(collapse|separate)$/],
      ['border-color', /./],
    ],
  ],
  ...['border-x', 'border-y', 'border-t', 'border-r', 'border-b', 'border-l', 'divide-x', 'divide-y'].map(
    (name) => [name, [[name, width]]] as const,
  ),
  ['divide', [['divide-color', /./]]],
  ['outline', [['outline-width', width]]],
]);

/** Which property a class sets, of those that this project lets one class replace in another; null for the rest. */
export function classGroup(name: string): string | null {
  if (displays.has(name)) return 'display';
  if (positions.has(name)) return 'position';
  for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) {
    const prefix = name.slice(0, end);
    const value = name.slice(end + 1);
    if (prefixes.has(prefix)) return prefix;
    const groups = byValue.get(prefix);
    if (groups) return groups.find(([, fits]) => fits.test(value))?.[0] ?? null;
  }
  return null;
}

/** What else a property replaces in classes before it. */
export const alsoReplaced: Readonly<Record<string, string>> = {
  overflow: 'overflow-x overflow-y',
  inset: 'inset-x inset-y top right bottom left',
  'inset-x': 'right left',
  'inset-y': 'top bottom',
  size: 'w h',
  p: 'px py pt pr pb pl',
  px: 'pr pl',
  py: 'pt pb',
  m: 'mx my mt mr mb ml',
  mx: 'mr ml',
  my: 'mt mb',
  'scroll-py': 'scroll-pt scroll-pb',
  gap: 'gap-x gap-y',
  flex: 'basis grow shrink',
  'font-size': 'leading',
  'border-width': 'border-x border-y border-t border-r border-b border-l',
  'border-x': 'border-r border-l',
  'border-y': 'border-t border-b',
};
