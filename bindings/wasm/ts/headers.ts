/** Headers as pairs, as `new Headers` accepts them. */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];
