const rates = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const smallRates = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Calls per minute, with a decimal where there are less than ten: `46`, `1.8`, `0`. */
export function formatRate(perMinute: number): string {
  return (perMinute < 9.95 ? smallRates : rates).format(perMinute);
}
