/** Headers, as pairs: what `new Headers` takes. */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];
