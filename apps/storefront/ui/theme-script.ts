/**
 * Runs in <head> before the first paint: applies the reader's stored theme, so that it never flashes, and
 * answers every `[data-theme-toggle]` button, so that the toggle works before (and without) hydration.
 */
export const themeScript = `(()=>{const root=document.documentElement,key="theme";
try{const kept=localStorage.getItem(key);if(kept==="dark"||kept==="light")root.dataset.theme=kept}catch{}
document.addEventListener("click",(event)=>{
if(!(event.target instanceof Element)||!event.target.closest("[data-theme-toggle]"))return;
const system=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
const next=(root.dataset.theme??system)==="dark"?"light":"dark";
root.dataset.theme=next;
try{localStorage.setItem(key,next)}catch{}})})()`
