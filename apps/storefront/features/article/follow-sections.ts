/** A section is being read once its heading is in the upper third of the window, or above it however far. */
const READ = '1000000px 0px -67% 0px'

/**
 * Keeps `aria-current` on those links that lead to the section being read; before the first, on that, as browsers
 * mark it by themselves (`:target-current`).
 * @param anchors the `id` of each section's heading, in their order
 * @returns ends it
 */
export function followSections(
  anchors: readonly string[],
  links: Iterable<HTMLAnchorElement>,
): () => void {
  const begun = new Set<string>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) begun.add(target.id)
        else begun.delete(target.id)
      const current = anchors.findLast((anchor) => begun.has(anchor)) ?? anchors[0]
      for (const link of links)
        if (link.getAttribute('href') === `#${current}`)
          link.setAttribute('aria-current', 'location')
        else link.removeAttribute('aria-current')
    },
    { rootMargin: READ },
  )
  for (const anchor of anchors) {
    const heading = document.getElementById(anchor)
    if (heading) observer.observe(heading)
  }
  return () => observer.disconnect()
}
