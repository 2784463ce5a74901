/**
 * Part of the script in <head>: once a page has loaded, registers the service worker, but not for a page inside a
 * frame, which is the Studio's preview; and asks again for the page that could not be had when the network is back.
 * Nothing in development, where a worker would outlive the server it belongs to.
 */
export const offlineScript =
  process.env.NODE_ENV === 'production'
    ? `(()=>{const worker=navigator.serviceWorker;
if(worker&&self===top)addEventListener("load",()=>worker.register("/sw.js").catch(()=>{}));
addEventListener("online",()=>{if(document.querySelector("[data-offline]"))location.reload()})})()`
    : ''
