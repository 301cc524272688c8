/**
 * The fictional world of the trials: countries, sites and what fits where.
 * A list's order is fixed: a position is the value's code inside columns.
 */

/** Every country with sites. */
export const COUNTRIES = [
  'United States',
  'Canada',
  'United Kingdom',
  'Brazil',
  'Germany',
  'France',
  'Spain',
  'Poland',
  'Japan',
  'South Korea',
  'India',
  'South Africa',
] as const;
export type Country = (typeof COUNTRIES)[number];

/** A place that enrolls patients. */
export interface Site {
  readonly name: string;
  readonly country: Country;
}

/** Every fictional site, ordered by country. */
export const SITES: readonly Site[] = [
  { name: 'Aldermoor Cancer Center', country: 'United States' },
  { name: 'Brightwater Oncology Institute', country: 'United States' },
  { name: 'Cedar Hollow Medical Center', country: 'United States' },
  { name: 'Dunmore Valley Hospital', country: 'United States' },
  { name: 'Eastlake University Hospital', country: 'United States' },
  { name: 'Foxgrove Regional Clinic', country: 'United States' },
  { name: 'Granite Bay Health Center', country: 'United States' },
  { name: 'Harrow Creek Hospital', country: 'United States' },
  { name: 'Ironwood General Hospital', country: 'Canada' },
  { name: 'Juniper Lake Health Centre', country: 'Canada' },
  { name: 'Kestrel Sound Hospital', country: 'Canada' },
  { name: 'Langholm Royal Infirmary', country: 'United Kingdom' },
  { name: 'Marlowe Park Hospital', country: 'United Kingdom' },
  { name: 'Northquay Cancer Centre', country: 'United Kingdom' },
  { name: 'Hospital Vale do Oriel', country: 'Brazil' },
  { name: 'Hospital Pedra Serena', country: 'Brazil' },
  { name: 'Instituto Rio Quarto Alto', country: 'Brazil' },
  { name: 'Klinikum Quellental', country: 'Germany' },
  { name: 'Klinikum Rosenau Ost', country: 'Germany' },
  { name: 'Centre Saint-Aurel', country: 'France' },
  { name: 'Centre Val-Tilleul', country: 'France' },
  { name: 'Hospital Umbral del Mar', country: 'Spain' },
  { name: 'Szpital Wierzbowa', country: 'Poland' },
  { name: 'Yamanoki Medical Center', country: 'Japan' },
  { name: 'Asahigaoka Cancer Center', country: 'Japan' },
  { name: 'Baekhwa University Hospital', country: 'South Korea' },
  { name: 'Cheongsol Medical Center', country: 'South Korea' },
  { name: 'Devipura Cancer Institute', country: 'India' },
  { name: 'Esalnagar Medical College', country: 'India' },
  { name: 'Fynkloof Hospital', country: 'South Africa' },
  { name: 'Goudveld Academic Hospital', country: 'South Africa' },
];
