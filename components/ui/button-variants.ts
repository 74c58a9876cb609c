import { cn } from './cn';

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium text-body transition-colors duration-120 disabled:cursor-not-allowed disabled:text-faint aria-disabled:cursor-not-allowed aria-disabled:border-button-border aria-disabled:bg-transparent aria-disabled:text-faint [&_svg]:size-3.5 [&_svg]:shrink-0';

const variants = {
  primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
  secondary: 'border-button-border bg-button text-foreground hover:border-control-edge',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-foreground data-[state=open]:bg-hover',
  destructive: 'border-transparent bg-destructive text-destructive-foreground hover:bg-destructive-hover',
  link: 'border-transparent text-link hover:underline',
};

const sizes = {
  sm: 'h-6 px-2 text-small',
  md: 'h-7 px-2.5',
  lg: 'h-8 px-3',
  xl: 'h-10 px-4 text-lead',
  touch: 'h-11 px-4 text-lead',
  icon: 'size-7',
  'icon-sm': 'size-6',
  'icon-touch': 'size-11 [&_svg]:size-5',
};

export type ButtonLooks = { variant?: keyof typeof variants | undefined; size?: keyof typeof sizes | undefined };

/** The classes of a button, for what is one and for what looks like one. */
export function buttonVariants({ variant = 'secondary', size = 'md' }: ButtonLooks = {}): string {
  return cn(base, variants[variant], sizes[size]);
}
