// Tabs for a text and its preview. Loaded where a page has a field [data-marked]; without it a button sends the form, which comes
// back with the preview.

export function enhance(field) {
  if (field.dataset.ready) return
  field.dataset.ready = 'yes'
  const list = field.querySelector('.enlace-marked__tabs')
  const tabs = [...list.querySelectorAll('button')]
  const panels = tabs.map(tab => document.getElementById(tab.getAttribute('aria-controls')))
  const look = panels[1]

  function choose(chosen) {
    tabs.forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === chosen))
      tab.tabIndex = i === chosen ? 0 : -1
      panels[i].hidden = i !== chosen
    })
    if (chosen === 1) window.htmx.trigger(tabs[1], 'look')
  }

  // What was typed stays in its tab; why there is no preview stands here, and is spoken.
  function failed() {
    const told = document.createElement('p')
    told.className = 'govuk-error-message'
    told.textContent = field.dataset.marked
    look.replaceChildren(told)
    document.getElementById('announcer').textContent = field.dataset.marked
  }

  field.querySelectorAll('.enlace-marked__ask, .enlace-marked__shown').forEach(part => part.remove())
  list.setAttribute('role', 'tablist')
  tabs.forEach((tab, i) => {
    tab.setAttribute('role', 'tab')
    panels[i].setAttribute('role', 'tabpanel')
    panels[i].setAttribute('aria-labelledby', tab.id)
    tab.addEventListener('click', () => choose(i))
    tab.addEventListener('keydown', event => {
      const to = { ArrowLeft: 1 - i, ArrowRight: 1 - i, Home: 0, End: 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      tabs[to].focus()
      choose(to)
    })
  })
  look.tabIndex = 0
  field.addEventListener('htmx:sendError', failed)
  field.addEventListener('htmx:responseError', failed)
  choose(0)
  list.hidden = false
}
