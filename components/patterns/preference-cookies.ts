/** The cookies that keep how a person likes the screen; the server reads them to render it right the first time. */
export const preferenceCookies = {
  theme: 'dynodeck_theme',
  sidebar: 'dynodeck_sidebar',
  singleKeys: 'dynodeck_single_keys',
} as const;
