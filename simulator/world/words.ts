function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

function linesOf(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

/** What the services of each team are about; joined with a role, `invoice` becomes `invoice-api`. */
export const subjects: Readonly<Record<string, readonly string[]>> = {
  payments: wordsOf('invoice payout refund settlement wallet billing dunning receipt card-vault fx-rates'),
  storefront: wordsOf('cart product wishlist reviews gallery banner promo sitemap bundle giftcard'),
  platform: wordsOf('auth audit webhook session status quota email secrets docs access'),
  data: wordsOf('metrics cohort forecast ltv attribution lineage geo segment anomaly events'),
  logistics: wordsOf('shipping carrier tracking parcel pickup stock dispatch dock customs pallet'),
  partners: wordsOf('vendor affiliate onboarding contract feed reseller commission dropship edi supplier'),
  growth: wordsOf('campaign referral experiment newsletter loyalty landing survey coupon push audience'),
};

/** Subjects for teams without words of their own. */
export const furtherSubjects = wordsOf(`
  agenda archive badge barcode basket beacon booking bulletin calendar capture channel claims compass courier credit
  deposit digest draft escrow export filing forms geocode glossary handover helpdesk imagery import insight journal
  keyword lens lookup mailbox manifest meter mosaic notice opening outlet passport photo playlist postcode prospect
  ranking rebate recall renewal roster salary sample scanner schedule signup slot story summary swatch tariff
  template ticket timesheet topup transit trial usage vault visit voucher waitlist warranty weather widget workflow`);

export const serviceRoles = wordsOf(`
  api web service worker admin gateway sync portal engine jobs hub relay monitor proxy importer exporter bot mailer
  cache console`);

/** Apps outside of any pipeline: tools and one-offs that every company has. */
export const looseNames = wordsOf(`
  status-page slack-bridge office-signage oncall-bot design-tokens hack-week-demo legacy-redirects load-test-runner
  link-shortener interview-app metabase ops-dashboard release-notes css-playground feature-demo csv-cleaner
  expense-helper error-pages vpn-landing api-sandbox webhook-catcher docs-preview cron-runner data-room
  lunch-roulette support-macros image-proxy price-scraper`);

export const commitVerbs = linesOf(
  'Add, Fix, Cache, Drop, Bump, Retry, Move, Log, Speed up, Guard, Rename, Split, Simplify, Test, Batch',
);

export const commitThings = linesOf(
  `address lookup, currency rounding, webhook retries, order export, session expiry, health check, image variants,
  price rules, search facets, tax lookups, bulk import, rate limiter, login redirect, nightly report, stock levels,
  mail templates, dead feature flag, query timeout, index on orders, error page, admin filter, job priorities`,
);

export const commitTails = linesOf(', , , for guests, behind a flag, on retry, for partners, per locale, by default');
