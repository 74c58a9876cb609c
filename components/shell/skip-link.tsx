/** The first stop of the keyboard: past the shell, to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-1.5 font-medium text-primary-foreground focus:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
