import type { IngredientView } from '@vitrine/content/views/product-page'

/** What is in it, in which form, and what each part is there to do. */
export function IngredientList({ ingredients }: { ingredients: readonly IngredientView[] }) {
  return (
    <dl className="border-ink border-t">
      {ingredients.map((ingredient) => (
        <div
          key={ingredient._key}
          className="grid gap-x-6 gap-y-1 border-rule border-b py-4 sm:grid-cols-[2fr_3fr]"
        >
          <dt>
            <span className="font-display text-minor">{ingredient.name}</span>
            {ingredient.form && (
              <span className="block text-small text-soft">{ingredient.form}</span>
            )}
          </dt>
          {ingredient.purpose && <dd className="font-text leading-7">{ingredient.purpose}</dd>}
        </div>
      ))}
    </dl>
  )
}
