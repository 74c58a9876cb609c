export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** Reads the theme from its cookie; anything unknown means the system's choice. */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
