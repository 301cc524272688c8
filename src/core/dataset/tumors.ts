/** Primary tumor sites, who can have them, and the histologies that fit each. Positions are codes inside columns. */

export interface Tumor {
  readonly name: string;
  /** 'any', or the only gender (as in GENDERS) that can have it in this world. */
  readonly gender: 'any' | 'F' | 'M';
  readonly histologies: readonly string[];
}

export const TUMORS: readonly Tumor[] = [
  {
    name: 'Lung',
    gender: 'any',
    histologies: ['Adenocarcinoma', 'Squamous cell carcinoma', 'Small cell carcinoma'],
  },
  { name: 'Colorectal', gender: 'any', histologies: ['Adenocarcinoma', 'Mucinous adenocarcinoma'] },
  { name: 'Pancreatic', gender: 'any', histologies: ['Ductal adenocarcinoma'] },
  { name: 'Melanoma', gender: 'any', histologies: ['Superficial spreading melanoma', 'Nodular melanoma'] },
  { name: 'Bladder', gender: 'any', histologies: ['Urothelial carcinoma'] },
  { name: 'Prostate', gender: 'M', histologies: ['Acinar adenocarcinoma'] },
  { name: 'Breast', gender: 'F', histologies: ['Invasive ductal carcinoma', 'Invasive lobular carcinoma'] },
  { name: 'Ovarian', gender: 'F', histologies: ['Serous carcinoma', 'Endometrioid carcinoma'] },
];

/** Every histology, once, in order of first mention. */
export const HISTOLOGIES: readonly string[] = [...new Set(TUMORS.flatMap((tumor) => tumor.histologies))];
