export type Source = {
  title: string
  authors: string
  publication: string
  year?: number
  url: string
}

const ods = (path: string) => `https://ods.od.nih.gov/factsheets/${path}/`
const doi = (name: string) => `https://doi.org/${name}`
const cochrane = (name: string) =>
  `https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.${name}/full`
const ema = (plant: string) => `https://www.ema.europa.eu/en/medicines/herbal/${plant}`

const NIH = 'NIH Office of Dietary Supplements'
const NCCIH = 'National Center for Complementary and Integrative Health'
const EFSA = 'EFSA Panel on Dietetic Products, Nutrition and Allergies'
const HMPC = 'Committee on Herbal Medicinal Products'

/** The works that the journal cites, by the key that a citation mark names. */
export const sources = {
  'ods-magnesium': {
    title: 'Magnesium: Fact Sheet for Health Professionals',
    authors: NIH,
    publication: NIH,
    url: ods('Magnesium-HealthProfessional'),
  },
  'ods-vitamin-d': {
    title: 'Vitamin D: Fact Sheet for Health Professionals',
    authors: NIH,
    publication: NIH,
    url: ods('VitaminD-HealthProfessional'),
  },
  'ods-vitamin-k': {
    title: 'Vitamin K: Fact Sheet for Health Professionals',
    authors: NIH,
    publication: NIH,
    url: ods('VitaminK-HealthProfessional'),
  },
  'ods-omega-3': {
    title: 'Omega-3 Fatty Acids: Fact Sheet for Health Professionals',
    authors: NIH,
    publication: NIH,
    url: ods('Omega3FattyAcids-HealthProfessional'),
  },
  'ods-supplements': {
    title: 'Dietary Supplements: What You Need to Know',
    authors: NIH,
    publication: NIH,
    url: ods('WYNTK-Consumer'),
  },
  'efsa-magnesium': {
    title: 'Scientific Opinion on Dietary Reference Values for magnesium',
    authors: EFSA,
    publication: 'EFSA Journal 13(7):4186',
    year: 2015,
    url: doi('10.2903/j.efsa.2015.4186'),
  },
  'efsa-vitamin-d': {
    title: 'Dietary reference values for vitamin D',
    authors: EFSA,
    publication: 'EFSA Journal 14(10):4547',
    year: 2016,
    url: doi('10.2903/j.efsa.2016.4547'),
  },
  'efsa-vitamin-k': {
    title: 'Dietary reference values for vitamin K',
    authors: EFSA,
    publication: 'EFSA Journal 15(5):4780',
    year: 2017,
    url: doi('10.2903/j.efsa.2017.4780'),
  },
  'efsa-protein': {
    title: 'Scientific Opinion on Dietary Reference Values for protein',
    authors: EFSA,
    publication: 'EFSA Journal 10(2):2557',
    year: 2012,
    url: doi('10.2903/j.efsa.2012.2557'),
  },
  'efsa-fats': {
    title: 'Scientific Opinion on Dietary Reference Values for fats',
    authors: EFSA,
    publication: 'EFSA Journal 8(3):1461',
    year: 2010,
    url: doi('10.2903/j.efsa.2010.1461'),
  },
  'efsa-fibre': {
    title: 'Scientific Opinion on Dietary Reference Values for carbohydrates and dietary fibre',
    authors: EFSA,
    publication: 'EFSA Journal 8(3):1462',
    year: 2010,
    url: doi('10.2903/j.efsa.2010.1462'),
  },
  'efsa-water': {
    title: 'Scientific Opinion on Dietary Reference Values for water',
    authors: EFSA,
    publication: 'EFSA Journal 8(3):1459',
    year: 2010,
    url: doi('10.2903/j.efsa.2010.1459'),
  },
  'cochrane-omega-3': {
    title: 'Omega-3 fatty acids for the primary and secondary prevention of cardiovascular disease',
    authors: 'Abdelhamid AS and others',
    publication: 'Cochrane Database of Systematic Reviews',
    year: 2020,
    url: cochrane('CD003177.pub5'),
  },
  'cochrane-cramps': {
    title: 'Magnesium for skeletal muscle cramps',
    authors: 'Garrison SR and others',
    publication: 'Cochrane Database of Systematic Reviews',
    year: 2020,
    url: cochrane('CD009402.pub3'),
  },
  'cochrane-masks': {
    title: 'Non-pharmacological interventions for sleep promotion in the intensive care unit',
    authors: 'Hu RF and others',
    publication: 'Cochrane Database of Systematic Reviews',
    year: 2015,
    url: cochrane('CD008808.pub2'),
  },
  'mah-2021': {
    title:
      'Oral magnesium supplementation for insomnia in older adults: a systematic review and meta-analysis',
    authors: 'Mah J, Pitre T',
    publication: 'BMC Complementary Medicine and Therapies 21:125',
    year: 2021,
    url: doi('10.1186/s12906-021-03297-z'),
  },
  'watson-2015': {
    title:
      'Recommended Amount of Sleep for a Healthy Adult: A Joint Consensus Statement of the American Academy of Sleep Medicine and Sleep Research Society',
    authors: 'Watson NF and others',
    publication: 'Sleep 38(6):843–844',
    year: 2015,
    url: doi('10.5665/sleep.4716'),
  },
  'nhlbi-sleep': {
    title: 'Sleep Deprivation and Deficiency',
    authors: 'National Heart, Lung, and Blood Institute',
    publication: 'NHLBI Health Topics',
    url: 'https://www.nhlbi.nih.gov/health/sleep-deprivation',
  },
  'nccih-melatonin': {
    title: 'Melatonin: What You Need To Know',
    authors: NCCIH,
    publication: 'NCCIH',
    url: 'https://www.nccih.nih.gov/health/melatonin-what-you-need-to-know',
  },
  'edinger-2021': {
    title:
      'Behavioral and psychological treatments for chronic insomnia disorder in adults: an American Academy of Sleep Medicine clinical practice guideline',
    authors: 'Edinger JD and others',
    publication: 'Journal of Clinical Sleep Medicine 17(2):255–262',
    year: 2021,
    url: doi('10.5664/jcsm.8986'),
  },
  'gooley-2011': {
    title:
      'Exposure to room light before bedtime suppresses melatonin onset and shortens melatonin duration in humans',
    authors: 'Gooley JJ and others',
    publication: 'Journal of Clinical Endocrinology & Metabolism 96(3):E463–E472',
    year: 2011,
    url: doi('10.1210/jc.2010-2098'),
  },
  'brown-2022': {
    title:
      'Recommendations for daytime, evening, and nighttime indoor light exposure to best support physiology, sleep, and wakefulness in healthy adults',
    authors: 'Brown TM and others',
    publication: 'PLOS Biology 20(3):e3001571',
    year: 2022,
    url: doi('10.1371/journal.pbio.3001571'),
  },
  'buffey-2022': {
    title:
      'The Acute Effects of Interrupting Prolonged Sitting Time in Adults with Standing and Light-Intensity Walking on Biomarkers of Cardiometabolic Health in Adults: A Systematic Review and Meta-analysis',
    authors: 'Buffey AJ and others',
    publication: 'Sports Medicine 52:1765–1787',
    year: 2022,
    url: doi('10.1007/s40279-022-01649-4'),
  },
  'who-activity': {
    title: 'WHO guidelines on physical activity and sedentary behaviour',
    authors: 'World Health Organization',
    publication: 'WHO',
    year: 2020,
    url: 'https://www.who.int/publications/i/item/9789240015128',
  },
  'morton-2018': {
    title:
      'A systematic review, meta-analysis and meta-regression of the effect of protein supplementation on resistance training-induced gains in muscle mass and strength in healthy adults',
    authors: 'Morton RW and others',
    publication: 'British Journal of Sports Medicine 52(6):376–384',
    year: 2018,
    url: doi('10.1136/bjsports-2017-097608'),
  },
  'fao-protein': {
    title: 'Dietary protein quality evaluation in human nutrition',
    authors: 'Food and Agriculture Organization of the United Nations',
    publication: 'FAO Food and Nutrition Paper 92',
    year: 2013,
    url: 'https://www.fao.org/3/i3124e/i3124e.pdf',
  },
  'reynolds-2019': {
    title:
      'Carbohydrate quality and human health: a series of systematic reviews and meta-analyses',
    authors: 'Reynolds A and others',
    publication: 'The Lancet 393:434–445',
    year: 2019,
    url: doi('10.1016/S0140-6736(18)31809-9'),
  },
  'sawka-2007': {
    title: 'American College of Sports Medicine position stand: Exercise and fluid replacement',
    authors: 'Sawka MN and others',
    publication: 'Medicine & Science in Sports & Exercise 39(2):377–390',
    year: 2007,
    url: doi('10.1249/mss.0b013e31802ca597'),
  },
  'nhs-vitamin-d': {
    title: 'Vitamin D',
    authors: 'National Health Service',
    publication: 'NHS: Vitamins and minerals',
    url: 'https://www.nhs.uk/conditions/vitamins-and-minerals/vitamin-d/',
  },
  'sacn-vitamin-d': {
    title: 'Vitamin D and Health',
    authors: 'Scientific Advisory Committee on Nutrition',
    publication: 'GOV.UK',
    year: 2016,
    url: 'https://www.gov.uk/government/publications/sacn-vitamin-d-and-health-report',
  },
  'fda-daily-values': {
    title: 'Daily Value on the Nutrition and Supplement Facts Labels',
    authors: 'US Food and Drug Administration',
    publication: 'FDA',
    url: 'https://www.fda.gov/food/nutrition-facts-label/daily-value-nutrition-and-supplement-facts-labels',
  },
  fooddata: {
    title: 'FoodData Central',
    authors: 'US Department of Agriculture',
    publication: 'USDA Agricultural Research Service',
    url: 'https://fdc.nal.usda.gov/',
  },
  'nccih-chamomile': {
    title: 'Chamomile: Usefulness and Safety',
    authors: NCCIH,
    publication: 'NCCIH',
    url: 'https://www.nccih.nih.gov/health/chamomile',
  },
  'ema-lemon-balm': {
    title: 'Melissae folium: herbal medicinal product',
    authors: HMPC,
    publication: 'European Medicines Agency',
    url: ema('melissae-folium'),
  },
  'ema-chamomile': {
    title: 'Matricariae flos: herbal medicinal product',
    authors: HMPC,
    publication: 'European Medicines Agency',
    url: ema('matricariae-flos'),
  },
  'ema-passionflower': {
    title: 'Passiflorae herba: herbal medicinal product',
    authors: HMPC,
    publication: 'European Medicines Agency',
    url: ema('passiflorae-herba'),
  },
  'ema-lavender': {
    title: 'Lavandulae flos: herbal medicinal product',
    authors: HMPC,
    publication: 'European Medicines Agency',
    url: ema('lavandulae-flos'),
  },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources

export function sourceOf(name: SourceName): Source {
  return sources[name]
}
