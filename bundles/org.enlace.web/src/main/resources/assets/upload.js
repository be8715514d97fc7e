// Sends a file in chunks: with progress, rate and the time that is left, going on after a break, and after the page was loaded anew,
// where the last stored chunk ended. Loaded where a page has a form [data-upload]; without it the form sends the file in one piece.

// How long it goes on trying while nothing comes through at all, and the longest pause between two tries, in milliseconds. On a slow
// line one chunk takes longer than that, and is no reason to give up.
const PATIENCE = 20 * 60_000
const LONGEST_PAUSE = 30_000

// The rate is that of the last ten seconds.
const WINDOW = 10_000

// A pause, which ends early when the connection is back or the sending is called off.
const pause = (ms, signal) => new Promise(done => {
  const over = () => {
    clearTimeout(timer)
    removeEventListener('online', over)
    signal.removeEventListener('abort', over)
    done()
  }
  const timer = setTimeout(over, ms)
  addEventListener('online', over)
  signal.addEventListener('abort', over)
})

// What another answer to the same request, lost on its way, has left behind: asking again puts it right.
const PASSING = ['files.offset', 'files.busy', 'idempotency.running']

class Refused extends Error {}
class Broken extends Error {}

async function answer(response) {
  if (response.ok) return response.status === 204 ? null : response.json()
  let problem = null
  try { problem = await response.json() } catch { /* Not ours: a gateway's page, or nothing. */ }
  // What may be over in a moment is tried again; what was refused is told.
  if (response.status === 429 || response.status >= 500 || !problem || PASSING.includes(problem.code)) throw new Error(problem?.code ?? `HTTP ${response.status}`)
  throw new Refused(problem.detail ?? problem.title)
}

const call = (method, path, body, signal, headers = {}) => fetch(path, {
  method,
  signal,
  headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
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
      if (request.status === 0) return failed(new Broken('connection'))
      answer(new Response(request.responseText, { status: request.status })).then(done, failed)
    })
    request.send(blob)
  })
}

// What this browser began to send, by the upload's id: which of two files of one name and size it was. Names stay on the node.
const memory = {
  key: id => `upload ${id}`,
  get: id => { try { return localStorage.getItem(memory.key(id)) } catch { return null } },
  put: (id, file) => { try { localStorage.setItem(memory.key(id), String(file.lastModified)) } catch { /* It begins anew then. */ } },
  forget: id => { try { localStorage.removeItem(memory.key(id)) } catch { /* Nothing was kept. */ } }
}

// The same file as before, of which something is on the node already; null for none.
async function begun(api, begin, file, signal) {
  const asked = new URLSearchParams({ use: begin.use, owner: begin.owner })
  const there = await call('GET', `${api}?${asked}`, undefined, signal)
  return there.items.find(one => one.name === file.name && one.size === file.size && memory.get(one.id) === String(file.lastModified)) ?? null
}

// Tries until it is done, refused or called off, with a growing pause; gives up when nothing came through for long. What is tried
// tells whenever something does: a connection that broke after that has got further, an answer that it cannot be done has not.
async function patiently(attempt, told, signal) {
  let since = null
  for (let failures = 0; ; failures++) {
    let moved = false
    try {
      return await attempt(failures > 0, () => { moved = true })
    } catch (failure) {
      if (since === null || moved && failure instanceof Broken) since = performance.now()
      if (signal.aborted || failure instanceof Refused || performance.now() - since > PATIENCE) throw failure
      told()
      await pause(Math.min(500 * 2 ** failures, LONGEST_PAUSE), signal)
      signal.throwIfAborted()
    }
  }
}

// Asked twice, because the first answer was lost, the node begins it once.
function once() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))]
  return { 'Idempotency-Key': bytes.map(byte => byte.toString(16).padStart(2, '0')).join('') }
}

async function send(form, file, progress, finishing, signal) {
  const data = new FormData(form)
  const api = form.dataset.upload
  const begin = { use: data.get('use'), owner: data.get('owner'), name: file.name, size: file.size }
  const key = once()
  let state = await patiently(
    async () => await begun(api, begin, file, signal) ?? await call('POST', api, begin, signal, key),
    () => progress(0, true), signal)
  const place = `${api}/${state.id}`
  memory.put(state.id, file)
  // What was called off leaves nothing behind.
  signal.addEventListener('abort', () => {
    memory.forget(state.id)
    fetch(place, { method: 'DELETE', keepalive: true }).catch(() => { /* The node gives it up when its time is over. */ })
  })
  progress(state.offset)
  while (state.offset < file.size) {
    state = await patiently(async (again, through) => {
      if (again) {
        const now = await call('GET', place, undefined, signal)
        if (now.offset !== state.offset) return now
      }
      const offset = state.offset
      const chunk = file.slice(offset, Math.min(offset + state.chunk, file.size))
      return put(`${place}?offset=${offset}`, chunk, sent => {
        through()
        progress(offset + sent)
      }, signal)
    }, () => progress(state.offset, true), signal)
    progress(state.offset)
  }
  // From here on it may be stored, whatever is called off.
  finishing()
  const stored = await patiently(
    () => call('POST', `${place}/complete`, {}, signal), () => progress(file.size, true), signal)
  memory.forget(state.id)
  return stored
}

function size(bytes, language) {
  const unit = bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9]
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit[0], maximumFractionDigits: 1 }).format(bytes / unit[1])
}

function time(seconds, language) {
  const unit = seconds < 90 ? ['second', 1] : seconds < 5400 ? ['minute', 60] : ['hour', 3600]
  const digits = unit[0] === 'hour' ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit[0], unitDisplay: 'long', maximumFractionDigits: digits })
    .format(digits ? seconds / 3600 : Math.ceil(seconds / unit[1]))
}

// Bytes a second, of late; what was on the node before does not count.
function measured() {
  const samples = []
  return done => {
    const now = performance.now()
    if (samples.length && done < samples[samples.length - 1].done) samples.length = 0
    samples.push({ now, done })
    while (samples.length > 2 && now - samples[1].now > WINDOW) samples.shift()
    const span = now - samples[0].now
    return span < 500 ? 0 : (done - samples[0].done) * 1000 / span
  }
}

export function enhance(form) {
  const part = name => form.querySelector(`[data-upload-${name}]`)
  const input = form.querySelector('input[type=file]')
  const bar = part('bar')
  const told = part('told')
  const said = part('said')
  const error = part('error')
  const buttons = form.querySelectorAll('button[type=submit]')
  const language = document.documentElement.lang
  const stay = event => event.preventDefault()

  // How far it is, for those who see it; aloud only when another tenth is done, or it broke off.
  function teller(file) {
    const rate = measured()
    let tenth = -1
    return (done, broken = false) => {
      bar.value = done
      if (broken) {
        told.textContent = form.dataset.uploadBroken
        if (said.textContent !== form.dataset.uploadBroken) said.textContent = form.dataset.uploadBroken
        tenth = -1
        return
      }
      const speed = rate(done)
      const left = speed > 0 && done < file.size
        ? form.dataset.uploadLeft.replace('{0}', time((file.size - done) / speed, language))
        : ''
      const words = [`${size(done, language)} / ${size(file.size, language)}`]
      if (speed > 0) words.push(`${size(speed, language)}/s`)
      if (left) words.push(left)
      told.textContent = words.join(' · ')
      const now = Math.floor(10 * done / Math.max(file.size, 1))
      if (now !== tenth) {
        tenth = now
        said.textContent = [new Intl.NumberFormat(language, { style: 'percent' }).format(now / 10), left].filter(Boolean).join(' · ')
      }
    }
  }

  form.addEventListener('submit', async event => {
    if (input.files.length === 0) return
    event.preventDefault()
    const stop = new AbortController()
    const cancel = () => stop.abort()
    const file = input.files[0]
    const progress = teller(file)
    buttons.forEach(button => { button.disabled = true })
    input.disabled = false
    error.hidden = true
    part('progress').hidden = false
    part('cancel').addEventListener('click', cancel)
    part('cancel').disabled = false
    addEventListener('beforeunload', stay)
    bar.max = Math.max(file.size, 1)
    progress(0)
    try {
      await send(form, file, progress, () => { part('cancel').disabled = true }, stop.signal)
      removeEventListener('beforeunload', stay)
      window.location.assign(form.dataset.uploadDone)
      return
    } catch (failure) {
      error.textContent = stop.signal.aborted
        ? form.dataset.uploadCancelled
        : failure instanceof Refused ? failure.message : form.dataset.uploadFailed
      error.hidden = false
    }
    removeEventListener('beforeunload', stay)
    part('cancel').removeEventListener('click', cancel)
    part('progress').hidden = true
    said.textContent = ''
    buttons.forEach(button => { button.disabled = false })
    input.focus()
  })
  form.dataset.ready = 'yes'
}
