import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const palette = new Map<string, Record<Theme, string>>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(
  /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g,
)) {
  palette.set(name, { light, dark });
}
for (const [, name = '', both = ''] of css.matchAll(/--([\w-]+): (#[\da-f]{6});/g)) {
  palette.set(name, { light: both, dark: both });
}

function luminance(hex: string): number {
  const channel = (from: number) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of WCAG 2 between two tokens of a theme. */
function ratio(theme: Theme, one: string, other: string): number {
  const colours = [one, other].map((name) => {
    const found = palette.get(name)?.[theme];
    if (!found) throw new Error(`globals.css has no colour --${name}`);
    return luminance(found);
  });
  return (Math.max(...colours) + 0.05) / (Math.min(...colours) + 0.05);
}

const grounds = ['frame', 'canvas', 'page', 'surface', 'raised', 'sheet', 'table-head', 'hover', 'selected', 'staged'];
const tones = ['success', 'warning', 'danger', 'info', 'neutral'];
const plainText = ['foreground', 'muted', 'subtle'];

const textPairs = [
  ...[...grounds, 'danger-ground', 'neutral-subtle', 'button'].flatMap((ground) =>
    plainText.map((text) => [text, ground]),
  ),
  ...[...grounds, 'neutral-subtle', 'primary-subtle'].map((ground) => ['link', ground]),
  ...tones.flatMap((tone) => [...grounds, 'danger-ground', `${tone}-subtle`].map((ground) => [tone, ground])),
  ...tones.flatMap((tone) => [
    ['foreground', `${tone}-subtle`],
    ['muted', `${tone}-subtle`],
  ]),
  ['primary-foreground', 'primary'],
  ['primary-foreground', 'primary-hover'],
  ['destructive-foreground', 'destructive'],
  ['destructive-foreground', 'destructive-hover'],
  ['production-foreground', 'production'],
];

const markPairs = [
  ...tones.flatMap((tone) =>
    [...grounds, `${tone}-subtle`, 'neutral-subtle'].map((ground) => [`${tone}-mark`, ground]),
  ),
  ...grounds.flatMap((ground) => [
    ['ring', ground],
    ['control-edge', ground],
  ]),
  ...['blue', 'teal', 'amber', 'purple', 'pink', 'grey'].flatMap((name) => [
    [`series-${name}`, 'surface'],
    [`series-${name}`, 'neutral-subtle'],
  ]),
  ['primary-bright', 'frame'],
  ['primary', 'page'],
];

describe.each(themes)('the %s palette', (theme) => {
  it.each(textPairs)('text %s on %s reaches 4.5 : 1', (text = '', ground = '') => {
    expect(ratio(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(markPairs)('mark %s on %s reaches 3 : 1', (mark = '', ground = '') => {
    expect(ratio(theme, mark, ground)).toBeGreaterThanOrEqual(3);
  });
});
