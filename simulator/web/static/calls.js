// Talks to the server that the page came from.

export class CallError extends Error {}

async function call(path, options) {
  let response;
  try {
    response = await fetch(`/api/${path}`, options);
  } catch {
    throw new CallError("The local Alexa does not answer. Is the server still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new CallError(answer.error ?? `The local Alexa answered ${response.status}.`);
  }
  return answer;
}

export const read = (path) => call(path);

/** Do something; gives the state of everything after it. */
export const act = (name, fields = {}) =>
  call(name, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fields),
  });
