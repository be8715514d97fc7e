// Everything works without this file; it only makes some of it quicker.
import { initAll } from './govuk-frontend.min.js'

const narrow = window.matchMedia('(max-width: 48em)')

// GOV.UK's components look for this class; set here, so that the pages need no inline script.
document.documentElement.classList.add('enlace-script')
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

function foldFilter(within) {
  within.querySelectorAll('[data-filter-fold]').forEach(fold => { fold.open = !narrow.matches })
}

function start(within) {
  initAll({ scope: within })
  foldFilter(within)
  within.querySelectorAll('form[data-upload]').forEach(form => {
    import('./upload.js').then(upload => upload.enhance(form))
  })
  within.querySelectorAll('[data-marked]').forEach(field => {
    import('./marked.js').then(marked => marked.enhance(field))
  })
}

start(document)
narrow.addEventListener('change', () => foldFilter(document))

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print()
})

// A list that changed in place: its components start, and its count is spoken.
document.addEventListener('htmx:afterSettle', event => {
  const changed = event.target.isConnected ? event.target : document
  start(changed)
  // Folding the filter on a narrow screen hides the button that was pressed: stay at the filter.
  document.activeElement.closest('[data-filter-fold]:not([open])')?.querySelector('summary').focus()
  const count = changed.querySelector('[data-announce]')
  const announcer = document.getElementById('announcer')
  if (count && announcer) announcer.textContent = count.textContent
})

// An address to be kept or sent holds only what was asked for.
document.addEventListener('htmx:configRequest', event => {
  const asked = event.detail.formData
  for (const name of [...asked.keys()]) if (asked.getAll(name).every(value => value === '')) asked.delete(name)
})

// A draft that could not be kept says so, and the form stays.
function draftFailed(event) {
  const draft = event.detail.elt.closest('[data-draft]')
  if (draft) draft.querySelector('#draft-state').textContent = draft.dataset.draft
  return draft !== null
}

document.addEventListener('htmx:sendError', draftFailed)

// What is wrong with a form stands where the form stood.
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.requestConfig.elt.closest('[data-draft]')) {
    if (event.detail.xhr.getResponseHeader('Enlace-Draft') !== 'saved') {
      event.detail.requestConfig.elt.querySelector('#draft-state').textContent = event.detail.requestConfig.elt.dataset.draft
      event.detail.shouldSwap = false
    }
    return
  }
  if ([409, 422].includes(event.detail.xhr.status) && event.detail.requestConfig.verb !== 'get') {
    event.detail.shouldSwap = true
    event.detail.isError = false
  }
})

// The answer to a filter may be an error page: show it as any browser would. A preview tells it where it stands.
document.addEventListener('htmx:responseError', event => {
  if (draftFailed(event) || event.detail.elt.closest('[data-marked]')) return
  window.location.assign(event.detail.pathInfo.finalRequestPath)
})
