import { html } from "hono/html";
import type { Html } from "./html.ts";

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  /** What is wrong with what was entered. */
  readonly error?: string | undefined;
}

export interface TextField extends Field {
  readonly type?: "text" | "email" | "date";
  /** As HTML names it: `email`, `name`. */
  readonly autocomplete?: string;
  readonly wide?: boolean;
}

/** A text field with its label, its hint and what is wrong with it. */
export function textField(field: TextField): Html {
  const { name, type = "text", value = "", autocomplete = "off", wide = true, error } = field;
  const classes = `govuk-input${wide ? "" : " govuk-input--width-10"}${error === undefined ? "" : " govuk-input--error"}`;
  return group(
    field,
    html`<input class="${classes}" id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" spellcheck="false"${describedBy(field)}>`,
  );
}

/** A field for a few sentences. */
export function textArea(field: Field & { readonly rows?: number }): Html {
  const { name, value = "", rows = 3, error } = field;
  return group(
    field,
    html`<textarea class="govuk-textarea${error === undefined ? "" : " govuk-textarea--error"}" id="${name}" name="${name}" rows="${rows}"${describedBy(field)}>${value}</textarea>`,
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** A drop-down; the first choice is the one taken where none is said. */
export function selectField(field: Field & { readonly choices: readonly Choice[] }): Html {
  const { name, value, choices } = field;
  const options = choices.map(
    (one) => html`<option value="${one.value}"${one.value === value ? html` selected` : ""}>${one.text}</option>`,
  );
  return group(
    field,
    html`<select class="govuk-select" id="${name}" name="${name}"${describedBy(field)}>${options}</select>`,
  );
}

/** Radio buttons, one below the other. */
export function radiosField(field: Field & { readonly choices: readonly Choice[] }): Html {
  const { name, label, hint, value, error, choices } = field;
  const items = choices.map((one, at) => {
    const id = at === 0 ? name : `${name}-${at + 1}`;
    return html`<div class="govuk-radios__item"><input class="govuk-radios__input" id="${id}" name="${name}" type="radio" value="${one.value}"${one.value === value ? html` checked` : ""}><label class="govuk-label govuk-radios__label" for="${id}">${one.text}</label>${one.hint === undefined ? "" : html`<div class="govuk-hint govuk-radios__hint">${one.hint}</div>`}</div>`;
  });
  return html`<div class="govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}"><fieldset class="govuk-fieldset"${describedBy({ name, hint, error })}><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${label}</legend>${hintOf({ name, hint })}${errorOf({ name, error })}<div class="govuk-radios" data-module="govuk-radios">${items}</div></fieldset></div>`;
}

/** A field with what stands around every field. */
export function group(field: Field, control: Html): Html {
  const { name, label, error } = field;
  return html`<div class="govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}"><label class="govuk-label govuk-label--s" for="${name}">${label}</label>${hintOf(field)}${errorOf(field)}${control}</div>`;
}

/** Ties a control to its hint and its error. */
export function describedBy({ name, hint, error }: Pick<Field, "name" | "hint" | "error">): Html {
  const ids = [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`].filter(
    (id) => id !== "",
  );
  return ids.length === 0 ? html`` : html` aria-describedby="${ids.join(" ")}"`;
}

function hintOf({ name, hint }: Pick<Field, "name" | "hint">): Html {
  return hint === undefined ? html`` : html`<div id="${name}-hint" class="govuk-hint">${hint}</div>`;
}

function errorOf({ name, error }: Pick<Field, "name" | "error">): Html {
  if (error === undefined) return html``;
  return html`<p id="${name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`;
}

/** One box to tick. */
export function checkboxField({
  name,
  label,
  checked,
}: Pick<Field, "name" | "label"> & { readonly checked?: boolean }): Html {
  return html`<div class="govuk-form-group"><div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="yes"${checked === true ? html` checked` : ""}><label class="govuk-label govuk-checkboxes__label" for="${name}">${label}</label></div></div></div>`;
}
