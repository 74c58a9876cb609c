/** The cookies that keep how a person likes the screen; the server reads them to render it right the first time. */
export const preferenceCookies = {
  theme: 'dynodeck-theme',
  sidebar: 'dynodeck-sidebar',
  singleKeys: 'dynodeck-single-keys',
  tryThis: 'dynodeck-try-this',
  fleetColumns: 'dynodeck-fleet-columns',
  fleetDensity: 'dynodeck-fleet-density',
} as const;
