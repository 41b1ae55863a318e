import { errnoName } from '../../simkernel/include/errno.ts';

/** Arguments whose values are addresses or names of objects: they mean nothing outside of their run. */
const meaningless = /^(ptr\d+|\(.*\)|[a-z_]+:.*|&.*)$/i;
const addresses = new Set(['addr', 'address', 'start_address', 'tsk']);

const codes: Readonly<Record<string, string>> = { '4': 'BUS_MCEERR_AR', '5': 'BUS_MCEERR_AO' };

/** The arguments to show, as `name value`: numbers and pages, without pointers. */
export function argumentTexts(args: Readonly<Record<string, unknown>>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(args)) {
    const shown = argumentText(name, value);
    if (shown !== undefined) texts.set(name, shown);
  }
  return texts;
}

function argumentText(name: string, value: unknown): string | undefined {
  if (addresses.has(name) || value === null || typeof value === 'object') return undefined;
  const text = String(value);
  if (name === 'code') return codes[text] ?? text;
  if (name === 'page' || name === 'folio') return text.replace(/^page:/, 'pfn ');
  return meaningless.test(text) || text === name ? undefined : text;
}

/** A return value as text: errnos by name, DAX entries in hexadecimal. */
export function returnText(fn: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (fn.startsWith('dax_lock_')) {
    const entry = Number(value);
    return Number.isNaN(entry) ? undefined : entry === 0 ? '0' : `0x${entry.toString(16)}`;
  }
  if (typeof value === 'number')
    return value < 0 ? `${errnoName(value)} (${value})` : String(value);
  return meaningless.test(String(value)) ? undefined : String(value);
}
