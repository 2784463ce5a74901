import { faqFields, imageFields, productCardFields, richTextFields } from './fragments.ts'

const comparedProductFields = /* groq */ `
  ${productCardFields},
  "servingSize": supplementFacts.servingSize,
  "servingsPerContainer": supplementFacts.servingsPerContainer,
  ingredients[]{ _key, name, form }`

/** The blocks of an article, with the products it shows at the price and stock they have now. */
export const bodyFields = /* groq */ `
  _type == "block" => { ${richTextFields} },
  _type == "figure" => { _type, _key, caption, "image": @{ ${imageFields} } },
  _type == "callout" => { _type, _key, tone, title, text },
  _type == "productCard" => { _type, _key, note, product{ _ref, ...@->{ ${productCardFields} } } },
  _type == "productComparison" => {
    _type,
    _key,
    title,
    products[]{ _key, _ref, ...@->{ ${comparedProductFields} } }
  },
  _type == "faq" => { _type, _key, title, items[]{ ${faqFields} } }`
