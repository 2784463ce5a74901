import { category } from '../documents/category.ts'

export const categories = [
  category(
    'sleep',
    'Sleep & rest',
    'Darkness, quiet and the chemistry of a good night, told without promises.',
  ),
  category(
    'nutrition',
    'Nutrition',
    'Vitamins, minerals and what is on the plate: what they do, how much is enough, and who should ask first.',
  ),
  category(
    'movement',
    'Movement',
    'Walking, lifting, sweating and the days between, with the evidence that there is.',
  ),
  category(
    'herbs-and-kitchen',
    'Herbs & kitchen',
    'Growing, drying, steeping and cooking: the slow end of the apothecary.',
  ),
]
