import type { Config } from 'tailwindcss';

const token = (name: string) => `var(--${name})`;

const tokens = [
  ...['frame', 'canvas', 'page', 'surface', 'raised', 'sheet', 'table-head', 'hover', 'selected', 'staged', 'scrim'],
  ...['danger-ground', 'foreground', 'muted', 'subtle', 'faint', 'link', 'ring'],
  ...['primary', 'primary-foreground', 'primary-bright', 'primary-hover', 'primary-subtle', 'primary-edge'],
  ...['destructive', 'destructive-foreground', 'destructive-hover', 'production', 'production-foreground'],
  ...['border', 'row-line', 'control-edge', 'button', 'button-border'],
  ...['success', 'warning', 'danger', 'info', 'neutral'].flatMap((tone) => [
    tone,
    `${tone}-mark`,
    `${tone}-subtle`,
    `${tone}-edge`,
  ]),
];

export default {
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      inherit: 'inherit',
      ...Object.fromEntries(tokens.map((name) => [name, token(name)])),
    },
    fontFamily: {
      sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
      mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      caption: ['11px', '16px'],
      small: ['12px', '16px'],
      body: ['13px', '20px'],
      lead: ['14px', '20px'],
      title: ['16px', { lineHeight: '24px', letterSpacing: '-0.014em', fontWeight: '600' }],
      figure: ['20px', { lineHeight: '28px', letterSpacing: '-0.02em', fontWeight: '600' }],
    },
    extend: {
      screens: { wide: '56.25rem' },
      borderRadius: { tag: '3px' },
      boxShadow: {
        overlay: `0 24px 64px -16px ${token('shadow-far')}, 0 8px 24px -8px ${token('shadow-middle')}, 0 1px 2px ${token('shadow-near')}`,
      },
      keyframes: {
        appear: { from: { opacity: '0' } },
        late: { from: { visibility: 'hidden' }, to: { visibility: 'hidden' } },
        'slide-in': { from: { opacity: '0', transform: 'translateX(16px)' } },
        'slide-in-left': { from: { opacity: '0', transform: 'translateX(-16px)' } },
      },
      animation: {
        appear: 'appear 140ms ease-out',
        late: 'late 200ms',
        'slide-in': 'slide-in 180ms ease-out',
        'slide-in-left': 'slide-in-left 180ms ease-out',
      },
    },
  },
} satisfies Config;
