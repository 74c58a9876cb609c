import { Monitor, Moon, Sun } from 'lucide-react';

export const themeLooks = {
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
  system: { label: 'Like the system', icon: Monitor },
} as const;
