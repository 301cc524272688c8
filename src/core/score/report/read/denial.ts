/**
 * Words that deny. Turns of phrase that deny no claim are left out: "not only", "no doubt", "not eligible", "not verified"
 * (the lack is the finding), "no missing age is".
 */
const IDIOMS = String.raw`only|just|merely|(?:(?:be|been|yet|properly|fully|correctly|consistently|adequately|always|all) )*(?:eligible|valid|plausible|possible|met|compliant|recorded|entered|verified|checked|captured|enforced|updated|reconciled|documented|available|caught|blocked|random|studied|tested)`;
const DENIAL = new RegExp(
  String.raw`\b(?:not(?! (?:${IDIOMS})\b)|no(?! (?:doubt|matter)\b)|never(?! (?:(?:been )?evaluated|${IDIOMS})\b)|none|nothing|neither|nor|nobody|nowhere|hardly|scarcely|barely|rarely|(?:zero|0|negligible) (?=risks?|dangers?|threats?|evidence|reasons?|needs?|impact|effect)|(?:is|are|was|were|remains?) (?:[a-z]+ly )?(?:nil|negligible|non ?existent|0(?= (?:for|in|to|[,;]|$)))|without (?=(?:an? |any )?(?:quer|inquir))|(?:forbidden|prohibited|barred|banned|discouraged) (?:to|from) (?=(?:correct|quer|verif|check|monitor|re ?train|review|contact|ask))|(?:rather than|instead of) (?=(?:quer|correct|verif|check|re ?train))|silent (?=on|about|as)|devoid of|refrain\w*|(?:avoid|stop|cease)\w*(?= (?:any )?(?:quer|correct|contact|ask|verif|check|monitor|re ?train)))\b`,
  'u',
);

/** Whether a stretch of a sentence denies. */
export function denies(text: string): boolean {
  return DENIAL.test(text);
}
