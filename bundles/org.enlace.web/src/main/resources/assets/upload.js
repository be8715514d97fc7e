// Sends a file in chunks: with progress, going on after a break where the last stored chunk ended. Loaded where a page has a
// form [data-upload]; without it the form sends the file in one piece.

const RETRIES = 8

const wait = ms => new Promise(done => setTimeout(done, ms))

// What another answer to the same chunk, lost on its way, has left behind: asking how far the file is puts it right.
const PASSING = ['files.offset', 'files.busy']

class Refused extends Error {}

async function answer(response) {
  if (response.ok) return response.status === 204 ? null : response.json()
  let problem = null
  try { problem = await response.json() } catch { /* Not ours: a gateway's page, or nothing. */ }
  // What may be over in a moment is tried again; what was refused is told.
  if (response.status === 429 || response.status >= 500 || !problem || PASSING.includes(problem.code)) throw new Error(problem?.code ?? `HTTP ${response.status}`)
  throw new Refused(problem.detail ?? problem.title)
}

const call = (method, path, body, signal) => fetch(path, {
  method,
  signal,
  headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
  body: body === undefined ? undefined : JSON.stringify(body)
}).then(answer)

// One chunk, by a request that tells how far it is.
function put(path, blob, sent, signal) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.addEventListener('progress', event => sent(event.loaded))
    const stop = () => request.abort()
    signal.addEventListener('abort', stop)
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) return failed(signal.reason)
      if (request.status === 0) return failed(new Error('connection'))
      answer(new Response(request.responseText, { status: request.status })).then(done, failed)
    })
    request.send(blob)
  })
}

// The same file as before in this tab goes on where it stopped.
async function begun(api, known, signal) {
  const id = sessionStorage.getItem(known)
  if (!id) return null
  return call('GET', `${api}/${id}`, undefined, signal).catch(failure => {
    if (failure instanceof Refused) return null
    throw failure
  })
}

async function send(form, file, progress, signal) {
  const data = new FormData(form)
  const api = form.dataset.upload
  const begin = { use: data.get('use'), owner: data.get('owner'), name: file.name, size: file.size }
  const known = `upload ${begin.use} ${begin.owner} ${file.name} ${file.size} ${file.lastModified}`
  let state = await begun(api, known, signal) ?? await call('POST', api, begin, signal)
  const place = `${api}/${state.id}`
  sessionStorage.setItem(known, state.id)
  // What was called off leaves nothing behind.
  signal.addEventListener('abort', () => {
    sessionStorage.removeItem(known)
    fetch(place, { method: 'DELETE', keepalive: true })
  })
  let failures = 0
  while (state.offset < file.size) {
    const offset = state.offset
    const chunk = file.slice(offset, Math.min(offset + state.chunk, file.size))
    try {
      state = await put(`${place}?offset=${offset}`, chunk, sent => progress(offset + sent), signal)
      failures = 0
    } catch (failure) {
      if (signal.aborted || failure instanceof Refused || failures === RETRIES) throw failure
      progress(offset, true)
      await wait(Math.min(500 * 2 ** failures++, 15000))
      state = await call('GET', place, undefined, signal).catch(again => {
        if (again instanceof Refused) throw again
        return state
      })
    }
  }
  progress(file.size)
  for (failures = 0; ; failures++) {
    try {
      const stored = await call('POST', `${place}/complete`, {}, signal)
      sessionStorage.removeItem(known)
      return stored
    } catch (failure) {
      if (signal.aborted || failure instanceof Refused || failures === RETRIES) throw failure
      await wait(Math.min(500 * 2 ** failures, 15000))
    }
  }
}

function size(bytes, language) {
  const unit = bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9]
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit[0], maximumFractionDigits: 1 }).format(bytes / unit[1])
}

export function enhance(form) {
  const part = name => form.querySelector(`[data-upload-${name}]`)
  const input = form.querySelector('input[type=file]')
  const bar = part('bar')
  const told = part('told')
  const error = part('error')
  const buttons = form.querySelectorAll('button[type=submit]')
  const language = document.documentElement.lang

  form.addEventListener('submit', async event => {
    if (input.files.length === 0) return
    event.preventDefault()
    const stop = new AbortController()
    const cancel = () => stop.abort()
    const begun = performance.now()
    const file = input.files[0]
    buttons.forEach(button => { button.disabled = true })
    input.disabled = false
    error.hidden = true
    part('progress').hidden = false
    part('cancel').addEventListener('click', cancel)
    bar.max = Math.max(file.size, 1)
    const progress = (done, broken = false) => {
      const seconds = (performance.now() - begun) / 1000
      bar.value = done
      told.textContent = broken
        ? form.dataset.uploadBroken
        : `${size(done, language)} / ${size(file.size, language)} · ${size(done / Math.max(seconds, 0.1), language)}/s`
    }
    progress(0)
    try {
      await send(form, file, progress, stop.signal)
      window.location.assign(form.dataset.uploadDone)
      return
    } catch (failure) {
      error.textContent = stop.signal.aborted
        ? form.dataset.uploadCancelled
        : failure instanceof Refused ? failure.message : form.dataset.uploadFailed
      error.hidden = false
    }
    part('cancel').removeEventListener('click', cancel)
    part('progress').hidden = true
    buttons.forEach(button => { button.disabled = false })
    input.focus()
  })
}
