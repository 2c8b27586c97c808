/**
 * Passkeys: the browser makes one or shows one, and its answer travels in a form like any other.
 *
 * A form with `data-passkey` holds a hidden field `credential`. What to ask stands in `data-options`, or is
 * fetched from `data-options-url` when the button is pressed. Without passkeys in the browser the form stays
 * hidden, and everything else on the page works.
 */

type Json = Record<string, unknown>;

function bytes(text: string): ArrayBuffer {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(padded), (char) => char.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer | null): string | null {
  if (!buffer) return null;
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function descriptors(list: unknown): PublicKeyCredentialDescriptor[] {
  const keys = (list ?? []) as (Omit<PublicKeyCredentialDescriptor, "id"> & { id: string })[];
  return keys.map((key) => ({ ...key, id: bytes(key.id) }));
}

/** What the server wrote as JSON, as the browser wants it. */
function creation(json: Json): CredentialCreationOptions {
  const key = json.publicKey as Json;
  const user = key.user as Json;
  return {
    publicKey: {
      ...key,
      challenge: bytes(key.challenge as string),
      user: { ...user, id: bytes(user.id as string) },
      excludeCredentials: descriptors(key.excludeCredentials),
    } as PublicKeyCredentialCreationOptions,
  };
}

function request(json: Json): CredentialRequestOptions {
  const key = json.publicKey as Json;
  return {
    publicKey: {
      ...key,
      challenge: bytes(key.challenge as string),
      allowCredentials: descriptors(key.allowCredentials),
    } as PublicKeyCredentialRequestOptions,
  };
}

/** What the browser answered, as JSON for the server. */
function answer(credential: PublicKeyCredential): Json {
  const common = {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
  const response = credential.response;
  const clientDataJSON = text(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = text(response.attestationObject);
    return {
      ...common,
      response: { clientDataJSON, attestationObject, transports: response.getTransports() },
    };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    ...common,
    response: {
      clientDataJSON,
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: text(userHandle),
    },
  };
}

async function options(form: HTMLFormElement): Promise<Json> {
  if (form.dataset.options) return JSON.parse(form.dataset.options) as Json;
  const response = await fetch(form.dataset.optionsUrl ?? "", { method: "POST" });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  return (await response.json()) as Json;
}

async function ask(form: HTMLFormElement): Promise<void> {
  const asked = await options(form);
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create(creation(asked.creation_options as Json))
      : await navigator.credentials.get(request(asked.request_options as Json));
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
  const field = form.elements.namedItem("credential") as HTMLInputElement;
  field.value = JSON.stringify(answer(credential));
  form.submit();
}

function start(): void {
  const possible = "credentials" in navigator && "PublicKeyCredential" in window;
  for (const note of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) note.hidden = possible;
  if (!possible) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (failed) failed.hidden = true;
      // Most often the person closed the browser's question: they may try again or choose another way.
      ask(form).catch(() => {
        if (failed) failed.hidden = false;
      });
    });
  }
}

start();
